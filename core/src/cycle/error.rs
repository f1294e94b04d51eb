//! Why something about a cycle can't be done.

use oogst_protocol::EntityId;

use crate::{random::NoRandom, record::QueueError, store::StoreError, team::KeptLogError};

/// Why something about a cycle can't be done.
#[derive(Debug, thiserror::Error)]
pub enum CycleError {
    /// A text or date that does not fit.
    #[error(transparent)]
    Body(#[from] oogst_domain::cycle::CycleError),
    /// Only preparers make cycles.
    #[error("only a preparer may do this")]
    PreparersOnly,
    /// No such cycle.
    #[error("no cycle {0}")]
    Unknown(EntityId),
    /// Its record can't be queued.
    #[error(transparent)]
    Queue(#[from] QueueError),
    /// The team log can't be used.
    #[error(transparent)]
    Log(#[from] KeptLogError),
    /// No randomness for its id.
    #[error(transparent)]
    Random(#[from] NoRandom),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

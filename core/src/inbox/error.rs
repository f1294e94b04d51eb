//! Why something of the inbox can't be shown or opened.

use oogst_protocol::{EntityId, Hash, seal::SealError};

use crate::{
    record::QueueError,
    store::StoreError,
    submission::SubmitError,
    sync::{FetchError, HubFault},
    team::{KeptLogError, TeamError},
};

/// Why something of the inbox can't be shown or opened.
#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    /// No submission or capture of this id here.
    #[error("nothing here under {0}")]
    Unknown(EntityId),
    /// No such record in quarantine, or one that can't be accepted.
    #[error("no record {0} that could be accepted")]
    NotAcceptable(Hash),
    /// Only preparers may accept.
    #[error("only a preparer may do this")]
    PreparersOnly,
    /// It is still on its way: its teacher's device has not sent it yet.
    #[error("still on its way")]
    Arriving,
    /// It opens to something else than its record says. Kept aside; nothing is shown of it.
    #[error("{0} is not what its record says")]
    Wrong(Hash),
    /// It can't be opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A file can't be written.
    #[error("{path}: {source}")]
    Write {
        /// Which file.
        path: std::path::PathBuf,
        /// How.
        source: std::io::Error,
    },
    /// A record can't be queued.
    #[error(transparent)]
    Queue(#[from] QueueError),
    /// It can't be fetched.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The team, or the way to its hub.
    #[error(transparent)]
    Team(#[from] TeamError),
    /// The team log can't be used.
    #[error(transparent)]
    Log(#[from] KeptLogError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The hub.
    #[error(transparent)]
    Hub(#[from] HubFault),
    /// The submissions can't be read.
    #[error(transparent)]
    Submissions(#[from] SubmitError),
}

impl From<rusqlite::Error> for InboxError {
    fn from(error: rusqlite::Error) -> Self {
        InboxError::Store(error.into())
    }
}

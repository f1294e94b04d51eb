//! Why something can't be submitted, changed or withdrawn.

use oogst_protocol::EntityId;

use crate::{
    capture::CaptureError, random::NoRandom, record::QueueError, store::StoreError, team::KeptLogError,
};

/// Why something can't be submitted, changed or withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// A text that does not fit, too many items, or none.
    #[error(transparent)]
    Body(#[from] oogst_domain::submission::SubmissionError),
    /// Nothing was chosen and nothing said.
    #[error("nothing to submit")]
    Nothing,
    /// No such capture.
    #[error("no capture {0}")]
    UnknownCapture(EntityId),
    /// Kept uncovered for oneself alone: the covered one may go.
    #[error("capture {0} is kept for oneself alone")]
    OwnOnly(EntityId),
    /// No such result of cards.
    #[error("no result of cards {0}")]
    UnknownCards(EntityId),
    /// Fewer cards filled in on a screen than counts may be told of.
    #[error("counts of {found} pupils; they are told of {least} or more")]
    TooFewCards {
        /// How many there are.
        found: usize,
        /// How many there must be.
        least: usize,
    },
    /// No such round of registrations.
    #[error("no round {0}")]
    UnknownRound(EntityId),
    /// No tally may be told.
    #[error(transparent)]
    Tally(#[from] oogst_domain::pupil::TallyError),
    /// A piece that a pupil did not say.
    #[error("number {number} said nothing about {about:?}")]
    NothingSaid {
        /// The number.
        number: u16,
        /// About what.
        about: oogst_domain::pupil::About,
    },
    /// No such submission of this person.
    #[error("no submission {0}")]
    Unknown(EntityId),
    /// Withdrawn before.
    #[error("submission {0} was withdrawn")]
    Withdrawn(EntityId),
    /// The captures can't be listed.
    #[error(transparent)]
    Captures(#[from] CaptureError),
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

impl From<rusqlite::Error> for SubmitError {
    fn from(error: rusqlite::Error) -> Self {
        SubmitError::Store(error.into())
    }
}

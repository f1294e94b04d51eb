//! Why something about exit cards can't be done.

use oogst_domain::card::{CardError, CardResultError, CardSheetsError, Run, RunError};
use oogst_protocol::EntityId;

use super::print::PrintError;
use crate::{
    capture::CaptureError, media::MediaError, random::NoRandom, record::QueueError, store::StoreError,
};

/// Why something about exit cards can't be done.
#[derive(Debug, thiserror::Error)]
pub enum CardsError {
    /// A template breaks a limit.
    #[error(transparent)]
    Template(#[from] CardError),
    /// A template's record breaks a limit.
    #[error(transparent)]
    Sheets(#[from] CardSheetsError),
    /// A result breaks a limit.
    #[error(transparent)]
    Result(#[from] CardResultError),
    /// It can't be printed so.
    #[error(transparent)]
    Print(#[from] PrintError),
    /// Random bits that are no run.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The photo can't be kept.
    #[error(transparent)]
    Capture(#[from] CaptureError),
    /// The photo can't be read.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// A photo that can't be opened.
    #[error("{path} can't be read")]
    Source {
        /// Where it was to be.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No such template here.
    #[error("no card template {0:?}")]
    UnknownTemplate(String),
    /// No such result here.
    #[error("no card result {0}")]
    UnknownResult(EntityId),
    /// No such card in the result.
    #[error("no card {number} in the result")]
    UnknownCard {
        /// Its number.
        number: u16,
    },
    /// The number is on cards of several print runs.
    #[error("card {number} is there of several print runs")]
    SeveralRuns {
        /// The number.
        number: u16,
        /// The runs.
        runs: Vec<Run>,
    },
    /// No such question, or no such answer to it.
    #[error("{answer:?} can't be an answer to {question:?}")]
    NoSuchAnswer {
        /// The question's key.
        question: String,
        /// What was to be its answer.
        answer: String,
    },
    /// A result with counts only has no cards to decide about or to show.
    #[error("only the counts of this result are here")]
    CountsOnly,
    /// The photo of the cards is not on this device.
    #[error("the photo {0} is not on this device")]
    PhotoElsewhere(EntityId),
    /// A picture can't be made.
    #[error("the picture can't be made: {0}")]
    Picture(&'static str),
    /// Its record can't be queued.
    #[error(transparent)]
    Queue(#[from] QueueError),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] NoRandom),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for CardsError {
    fn from(error: rusqlite::Error) -> Self {
        CardsError::Store(error.into())
    }
}

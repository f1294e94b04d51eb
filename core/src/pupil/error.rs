//! Why something about pupils can't be done.

use oogst_domain::{
    card::CardResultError,
    pupil::{ClassError, RegistrationError, RoundError, SessionError},
};
use oogst_protocol::EntityId;

use crate::{capture::CaptureError, random::NoRandom, record::QueueError, store::StoreError};

/// Why something about pupils can't be done. Nothing changed then.
#[derive(Debug, thiserror::Error)]
pub enum PupilError {
    /// A class breaks a limit.
    #[error(transparent)]
    Class(#[from] ClassError),
    /// A round breaks a limit.
    #[error(transparent)]
    Round(#[from] RoundError),
    /// A registration breaks a limit.
    #[error(transparent)]
    Registration(#[from] RegistrationError),
    /// A filled card breaks a limit.
    #[error(transparent)]
    Card(#[from] CardResultError),
    /// The pupil can't go on so.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// No such class here.
    #[error("no class {0}")]
    UnknownClass(EntityId),
    /// No such round here.
    #[error("no round {0}")]
    UnknownRound(EntityId),
    /// This number has not registered in the round.
    #[error("number {0} has not registered")]
    NotRegistered(u16),
    /// Nobody is at work.
    #[error("nobody is at work")]
    NobodyAtWork,
    /// Another pupil is at work: done, or leave, first.
    #[error("number {0} is at work")]
    AtWork(u16),
    /// The screen does not ask for a photo.
    #[error("no photo is asked")]
    NoPhotoAsked,
    /// The photo can't be taken in.
    #[error(transparent)]
    Capture(#[from] CaptureError),
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

impl From<rusqlite::Error> for PupilError {
    fn from(error: rusqlite::Error) -> Self {
        PupilError::Store(error.into())
    }
}

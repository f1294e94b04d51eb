//! Why a capture can't be taken in, changed or removed.

use std::path::PathBuf;

use oogst_domain::capture::MediaKind;
use oogst_protocol::{EntityId, seal::SealError};

use crate::{
    media::{MediaError, redact::RedactError},
    random::NoRandom,
    store::StoreError,
};

/// Why a capture can't be taken in, changed or removed. Nothing is kept of what failed.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    /// The source can't be read.
    #[error("{path}: {source}")]
    Source {
        /// Which file.
        path: PathBuf,
        /// How.
        source: std::io::Error,
    },
    /// What is wrong with the file, or which limit it exceeds.
    #[error(transparent)]
    Media(MediaError),
    /// It is something else than was asked for.
    #[error("a {expected:?} was expected; this is a {found:?}")]
    OtherKind {
        /// What was asked for.
        expected: MediaKind,
        /// What it is, by its content.
        found: MediaKind,
    },
    /// A poster was handed in with something that is no video.
    #[error("only a video has a poster")]
    PosterWithoutVideo,
    /// The poster is no photo that can be taken in.
    #[error("the poster: {0}")]
    Poster(MediaError),
    /// A note, goal or lesson that does not fit.
    #[error(transparent)]
    Text(#[from] oogst_domain::capture::CaptureError),
    /// Nothing under this id: removed before, or never here.
    #[error("no capture {0}")]
    Unknown(EntityId),
    /// There is no capture to undo.
    #[error("no capture to undo")]
    Nothing,
    /// Part of a submission; withdraw that instead.
    #[error("capture {0} is part of a submission")]
    Submitted(EntityId),
    /// Only photos can be covered.
    #[error("a {0:?} can't be covered, only a photo")]
    NoPhoto(MediaKind),
    /// Nothing was covered: which area is wrong, or how many.
    #[error(transparent)]
    Redact(RedactError),
    /// It was covered so often that its record is full.
    #[error("capture {0} was covered too often")]
    CoveredTooOften(EntityId),
    /// Its record can't be queued.
    #[error(transparent)]
    Record(#[from] crate::record::QueueError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for CaptureError {
    fn from(error: rusqlite::Error) -> Self {
        CaptureError::Store(error.into())
    }
}

impl From<NoRandom> for CaptureError {
    fn from(error: NoRandom) -> Self {
        CaptureError::Store(error.into())
    }
}

impl From<SealError> for CaptureError {
    fn from(error: SealError) -> Self {
        CaptureError::Store(error.into())
    }
}

impl From<RedactError> for CaptureError {
    fn from(error: RedactError) -> Self {
        match error {
            RedactError::Media(error) => error.into(),
            other => CaptureError::Redact(other),
        }
    }
}

impl From<MediaError> for CaptureError {
    /// A full disk shows while cleaned bytes are written; it is the store's error, not the file's.
    fn from(error: MediaError) -> Self {
        match error {
            MediaError::Io(error) if crate::store::is_full(&error) => StoreError::DiskFull.into(),
            other => CaptureError::Media(other),
        }
    }
}

//! What goes wrong inside the cleaner, before it is told for which format.

use oogst_domain::capture::Format;

use super::super::{Limit, MediaError};

/// A [`MediaError`] whose format is filled in at the door, so that a parser of ten bytes need not
/// carry it along.
#[derive(Debug)]
pub(super) enum Fault {
    /// The container contradicts itself or breaks off.
    Damaged(&'static str),
    /// Encrypted samples.
    Protected,
    /// Complete as it is.
    Other(MediaError),
}

impl Fault {
    /// More parts (boxes, tracks, samples) than are taken in.
    pub(super) fn parts(found: u64, allowed: u64) -> Self {
        Fault::Other(MediaError::TooMuch { limit: Limit::Parts, found, allowed })
    }

    /// Something that a video may be, and that is not taken in; MP4 is what to make of it.
    pub(super) fn not_taken_in(name: &'static str) -> Self {
        Fault::Other(MediaError::NotTakenIn { name, convert_to: "MP4" })
    }

    /// The error for a caller.
    pub(super) fn of(self, format: Format) -> MediaError {
        match self {
            Fault::Damaged(what) => MediaError::Damaged { format, what },
            Fault::Protected => MediaError::Protected { format },
            Fault::Other(error) => error,
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::UnexpectedEof {
            return Fault::Damaged("breaks off");
        }
        Fault::Other(MediaError::Io(error))
    }
}

//! What goes wrong below, carried through `std::io::Error` where a reader has no other way out.

use std::io;

use oogst_domain::capture::Format;

use super::super::{Limit, MediaError};

/// Damage or a limit, found inside a reader. Small and `Copy`, so that it survives the
/// reference-counted errors of the XML reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// See [`MediaError::Damaged`].
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// See [`MediaError::Protected`].
    #[error("protected")]
    Protected,
    /// See [`MediaError::NotTakenIn`]; the format's usual name.
    #[error("{0} is not taken in")]
    NotTakenIn(&'static str),
    /// See [`MediaError::TooMuch`].
    #[error("too much: {limit:?} {found} > {allowed}")]
    TooMuch {
        /// Which limit.
        limit: Limit,
        /// What was found.
        found: u64,
        /// What is allowed.
        allowed: u64,
    },
}

impl Fault {
    /// A limit that `found` exceeds.
    pub(super) fn too_much(limit: Limit, found: u64, allowed: u64) -> Self {
        Fault::TooMuch { limit, found, allowed }
    }

    /// The error that a shell explains.
    pub(super) fn explain(self, format: Format) -> MediaError {
        match self {
            Fault::Damaged(what) => MediaError::Damaged { format, what },
            Fault::Protected => MediaError::Protected { format },
            Fault::NotTakenIn(name) => MediaError::NotTakenIn { name, convert_to: "PDF" },
            Fault::TooMuch { limit, found, allowed } => MediaError::TooMuch { limit, found, allowed },
        }
    }
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        io::Error::other(fault)
    }
}

/// A fault, or the disk's own failure.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The document's.
    Fault(Fault),
    /// The device's.
    Io(io::Error),
}

impl Trouble {
    /// The error that a shell explains.
    pub(super) fn explain(self, format: Format) -> MediaError {
        match self {
            Trouble::Fault(fault) => fault.explain(format),
            Trouble::Io(error) => MediaError::Io(error),
        }
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Trouble::Fault(fault)
    }
}

impl From<io::Error> for Trouble {
    /// Decoders report bad data as `InvalidData`, `InvalidInput` or `UnexpectedEof`: that is the
    /// document's fault. Anything else is the device's.
    fn from(error: io::Error) -> Self {
        match fault_of(&error) {
            Some(fault) => Trouble::Fault(fault),
            None => Trouble::Io(error),
        }
    }
}

/// The fault inside an I/O error, if the document is to blame.
pub(super) fn fault_of(error: &io::Error) -> Option<Fault> {
    if let Some(fault) = error.get_ref().and_then(|inner| inner.downcast_ref::<Fault>()) {
        return Some(*fault);
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Some(Fault::Damaged("breaks off")),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Some(Fault::Damaged("compressed data")),
        _ => None,
    }
}

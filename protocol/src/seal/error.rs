//! Why something can't be sealed or opened.

use crate::record::{PaddingError, RecordError};

/// Why something can't be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// A key that is none.
    #[error("a key can't be used")]
    Recipient,
    /// Sealed to others: none of the given keys opens it.
    #[error("sealed to others")]
    NotForMe,
    /// Not age's format, cut short or changed.
    #[error("not sealed bytes, or damaged")]
    Damaged,
    /// Larger than this kind of thing may be.
    #[error("{0} bytes are too many")]
    TooLarge(usize),
    /// What is inside is no padded record.
    #[error(transparent)]
    Padding(#[from] PaddingError),
    /// What is inside is no record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A granted secret is not the one that the log names.
    #[error("the granted secret is not the audience's")]
    OtherSecret,
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl From<age::DecryptError> for SealError {
    fn from(error: age::DecryptError) -> Self {
        match error {
            age::DecryptError::NoMatchingKeys => SealError::NotForMe,
            age::DecryptError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
                SealError::Io(error)
            }
            _ => SealError::Damaged,
        }
    }
}

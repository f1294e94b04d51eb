//! Size classes: a sealed record's length says little about what is in it.
//!
//! Plaintext of an envelope: version (1 byte, 1), length of the frame (u32, big endian), the frame,
//! zeros up to the class: 1, 4, 16, 64, 256 KiB or 1 MiB.

const VERSION: u8 = 1;
const HEAD: usize = 5;
const CLASSES: [usize; 6] = [1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20];

/// Why bytes are no padded frame, or a frame can't be padded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PaddingError {
    /// Larger than the largest class.
    #[error("{0} bytes fit no size class")]
    TooLarge(usize),
    /// Of a later version.
    #[error("padding of unknown version {0}")]
    Version(u8),
    /// Not a class's length, a wrong length inside, or padding that is not zero.
    #[error("not a padded record")]
    Malformed,
}

/// The padded length of a frame of `len` bytes.
///
/// # Errors
/// [`PaddingError::TooLarge`].
pub fn size_class(len: usize) -> Result<usize, PaddingError> {
    let wanted = len.saturating_add(HEAD);
    CLASSES.into_iter().find(|class| wanted <= *class).ok_or(PaddingError::TooLarge(len))
}

/// Pads a frame to its size class.
///
/// # Errors
/// [`PaddingError::TooLarge`].
pub fn pad(frame: &[u8]) -> Result<Vec<u8>, PaddingError> {
    let class = size_class(frame.len())?;
    let len = u32::try_from(frame.len()).map_err(|_| PaddingError::TooLarge(frame.len()))?;
    let mut padded = Vec::with_capacity(class);
    padded.push(VERSION);
    padded.extend_from_slice(&len.to_be_bytes());
    padded.extend_from_slice(frame);
    padded.resize(class, 0);
    Ok(padded)
}

/// The frame inside padded bytes.
///
/// # Errors
/// [`PaddingError`]: another version, a length that is no class, padding that is not zero.
pub fn unpad(padded: &[u8]) -> Result<&[u8], PaddingError> {
    let (&version, rest) = padded.split_first().ok_or(PaddingError::Malformed)?;
    if version != VERSION {
        return Err(PaddingError::Version(version));
    }
    let (len, rest) = rest.split_first_chunk::<4>().ok_or(PaddingError::Malformed)?;
    let len = usize::try_from(u32::from_be_bytes(*len)).map_err(|_| PaddingError::Malformed)?;
    let (frame, zeros) = rest.split_at_checked(len).ok_or(PaddingError::Malformed)?;
    // One frame has one padded form: the smallest class that holds it.
    if size_class(len) != Ok(padded.len()) || zeros.iter().any(|b| *b != 0) {
        return Err(PaddingError::Malformed);
    }
    Ok(frame)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn more_than_the_largest_class_is_refused() {
        assert!(pad(&vec![1; (1 << 20) - HEAD]).is_ok());
        assert_eq!(pad(&vec![1; 1 << 20]), Err(PaddingError::TooLarge(1 << 20)));
    }

    #[test]
    fn hidden_bytes_in_the_padding_are_refused() {
        let mut padded = pad(b"frame").unwrap();
        padded[1000] = 1;
        assert_eq!(unpad(&padded), Err(PaddingError::Malformed));
    }

    proptest! {
        #[test]
        fn a_frame_comes_back(frame in prop::collection::vec(any::<u8>(), 0..5000)) {
            let padded = pad(&frame).unwrap();
            prop_assert!(CLASSES.contains(&padded.len()));
            prop_assert_eq!(unpad(&padded), Ok(&frame[..]));
        }

        #[test]
        fn anything_else_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
            if let Ok(frame) = unpad(&bytes) {
                prop_assert_eq!(pad(frame).unwrap(), bytes);
            }
        }
    }
}

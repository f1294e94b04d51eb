//! Why a file can't be taken in: each variant is something a shell can explain.

use oogst_domain::capture::Format;

/// A limit that a file exceeds; checked before memory is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Pixels in a picture (width × height).
    Pixels,
    /// Bytes of a file.
    Bytes,
    /// Milliseconds of a video.
    DurationMs,
    /// Boxes inside boxes, elements inside elements.
    Nesting,
    /// Parts in a container (boxes, zip entries, PDF objects).
    Parts,
    /// Bytes that a compressed part would unpack to.
    Unpacked,
}

/// Why a file can't be taken in.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// HEIC or AVIF: the shells convert these with the platform before they hand them over.
    #[error("HEIC/HEIF pictures are not taken in; convert to JPEG")]
    Heic,
    /// A known format that is not taken in (`name` is its usual name: GIF, TIFF, BMP, WebM, DOC, …).
    #[error("{name} is not taken in; convert to {convert_to}")]
    NotTakenIn {
        /// The format's usual name.
        name: &'static str,
        /// What to convert it to: `JPEG`, `MP4` or `PDF`.
        convert_to: &'static str,
    },
    /// No format that is known.
    #[error("the format is not recognised")]
    Unknown,
    /// It begins as a `format` and breaks off, or contradicts itself.
    #[error("damaged {format:?}: {what}")]
    Damaged {
        /// What it was recognised as.
        format: Format,
        /// What is wrong, in a few technical words.
        what: &'static str,
    },
    /// Encrypted or protected, so that it can't be cleaned.
    #[error("{format:?} is protected with a password")]
    Protected {
        /// What it was recognised as.
        format: Format,
    },
    /// Larger, longer or deeper than is taken in.
    #[error("{limit:?} is {found}, at most {allowed} is taken in")]
    TooMuch {
        /// Which limit.
        limit: Limit,
        /// What the file claims or holds.
        found: u64,
        /// What is allowed.
        allowed: u64,
    },
    /// Reading or writing failed (a full disk, a card pulled out).
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

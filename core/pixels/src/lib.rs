//! Pixels of photos: decoded, made smaller, turned upright, encoded. A part of the core in a crate of its own, because every photo
//! waits for it: what its libraries leave open for their caller's types is compiled here, for speed, while the rest of a phone's library
//! is compiled small (ADR 0037). Taking in a photo of 12 megapixels took 56 ms with this, and 145 when the core did it at `z`.
//!
//! - [`Raster`]: decoded pixels; smaller, upright, grey;
//! - [`jpeg`], [`png`], [`webp`]: from and to files that have been looked through and cleaned.

pub mod jpeg;
mod raster;
mod samples;
mod still;

pub use raster::{Raster, upright_size};
pub use still::{png, webp};

/// Why pixels can't be had, or can't be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PixelError {
    /// The picture can't be decoded.
    #[error("the picture can't be decoded")]
    Undecodable,
    /// The picture's size is another than its header says.
    #[error("the picture's size")]
    Size,
    /// It is larger than its format can be.
    #[error("larger than a JPEG can be")]
    TooLarge,
}

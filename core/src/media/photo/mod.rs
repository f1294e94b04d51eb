//! Photos: cleaned without re-encoding, or reduced; with two previews either way.
//!
//! A photo is read into memory once ([`MAX_BYTES`]), taken apart and put together again from an
//! allowlist, decoded once (that also proves it whole), and made smaller. Turning comes after
//! shrinking. Where to start: [`take_in`]; then `jpeg_clean`, `png_clean` and `webp_clean`.

mod clean_inside;
mod cover;
mod encode;
mod exif;
#[cfg(test)]
mod hostile_tests;
mod icc;
mod image_decode;
mod jpeg_clean;
mod jpeg_decode;
mod jpeg_segments;
mod limits;
mod png_clean;
mod preview;
mod take_in;
#[cfg(test)]
mod testing;
mod upright;
mod webp_clean;

pub(in crate::media) use clean_inside::clean_inside;
pub(in crate::media) use cover::{Patch, cover};
pub use limits::{MAX_BYTES, MAX_EDGE, MAX_PIXELS};
pub use take_in::take_in;
pub use upright::{Pixels, Wanted, upright};

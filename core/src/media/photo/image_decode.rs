//! Decodes a cleaned PNG or WebP, of an animation the first frame.

use oogst_domain::capture::Format;
use oogst_pixels::{PixelError, Raster};

use super::limits::{MAX_EDGE, MAX_PIXELS};
use crate::media::MediaError;

/// Decodes a PNG.
pub(super) fn png(bytes: &[u8]) -> Result<Raster, MediaError> {
    oogst_pixels::png(bytes, MAX_EDGE, MAX_PIXELS * 4).map_err(failed(Format::Png))
}

/// Decodes a WebP.
pub(super) fn webp(bytes: &[u8]) -> Result<Raster, MediaError> {
    oogst_pixels::webp(bytes).map_err(failed(Format::Webp))
}

fn failed(format: Format) -> impl Fn(PixelError) -> MediaError {
    move |_| MediaError::Damaged { format, what: "the picture can't be decoded" }
}

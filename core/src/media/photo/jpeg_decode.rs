//! Decodes a cleaned JPEG.

use oogst_pixels::{
    PixelError, Raster,
    jpeg::{self, Bounds},
};

use super::jpeg_clean::{Frame, MAX_SCANS};
use super::jpeg_segments::damaged;
use super::limits::MAX_EDGE;
use crate::media::MediaError;

/// Decodes the whole picture, strictly: what a decoder would fill up with grey is damaged.
pub(super) fn decode(jpeg: &[u8], frame: Frame) -> Result<Raster, MediaError> {
    jpeg::decode(jpeg, bounds(frame), frame.components).map_err(failed)
}

/// Its luma alone.
pub(super) fn luma(jpeg: &[u8], frame: Frame) -> Result<Raster, MediaError> {
    jpeg::luma(jpeg, bounds(frame), frame.components).map_err(failed)
}

fn bounds(frame: Frame) -> Bounds {
    Bounds { width: frame.width, height: frame.height, edge: MAX_EDGE, scans: MAX_SCANS }
}

fn failed(error: PixelError) -> MediaError {
    match error {
        PixelError::Size => damaged("the picture's size"),
        _ => damaged("the picture can't be decoded"),
    }
}

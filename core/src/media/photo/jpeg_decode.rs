//! Decodes a cleaned JPEG.

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::jpeg_clean::{Frame, MAX_SCANS};
use super::jpeg_segments::damaged;
use super::limits::MAX_EDGE;
use super::raster::Raster;
use crate::media::MediaError;

/// Decodes the whole picture, strictly: what a decoder would fill up with grey is damaged.
///
/// Peak memory besides `jpeg`: the pixels (3 bytes each, 1 for grey); a progressive picture, or
/// one with a scan per colour, also holds 2 bytes per coefficient.
pub(super) fn decode(jpeg: &[u8], frame: Frame) -> Result<Raster, MediaError> {
    let (space, channels) = if frame.components == 1 { (ColorSpace::Luma, 1) } else { (ColorSpace::RGB, 3) };
    let edge = MAX_EDGE as usize;
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(space)
        .jpeg_set_max_scans(MAX_SCANS)
        .set_max_width(edge)
        .set_max_height(edge)
        .set_strict_mode(true);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(jpeg), options);
    let pixels = decoder.decode().map_err(|_| damaged("the picture can't be decoded"))?;
    let raster = Raster { width: frame.width, height: frame.height, channels, pixels };
    let expected = u64::from(frame.width) * u64::from(frame.height) * u64::from(channels);
    if raster.pixels.len() as u64 == expected { Ok(raster) } else { Err(damaged("the picture's size")) }
}

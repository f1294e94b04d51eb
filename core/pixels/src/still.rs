//! PNG and WebP, of an animation the first frame.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ColorType, ImageDecoder, Limits};

use super::samples::{eight_bits, on_white};
use super::{PixelError, Raster};

/// Decodes a PNG whose edges are at most `edge` and which takes at most `most` bytes; on white where it is transparent.
///
/// # Errors
/// [`PixelError::Undecodable`].
pub fn png(bytes: &[u8], edge: u32, most: u64) -> Result<Raster, PixelError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(edge);
    limits.max_image_height = Some(edge);
    limits.max_alloc = Some(most);
    decode(PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(|_| PixelError::Undecodable)?)
}

/// Decodes a WebP, whose size was checked by its header.
///
/// # Errors
/// [`PixelError::Undecodable`].
pub fn webp(bytes: &[u8]) -> Result<Raster, PixelError> {
    decode(WebPDecoder::new(Cursor::new(bytes)).map_err(|_| PixelError::Undecodable)?)
}

/// The caller has checked the size by the header; memory is that of the pixels as they are coded.
fn decode(decoder: impl ImageDecoder) -> Result<Raster, PixelError> {
    let (width, height) = decoder.dimensions();
    let color = decoder.color_type();
    let size = usize::try_from(decoder.total_bytes()).unwrap_or_default();
    let mut pixels = vec![0; size];
    decoder.read_image(&mut pixels).map_err(|_| PixelError::Undecodable)?;
    let deep = matches!(color, ColorType::L16 | ColorType::La16 | ColorType::Rgb16 | ColorType::Rgba16);
    if deep {
        eight_bits(&mut pixels);
    }
    match color {
        ColorType::La8 | ColorType::La16 => on_white::<2, 1>(&mut pixels),
        ColorType::Rgba8 | ColorType::Rgba16 => on_white::<4, 3>(&mut pixels),
        _ => {}
    }
    let channels = if color.has_color() { 3 } else { 1 };
    Ok(Raster { width, height, channels, pixels })
}

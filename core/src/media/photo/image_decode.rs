//! Decodes a cleaned PNG or WebP, of an animation the first frame.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ColorType, ImageDecoder, Limits};
use oogst_domain::capture::Format;

use super::limits::{MAX_EDGE, MAX_PIXELS};
use super::raster::Raster;
use crate::media::MediaError;

/// Decodes a PNG.
pub(super) fn png(bytes: &[u8]) -> Result<Raster, MediaError> {
    let failed = |_| MediaError::Damaged { format: Format::Png, what: "the picture can't be decoded" };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_EDGE);
    limits.max_image_height = Some(MAX_EDGE);
    limits.max_alloc = Some(MAX_PIXELS * 4);
    decode(PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(failed)?).map_err(failed)
}

/// Decodes a WebP.
pub(super) fn webp(bytes: &[u8]) -> Result<Raster, MediaError> {
    let failed = |_| MediaError::Damaged { format: Format::Webp, what: "the picture can't be decoded" };
    decode(WebPDecoder::new(Cursor::new(bytes)).map_err(failed)?).map_err(failed)
}

/// The caller has checked the size by the header; memory is that of the pixels as they are coded.
fn decode(decoder: impl ImageDecoder) -> image::ImageResult<Raster> {
    let (width, height) = decoder.dimensions();
    let color = decoder.color_type();
    let size = usize::try_from(decoder.total_bytes()).unwrap_or_default();
    let mut pixels = vec![0; size];
    decoder.read_image(&mut pixels)?;
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

/// Keeps the high byte of each 16-bit sample, in place.
fn eight_bits(pixels: &mut Vec<u8>) {
    let samples = pixels.len() / 2;
    for at in 0..samples {
        let high = pixels.get(at * 2..at * 2 + 2).and_then(|pair| pair.try_into().ok());
        let high = u16::from_ne_bytes(high.unwrap_or_default()) >> 8;
        if let Some(sample) = pixels.get_mut(at) {
            *sample = high as u8;
        }
    }
    pixels.truncate(samples);
}

/// Blends `N` channels, the last of them alpha, onto white, leaving `M` channels, in place.
fn on_white<const N: usize, const M: usize>(pixels: &mut Vec<u8>) {
    let count = pixels.len() / N;
    for at in 0..count {
        let Some(pixel) = pixels.get(at * N..).and_then(|rest| rest.first_chunk::<N>()).copied() else {
            break;
        };
        let alpha = u32::from(pixel.last().copied().unwrap_or(255));
        let blended = pixel.iter().map(|sample| {
            // (sample × alpha + 255 × (255 − alpha)) ÷ 255, rounded.
            let sum = u32::from(*sample) * alpha + 255 * (255 - alpha) + 127;
            u8::try_from(sum / 255).unwrap_or(255)
        });
        if let Some(place) = pixels.get_mut(at * M..(at + 1) * M) {
            place.iter_mut().zip(blended).for_each(|(place, sample)| *place = sample);
        }
    }
    pixels.truncate(count * M);
}

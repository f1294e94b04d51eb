//! JPEG, in and out.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::{PixelError, Raster};

/// What is known of a JPEG before it is decoded, and how far it may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Its width, by its frame header.
    pub width: u32,
    /// Its height, by its frame header.
    pub height: u32,
    /// The longest edge there may be.
    pub edge: u32,
    /// The most scans of a progressive picture.
    pub scans: usize,
}

/// Decodes the whole picture, in red, green and blue, or in grey if it has one channel. Strict: what a decoder would fill up with
/// grey is damaged.
///
/// Peak memory besides `jpeg`: the pixels (3 bytes each, 1 for grey); a progressive picture, or
/// one with a scan per colour, also holds 2 bytes per coefficient.
///
/// # Errors
/// [`PixelError::Undecodable`], [`PixelError::Size`].
pub fn decode(jpeg: &[u8], bounds: Bounds, channels: u8) -> Result<Raster, PixelError> {
    if channels == 1 {
        decoded(jpeg, bounds, ColorSpace::Luma, 1)
    } else {
        decoded(jpeg, bounds, ColorSpace::RGB, 3)
    }
}

/// A JPEG's luma, which is coded apart from its colours: half the time of colour, and a third of the memory. One that codes red,
/// green and blue is decoded whole, as [`decode`] does.
///
/// # Errors
/// As [`decode`].
pub fn luma(jpeg: &[u8], bounds: Bounds, channels: u8) -> Result<Raster, PixelError> {
    match decoded(jpeg, bounds, ColorSpace::Luma, 1) {
        Err(PixelError::Undecodable) => decode(jpeg, bounds, channels),
        other => other,
    }
}

fn decoded(jpeg: &[u8], bounds: Bounds, space: ColorSpace, channels: u8) -> Result<Raster, PixelError> {
    let edge = bounds.edge as usize;
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(space)
        .jpeg_set_max_scans(bounds.scans)
        .set_max_width(edge)
        .set_max_height(edge)
        .set_strict_mode(true);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(jpeg), options);
    let pixels = decoder.decode().map_err(|_| PixelError::Undecodable)?;
    let expected = u64::from(bounds.width) * u64::from(bounds.height) * u64::from(channels);
    if pixels.len() as u64 == expected {
        Ok(Raster { width: bounds.width, height: bounds.height, channels, pixels })
    } else {
        Err(PixelError::Size)
    }
}

/// Encodes at `quality` (1 to 100), colour at half resolution (4:2:0, as cameras do). `profile`, an ICC profile, is embedded as it is.
///
/// # Errors
/// [`PixelError::TooLarge`]: the raster is larger than a JPEG can be, or not as large as it says.
pub fn encode(raster: &Raster, quality: u8, profile: Option<&[u8]>) -> Result<Vec<u8>, PixelError> {
    let (Ok(width), Ok(height)) = (u16::try_from(raster.width), u16::try_from(raster.height)) else {
        return Err(PixelError::TooLarge);
    };
    let kind = if raster.channels == 1 { ColorType::Luma } else { ColorType::Rgb };
    let mut out = Vec::with_capacity(raster.pixels.len() / 8 + 4096);
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).map_err(|_| PixelError::TooLarge)?;
    }
    encoder.encode(&raster.pixels, width, height, kind).map_err(|_| PixelError::TooLarge)?;
    Ok(out)
}

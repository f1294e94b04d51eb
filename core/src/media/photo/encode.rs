//! Encodes previews and reduced photos as JPEG.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::icc::{self, Space};
use super::raster::Raster;
use crate::media::MediaError;

/// Encodes at `quality` (1 to 100), colour at half resolution (4:2:0, as cameras do).
///
/// `profile` is embedded if its numbers are the raster's.
///
/// # Errors
/// [`MediaError::Io`]: the raster is larger than a JPEG can be.
pub(super) fn jpeg(raster: &Raster, quality: u8, profile: Option<&[u8]>) -> Result<Vec<u8>, MediaError> {
    let too_large = std::io::Error::from(std::io::ErrorKind::FileTooLarge);
    let (Ok(width), Ok(height)) = (u16::try_from(raster.width), u16::try_from(raster.height)) else {
        return Err(too_large.into());
    };
    let (color, space) =
        if raster.channels == 1 { (ColorType::Luma, Space::Grey) } else { (ColorType::Rgb, Space::Rgb) };
    let mut out = Vec::with_capacity(raster.pixels.len() / 8 + 4096);
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let encoded = match profile.filter(|profile| icc::space(profile) == space) {
        Some(profile) => encoder.add_icc_profile(profile),
        None => Ok(()),
    };
    encoded
        .and_then(|()| encoder.encode(&raster.pixels, width, height, color))
        .map_err(std::io::Error::other)?;
    Ok(out)
}

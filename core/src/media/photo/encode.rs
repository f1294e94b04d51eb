//! Encodes previews and reduced photos as JPEG.

use oogst_pixels::{Raster, jpeg};

use super::icc::{self, Space};
use crate::media::MediaError;

/// Encodes at `quality` (1 to 100), colour at half resolution (4:2:0, as cameras do).
///
/// `profile` is embedded if its numbers are the raster's.
///
/// # Errors
/// [`MediaError::Io`]: the raster is larger than a JPEG can be.
pub(super) fn jpeg(raster: &Raster, quality: u8, profile: Option<&[u8]>) -> Result<Vec<u8>, MediaError> {
    let space = if raster.channels == 1 { Space::Grey } else { Space::Rgb };
    let profile = profile.filter(|profile| icc::space(profile) == space);
    let encoded = jpeg::encode(raster, quality, profile);
    encoded.map_err(|_| std::io::Error::from(std::io::ErrorKind::FileTooLarge).into())
}

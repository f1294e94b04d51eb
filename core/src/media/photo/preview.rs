//! Previews: small upright JPEGs that travel first.

use oogst_domain::capture::Role;
use oogst_pixels::Raster;

use super::encode;
use super::icc;
use crate::media::{MediaError, Preview};

/// Long edge of the smaller preview, in pixels.
const SMALL: u32 = 256;
/// Long edge of the larger preview, in pixels.
const LARGE: u32 = 1280;
/// At 80 a 1280 px preview of a photo is some 150 kB and shows no blocks.
const QUALITY: u8 = 80;
/// A wide-gamut display profile has 500 to 4,000 bytes; larger ones would double a 256 px preview.
const MAX_PROFILE: usize = 4096;

/// Both previews of `raster`, smallest first; the pixels are let go before anything is encoded.
///
/// A profile that differs from sRGB is embedded if small: without it a phone's wide-gamut (Display
/// P3) photos look pale.
pub(super) fn both(
    raster: Raster,
    orientation: u8,
    profile: Option<&[u8]>,
) -> Result<Vec<Preview>, MediaError> {
    let large = match raster.shrunk(LARGE) {
        Some(large) => {
            drop(raster);
            large
        }
        None => raster,
    };
    let large = large.upright(orientation);
    let profile = profile.filter(|profile| profile.len() <= MAX_PROFILE && !icc::is_srgb(profile));
    let small = large.shrunk(SMALL);
    let small = encoded(Role::Preview256, small.as_ref().unwrap_or(&large), profile)?;
    Ok(vec![small, encoded(Role::Preview1280, &large, profile)?])
}

fn encoded(role: Role, raster: &Raster, profile: Option<&[u8]>) -> Result<Preview, MediaError> {
    let bytes = encode::jpeg(raster, QUALITY, profile)?;
    Ok(Preview { role, bytes, width: raster.width, height: raster.height })
}

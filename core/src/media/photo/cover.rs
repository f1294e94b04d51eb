//! Paints over parts of a photo, for good: new pixels and new previews, made from nothing but what is left to see.

use std::io::Write;

use oogst_domain::capture::Format;
use oogst_pixels::Raster;

use super::take_in::{Opened, open, read_whole};
use super::{encode, preview};
use crate::media::{MediaError, ReadSeek, TakenIn, recognise};

/// A covered photo is kept at full size: at 90 a second encoding of a phone's photo shows nothing.
const QUALITY: u8 = 90;
/// What is painted: ink, as everything that Oogst prints.
const INK: [u8; 3] = [0x1D, 0x2A, 0x24];
/// Its luma by ITU-R BT.601, in a grey photo.
const GREY: u8 = 0x25;
/// A JPEG's units are 16 pixels a side where colours have half the resolution: a patch that ends where they do stays
/// one even colour up to its edge.
const UNIT: u32 = 16;
/// The outermost pixels of a unit share their colours with its neighbour.
const EDGE: u32 = 2;

/// A part of an upright picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) struct Patch {
    pub(in crate::media) left: u32,
    pub(in crate::media) top: u32,
    /// First column right of it.
    pub(in crate::media) right: u32,
    /// First row below it.
    pub(in crate::media) bottom: u32,
}

/// Covers what `choose` says, by the width and height of the upright picture, and writes the photo to `out` as a JPEG
/// that stands upright.
///
/// Painted before anything is made smaller or encoded: what was below is in none of what comes out.
pub(in crate::media) fn cover<E: From<MediaError>>(
    src: &mut dyn ReadSeek,
    choose: impl FnOnce(u32, u32) -> Result<Vec<Patch>, E>,
    out: &mut dyn Write,
) -> Result<TakenIn, E> {
    let format = recognise(src)?;
    let bytes = read_whole(src)?;
    let Opened { orientation, taken_at, icc, raster } = open(format, bytes, None)?;
    let mut raster = raster.upright(orientation);
    for patch in choose(raster.width, raster.height)? {
        let patch = patch.grown(raster.width, raster.height);
        paint(&mut raster, patch);
    }
    let icc = icc.as_deref();
    out.write_all(&encode::jpeg(&raster, QUALITY, icc)?).map_err(MediaError::Io)?;
    let pixels = Some((raster.width, raster.height));
    let previews = preview::both(raster, 1, icc)?;
    Ok(TakenIn { format: Format::Jpeg, taken_at, pixels, duration_ms: None, previews, left_in: Vec::new() })
}

impl Patch {
    /// Out to whole units, so that what was asked for is even and no less.
    fn grown(self, width: u32, height: u32) -> Self {
        let up = |at: u32, most: u32| (at.saturating_add(EDGE)).next_multiple_of(UNIT).min(most);
        let down = |at: u32| at.saturating_sub(EDGE) / UNIT * UNIT;
        Self {
            left: down(self.left),
            top: down(self.top),
            right: up(self.right.min(width), width),
            bottom: up(self.bottom.min(height), height),
        }
    }
}

fn paint(raster: &mut Raster, patch: Patch) {
    let channels = usize::from(raster.channels);
    let row = raster.width as usize * channels;
    let across = patch.left as usize * channels..patch.right as usize * channels;
    let rows = raster.pixels.chunks_exact_mut(row);
    let down = patch.bottom.saturating_sub(patch.top) as usize;
    for pixels in rows.skip(patch.top as usize).take(down) {
        let Some(part) = pixels.get_mut(across.clone()) else { continue };
        if channels == 3 {
            let (colours, _) = part.as_chunks_mut::<3>();
            colours.fill(INK);
        } else {
            part.fill(GREY);
        }
    }
}

#[cfg(test)]
#[path = "cover_tests.rs"]
mod tests;

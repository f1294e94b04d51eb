//! Decoded pixels, and making them smaller and upright.

use std::borrow::Cow;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};

/// Decoded pixels: 8 bits each of grey or RGB, row after row without padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// 1 (grey) or 3 (RGB).
    pub channels: u8,
    /// The samples.
    pub pixels: Vec<u8>,
}

impl Raster {
    /// A copy whose longest edge is at most `edge`; `None` if it is that small already, since
    /// nothing is ever enlarged.
    pub fn shrunk(&self, edge: u32) -> Option<Raster> {
        let long = self.width.max(self.height);
        if long <= edge {
            return None;
        }
        let scaled = |side: u32| {
            let rounded = (u64::from(side) * u64::from(edge) + u64::from(long) / 2) / u64::from(long);
            u32::try_from(rounded).unwrap_or(edge).max(1)
        };
        let (width, height) = (scaled(self.width), scaled(self.height));
        let pixels = self.resized(width, height)?;
        Some(Raster { width, height, channels: self.channels, pixels })
    }

    /// The pixels in another size.
    fn resized(&self, width: u32, height: u32) -> Option<Vec<u8>> {
        let channels = usize::from(self.channels);
        let row = width as usize * channels;
        let mut pixels = vec![0; row * height as usize];
        let mut resizer = Resizer::new();
        // In bands: the intermediate result (full width, target height) would take 23 MB for 12
        // megapixels, a band takes 1.5. The filter still sees the rows beyond its band.
        let scale = f64::from(self.height) / f64::from(height);
        for (top, band) in (0..height).step_by(BAND).zip(pixels.chunks_mut(row * BAND)) {
            let rows = (BAND as u32).min(height - top);
            let from = f64::from(top) * scale;
            // A billionth of a row less than the rest: rounding may not reach beyond the picture.
            let depth = (f64::from(rows) * scale).min(f64::from(self.height) - from - 1e-9);
            let first = (from - REACH * scale).floor().max(0.0) as u32;
            let last = ((from + depth + REACH * scale).ceil() as u32).min(self.height);
            let source = self.in_colour(first, last)?;
            let source = TypedImageRef::<U8x3>::from_buffer(self.width, last - first, &source).ok()?;
            let options = ResizeOptions::new()
                .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
                .crop(0.0, from - f64::from(first), f64::from(self.width), depth);
            let mut target = TypedImage::<U8x3>::new(width, rows);
            resizer.resize_typed(&source, &mut target, &options).ok()?;
            for (to, from) in band.chunks_mut(channels).zip(target.pixels()) {
                to.iter_mut().zip(from.0).for_each(|(to, from)| *to = from);
            }
        }
        Some(pixels)
    }

    /// The rows from `first` to before `last`, in colour. Grey is made smaller as colour is: the crate would be compiled once more for
    /// it, which is 0.4 MB of a phone's library (for any kind of pixel, ten times), and hardly a photo is grey.
    fn in_colour(&self, first: u32, last: u32) -> Option<Cow<'_, [u8]>> {
        let row = self.width as usize * usize::from(self.channels);
        let rows = self.pixels.get(first as usize * row..last as usize * row)?;
        Some(match self.channels {
            1 => Cow::Owned(rows.iter().flat_map(|grey| [*grey; 3]).collect()),
            _ => Cow::Borrowed(rows),
        })
    }

    /// The same picture, turned and mirrored as the Exif `orientation` (1 to 8) says it must be to
    /// stand upright.
    pub fn upright(self, orientation: u8) -> Raster {
        match self.channels {
            1 => self.turned::<1>(orientation),
            _ => self.turned::<3>(orientation),
        }
    }

    fn turned<const N: usize>(mut self, orientation: u8) -> Raster {
        let (pixels, _) = self.pixels.as_chunks_mut::<N>();
        let width = self.width as usize;
        match orientation {
            2 => pixels.chunks_mut(width).for_each(<[_]>::reverse),
            3 => pixels.reverse(),
            4 => {
                pixels.reverse();
                pixels.chunks_mut(width).for_each(<[_]>::reverse);
            }
            5..=8 => return self.transposed::<N>(orientation),
            _ => {}
        }
        self
    }

    /// Orientations 5 to 8 swap rows and columns: row `x` of the result is column `x` of the source,
    /// read from the bottom for 6 and 7, and rows are taken from the right for 7 and 8.
    fn transposed<const N: usize>(self, orientation: u8) -> Raster {
        let (source, _) = self.pixels.as_chunks::<N>();
        let (width, height) = (self.width as usize, self.height as usize);
        let mut pixels = vec![0; self.pixels.len()];
        let (target, _) = pixels.as_chunks_mut::<N>();
        // In tiles: both sides then stay in the cache, which is 4 times faster on 5 megapixels.
        for top in (0..height).step_by(TILE) {
            for left in (0..width).step_by(TILE) {
                for y in top..(top + TILE).min(height) {
                    let Some(row) = source.get(y * width..(y + 1) * width) else { continue };
                    let to_x = if matches!(orientation, 6 | 7) { height - 1 - y } else { y };
                    for (x, pixel) in row.iter().enumerate().take(left + TILE).skip(left) {
                        let to_y = if matches!(orientation, 7 | 8) { width - 1 - x } else { x };
                        if let Some(place) = target.get_mut(to_y * height + to_x) {
                            *place = *pixel;
                        }
                    }
                }
            }
        }
        Raster { width: self.height, height: self.width, channels: self.channels, pixels }
    }
}

/// Pixels on a side of the tiles in which rows and columns are swapped.
const TILE: usize = 32;
/// Rows that are made smaller at a time.
const BAND: usize = 128;
/// How many rows of the result the filter looks to either side: two (Catmull-Rom), and one for rounding.
const REACH: f64 = 3.0;

/// Width and height as they are after turning.
pub fn upright_size(width: u32, height: u32, orientation: u8) -> (u32, u32) {
    if matches!(orientation, 5..=8) { (height, width) } else { (width, height) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Slopes across, down and between.
    fn pixels(width: u32, height: u32) -> Vec<u8> {
        let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        rows.map(|(x, y)| (x * 255 / width.max(1) / 2 + y * 255 / height.max(1) / 2) as u8).collect()
    }

    fn raster(width: u32, height: u32) -> Raster {
        Raster { width, height, channels: 1, pixels: pixels(width, height) }
    }

    #[test]
    fn every_height_is_made_smaller_to_its_last_row() {
        for height in (257..4000).step_by(7) {
            let small = raster(3, height).shrunk(256).unwrap();
            assert_eq!((small.width.max(1), small.height), (small.width, 256));
            assert_eq!(small.pixels.len(), small.width as usize * 256);
        }
    }

    #[test]
    fn bands_leave_no_seams() {
        let slope = |width: u32, height: u32| {
            let rows =
                (0..height).flat_map(|y| std::iter::repeat_n((y * 255 / height) as u8, width as usize));
            Raster { width, height, channels: 1, pixels: rows.collect() }
        };
        let small = slope(900, 1800).shrunk(900).unwrap();
        let rows: Vec<u8> = small.pixels.chunks(450).map(|row| row[200]).collect();
        assert!(rows.windows(2).all(|pair| pair[0] <= pair[1] && pair[1] - pair[0] <= 1), "{rows:?}");
    }

    #[test]
    fn grey_is_made_smaller_as_colour_is() {
        let grey = raster(700, 500);
        let colour =
            Raster { channels: 3, pixels: grey.pixels.iter().flat_map(|it| [*it; 3]).collect(), ..grey };
        let grey = raster(700, 500).shrunk(256).unwrap();
        let colour = colour.shrunk(256).unwrap();
        assert_eq!(colour.pixels, grey.pixels.iter().flat_map(|it| [*it; 3]).collect::<Vec<_>>());
    }
}

//! Grey pixels: what the reader works on.
//!
//! Coordinates are those of pixel centres: (0, 0) is the middle of the top left pixel.

use super::geometry::{Homography, Point};

/// The most pixels that are read: 250 megapixels, above any phone's photo.
pub const MOST_PIXELS: usize = 250_000_000;

/// Why grey pixels are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlaneError {
    /// No pixels, or not as many as width times height.
    #[error("the pixels do not fit the size of the picture")]
    WrongLength,
    /// More than [`MOST_PIXELS`].
    #[error("the picture has too many pixels")]
    TooLarge,
}

/// A picture's luma, one byte a pixel, row by row, upright.
#[derive(Debug, Clone, Copy)]
pub struct Luma<'a> {
    width: usize,
    height: usize,
    data: &'a [u8],
}

impl<'a> Luma<'a> {
    /// Wraps the pixels of a picture.
    ///
    /// # Errors
    /// [`PlaneError`] when there are none, too many, or not width × height.
    pub fn new(width: usize, height: usize, data: &'a [u8]) -> Result<Self, PlaneError> {
        let pixels = width.checked_mul(height).ok_or(PlaneError::TooLarge)?;
        if pixels > MOST_PIXELS {
            return Err(PlaneError::TooLarge);
        }
        if pixels == 0 || data.len() != pixels {
            return Err(PlaneError::WrongLength);
        }
        Ok(Self { width, height, data })
    }

    /// Pixels across.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Pixels down.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// One row; empty below the picture.
    pub(super) fn row(&self, y: usize) -> &'a [u8] {
        self.data.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// Is this point in the picture, at least `margin` pixels from its edge?
    pub(super) fn holds(&self, point: [f64; 2], margin: f64) -> bool {
        let within = |at: f64, pixels: usize| at >= margin && at <= pixels as f64 - 1.0 - margin;
        within(point[0], self.width) && within(point[1], self.height)
    }

    /// The grey at a point, bilinear; outside the picture the grey of its edge.
    #[inline]
    pub fn at(&self, x: f32, y: f32) -> f32 {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        // Small and not negative after clamping (not-a-number becomes 0): the casts lose nothing.
        let (x0, y0) =
            ((x as u32 as usize).min(self.width.max(2) - 2), (y as u32 as usize).min(self.height.max(2) - 2));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let at = y0 * self.width + x0;
        let below = at + self.width;
        match (self.data.get(at..at + 2), self.data.get(below..below + 2)) {
            (Some(&[a, b]), Some(&[c, d])) => mixed([a, b, c, d].map(f32::from), fx, fy),
            // A picture of one row or one column.
            _ => self.data.get(at).map_or(0.0, |grey| f32::from(*grey)),
        }
    }

    /// The grey along a line of a projective map, from its place `first` on: `from` and `step` are homogeneous. Exact every
    /// eighth point and straight between: over so short a piece perspective bends by less than a hundredth of a pixel.
    /// `first` is a multiple of eight.
    fn along(&self, from: [f64; 3], step: [f64; 3], first: usize, out: &mut [f32]) {
        const PIECE: usize = 8;
        let exact = |at: usize| {
            let [x, y, depth] = [0, 1, 2].map(|axis: usize| from[axis] + step[axis] * at as f64);
            let over = 1.0 / if depth.abs() < 1e-9 { 1e-9 } else { depth };
            [(x * over) as f32, (y * over) as f32]
        };
        let mut here = exact(first);
        for (piece, out) in out.chunks_mut(PIECE).enumerate() {
            let next = exact(first + (piece + 1) * PIECE);
            let by = [0, 1].map(|axis: usize| (next[axis] - here[axis]) / PIECE as f32);
            match <&mut [f32; PIECE]>::try_from(&mut *out) {
                Ok(out) if self.surely_holds(here) && self.surely_holds(next) => self.inside(here, by, out),
                _ => {
                    for (at, grey) in out.iter_mut().enumerate() {
                        *grey = self.at(here[0] + by[0] * at as f32, here[1] + by[1] * at as f32);
                    }
                }
            }
            here = next;
        }
    }

    /// A straightened rectangle, `width` samples across: `map` brings its points to the photo, `place` says which point a
    /// row begins with, `step` how far apart samples are. In strips: across a turned card the rows of the photo that one
    /// row touches do not fit the nearest cache, those of a strip do.
    pub(super) fn straighten(
        &self,
        map: &Homography,
        [width, height]: [usize; 2],
        step: f64,
        place: impl Fn(usize) -> Point,
    ) -> Vec<f32> {
        const STRIP: usize = 64;
        let mut grey = vec![0.0; width * height];
        for first in (0..width).step_by(STRIP) {
            for (y, row) in grey.chunks_mut(width).enumerate() {
                let (start, right) = map.line(place(y));
                let end = (first + STRIP).min(width);
                self.along(start, right.map(|part| part * step), first, &mut row[first..end]);
            }
        }
        grey
    }

    /// Is this point so far from the edges that all four pixels around it are in the picture?
    fn surely_holds(&self, [x, y]: [f32; 2]) -> bool {
        x >= 1.0 && y >= 1.0 && x <= self.width as f32 - 2.5 && y <= self.height as f32 - 2.5
    }

    /// The same as [`Luma::at`] for points between two that are surely in the picture: nothing to clamp, and eight at a time.
    fn inside<const N: usize>(&self, [x, y]: [f32; 2], by: [f32; 2], out: &mut [f32; N]) {
        // From 2^23 on a float's steps are whole, so the sum is the whole part; halves may go either way, since both pixels
        // beside a point that lies on one give the same.
        const WHOLE: f32 = 8_388_608.0;
        let (mut left, mut top, mut fx, mut fy) = ([0u32; N], [0u32; N], [0.0f32; N], [0.0f32; N]);
        for at in 0..N {
            let (x, y) = (x + by[0] * at as f32, y + by[1] * at as f32);
            let (wx, wy) = (x - 0.5 + WHOLE, y - 0.5 + WHOLE);
            (left[at], top[at]) = (wx.to_bits() & 0x7F_FFFF, wy.to_bits() & 0x7F_FFFF);
            (fx[at], fy[at]) = (x - (wx - WHOLE), y - (wy - WHOLE));
        }
        // The look-ups by themselves, so that the arithmetic before and after is done for several at once.
        let (mut above, mut under) = ([0u16; N], [0u16; N]);
        for at in 0..N {
            let first = top[at] as usize * self.width + left[at] as usize;
            if let Some([a, b, .., c, d]) = self.data.get(first..first + self.width + 2) {
                (above[at], under[at]) = (u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d]));
            }
        }
        for at in 0..N {
            let [[a, b], [c, d]] = [above[at], under[at]].map(|pair| [pair & 0xFF, pair >> 8]);
            out[at] = mixed([a, b, c, d].map(f32::from), fx[at], fy[at]);
        }
    }

    /// Half the size, each pixel the mean of four.
    pub(super) fn halved(&self) -> Option<(usize, usize, Vec<u8>)> {
        let (width, height) = (self.width / 2, self.height / 2);
        if width == 0 || height == 0 {
            return None;
        }
        let mut data = Vec::with_capacity(width * height);
        for y in 0..height {
            let (above, below) = (self.row(2 * y), self.row(2 * y + 1));
            data.extend(above.chunks_exact(2).zip(below.chunks_exact(2)).map(|(above, below)| {
                let sum =
                    u16::from(above[0]) + u16::from(above[1]) + u16::from(below[0]) + u16::from(below[1]);
                ((sum + 2) / 4) as u8
            }));
        }
        Some((width, height, data))
    }
}

/// Between four pixels: above, then below, left before right.
#[inline]
fn mixed([a, b, c, d]: [f32; 4], fx: f32, fy: f32) -> f32 {
    let (above, under) = (a + (b - a) * fx, c + (d - c) * fx);
    above + (under - above) * fy
}

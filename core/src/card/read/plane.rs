//! Grey pixels: what the reader works on.
//!
//! Coordinates are those of pixel centres: (0, 0) is the middle of the top left pixel.

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
            (Some(&[a, b]), Some(&[c, d])) => {
                let (a, b, c, d) = (f32::from(a), f32::from(b), f32::from(c), f32::from(d));
                let (top, bottom) = (a + (b - a) * fx, c + (d - c) * fx);
                top + (bottom - top) * fy
            }
            // A picture of one row or one column.
            _ => self.data.get(at).map_or(0.0, |grey| f32::from(*grey)),
        }
    }

    /// The grey along a line of a projective map: `from` and `step` are homogeneous. Exact every eighth point and straight
    /// between: over so short a piece perspective bends by less than a hundredth of a pixel.
    pub(super) fn along(&self, from: [f64; 3], step: [f64; 3], count: usize, into: &mut Vec<f32>) {
        const PIECE: usize = 8;
        let exact = |at: usize| {
            let [x, y, depth] = [0, 1, 2].map(|axis: usize| from[axis] + step[axis] * at as f64);
            let over = 1.0 / if depth.abs() < 1e-9 { 1e-9 } else { depth };
            [(x * over) as f32, (y * over) as f32]
        };
        let mut here = exact(0);
        for start in (0..count).step_by(PIECE) {
            let next = exact(start + PIECE);
            let by = [0, 1].map(|axis: usize| (next[axis] - here[axis]) / PIECE as f32);
            for at in 0..PIECE.min(count - start) {
                into.push(self.at(here[0] + by[0] * at as f32, here[1] + by[1] * at as f32));
            }
            here = next;
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

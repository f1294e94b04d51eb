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
        point[0] >= margin
            && point[1] >= margin
            && point[0] <= self.width as f64 - 1.0 - margin
            && point[1] <= self.height as f64 - 1.0 - margin
    }

    /// The grey at a point, bilinear; outside the picture the grey of its edge.
    #[inline]
    pub(super) fn at(&self, x: f32, y: f32) -> f32 {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(self.width - 1), (y0 + 1).min(self.height - 1));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let (top, bottom) = (y0 * self.width, y1 * self.width);
        let value = |at: usize| self.data.get(at).map_or(0.0, |value| f32::from(*value));
        let above = value(top + x0) * (1.0 - fx) + value(top + x1) * fx;
        let below = value(bottom + x0) * (1.0 - fx) + value(bottom + x1) * fx;
        above * (1.0 - fy) + below * fy
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
                let sum = u16::from(above[0]) + u16::from(above[1]) + u16::from(below[0]) + u16::from(below[1]);
                ((sum + 2) / 4) as u8
            }));
        }
        Some((width, height, data))
    }
}

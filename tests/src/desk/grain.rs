//! Noise in tiles, drawn once and looked up: fibres, toner, tooth, and what a sensor adds.

use crate::fixtures::rng::Rng;

const SIDE: usize = 512;

/// Noise that repeats after 512 steps, about −1 to 1.
pub(super) struct Tile(Vec<f32>);

impl Tile {
    /// White noise blurred `radius` steps, brought back to a spread of about 0.5.
    pub(super) fn new(rng: &mut Rng, radius: usize) -> Tile {
        let mut values: Vec<f32> = (0..SIDE * SIDE).map(|_| rng.wobble(1.0)).collect();
        if radius > 0 {
            for _ in 0..2 {
                values = blurred(&values, radius, 1);
                values = blurred(&values, radius, SIDE);
            }
        }
        let spread = (values.iter().map(|v| v * v).sum::<f32>() / values.len() as f32).sqrt().max(1e-6);
        values.iter_mut().for_each(|v| *v *= 0.5 / spread);
        Tile(values)
    }

    /// The value at a whole place.
    #[inline]
    pub(super) fn at(&self, x: i32, y: i32) -> f32 {
        self.0[((y as usize) & (SIDE - 1)) * SIDE + ((x as usize) & (SIDE - 1))]
    }

    /// The value between four places.
    #[inline]
    pub(super) fn smooth(&self, x: f32, y: f32) -> f32 {
        let (fx, fy) = (x.floor(), y.floor());
        let (u, v) = (x - fx, y - fy);
        let (x, y) = (fx as i32, fy as i32);
        let top = self.at(x, y) + (self.at(x + 1, y) - self.at(x, y)) * u;
        let low = self.at(x, y + 1) + (self.at(x + 1, y + 1) - self.at(x, y + 1)) * u;
        top + (low - top) * v
    }
}

/// A box blur along one direction, wrapping round.
fn blurred(values: &[f32], radius: usize, step: usize) -> Vec<f32> {
    let mut out = vec![0.0; values.len()];
    for line in 0..SIDE {
        let start = if step == 1 { line * SIDE } else { line };
        let get = |i: usize| values[start + (i & (SIDE - 1)) * step];
        let mut sum: f32 = (0..=2 * radius).map(|i| get(i + SIDE - radius)).sum();
        for i in 0..SIDE {
            out[start + i * step] = sum;
            sum += get(i + radius + 1) - get(i + SIDE - radius);
        }
    }
    out
}

//! A code cut out of the photo, straightened and with even light.

use super::super::super::form::CODE_MODULES;
use super::super::geometry::{Homography, Point};
use super::super::plane::Luma;

/// Pixels per module in the patch.
pub(in super::super) const PER_MODULE: usize = 6;
/// Modules of surroundings on each side.
pub(in super::super) const MARGIN: usize = 4;
/// Modules along the patch.
const ACROSS: usize = CODE_MODULES + 2 * MARGIN;
/// Pixels along the patch.
const SIDE: usize = ACROSS * PER_MODULE;
/// Light is measured over so many modules around.
const REACH: usize = 4;

/// The straightened code: −0.5 is ink, +0.5 is paper.
#[derive(Debug, Clone)]
pub(in super::super) struct Patch {
    grey: Vec<f32>,
}

impl Patch {
    /// Cuts out the code; `map` brings module coordinates (0..21) to the photo.
    pub(in super::super) fn cut(luma: &Luma<'_>, map: &Homography) -> Self {
        let step = 1.0 / PER_MODULE as f64;
        let grey = luma.straighten(map, [SIDE, SIDE], step, |y| module_of([0.0, y as f64]));
        let mut patch = Self { grey };
        patch.even_light();
        patch.soften();
        patch.soften();
        patch
    }

    /// Between the darkest and the brightest around, per module, smoothed.
    fn even_light(&mut self) {
        let (mut low, mut high) = (vec![255f32; ACROSS * ACROSS], vec![0f32; ACROSS * ACROSS]);
        for (at, grey) in self.grey.iter().enumerate() {
            let cell = at / SIDE / PER_MODULE * ACROSS + at % SIDE / PER_MODULE;
            low[cell] = low[cell].min(*grey);
            high[cell] = high[cell].max(*grey);
        }
        let window = |field: &[f32], reach: usize, fold: &dyn Fn(&mut dyn Iterator<Item = f32>) -> f32| {
            let pass = |field: &[f32], along: usize, other: usize| -> Vec<f32> {
                (0..ACROSS * ACROSS)
                    .map(|at| {
                        let place = at / along % ACROSS;
                        let line = at / other % ACROSS * other;
                        let range = place.saturating_sub(reach)..=(place + reach).min(ACROSS - 1);
                        fold(&mut range.map(|near| field[near * along + line]))
                    })
                    .collect()
            };
            pass(&pass(field, 1, ACROSS), ACROSS, 1)
        };
        let least = |values: &mut dyn Iterator<Item = f32>| values.fold(f32::MAX, f32::min);
        let most = |values: &mut dyn Iterator<Item = f32>| values.fold(0.0, f32::max);
        let mean = |values: &mut dyn Iterator<Item = f32>| {
            let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
            sum / count
        };
        let low = window(&window(&low, REACH, &least), 2, &mean);
        let high = window(&window(&high, REACH, &most), 2, &mean);
        for (at, grey) in self.grey.iter_mut().enumerate() {
            let cell = at / SIDE / PER_MODULE * ACROSS + at % SIDE / PER_MODULE;
            *grey = ((*grey - low[cell]) / (high[cell] - low[cell]).max(10.0) - 0.5).clamp(-0.6, 0.6);
        }
    }

    /// The mean of three, both ways.
    fn soften(&mut self) {
        for step in [1, SIDE] {
            let before = self.grey.clone();
            for (at, grey) in self.grey.iter_mut().enumerate().skip(step) {
                if let (Some(a), Some(b)) = (before.get(at - step), before.get(at + step)) {
                    *grey = (*grey * 2.0 + a + b) / 4.0;
                }
            }
        }
    }

    /// The value at a pixel of the patch, bilinear.
    pub(in super::super) fn at(&self, x: f32, y: f32) -> f32 {
        let most = (SIDE - 2) as f32 + 0.999;
        let (x, y) = (x.clamp(0.0, most), y.clamp(0.0, most));
        let (x0, y0) = (x as usize, y as usize);
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let at = y0 * SIDE + x0;
        let (a, b) = (self.grey[at], self.grey[at + 1]);
        let (c, d) = (self.grey[at + SIDE], self.grey[at + SIDE + 1]);
        (a * (1.0 - fx) + b * fx) * (1.0 - fy) + (c * (1.0 - fx) + d * fx) * fy
    }
}

/// The module coordinates of a pixel of the patch.
pub(in super::super) fn module_of(pixel: Point) -> Point {
    pixel.map(|at| (at + 0.5) / PER_MODULE as f64 - MARGIN as f64)
}

/// The pixel of the patch at module coordinates.
pub(in super::super) fn pixel_of(module: Point) -> Point {
    module.map(|at| (at + MARGIN as f64) * PER_MODULE as f64 - 0.5)
}

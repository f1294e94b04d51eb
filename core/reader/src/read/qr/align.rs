//! Lays the grid of modules exactly on the code, by its fixed modules.

use super::super::super::form::CODE_MODULES;
use super::super::geometry::{Homography, Point};
use super::super::plane::Luma;
use super::super::squares::{correlation, unit_to};
use super::patch::{Patch, pixel_of};
use super::symbol::Symbol;

/// The grid where the fixed modules fit best.
#[derive(Debug, Clone)]
pub(in super::super) struct Grid {
    /// Corners of the code in the patch.
    pub(in super::super) corners: [Point; 4],
    /// Correlation of the fixed modules with what they should be.
    pub(in super::super) likeness: f32,
}

impl Grid {
    /// Module coordinates (0..21) to pixels of the patch.
    pub(in super::super) fn map(&self) -> Option<Homography> {
        map(&self.corners)
    }
}

fn map(corners: &[Point; 4]) -> Option<Homography> {
    let step = 1.0 / CODE_MODULES as f64;
    unit_to(corners).map(|unit| unit.after(&Homography([step, 0.0, 0.0, 0.0, step, 0.0, 0.0, 0.0, 1.0])))
}

/// A quick look in the photo itself, before anything is cut out: how like a code's fixed modules are these?
pub(in super::super) fn glance(luma: &Luma<'_>, symbol: &Symbol, map: &Homography) -> f32 {
    let (values, colours): (Vec<f32>, Vec<f32>) = symbol
        .fixed
        .iter()
        .map(|(at, colour)| {
            let [x, y] = map.apply(middle(*at));
            (luma.at(x as f32, y as f32), *colour)
        })
        .unzip();
    correlation(&values, &colours)
}

/// The shift in pixels, of at most `reach` modules, at which the photo is most like a code there; and how like.
pub(in super::super) fn search(
    luma: &Luma<'_>,
    symbol: &Symbol,
    map: &Homography,
    reach: f64,
) -> (Point, f32) {
    let half = CODE_MODULES as f64 / 2.0;
    let module = map.scale([half, half]);
    let places: Vec<Point> = symbol.fixed.iter().map(|(at, _)| map.apply(middle(*at))).collect();
    let colours: Vec<f32> = symbol.fixed.iter().map(|(_, colour)| *colour).collect();
    let step = (module * 0.6).max(1.0);
    let steps = (reach / 0.6).min(20.0) as i32;
    let mut best = ([0.0; 2], -1.0f32);
    let mut values = vec![0.0f32; places.len()];
    for dy in -steps..=steps {
        for dx in -steps..=steps {
            let shift = [f64::from(dx) * step, f64::from(dy) * step];
            for (value, place) in values.iter_mut().zip(&places) {
                *value = luma.at((place[0] + shift[0]) as f32, (place[1] + shift[1]) as f32);
            }
            let likeness = correlation(&values, &colours);
            if likeness > best.1 {
                best = (shift, likeness);
            }
        }
    }
    best
}

/// Looks up to `reach` modules around for the fixed modules, then moves each corner to where they fit best.
pub(in super::super) fn align(patch: &Patch, symbol: &Symbol, reach: f64) -> Option<Grid> {
    let side = CODE_MODULES as f64;
    let start = [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]].map(pixel_of);
    let mut best = (start, likeness(patch, symbol, &start)?);
    let steps = (reach * super::patch::PER_MODULE as f64 / 3.0) as i32;
    for dy in -steps..=steps {
        for dx in -steps..=steps {
            let moved = start.map(|[x, y]| [x + f64::from(dx) * 3.0, y + f64::from(dy) * 3.0]);
            let found = likeness(patch, symbol, &moved)?;
            if found > best.1 {
                best = (moved, found);
            }
        }
    }
    for step in [4.0, 2.0, 1.0, 0.5] {
        for _ in 0..2 {
            for corner in 0..4 {
                for (dx, dy) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                    let mut moved = best.0;
                    moved[corner][0] += dx;
                    moved[corner][1] += dy;
                    if let Some(found) = likeness(patch, symbol, &moved).filter(|found| *found > best.1) {
                        best = (moved, found);
                    }
                }
            }
        }
    }
    Some(Grid { corners: best.0, likeness: best.1 })
}

fn likeness(patch: &Patch, symbol: &Symbol, corners: &[Point; 4]) -> Option<f32> {
    let map = map(corners)?;
    let (mut n, mut v, mut vv, mut f, mut vf) = (0.0f32, 0.0, 0.0, 0.0, 0.0);
    for (at, colour) in &symbol.fixed {
        let [x, y] = map.apply(middle(*at));
        let value = patch.at(x as f32, y as f32);
        n += 1.0;
        v += value;
        vv += value * value;
        f += colour;
        vf += value * colour;
    }
    let spread = (vv - v * v / n).max(1e-6) * (n - f * f / n).max(1e-6);
    Some((vf - v * f / n) / spread.sqrt())
}

/// The middle of a module.
pub(in super::super) fn middle(at: usize) -> Point {
    [(at % CODE_MODULES) as f64 + 0.5, (at / CODE_MODULES) as f64 + 0.5]
}

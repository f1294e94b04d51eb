//! Each box to its printed outline: paper curls, and a card's corners do not say how.

use super::super::super::form::{BOX_STROKE, Spot};
use super::super::geometry::solve;
use super::plane::{PER_MM, Plane};

/// How far from its expected place an outline is sought, in millimetres.
const REACH: f32 = 2.4;
/// A tolerance in millimetres: an outline this far from the smooth bend of the others counts half.
const HALF: f64 = 0.4;
/// Terms of the bend: 1, x, y, x², xy, y².
const TERMS: usize = 6;

/// Where a box was found.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Snapped {
    /// Shift from where the form has it, in millimetres.
    pub(in super::super) shift: [f32; 2],
    /// How much darker the outline is than what is on both sides of it.
    pub(in super::super) outline: f32,
}

/// Finds all outlines together.
pub(in super::super) fn snap(plane: &Plane, boxes: &[Spot]) -> Vec<Snapped> {
    let sums = Sums::of(plane);
    let steps = (REACH * PER_MM) as i32;
    let side = (2 * steps + 1) as usize;
    let maps: Vec<Vec<f32>> = boxes
        .iter()
        .map(|spot| {
            (0..side * side)
                .map(|at| {
                    let (dx, dy) = ((at % side) as f32 - steps as f32, (at / side) as f32 - steps as f32);
                    sums.outline(plane, spot, [dx / PER_MM, dy / PER_MM])
                })
                .collect()
        })
        .collect();
    // All together first: one box's letter or mark can look like an outline, all boxes' cannot.
    let mut together = vec![0.0f32; side * side];
    for map in &maps {
        together.iter_mut().zip(map).for_each(|(sum, value)| *sum += value.max(0.0));
    }
    let together = smooth(&together, side);
    let common = peak(&together, side, [steps as f32; 2], steps as f32).0;
    let mut fitted = vec![common; boxes.len()];
    let mut seen: Vec<([f32; 2], f32)> =
        maps.iter().map(|map| peak(map, side, common, 1.3 * PER_MM)).collect();
    for reach in [1.0, 0.7, 0.5, 0.5] {
        fitted = bend(boxes, &seen, &fitted);
        for ((seen, map), fitted) in seen.iter_mut().zip(&maps).zip(&fitted) {
            *seen = peak(map, side, *fitted, reach * PER_MM);
        }
    }
    fitted = bend(boxes, &seen, &fitted);
    maps.iter()
        .zip(&fitted)
        .map(|(map, fitted)| {
            let (own, outline) = peak(map, side, *fitted, 0.4 * PER_MM);
            let shift = [0, 1].map(|at| ((own[at] + fitted[at]) / 2.0 - steps as f32) / PER_MM);
            Snapped { shift, outline }
        })
        .collect()
}

/// The greatest value within `reach` of a place, to a fraction of a pixel.
fn peak(map: &[f32], side: usize, around: [f32; 2], reach: f32) -> ([f32; 2], f32) {
    let range = |centre: f32| {
        let from = (centre - reach).round().max(0.0) as usize;
        let to = (centre + reach).round().clamp(0.0, (side - 1) as f32) as usize;
        from.min(side - 1)..=to
    };
    let (mut best, mut value) = ([around[0].clamp(0.0, (side - 1) as f32) as usize, 0], f32::MIN);
    for y in range(around[1]) {
        for x in range(around[0]) {
            if map[y * side + x] > value {
                (best, value) = ([x, y], map[y * side + x]);
            }
        }
    }
    let [x, y] = best;
    let part = |before: f32, after: f32| {
        let curve = before + after - 2.0 * value;
        if curve < -1e-6 { ((before - after) / (2.0 * curve)).clamp(-0.5, 0.5) } else { 0.0 }
    };
    let fx = if x > 0 && x + 1 < side { part(map[y * side + x - 1], map[y * side + x + 1]) } else { 0.0 };
    let fy = if y > 0 && y + 1 < side { part(map[(y - 1) * side + x], map[(y + 1) * side + x]) } else { 0.0 };
    ([x as f32 + fx, y as f32 + fy], value)
}

/// The mean of 5 × 5, as far as there are neighbours.
fn smooth(map: &[f32], side: usize) -> Vec<f32> {
    (0..side * side)
        .map(|at| {
            let (x, y) = (at % side, at / side);
            let (mut sum, mut count) = (0.0, 0.0);
            for ny in y.saturating_sub(2)..(y + 3).min(side) {
                for nx in x.saturating_sub(2)..(x + 3).min(side) {
                    sum += map[ny * side + nx];
                    count += 1.0;
                }
            }
            sum / count
        })
        .collect()
}

/// A smooth bend through the outlines that were seen; what lies off the last one counts less.
fn bend(boxes: &[Spot], seen: &[([f32; 2], f32)], last: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let centres: Vec<[f64; 2]> = boxes.iter().map(|spot| spot.centre().map(f64::from)).collect();
    let middle = super::super::geometry::centre(&centres);
    let terms = |at: &[f64; 2]| {
        let (x, y) = ((at[0] - middle[0]) / 30.0, (at[1] - middle[1]) / 30.0);
        [1.0, x, y, x * x, x * y, y * y]
    };
    let mut rows = [[0.0; TERMS]; TERMS];
    let mut right = [[0.0; TERMS]; 2];
    let mut total = 0.0;
    for ((at, (place, value)), last) in centres.iter().zip(seen).zip(last) {
        let off = f64::from((place[0] - last[0]).hypot(place[1] - last[1]) / PER_MM);
        let weight = f64::from(value.max(1e-4)) / (1.0 + (off / HALF).powi(2));
        let v = terms(at);
        total += weight;
        for a in 0..TERMS {
            for b in 0..TERMS {
                rows[a][b] += weight * v[a] * v[b];
            }
            right[0][a] += weight * v[a] * f64::from(place[0]);
            right[1][a] += weight * v[a] * f64::from(place[1]);
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row[at] += total * [0.0, 0.006, 0.006, 0.03, 0.03, 0.03][at] + 1e-9;
    }
    match (solve(rows, right[0]), solve(rows, right[1])) {
        (Some(x), Some(y)) => centres
            .iter()
            .map(|at| {
                let v = terms(at);
                let sum = |c: &[f64; TERMS]| c.iter().zip(&v).map(|(c, v)| c * v).sum::<f64>() as f32;
                [sum(&x), sum(&y)]
            })
            .collect(),
        _ => last.to_vec(),
    }
}

/// Sums of darkness over rectangles, by an integral image.
struct Sums {
    across: usize,
    down: usize,
    sums: Vec<f64>,
}

impl Sums {
    fn of(plane: &Plane) -> Self {
        let across = plane.width + 1;
        let mut sums = vec![0.0f64; across * (plane.height + 1)];
        for y in 0..plane.height {
            let mut row = 0.0;
            for x in 0..plane.width {
                // Cut off, so that a filled box does not outweigh the outlines.
                row += f64::from(plane.dark[y * plane.width + x].min(0.5));
                sums[(y + 1) * across + x + 1] = sums[y * across + x + 1] + row;
            }
        }
        Self { across, down: plane.height + 1, sums }
    }

    /// Mean darkness of the outline less the mean of what is just inside and just outside.
    fn outline(&self, plane: &Plane, spot: &Spot, shift: [f32; 2]) -> f32 {
        let ring = |out: f32, inner: f32| {
            let (a, area_a) = self.grown(plane, spot, shift, out);
            let (b, area_b) = self.grown(plane, spot, shift, inner);
            (a - b) / (area_a - area_b).max(1.0)
        };
        let line = ring(0.1, -BOX_STROKE - 0.1);
        line - 0.6 * ring(1.0, 0.3) - 0.4 * ring(-BOX_STROKE - 0.3, -BOX_STROKE - 1.0)
    }

    /// The sum and the number of pixels of the box grown by `by` millimetres on all sides.
    fn grown(&self, plane: &Plane, spot: &Spot, shift: [f32; 2], by: f32) -> (f32, f32) {
        let place = |mm: f32, origin: f32, most: usize| {
            (((mm - origin) * PER_MM + 0.5).round().max(0.0) as usize).min(most - 1)
        };
        let x0 = place(spot.x + shift[0] - by, plane.origin[0], self.across);
        let x1 = place(spot.x + spot.w + shift[0] + by, plane.origin[0], self.across);
        let y0 = place(spot.y + shift[1] - by, plane.origin[1], self.down);
        let y1 = place(spot.y + spot.h + shift[1] + by, plane.origin[1], self.down);
        let at = |x: usize, y: usize| self.sums[y * self.across + x];
        let sum = at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0);
        (sum as f32, ((x1 - x0) * (y1 - y0)) as f32)
    }
}

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
    let maps: Vec<Vec<f32>> = boxes.iter().map(|spot| sums.outlines(plane, spot, steps)).collect();
    // A map is of whole pixels, a box seldom begins at one: what lies between belongs to every place in its map.
    let rests: Vec<[f32; 2]> = boxes.iter().map(|spot| first_pixel(plane, spot).1).collect();
    let found = |at: usize, around: [f32; 2], reach: f32| {
        let rest = rests[at];
        let (place, value) = peak(&maps[at], side, [around[0] - rest[0], around[1] - rest[1]], reach);
        ([place[0] + rest[0], place[1] + rest[1]], value)
    };
    // All together first: one box's letter or mark can look like an outline, all boxes' cannot.
    let mut together = vec![0.0f32; side * side];
    for map in &maps {
        together.iter_mut().zip(map).for_each(|(sum, value)| *sum += value.max(0.0));
    }
    let together = smooth(&together, side);
    let common = peak(&together, side, [steps as f32; 2], steps as f32).0;
    let mut fitted = vec![common; boxes.len()];
    let mut seen: Vec<([f32; 2], f32)> = (0..boxes.len()).map(|at| found(at, common, 1.3 * PER_MM)).collect();
    for reach in [1.0, 0.7, 0.5, 0.5] {
        fitted = bend(boxes, &seen, &fitted);
        for (at, (seen, fitted)) in seen.iter_mut().zip(&fitted).enumerate() {
            *seen = found(at, *fitted, reach * PER_MM);
        }
    }
    fitted = bend(boxes, &seen, &fitted);
    fitted
        .iter()
        .enumerate()
        .map(|(at, fitted)| {
            let (own, outline) = found(at, *fitted, 0.4 * PER_MM);
            let shift = [0, 1].map(|at| ((own[at] + fitted[at]) / 2.0 - steps as f32) / PER_MM);
            Snapped { shift, outline }
        })
        .collect()
}

/// The pixel of the plane nearest to a box's upper left corner, and how much further than that corner it is, in pixels.
fn first_pixel(plane: &Plane, spot: &Spot) -> ([f32; 2], [f32; 2]) {
    let exact = [(spot.x - plane.origin[0]) * PER_MM, (spot.y - plane.origin[1]) * PER_MM];
    let whole = exact.map(f32::round);
    (whole, [whole[0] - exact[0], whole[1] - exact[1]])
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

/// Sums of darkness over rectangles, by an integral image in whole numbers that may wrap around: differences stay right.
struct Sums {
    across: i32,
    down: i32,
    sums: Vec<u32>,
}

/// One in the whole numbers.
const UNIT: f32 = 4096.0;

/// A rectangle in pixels of the plane: left, top, right, bottom.
type Rect = [i32; 4];

impl Sums {
    fn of(plane: &Plane) -> Self {
        let across = plane.width + 1;
        let mut sums = vec![0u32; across * (plane.height + 1)];
        for y in 0..plane.height {
            let mut row = 0u32;
            let (above, here) = sums.split_at_mut((y + 1) * across);
            let above = &above[y * across..];
            for (x, dark) in plane.dark[y * plane.width..(y + 1) * plane.width].iter().enumerate() {
                // Cut off, so that a filled box does not outweigh the outlines.
                row = row.wrapping_add((dark.clamp(-0.5, 0.5) * UNIT) as i32 as u32);
                here[x + 1] = above[x + 1].wrapping_add(row);
            }
        }
        Self { across: across as i32, down: plane.height as i32 + 1, sums }
    }

    /// For each shift: mean darkness of the outline less the mean of what is just inside and just outside.
    fn outlines(&self, plane: &Plane, spot: &Spot, steps: i32) -> Vec<f32> {
        let first = first_pixel(plane, spot).0;
        // Whole pixels whose middles lie in the rectangle: both sides are rounded alike, or all boxes would be found a little off.
        let rect = |by: f32| -> Rect {
            let before = |from: f32| (from - by * PER_MM - 0.01).ceil() as i32;
            let after = |from: f32, side: f32| (from + (side + by) * PER_MM + 0.01).floor() as i32 + 1;
            [before(first[0]), before(first[1]), after(first[0], spot.w), after(first[1], spot.h)]
        };
        let rings = [
            (rect(0.1), rect(-BOX_STROKE - 0.1), 1.0),
            (rect(1.0), rect(0.3), -0.6),
            (rect(-BOX_STROKE - 0.3), rect(-BOX_STROKE - 1.0), -0.4),
        ];
        let area = |rect: &Rect| ((rect[2] - rect[0]) * (rect[3] - rect[1])) as f32;
        let rings = rings
            .map(|(out, inner, weight)| (out, inner, weight / UNIT / (area(&out) - area(&inner)).max(1.0)));
        let side = (2 * steps + 1) as usize;
        let mut map = vec![0.0f32; side * side];
        let mut sums = vec![0u32; side];
        for (dy, row) in (-steps..=steps).zip(map.chunks_mut(side)) {
            for (out, inner, weight) in &rings {
                sums.fill(0);
                self.add(out, [-steps, dy], 1, &mut sums);
                self.add(inner, [-steps, dy], u32::MAX, &mut sums);
                row.iter_mut().zip(&sums).for_each(|(to, sum)| *to += weight * (*sum as i32) as f32);
            }
        }
        map
    }

    /// Adds the sums over a rectangle at each of the shifts from `first` to the right, `times` 1 or −1.
    fn add(&self, rect: &Rect, first: [i32; 2], times: u32, into: &mut [u32]) {
        let corners = [(2, 3, 1), (0, 3, u32::MAX), (2, 1, u32::MAX), (0, 1, 1)];
        for (x, y, sign) in corners {
            let (x, y) = (rect[x] + first[0], (rect[y] + first[1]).clamp(0, self.down - 1));
            let by = u32::wrapping_mul(sign, times);
            let row = &self.sums[(y * self.across) as usize..((y + 1) * self.across) as usize];
            // Beyond the plane a sum stays as at its edge.
            match usize::try_from(x).ok().and_then(|x| row.get(x..x + into.len())) {
                Some(part) => into
                    .iter_mut()
                    .zip(part)
                    .for_each(|(to, sum)| *to = to.wrapping_add(sum.wrapping_mul(by))),
                None => {
                    for (to, x) in into.iter_mut().zip(x..) {
                        let sum = row[x.clamp(0, self.across - 1) as usize];
                        *to = to.wrapping_add(sum.wrapping_mul(by));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plane with the outlines of these boxes, all `off` from where the form has them.
    fn drawn(boxes: &[Spot], off: [f32; 2]) -> Plane {
        let (width, height) = (500, 160);
        let origin = [boxes[0].x - 8.0, boxes[0].y - 8.0];
        let part = |from: f32, to: f32, at: f32| (to.min(at + 0.5) - from.max(at - 0.5)).clamp(0.0, 1.0);
        let mut dark = vec![0.0f32; width * height];
        for spot in boxes {
            let pixel = |mm: f32, origin: f32| (mm - origin) * PER_MM;
            let x = pixel(spot.x + off[0], origin[0]);
            let y = pixel(spot.y + off[1], origin[1]);
            let (side, line) = (spot.w * PER_MM, BOX_STROKE * PER_MM);
            for (at, dark) in dark.iter_mut().enumerate() {
                let (px, py) = ((at % width) as f32, (at / width) as f32);
                let square = |by: f32| part(x + by, x + side - by, px) * part(y + by, y + side - by, py);
                *dark += square(0.0) - square(line);
            }
        }
        Plane { width, height, origin, dark }
    }

    #[test]
    fn boxes_between_pixels_are_found_where_they_are() {
        let spots = [(12.0, 40.0), (28.09, 40.05), (45.11, 40.12), (61.3, 40.19), (77.47, 40.1)];
        let boxes = spots.map(|(x, y)| Spot { x, y, w: 5.0, h: 5.0 });
        for off in [[0.0, 0.0], [0.33, -0.27], [-0.9, 0.45]] {
            for (at, found) in snap(&drawn(&boxes, off), &boxes).iter().enumerate() {
                let wrong = (found.shift[0] - off[0]).hypot(found.shift[1] - off[1]);
                assert!(wrong < 0.06, "box {at} is {wrong} mm from where it was found, all off by {off:?}");
            }
        }
    }
}

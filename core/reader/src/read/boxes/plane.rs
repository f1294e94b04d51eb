//! The part of a card that holds its boxes, straightened: how much darker than the paper around it each spot is.

use super::super::super::form::Spot;
use super::super::geometry::Homography;
use super::super::plane::Luma;

/// Pixels per millimetre in the straightened plane: a box's outline is one wide. A photo of a full desk has 5 to 6; at 5 here the
/// same model, trained on what it sees then, is no surer on desks it has not seen, and reading takes a quarter longer.
pub(in super::super) const PER_MM: f32 = 4.0;
/// Millimetres of surroundings around the boxes.
const AROUND: f32 = 8.0;
/// Side of the cells in which the paper is measured, in pixels of the plane.
const CELL: usize = 4;
/// Paper is the brightest within so many cells: 6 mm, wider than a filled box's half.
const REACH: usize = 6;
/// The most pixels of a plane: an A5 card whole. Forms that need more are cut off, and those boxes come out covered.
const MOST: usize = 1_200_000;

/// Darkness against the paper, 0 paper to 1 black.
#[derive(Debug, Clone)]
pub(in super::super) struct Plane {
    pub(in super::super) width: usize,
    pub(in super::super) height: usize,
    /// Millimetres on the card of the first pixel's middle.
    pub(in super::super) origin: [f32; 2],
    pub(in super::super) dark: Vec<f32>,
}

impl Plane {
    /// The plane around these boxes; `None` without boxes.
    pub(in super::super) fn of(luma: &Luma<'_>, map: &Homography, boxes: &[Spot]) -> Option<Self> {
        let fold = |of: fn(&Spot) -> f32, pick: fn(f32, f32) -> f32| boxes.iter().map(of).reduce(pick);
        let left = fold(|spot| spot.x, f32::min)? - AROUND;
        let top = fold(|spot| spot.y, f32::min)? - AROUND;
        let right = fold(|spot| spot.x + spot.w, f32::max)? + AROUND;
        let bottom = fold(|spot| spot.y + spot.h, f32::max)? + AROUND;
        let width = (((right - left) * PER_MM).clamp(8.0, 2000.0)) as usize;
        let height = (((bottom - top) * PER_MM).clamp(8.0, 2000.0) as usize).min(MOST / width);
        let step = f64::from(1.0 / PER_MM);
        let place = |y: usize| [f64::from(left), f64::from(top) + y as f64 * step];
        let grey = luma.straighten(map, [width, height], step, place);
        let mut plane = Self { width, height, origin: [left, top], dark: grey };
        plane.against_paper();
        Some(plane)
    }

    fn against_paper(&mut self) {
        let (across, down) = (self.width.div_ceil(CELL), self.height.div_ceil(CELL));
        let mut paper = vec![0.0f32; across * down];
        for (cells, rows) in paper.chunks_mut(across).zip(self.dark.chunks(self.width * CELL)) {
            for row in rows.chunks(self.width) {
                for (cell, part) in cells.iter_mut().zip(row.chunks(CELL)) {
                    *cell = part.iter().fold(*cell, |sum, grey| sum + grey);
                }
            }
            let high = rows.len() / self.width;
            for (x, cell) in cells.iter_mut().enumerate() {
                *cell /= (high * CELL.min(self.width - x * CELL)) as f32;
            }
        }
        let paper = mean(&paper, across, 1);
        let paper = least(&most(&paper, across, REACH), across, REACH);
        let paper = mean(&mean(&paper, across, 3), across, 3);
        let mut here = vec![0.0; across * CELL];
        for (y, row) in self.dark.chunks_mut(self.width).enumerate() {
            let (y0, fy) = cell(y, down);
            let y1 = (y0 + 1).min(down - 1);
            // First between rows of cells, then along the row.
            let line: Vec<f32> = paper[y0 * across..(y0 + 1) * across]
                .iter()
                .zip(&paper[y1 * across..(y1 + 1) * across])
                .map(|(above, below)| above + (below - above) * fy)
                .collect();
            along_cells(&line, &mut here);
            for (grey, here) in row.iter_mut().zip(&here) {
                *grey = 1.0 - *grey / here.max(8.0);
            }
        }
    }

    /// Where millimetres on the card are in the plane, along x (0) or y (1): the pixel before, and how far beyond it.
    pub(in super::super) fn pixel(&self, axis: usize, mm: f32) -> (usize, f32) {
        let most = if axis == 0 { self.width } else { self.height };
        let at = ((mm - self.origin[axis]) * PER_MM).clamp(0.0, most as f32 - 1.001);
        (at as usize, at - (at as usize) as f32)
    }

    /// Darkness between pixels, bilinear.
    pub(in super::super) fn between(&self, (x, fx): (usize, f32), (y, fy): (usize, f32)) -> f32 {
        let at = y * self.width + x;
        let (top, bottom) = (&self.dark[at..at + 2], &self.dark[at + self.width..at + self.width + 2]);
        (top[0] * (1.0 - fx) + top[1] * fx) * (1.0 - fy) + (bottom[0] * (1.0 - fx) + bottom[1] * fx) * fy
    }
}

/// The cell before a pixel, and how far the pixel is from its middle to the next one's.
fn cell(at: usize, cells: usize) -> (usize, f32) {
    let place = ((at as f32 + 0.5) / CELL as f32 - 0.5).clamp(0.0, (cells - 1) as f32);
    (place as usize, place - place.floor())
}

/// The values of a row of cells at its pixels: straight between the cells' middles, and as the first and the last beyond.
fn along_cells(line: &[f32], pixels: &mut [f32]) {
    let half = CELL / 2;
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
    let middle = line.len() * CELL - half;
    pixels[..half].fill(*first);
    pixels[middle..].fill(*last);
    for (pair, four) in line.windows(2).zip(pixels[half..middle].as_chunks_mut::<CELL>().0) {
        for (at, pixel) in four.iter_mut().enumerate() {
            *pixel = pair[0] + (pair[1] - pair[0]) * ((at as f32 + 0.5) / CELL as f32);
        }
    }
}

/// The greatest within `reach` cells of each cell, along rows and along columns.
fn most(cells: &[f32], across: usize, reach: usize) -> Vec<f32> {
    both_ways(cells, across, reach, 0.0, |line, out| extreme(line, out, reach, f32::max))
}

/// The least within `reach` cells of each cell, along rows and along columns.
fn least(cells: &[f32], across: usize, reach: usize) -> Vec<f32> {
    both_ways(cells, across, reach, f32::MAX, |line, out| extreme(line, out, reach, f32::min))
}

/// The mean of the cells within `reach` of each cell, along rows and then along columns.
fn mean(cells: &[f32], across: usize, reach: usize) -> Vec<f32> {
    both_ways(cells, across, reach, 0.0, |line, out| {
        let cells = out.len();
        out.fill(0.0);
        for from in 0..=2 * reach {
            out.iter_mut().zip(&line[from..]).for_each(|(sum, value)| *sum += value);
        }
        for (at, sum) in out.iter_mut().enumerate() {
            *sum /= (at.min(reach) + (cells - 1 - at).min(reach) + 1) as f32;
        }
    })
}

/// Folds along rows and then along columns. A line comes with `reach` times `beyond` on either side. Each pass turns the field
/// over, so that both run along memory.
fn both_ways(
    cells: &[f32],
    across: usize,
    reach: usize,
    beyond: f32,
    fold: impl Fn(&mut [f32], &mut [f32]),
) -> Vec<f32> {
    let pass = |cells: &[f32], across: usize| {
        let down = cells.len() / across;
        let mut turned = vec![0.0; cells.len()];
        let (mut line, mut out) = (vec![beyond; across + 2 * reach], vec![0.0; across]);
        for (y, row) in cells.chunks_exact(across).enumerate() {
            line.fill(beyond);
            line[reach..reach + across].copy_from_slice(row);
            fold(&mut line, &mut out);
            out.iter().enumerate().for_each(|(x, value)| turned[x * down + y] = *value);
        }
        turned
    };
    pass(&pass(cells, across), cells.len() / across)
}

/// The extreme of 2 `reach` + 1 neighbours: of two, of four, … as long as that fits, then of two such that overlap.
fn extreme(line: &mut [f32], out: &mut [f32], reach: usize, pick: fn(f32, f32) -> f32) {
    let wanted = 2 * reach + 1;
    let mut so_far = 1;
    while 2 * so_far <= wanted {
        for at in 0..line.len() - so_far {
            line[at] = pick(line[at], line[at + so_far]);
        }
        so_far *= 2;
    }
    for (at, out) in out.iter_mut().enumerate() {
        *out = pick(line[at], line[at + wanted - so_far]);
    }
}

//! The part of a card that holds its boxes, straightened: how much darker than the paper around it each spot is.

use super::super::super::form::Spot;
use super::super::geometry::Homography;
use super::super::plane::Luma;

/// Pixels per millimetre in the straightened plane: a little more than a photo of a full desk has.
pub(in super::super) const PER_MM: f32 = 5.0;
/// Millimetres of surroundings around the boxes.
const AROUND: f32 = 8.0;
/// Side of the cells in which the paper is measured, in pixels of the plane.
const CELL: usize = 4;
/// Paper is the brightest within so many cells: 5.6 mm, wider than a filled box's half.
const REACH: usize = 7;
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
        let mut grey = Vec::with_capacity(width * height);
        let step = f64::from(1.0 / PER_MM);
        for y in 0..height {
            let (start, right) = map.line([f64::from(left), f64::from(top) + y as f64 * step]);
            luma.along(start, right.map(|part| part * step), width, &mut grey);
        }
        let mut plane = Self { width, height, origin: [left, top], dark: grey };
        plane.against_paper();
        Some(plane)
    }

    fn against_paper(&mut self) {
        let (across, down) = (self.width.div_ceil(CELL), self.height.div_ceil(CELL));
        let mut paper = vec![0.0f32; across * down];
        for (y, cells) in paper.chunks_mut(across).enumerate() {
            for (x, cell) in cells.iter_mut().enumerate() {
                let (mut sum, mut count) = (0.0, 0.0f32);
                for py in y * CELL..((y + 1) * CELL).min(self.height) {
                    for px in x * CELL..((x + 1) * CELL).min(self.width) {
                        sum += self.dark[py * self.width + px];
                        count += 1.0;
                    }
                }
                *cell = sum / count.max(1.0);
            }
        }
        let paper = window(&paper, across, down, 1, mean);
        let paper = window(&paper, across, down, REACH, most);
        let paper = window(&paper, across, down, REACH, least);
        let paper = window(&window(&paper, across, down, 3, mean), across, down, 3, mean);
        let places: Vec<(usize, f32)> = (0..self.width).map(|x| cell(x, across)).collect();
        for (y, row) in self.dark.chunks_mut(self.width).enumerate() {
            let (y0, fy) = cell(y, down);
            let y1 = (y0 + 1).min(down - 1);
            // First between rows of cells, then along the row.
            let line: Vec<f32> = paper[y0 * across..(y0 + 1) * across]
                .iter()
                .zip(&paper[y1 * across..(y1 + 1) * across])
                .map(|(above, below)| above + (below - above) * fy)
                .collect();
            for (grey, (x0, fx)) in row.iter_mut().zip(&places) {
                let here = line[*x0] + (line[(x0 + 1).min(across - 1)] - line[*x0]) * fx;
                *grey = 1.0 - *grey / here.max(8.0);
            }
        }
    }

    /// Darkness at a place on the card, bilinear.
    pub(in super::super) fn at(&self, mm: [f32; 2]) -> f32 {
        let x = ((mm[0] - self.origin[0]) * PER_MM).clamp(0.0, self.width as f32 - 1.001);
        let y = ((mm[1] - self.origin[1]) * PER_MM).clamp(0.0, self.height as f32 - 1.001);
        let (x0, y0) = (x as usize, y as usize);
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let at = y0 * self.width + x0;
        let (top, bottom) = (&self.dark[at..at + 2], &self.dark[at + self.width..at + self.width + 2]);
        (top[0] * (1.0 - fx) + top[1] * fx) * (1.0 - fy) + (bottom[0] * (1.0 - fx) + bottom[1] * fx) * fy
    }
}

/// The cell before a pixel, and how far the pixel is from its middle to the next one's.
fn cell(at: usize, cells: usize) -> (usize, f32) {
    let place = ((at as f32 + 0.5) / CELL as f32 - 0.5).clamp(0.0, (cells - 1) as f32);
    (place as usize, place - place.floor())
}

fn most(values: &[f32]) -> f32 {
    values.iter().copied().fold(0.0, f32::max)
}

fn least(values: &[f32]) -> f32 {
    values.iter().copied().fold(f32::MAX, f32::min)
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// Folds the cells `reach` around each cell, along rows and then along columns.
fn window(cells: &[f32], across: usize, down: usize, reach: usize, fold: fn(&[f32]) -> f32) -> Vec<f32> {
    // Each pass turns the field over, so that both run along memory.
    let pass = |cells: &[f32], across: usize, down: usize| {
        let mut turned = vec![0.0; cells.len()];
        for (y, row) in cells.chunks(across).enumerate() {
            for x in 0..across {
                let near = &row[x.saturating_sub(reach)..(x + reach + 1).min(across)];
                turned[x * down + y] = fold(near);
            }
        }
        turned
    };
    pass(&pass(cells, across, down), down, across)
}

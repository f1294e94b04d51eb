//! What the dark squares are: a corner mark, or one of the three corner patterns of a QR code.

use super::super::form::{MARK_BITS, MARK_MODULES};
use super::blobs::blobs;
use super::geometry::{Homography, Point, centre, cross, distance, minus};
use super::plane::Luma;
use super::quad::{quad_of, refine};
use super::runs::dark_runs;

/// Likeness (correlation) from which a square is a mark.
const MARK_LIKENESS: f32 = 0.62;
/// How much more it must be like this mark than like the next.
const MARK_MARGIN: f32 = 0.12;
/// Likeness from which a square is a corner pattern of a code.
const FINDER_LIKENESS: f32 = 0.6;
/// Modules along a corner pattern of a QR code.
pub(super) const FINDER_MODULES: usize = 7;

/// The most pixels squares are sought in: a mark of 8 mm on a full desk still has 30 pixels a side.
const ENOUGH: usize = 16_500_000;
/// Fewer pixels than this hold no card.
const FEWEST: usize = 40_000;
/// With so many marks the cards are not larger than one pass sees.
const MANY_MARKS: usize = 12;

/// The most squares that are kept of one picture.
const MOST_SQUARES: usize = 2000;

/// What a square is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A corner mark: index in [`MARK_BITS`].
    Mark(usize),
    /// A corner pattern of a QR code.
    Finder,
}

/// A square that was recognised.
#[derive(Debug, Clone, Copy)]
pub(super) struct Square {
    pub(super) kind: Kind,
    /// Upright top left, top right, bottom right, bottom left; of a finder any of the four is first.
    pub(super) corners: [Point; 4],
    /// Correlation with what it is.
    pub(super) likeness: f32,
}

impl Square {
    pub(super) fn centre(&self) -> Point {
        centre(&self.corners)
    }

    /// Mean length of the sides, in pixels.
    pub(super) fn side(&self) -> f64 {
        (0..4).map(|at| distance(self.corners[at], self.corners[(at + 1) % 4])).sum::<f64>() / 4.0
    }
}

/// All squares in a picture.
pub(super) fn squares_in(luma: &Luma<'_>) -> Vec<Square> {
    let patterns = Patterns::new();
    let mut found: Vec<Square> = Vec::new();
    for blob in blobs(&dark_runs(luma)) {
        let Some(rough) = quad_of(&blob) else { continue };
        if let Some(square) = recognise(luma, &rough, &patterns) {
            found.push(square);
        }
    }
    // Eighty cards have 240 marks and as many corners of codes: more than this is noise, and the likest are kept.
    if found.len() > MOST_SQUARES {
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        found.truncate(MOST_SQUARES);
    }
    found
}

/// All squares of a photo of any size: sought in the photo, halved until it is no larger than [`ENOUGH`]; where few
/// marks are found, also in pictures halved further (a card that fills the photo has marks too large for one pass).
pub(super) fn squares_at_all_sizes(luma: &Luma<'_>) -> Vec<Square> {
    let mut found: Vec<Square> = Vec::new();
    let mut half: Option<(usize, usize, Vec<u8>)> = None;
    let mut factor = 1.0;
    loop {
        let here = match &half {
            None => *luma,
            Some((width, height, data)) => match Luma::new(*width, *height, data) {
                Ok(luma) => luma,
                Err(_) => break,
            },
        };
        let pixels = here.width() * here.height();
        if pixels <= ENOUGH {
            for mut square in squares_in(&here) {
                for corner in &mut square.corners {
                    *corner = corner.map(|at| (at + 0.5) * factor - 0.5);
                }
                let near = |known: &Square| distance(known.centre(), square.centre()) < known.side() * 0.3;
                if !found.iter().any(near) {
                    found.push(square);
                }
            }
            let marks = found.iter().filter(|square| matches!(square.kind, Kind::Mark(_))).count();
            if marks >= MANY_MARKS || pixels < FEWEST {
                break;
            }
        }
        half = here.halved();
        factor *= 2.0;
        if half.is_none() {
            break;
        }
    }
    found
}

/// What the square with about these corners is, if it is one of ours.
pub(super) fn recognise(luma: &Luma<'_>, rough: &[Point; 4], patterns: &Patterns) -> Option<Square> {
    let quad = refine(luma, rough, 2.0).unwrap_or(*rough);
    let mark = patterns.best_mark(luma, &quad);
    let finder = patterns.finder_likeness(luma, &quad);
    match mark {
        Some((kind, turn, likeness)) if likeness >= finder => {
            let corners = std::array::from_fn(|at| quad[(at + turn) % 4]);
            Some(Square { kind, corners, likeness })
        }
        _ if finder >= FINDER_LIKENESS => {
            Some(Square { kind: Kind::Finder, corners: quad, likeness: finder })
        }
        _ => None,
    }
}

/// Every pattern as a grid of +1 (white) and −1 (ink), with the white around it.
pub(super) struct Patterns {
    /// Per mark, turned by 0–3 quarters.
    marks: Vec<(usize, usize, Vec<f32>)>,
    finder: Vec<f32>,
}

impl Patterns {
    pub(super) fn new() -> Self {
        let side = MARK_MODULES + 2;
        let mut marks = Vec::new();
        for (index, bits) in MARK_BITS.into_iter().enumerate() {
            let white = |row: usize, column: usize| {
                let inner = (2..side - 2).contains(&row) && (2..side - 2).contains(&column);
                let edge = row == 0 || column == 0 || row == side - 1 || column == side - 1;
                edge || inner && bits >> (15 - ((row - 2) * 4 + column - 2)) & 1 == 1
            };
            for turn in 0..4 {
                // The quad's first corner is the mark's corner `turn`: seen from there the mark is turned back.
                let grid = (0..side * side).map(|at| {
                    let (row, column) = (at / side, at % side);
                    let (row, column) = match turn {
                        0 => (row, column),
                        1 => (column, side - 1 - row),
                        2 => (side - 1 - row, side - 1 - column),
                        _ => (side - 1 - column, row),
                    };
                    if white(row, column) { 1.0 } else { -1.0 }
                });
                marks.push((index, (4 - turn) % 4, grid.collect()));
            }
        }
        let side = FINDER_MODULES + 2;
        let finder = (0..side * side)
            .map(|at| {
                let off = |at: usize| at.abs_diff(side / 2);
                match off(at / side).max(off(at % side)) {
                    0 | 1 | 3 => -1.0,
                    _ => 1.0,
                }
            })
            .collect();
        Self { marks, finder }
    }

    /// The mark this quad is most like, and which of the quad's corners is the mark's top left.
    fn best_mark(&self, luma: &Luma<'_>, quad: &[Point; 4]) -> Option<(Kind, usize, f32)> {
        let grid = sample(luma, quad, MARK_MODULES)?;
        let (mut best, mut next) = ((0, 0, -1.0f32), -1.0f32);
        for (index, turn, pattern) in &self.marks {
            let likeness = correlation(&grid, pattern);
            if likeness > best.2 {
                next = best.2;
                best = (*index, *turn, likeness);
            } else {
                next = next.max(likeness);
            }
        }
        (best.2 >= MARK_LIKENESS && best.2 - next >= MARK_MARGIN).then_some((
            Kind::Mark(best.0),
            best.1,
            best.2,
        ))
    }

    /// How much these corners hold this mark, upright.
    pub(super) fn likeness(&self, luma: &Luma<'_>, quad: &[Point; 4], which: usize) -> f32 {
        let upright = self.marks.iter().find(|(index, turn, _)| *index == which && *turn == 0);
        match (sample(luma, quad, MARK_MODULES), upright) {
            (Some(grid), Some((_, _, pattern))) => correlation(&grid, pattern),
            _ => 0.0,
        }
    }

    fn finder_likeness(&self, luma: &Luma<'_>, quad: &[Point; 4]) -> f32 {
        let Some(grid) = sample(luma, quad, FINDER_MODULES) else { return 0.0 };
        // The heart decides: an empty box is like a corner pattern in all but that.
        let side = FINDER_MODULES + 2;
        let mean = |places: &[usize]| places.iter().map(|at| grid[*at]).sum::<f32>() / places.len() as f32;
        let middle = side / 2;
        let heart =
            mean(&[middle * side + middle, (middle - 1) * side + middle, (middle + 1) * side + middle]);
        let heart = heart / 2.0 + mean(&[middle * side + middle - 1, middle * side + middle + 1]) / 2.0;
        let ring: Vec<usize> = (1..side - 1).flat_map(|at| [side + at, (side - 2) * side + at]).collect();
        let around: Vec<usize> = (0..side).flat_map(|at| [at, (side - 1) * side + at]).collect();
        let (ring, around) = (mean(&ring), mean(&around));
        if heart > (ring + around) / 2.0 {
            return 0.0;
        }
        correlation(&grid, &self.finder)
    }
}

/// The grey of each module of a square with these corners, and of one module of white around it.
fn sample(luma: &Luma<'_>, quad: &[Point; 4], modules: usize) -> Option<Vec<f32>> {
    let map = unit_to(quad)?;
    let side = modules + 2;
    let step = 1.0 / modules as f64;
    let grid = (0..side * side).map(|at| {
        let (row, column) = ((at / side) as f64 - 1.0, (at % side) as f64 - 1.0);
        let mut sum = 0.0;
        for (dx, dy) in [(0.5, 0.5), (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let [x, y] = map.apply([(column + dx) * step, (row + dy) * step]);
            sum += luma.at(x as f32, y as f32);
        }
        sum / 5.0
    });
    Some(grid.collect())
}

/// The map of the unit square to these corners; `None` where the last three lie on a line. In closed form: P. S. Heckbert,
/// *Fundamentals of Texture Mapping and Image Warping* (1989), section 2.2.3.
pub(super) fn unit_to(quad: &[Point; 4]) -> Option<Homography> {
    let [a, b, c, d] = *quad;
    let (right, below) = (minus(b, c), minus(d, c));
    let bent = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]];
    let turn = cross(right, below);
    if turn.abs() < 1e-9 {
        return None;
    }
    let (g, h) = (cross(bent, below) / turn, cross(right, bent) / turn);
    let row = |axis: usize| [b[axis] - a[axis] + g * b[axis], d[axis] - a[axis] + h * d[axis], a[axis]];
    let ([m0, m1, m2], [m3, m4, m5]) = (row(0), row(1));
    Some(Homography([m0, m1, m2, m3, m4, m5, g, h, 1.0]))
}

/// Pearson's correlation; 0 where there is no contrast.
pub(super) fn correlation(a: &[f32], b: &[f32]) -> f32 {
    let n = a.len().min(b.len()).max(1) as f32;
    let (mean_a, mean_b) = (a.iter().sum::<f32>() / n, b.iter().sum::<f32>() / n);
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        let (a, b) = (a - mean_a, b - mean_b);
        ab += a * b;
        aa += a * a;
        bb += b * b;
    }
    if aa < n || bb <= 0.0 { 0.0 } else { ab / (aa * bb).sqrt() }
}

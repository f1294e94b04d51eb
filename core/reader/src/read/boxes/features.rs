//! Numbers that tell an empty box from a marked, a touched and a crossed-out one.
//!
//! Everything is measured in a window of 11 × 11 mm around a box of 5 mm; larger boxes are shrunk to that. To the left
//! of a box its letter begins at 2 mm: what lies there is not looked at.

use super::super::super::form::{BoxSpot, Spot};
use super::places::{Places, SIDE, place, places};
use super::plane::Plane;
use super::snap::Snapped;

/// First and last line of samples across the inside of the box: 2 mm from its middle.
const INSIDE_FROM: usize = 14;
const INSIDE_TO: usize = 30;
/// Half the box.
const HALF: f32 = 2.5;
/// Numbers of a box by itself.
const OWN: usize = 42;
/// Of these, compared with the other boxes of the question.
const COMPARED: [usize; 12] = [0, 1, 4, 5, 6, 7, 8, 9, 10, 18, 19, 20];
/// Numbers per box in all.
pub(in super::super) const FEATURES: usize = OWN + 2 * COMPARED.len() + 3;
/// Samples along the picture that goes with the numbers.
pub(in super::super) const PICTURE_SIDE: usize = 18;
/// Pixels of that picture: 9 × 9 mm, two per millimetre.
pub(in super::super) const PICTURE: usize = PICTURE_SIDE * PICTURE_SIDE;

/// What the model sees of a box.
#[derive(Debug, Clone)]
pub(in super::super) struct Seen {
    pub(in super::super) numbers: [f32; FEATURES],
    pub(in super::super) picture: [f32; PICTURE],
    /// The least darkness of its four sides, as a part of what is usual on the card; near 0 when a side is covered.
    pub(in super::super) least_side: f32,
}

/// Looks at all boxes of a card.
pub(in super::super) fn look_at(plane: &Plane, boxes: &[BoxSpot], snapped: &[Snapped]) -> Vec<Seen> {
    let windows: Vec<Window> =
        boxes.iter().zip(snapped).map(|(spot, snapped)| Window::of(plane, &spot.at, snapped.shift)).collect();
    let own: Vec<[f32; OWN]> = windows.iter().map(Window::numbers).collect();
    let sides: Vec<[f32; 4]> = windows.iter().map(Window::sides).collect();
    let usual_side = median(sides.iter().flatten().copied().collect()).max(0.03);
    let usual_ring = median(own.iter().map(|own| own[10]).collect());
    let usual_outline = median(snapped.iter().map(|snapped| snapped.outline).collect()).max(0.02);
    let quiet: Vec<f32> = COMPARED
        .iter()
        .map(|which| {
            let mut values: Vec<f32> = own.iter().map(|own| own[*which]).collect();
            values.sort_by(f32::total_cmp);
            values.get(values.len() / 3).copied().unwrap_or(0.0)
        })
        .collect();
    (0..boxes.len())
        .map(|at| {
            let mut numbers = [0.0; FEATURES];
            numbers[..OWN].copy_from_slice(&own[at]);
            let others: Vec<usize> = (0..boxes.len())
                .filter(|other| *other != at && boxes[*other].question == boxes[at].question)
                .collect();
            for (index, which) in COMPARED.iter().enumerate() {
                let middle = median(others.iter().map(|other| own[*other][*which]).collect());
                numbers[OWN + index] =
                    own[at][*which] - if others.is_empty() { quiet[index] } else { middle };
                numbers[OWN + COMPARED.len() + index] = own[at][*which] - quiet[index];
            }
            let least_side = sides[at].into_iter().fold(f32::MAX, f32::min) / usual_side;
            numbers[FEATURES - 3] = usual_ring;
            numbers[FEATURES - 2] = snapped[at].outline / usual_outline;
            numbers[FEATURES - 1] = least_side;
            Seen { numbers, picture: windows[at].picture(), least_side }
        })
        .collect()
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    let n = values.len();
    match n {
        0 => 0.0,
        _ if n % 2 == 1 => values[n / 2],
        _ => (values[n / 2 - 1] + values[n / 2]) / 2.0,
    }
}

/// The darkness around one box.
struct Window {
    dark: Vec<f32>,
}

impl Window {
    fn of(plane: &Plane, spot: &Spot, shift: [f32; 2]) -> Self {
        let centre = spot.centre();
        let scale = [spot.w / (2.0 * HALF), spot.h / (2.0 * HALF)];
        // A column's place across is the same in each row.
        let [across, down] = [0, 1]
            .map(|axis| places().map(|at| plane.pixel(axis, centre[axis] + shift[axis] + at * scale[axis])));
        let mut dark = Vec::with_capacity(SIDE * SIDE);
        for y in down {
            dark.extend(across.iter().map(|x| plane.between(*x, y)));
        }
        Self { dark }
    }

    /// The samples at these places.
    fn samples(&self, places: &[u16]) -> Vec<f32> {
        places.iter().filter_map(|at| self.dark.get(usize::from(*at)).copied()).collect()
    }

    fn numbers(&self) -> [f32; OWN] {
        let places = Places::get();
        let inside = sorted(self.samples(&places.inside));
        let core = self.samples(&places.core);
        let mut ring = self.samples(&places.ring);
        let mut near = self.samples(&places.near);
        let mut quarters = [0, 1, 2, 3].map(|at| mean(&self.samples(&places.quarters[at])));
        quarters.sort_by(f32::total_cmp);
        let mut around: [f32; 8] =
            std::array::from_fn(|at| part(&mut self.samples(&places.sectors[at]), 0.92));
        around.sort_by(f32::total_cmp);
        let small = self.greatest_mean(5, 2.0);
        let large = self.greatest_mean(9, 1.2);
        let rows = self.profile(true);
        let columns = self.profile(false);
        [
            mean(&inside),
            deviation(&inside),
            of_sorted(&inside, 0.1),
            of_sorted(&inside, 0.25),
            of_sorted(&inside, 0.5),
            of_sorted(&inside, 0.75),
            of_sorted(&inside, 0.9),
            of_sorted(&inside, 0.97),
            mean(&core),
            core.iter().copied().fold(0.0, f32::max),
            mean(&ring),
            part(&mut ring, 0.2),
            mean(&self.samples(&places.diagonals[0])),
            mean(&self.samples(&places.diagonals[1])),
            quarters[0],
            quarters[1],
            quarters[2],
            quarters[3],
            mean(&near),
            part(&mut near, 0.9),
            part(&mut near, 0.98),
            around[0],
            around[1],
            around[2],
            around[4],
            around[6],
            around[7],
            above(&inside, 0.12),
            above(&inside, 0.2),
            above(&inside, 0.35),
            above(&near, 0.12),
            above(&near, 0.2),
            mean(&self.samples(&places.heart)),
            small,
            large,
            deviation(&near),
            rows[0],
            rows[1],
            columns[0],
            columns[1],
            self.roughness(),
            part(&mut ring, 0.8),
        ]
    }

    /// Of the darkest sample per line across the inside: the mean over lines and the third lowest.
    fn profile(&self, along_rows: bool) -> [f32; 2] {
        let from = INSIDE_FROM;
        let to = INSIDE_TO;
        let mut lines: Vec<f32> = (from..to)
            .map(|line| {
                (from..to)
                    .map(|at| self.dark[if along_rows { line * SIDE + at } else { at * SIDE + line }])
                    .fold(f32::MIN, f32::max)
            })
            .collect();
        let average = mean(&lines);
        lines.sort_by(f32::total_cmp);
        [average, lines.get(2).copied().unwrap_or(0.0)]
    }

    /// Mean step between neighbours inside: pencil and blur differ here.
    fn roughness(&self) -> f32 {
        let from = INSIDE_FROM;
        let to = INSIDE_TO;
        let mut sum = 0.0;
        for y in from..to {
            for x in from..to {
                sum += (self.dark[y * SIDE + x] - self.dark[y * SIDE + x + 1]).abs();
            }
        }
        sum / ((to - from) * (to - from)) as f32
    }

    /// The greatest mean over a square of `side` samples whose middle is within `within` of the box's.
    fn greatest_mean(&self, side: usize, within: f32) -> f32 {
        let half = side / 2;
        let mut best = 0.0f32;
        for y in (half..SIDE - half).step_by(2).filter(|y| place(*y).abs() < within) {
            for x in (half..SIDE - half).step_by(2).filter(|x| place(*x).abs() < within) {
                let sum: f32 = (y - half..=y + half)
                    .map(|row| self.dark[row * SIDE + x - half..=row * SIDE + x + half].iter().sum::<f32>())
                    .sum();
                best = best.max(sum / (side * side) as f32);
            }
        }
        best
    }

    /// How dark each side of the outline is, less the brightest paper on either side of it. A pupil's circle or fill
    /// leaves some paper near; what covers a box leaves neither line nor paper.
    fn sides(&self) -> [f32; 4] {
        let places = Places::get();
        std::array::from_fn(|at| {
            let mut line = self.samples(&places.lines[at]);
            let mut paper = self.samples(&places.papers[at]);
            part(&mut line, 0.5) - part(&mut paper, 0.08)
        })
    }

    /// The middle 9 × 9 mm at two samples per millimetre; the letter's side is left out.
    fn picture(&self) -> [f32; PICTURE] {
        let from = (SIDE - 2 * PICTURE_SIDE) / 2;
        std::array::from_fn(|at| {
            let (x, y) = (from + at % PICTURE_SIDE * 2, from + at / PICTURE_SIDE * 2);
            if place(x) < -3.8 {
                return 0.0;
            }
            let row = y * SIDE + x;
            (self.dark[row] + self.dark[row + 1] + self.dark[row + SIDE] + self.dark[row + SIDE + 1]) / 4.0
        })
    }
}

fn sorted(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_unstable_by(f32::total_cmp);
    values
}

fn of_sorted(sorted: &[f32], part: f32) -> f32 {
    let at = (sorted.len().saturating_sub(1)) as f32 * part;
    sorted.get(at.round() as usize).copied().unwrap_or(0.0)
}

/// The value below which this part of the values lies.
fn part(values: &mut [f32], part: f32) -> f32 {
    if values.is_empty() {
        return 0.0;
    }
    let at = ((values.len() - 1) as f32 * part).round() as usize;
    *values.select_nth_unstable_by(at, f32::total_cmp).1
}

fn above(values: &[f32], level: f32) -> f32 {
    values.iter().filter(|value| **value > level).count() as f32 / values.len().max(1) as f32
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

fn deviation(values: &[f32]) -> f32 {
    let mean = mean(values);
    let sum: f32 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (sum / values.len().max(1) as f32).sqrt()
}

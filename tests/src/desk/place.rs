//! Where cards lie: laid down in rows, then shoved together until they touch, as hands do.

use crate::fixtures::rng::Rng;

use super::level::Way;

/// A card's place: its middle in mm from the middle of the desk, and how it is turned, in radians.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) turn: f32,
    pub(super) w: f32,
    pub(super) h: f32,
}

impl Place {
    /// From the card's own millimetres to the desk's.
    pub(super) fn on_desk(&self, u: f32, v: f32) -> (f32, f32) {
        let (sin, cos) = self.turn.sin_cos();
        let (x, y) = (u - self.w / 2.0, v - self.h / 2.0);
        (self.x + x * cos - y * sin, self.y + x * sin + y * cos)
    }

    /// From the desk's millimetres to the card's.
    pub(super) fn on_card(&self, x: f32, y: f32) -> (f32, f32) {
        let (sin, cos) = self.turn.sin_cos();
        let (x, y) = (x - self.x, y - self.y);
        (x * cos + y * sin + self.w / 2.0, y * cos - x * sin + self.h / 2.0)
    }

    fn corners(&self) -> [(f32, f32); 4] {
        [(0.0, 0.0), (self.w, 0.0), (self.w, self.h), (0.0, self.h)].map(|(u, v)| self.on_desk(u, v))
    }
}

/// Places for `count` cards of `w` × `h` mm, for a picture of this aspect.
pub(super) fn places(rng: &mut Rng, way: &Way, count: usize, (w, h): (f32, f32), aspect: f32) -> Vec<Place> {
    let any = |rng: &mut Rng| {
        let quarter = if rng.unit() < way.any_turn { (rng.bits() % 4) as f32 } else { 0.0 };
        quarter * std::f32::consts::FRAC_PI_2 + rng.wobble(1.0) * way.turn.to_radians() * 1.4
    };
    let turns: Vec<f32> = (0..count).map(|_| any(rng)).collect();
    let (cell_w, cell_h) = if way.any_turn > 0.0 { (w.max(h), w.max(h)) } else { (w + way.gap, h + way.gap) };
    // The number of columns with which the picture needs to be least large.
    let needs =
        |columns: usize| (columns as f32 * cell_w / aspect).max(count.div_ceil(columns) as f32 * cell_h);
    let columns = (1..=count.max(1)).min_by(|a, b| needs(*a).total_cmp(&needs(*b))).unwrap_or(1);
    let rows = count.div_ceil(columns);
    let mut places: Vec<Place> = turns
        .iter()
        .enumerate()
        .map(|(at, turn)| {
            let (column, row) = ((at % columns) as f32, (at / columns) as f32);
            let in_row = if at / columns + 1 == rows { count - (rows - 1) * columns } else { columns };
            Place {
                x: (column - (in_row as f32 - 1.0) / 2.0) * cell_w * 1.25 + rng.wobble(6.0),
                y: (row - (rows as f32 - 1.0) / 2.0) * cell_h * 1.25 + rng.wobble(6.0),
                turn: *turn,
                w,
                h,
            }
        })
        .collect();
    for round in 0..400 {
        if round < 300 {
            places.iter_mut().for_each(|p| (p.x, p.y) = (p.x * 0.997, p.y * 0.997));
        }
        if !apart(&mut places, way.gap) && round > 300 {
            break;
        }
    }
    for at in 0..places.len() {
        if rng.unit() < way.pushed {
            push(&mut places, at, rng.between(10.0, 34.0));
        }
    }
    places
}

/// Moves overlapping cards away from each other; says whether any overlapped.
fn apart(places: &mut [Place], gap: f32) -> bool {
    let mut any = false;
    for one in 1..places.len() {
        for other in 0..one {
            let (a, b) = (places[one], places[other]);
            let Some((dx, dy)) = overlap(&a, &b, gap) else { continue };
            any = true;
            places[one].x += dx / 2.0;
            places[one].y += dy / 2.0;
            places[other].x -= dx / 2.0;
            places[other].y -= dy / 2.0;
        }
    }
    any
}

/// The shortest way out for `a` (separating axes of two rectangles).
fn overlap(a: &Place, b: &Place, gap: f32) -> Option<(f32, f32)> {
    let reach = (a.w.hypot(a.h) + b.w.hypot(b.h)) / 2.0 + gap;
    if (a.x - b.x).hypot(a.y - b.y) > reach {
        return None;
    }
    let (ca, cb) = (a.corners(), b.corners());
    let mut best: Option<(f32, (f32, f32))> = None;
    for turn in [a.turn, a.turn + std::f32::consts::FRAC_PI_2, b.turn, b.turn + std::f32::consts::FRAC_PI_2] {
        let axis = (turn.cos(), turn.sin());
        let span = |corners: &[(f32, f32); 4]| {
            let along = corners.map(|(x, y)| x * axis.0 + y * axis.1);
            (along.iter().copied().fold(f32::MAX, f32::min), along.iter().copied().fold(f32::MIN, f32::max))
        };
        let ((a0, a1), (b0, b1)) = (span(&ca), span(&cb));
        let (up, down) = (b1 + gap - a0, a1 + gap - b0);
        if up <= 0.0 || down <= 0.0 {
            return None;
        }
        let (depth, sign) = if up < down { (up, 1.0) } else { (down, -1.0) };
        if best.is_none_or(|(least, _)| depth < least) {
            best = Some((depth, (axis.0 * depth * sign, axis.1 * depth * sign)));
        }
    }
    best.map(|(_, way)| way)
}

/// Shoves a card onto its nearest neighbour.
fn push(places: &mut [Place], at: usize, far: f32) {
    let p = places[at];
    let distance = |q: &Place| (q.x - p.x).hypot(q.y - p.y);
    let others = places.iter().enumerate().filter(|(other, _)| *other != at);
    let near = others.min_by(|a, b| distance(a.1).total_cmp(&distance(b.1))).map(|(_, q)| (q.x, q.y));
    if let Some((x, y)) = near {
        let length = (x - p.x).hypot(y - p.y).max(1.0);
        places[at].x += (x - p.x) / length * far;
        places[at].y += (y - p.y) / length * far;
    }
}

//! Pens, pencils and felt-tips: strokes with pressure, ragged ends, and ink that runs into the paper.

use crate::fixtures::rng::Rng;

use super::grain::Tile;

/// Pixels per mm of a card's picture.
pub(super) const SCALE: f32 = 12.0;
/// White kept around a card, in mm: cuts are not straight.
pub(super) const PAD: f32 = 3.0;

/// A card's picture: linear light, 255 is white.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<[u8; 3]>,
}

/// What one writes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ballpoint,
    Gel,
    FeltTip,
    Pencil,
}

/// One pen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tool {
    pub(super) kind: Kind,
    /// What light its ink leaves: red, green, blue.
    colour: [f32; 3],
    width: f32,
    cover: f32,
}

impl Tool {
    /// What a child has at hand.
    pub(super) fn any(rng: &mut Rng) -> Tool {
        let kind = match rng.unit() {
            t if t < 0.42 => Kind::Ballpoint,
            t if t < 0.58 => Kind::Gel,
            t if t < 0.70 => Kind::FeltTip,
            _ => Kind::Pencil,
        };
        Tool::of(kind, rng)
    }

    pub(super) fn of(kind: Kind, rng: &mut Rng) -> Tool {
        let inks: [[f32; 3]; 5] = [
            [0.02, 0.04, 0.24],
            [0.03, 0.03, 0.035],
            [0.02, 0.03, 0.15],
            [0.30, 0.02, 0.03],
            [0.01, 0.16, 0.06],
        ];
        let pick = (rng.unit() * rng.unit() * 5.0) as usize;
        let (width, cover) = match kind {
            Kind::Ballpoint => (rng.between(0.4, 0.65), rng.between(0.8, 0.97)),
            Kind::Gel => (rng.between(0.45, 0.7), rng.between(0.9, 1.0)),
            Kind::FeltTip => (rng.between(0.7, 1.3), rng.between(0.8, 0.95)),
            Kind::Pencil => (rng.between(0.4, 0.7), rng.between(0.5, 0.85)),
        };
        let colour = if kind == Kind::Pencil { [0.07, 0.07, 0.075] } else { inks[pick.min(4)] };
        Tool { kind, colour: colour.map(|c| c * rng.between(0.8, 1.3)), width, cover }
    }

    /// The same held so lightly that it hardly marks.
    pub(super) fn lightly(self, part: f32) -> Tool {
        Tool { cover: self.cover * part, ..self }
    }

    pub(super) fn width(&self) -> f32 {
        self.width
    }

    pub(super) fn name(&self) -> &'static str {
        match self.kind {
            Kind::Ballpoint => "ballpoint",
            Kind::Gel => "gel",
            Kind::FeltTip => "felt-tip",
            Kind::Pencil => "pencil",
        }
    }
}

/// Ink on its way to the paper: how much of each pixel is covered.
pub(super) struct Ink {
    x: i32,
    y: i32,
    width: usize,
    height: usize,
    cover: Vec<f32>,
}

impl Ink {
    /// Room for what stays within these mm of the card.
    pub(super) fn within(left: f32, top: f32, right: f32, bottom: f32) -> Ink {
        let pixel = |mm: f32| ((mm + PAD) * SCALE).floor() as i32;
        let (x, y) = (pixel(left), pixel(top));
        let (width, height) = ((pixel(right) - x).max(1) as usize, (pixel(bottom) - y).max(1) as usize);
        Ink { x, y, width, height, cover: vec![0.0; width * height] }
    }

    /// One stroke through points in mm. Fast in the middle, so thinner there; `flick` lifts the pen at the end.
    pub(super) fn stroke(&mut self, points: &[(f32, f32)], tool: &Tool, flick: f32, rng: &mut Rng) {
        let line = dense(points);
        let steps = line.len().max(2) as f32 - 1.0;
        let (tremor, seed) = (tool.width * 0.16, rng.bits() as u32);
        let skips = rng.unit() < 0.35 && tool.kind == Kind::Ballpoint;
        for (at, (x, y)) in line.iter().enumerate() {
            let t = at as f32 / steps;
            let far = at as f32 * STEP;
            let noise =
                |salt: u32, rate: f32| crate::fixtures::rng::smooth(far * rate, 0.5, seed ^ salt) - 0.5;
            let start = (t / 0.08).min(1.0) * 0.5 + 0.5;
            let end = 1.0 - flick * ((t - 0.7).max(0.0) / 0.3).powf(1.5);
            let press = (0.85 + noise(1, 0.5) * 0.5) * start * end;
            // The end is ragged: the tip touches and leaves.
            if flick > 0.3 && t > 0.85 && noise(2, 9.0) > 0.12 {
                continue;
            }
            if skips && noise(3, 1.2) > 0.33 {
                continue;
            }
            let radius = tool.width / 2.0 * (0.72 + 0.4 * press);
            let place = (x + noise(4, 0.9) * tremor * 2.0, y + noise(5, 0.9) * tremor * 2.0);
            self.dab(place, radius, (press * 1.25).clamp(0.05, 1.0));
        }
        // Ink pools where a wet pen rests.
        if matches!(tool.kind, Kind::FeltTip | Kind::Gel) {
            for (x, y) in [line.first(), line.last()].into_iter().flatten() {
                if rng.unit() < 0.5 {
                    self.dab((*x, *y), tool.width * rng.between(0.5, 0.72), 1.0);
                }
            }
        }
    }

    /// A round touch of the tip.
    pub(super) fn dab(&mut self, (x, y): (f32, f32), radius: f32, press: f32) {
        let (x, y) = ((x + PAD) * SCALE - self.x as f32, (y + PAD) * SCALE - self.y as f32);
        let radius = radius * SCALE;
        let span = |middle: f32, most: usize| {
            let from = (middle - radius - 1.0).floor().clamp(0.0, most as f32) as usize;
            from..(middle + radius + 2.0).ceil().clamp(0.0, most as f32) as usize
        };
        for row in span(y, self.height) {
            for column in span(x, self.width) {
                let away = (column as f32 + 0.5 - x).hypot(row as f32 + 0.5 - y);
                let cover = (radius - away + 0.5).clamp(0.0, 1.0) * press;
                let cell = &mut self.cover[row * self.width + column];
                *cell = cell.max(cover);
            }
        }
    }

    /// Whether it covers anything within a box in mm, `more` mm wider.
    pub(super) fn touches(&self, spot: [f32; 4], more: f32) -> bool {
        let pixel = |mm: f32, origin: i32| ((mm + PAD) * SCALE) as i32 - origin;
        let span = |from: i32, to: i32, most: usize| {
            from.clamp(0, most as i32) as usize..to.clamp(0, most as i32) as usize
        };
        let rows = span(pixel(spot[1] - more, self.y), pixel(spot[1] + spot[3] + more, self.y), self.height);
        let columns =
            span(pixel(spot[0] - more, self.x), pixel(spot[0] + spot[2] + more, self.x), self.width);
        rows.into_iter().any(|row| columns.clone().any(|column| self.cover[row * self.width + column] > 0.15))
    }

    /// Lets the ink dry on the paper.
    pub(super) fn dry(mut self, on: &mut Picture, tool: &Tool, grain: &Tile, rng: &mut Rng) {
        let shift = (rng.bits() as i32 & 511, rng.bits() as i32 & 511);
        if tool.kind == Kind::FeltTip {
            self.bleed(grain, shift);
        }
        for row in 0..self.height {
            for column in 0..self.width {
                let mut cover = self.cover[row * self.width + column];
                let (x, y) = (self.x + column as i32, self.y + row as i32);
                let inside = x >= 0 && y >= 0 && (x as usize) < on.width && (y as usize) < on.height;
                if cover <= 0.0 || !inside {
                    continue;
                }
                let tooth = grain.at(x + shift.0, y + shift.1);
                cover = match tool.kind {
                    // Graphite stays on the hills of the paper; pressing fills the valleys.
                    Kind::Pencil => (cover * 1.25 + tooth * 0.55 - 0.12).clamp(0.0, 1.0),
                    Kind::Ballpoint => (cover * (1.0 + tooth * 0.22)).clamp(0.0, 1.0),
                    Kind::Gel => cover,
                    Kind::FeltTip => (cover * (1.0 + tooth * 0.08)).clamp(0.0, 1.0),
                } * tool.cover;
                let pixel = &mut on.pixels[y as usize * on.width + x as usize];
                for (value, ink) in pixel.iter_mut().zip(tool.colour) {
                    *value = (f32::from(*value) * (1.0 - cover + cover * ink)) as u8;
                }
            }
        }
    }

    /// Wet ink creeps along the fibres: a soft, frayed, darker edge.
    fn bleed(&mut self, grain: &Tile, shift: (i32, i32)) {
        let radius = 2usize;
        let old = self.cover.clone();
        for row in radius..self.height.saturating_sub(radius) {
            for column in radius..self.width.saturating_sub(radius) {
                let at = row * self.width + column;
                let around = (old[at]
                    + old[at - radius]
                    + old[at + radius]
                    + old[at - radius * self.width]
                    + old[at + radius * self.width])
                    / 5.0;
                if around > 0.02 {
                    let fibre = grain
                        .smooth((column as f32 + shift.0 as f32) * 0.5, (row as f32 + shift.1 as f32) * 0.5);
                    self.cover[at] = old[at].max((around * 1.5 - 0.25 + fibre * 0.3).clamp(0.0, 1.0) * 0.9);
                }
            }
        }
    }
}

/// Between two dabs, in mm.
const STEP: f32 = 0.06;

fn dense(points: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let mut line = Vec::new();
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let steps = ((b.0 - a.0).hypot(b.1 - a.1) / STEP).ceil().max(1.0);
        for step in 0..steps as usize {
            let t = step as f32 / steps;
            line.push((a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t));
        }
    }
    line.extend(points.last());
    line
}

//! Paper as facets: folds, crumples and a curl lift it off the desk and tilt it in the light.

use crate::fixtures::rng::Rng;

use super::level::Way;

/// A straight crease: what lies on either side of it rises from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Crease {
    normal: (f32, f32),
    at: f32,
    slope: f32,
}

impl Crease {
    /// How far a place on the card is from the crease, in mm.
    pub(super) fn away(&self, u: f32, v: f32) -> f32 {
        self.normal.0 * u + self.normal.1 * v - self.at
    }
}

/// A rise and fall in flat facets.
#[derive(Debug, Clone, Copy)]
struct Wave {
    normal: (f32, f32),
    phase: f32,
    period: f32,
    height: f32,
}

/// The surface of one card.
#[derive(Debug, Clone)]
pub(super) struct Surface {
    /// The folds.
    pub(super) creases: Vec<Crease>,
    waves: Vec<Wave>,
    /// Direction, middle, and mm of height per mm² of a curl.
    curl: ((f32, f32), f32, f32),
    floor: f32,
}

impl Surface {
    /// A card of `w` × `h` mm as a child hands it in.
    pub(super) fn of(rng: &mut Rng, way: &Way, w: f32, h: f32) -> Surface {
        let mut creases = Vec::new();
        if rng.unit() < way.folded {
            let along = rng.unit() < 0.5;
            let middle = if along { h / 2.0 } else { w / 2.0 };
            // A fold that was pressed flat again still stands up by some mm at the ends.
            let slope = rng.between(0.02, 0.10);
            let turn = rng.wobble(0.08) + if along { std::f32::consts::FRAC_PI_2 } else { 0.0 };
            let normal = (turn.cos(), turn.sin());
            let folds: &[f32] = if rng.unit() < 0.3 { &[0.667, 1.333] } else { &[1.0] };
            for part in folds {
                let at = middle * part * (1.0 + rng.wobble(0.06));
                let (x, y) = if along { (w / 2.0, at) } else { (at, h / 2.0) };
                creases.push(Crease {
                    normal,
                    at: normal.0 * x + normal.1 * y,
                    slope: slope / folds.len() as f32,
                });
            }
        }
        let crumple = rng.between(way.crumple.0, way.crumple.1) * rng.unit();
        let wave = |rng: &mut Rng| {
            let turn = rng.between(0.0, std::f32::consts::PI);
            Wave {
                normal: (turn.cos(), turn.sin()),
                phase: rng.unit(),
                period: rng.between(22.0, 70.0),
                height: crumple * rng.between(0.4, 1.0),
            }
        };
        let waves = if crumple > 0.03 { (0..4).map(|_| wave(rng)).collect() } else { Vec::new() };
        let along = rng.unit() < 0.6;
        let turn = rng.wobble(0.2) + if along { std::f32::consts::FRAC_PI_2 } else { 0.0 };
        let normal = (turn.cos(), turn.sin());
        let half = if along { h / 2.0 } else { w / 2.0 };
        // Up at the ends, or up in the middle.
        let rise = rng.between(way.curl.0, way.curl.1) * if rng.unit() < 0.7 { 1.0 } else { -0.5 };
        let curl = (normal, normal.0 * w / 2.0 + normal.1 * h / 2.0, rise / (half * half));
        let mut surface = Surface { creases, waves, curl, floor: 0.0 };
        let places = (0..=8).flat_map(|i| (0..=8).map(move |k| (w * i as f32 / 8.0, h * k as f32 / 8.0)));
        surface.floor = places.map(|(u, v)| surface.height(u, v)).fold(f32::MAX, f32::min) - 0.1;
        surface
    }

    /// How far above the desk, in mm.
    pub(super) fn height(&self, u: f32, v: f32) -> f32 {
        let folds: f32 = self.creases.iter().map(|crease| crease.away(u, v).abs() * crease.slope).sum();
        let waves: f32 = self.waves.iter().map(|wave| wave.at(u, v).0).sum();
        let away = self.curl.0.0 * u + self.curl.0.1 * v - self.curl.1;
        folds + waves + away * away * self.curl.2 - self.floor
    }

    /// How steep it is along and down the card.
    pub(super) fn slope(&self, u: f32, v: f32) -> (f32, f32) {
        let (mut x, mut y) = (0.0, 0.0);
        for crease in &self.creases {
            let slope = crease.slope * crease.away(u, v).signum();
            x += crease.normal.0 * slope;
            y += crease.normal.1 * slope;
        }
        for wave in &self.waves {
            let slope = wave.at(u, v).1;
            x += wave.normal.0 * slope;
            y += wave.normal.1 * slope;
        }
        let ((cx, cy), middle, bend) = self.curl;
        let slope = 2.0 * (cx * u + cy * v - middle) * bend;
        (x + cx * slope, y + cy * slope)
    }

    /// Where a place on the card lies over the desk: paper does not stretch, so what is tilted reaches less far.
    pub(super) fn flat(&self, u: f32, v: f32) -> (f32, f32) {
        let (mut x, mut y) = (u, v);
        for crease in &self.creases {
            let short = 1.0 - (1.0 - crease.slope * crease.slope).sqrt();
            let back = crease.away(u, v) * short;
            x -= crease.normal.0 * back;
            y -= crease.normal.1 * back;
        }
        (x, y)
    }
}

impl Wave {
    /// Height and slope across.
    fn at(&self, u: f32, v: f32) -> (f32, f32) {
        let t = (self.normal.0 * u + self.normal.1 * v) / self.period + self.phase;
        let t = t - t.floor();
        let slope = 2.0 * self.height / self.period;
        if t < 0.5 { (2.0 * t * self.height, slope) } else { (2.0 * (1.0 - t) * self.height, -slope) }
    }
}

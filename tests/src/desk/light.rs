//! The room's light: a window and a lamp of other colours, people's shadows, and the window mirrored in what shines.

use crate::fixtures::rng::Rng;

use super::lay::Towards;
use super::level::Way;
use super::photo::{DESK, Photo};

/// One in eight pixels is enough for what is soft.
const COARSE: usize = 8;

/// Where the light comes from.
pub(super) struct Room {
    window: (f32, f32, f32),
    lamp: (f32, f32, f32),
    colours: [[f32; 3]; 2],
    /// What the window gives, against the lamp.
    share: f32,
    reach: f32,
    exposure: f32,
}

/// A person or a phone in the way: a chain of discs, in mm on the desk, and how soft its edge is.
struct Shade {
    discs: Vec<(f32, f32, f32)>,
    soft: f32,
    leaves: f32,
}

/// A window mirrored: corners in pixels, softness, brightness, and whether it has bars.
struct Mirror {
    corners: [(f32, f32); 4],
    soft: f32,
    bright: f32,
    bars: bool,
}

impl Room {
    /// For a desk whose cards reach `reach` mm from its middle.
    pub(super) fn of(rng: &mut Rng, way: &Way, reach: f32) -> Room {
        let turn = rng.between(0.0, std::f32::consts::TAU);
        let falloff = rng.between(way.falloff.0, way.falloff.1);
        // The nearer the window, the darker the far side.
        let far = reach * (1.2 + 1.1 / falloff.max(0.05));
        let high = far * rng.between(0.5, 0.9);
        let lamp = rng.between(0.0, std::f32::consts::TAU);
        let tint = rng.wobble(way.tint);
        let warm = rng.between(0.3, 1.0) * way.tint;
        let green = rng.wobble(way.tint * 0.25);
        Room {
            window: (turn.cos() * far, turn.sin() * far, high),
            lamp: (lamp.cos() * reach * 1.5, lamp.sin() * reach * 1.5, reach * 2.5),
            colours: [[1.0 - tint, 1.0 + green, 1.0 + tint], [1.0 + warm, 1.0, 1.0 - warm * 1.3]],
            share: rng.between(0.55, 0.85),
            reach,
            exposure: rng.between(0.82, 1.02),
        }
    }

    /// Towards the window from the middle of the desk.
    pub(super) fn sun(&self) -> Towards {
        let (x, y, z) = self.window;
        let length = (x * x + y * y + z * z).sqrt();
        (x / length, y / length, z / length)
    }

    /// Red, green and blue light at a place; what is left of the window's there is `open`.
    fn at(&self, x: f32, y: f32, open: f32) -> [f32; 3] {
        let from = |(lx, ly, lz): (f32, f32, f32)| {
            let d2 = (lx - x).powi(2) + (ly - y).powi(2) + lz * lz;
            let middle = lx * lx + ly * ly + lz * lz;
            (middle / d2).powf(1.5)
        };
        let (window, lamp) = (
            from(self.window) * self.share * open,
            from(self.lamp) * (1.0 - self.share) * (0.4 + 0.6 * open),
        );
        [0, 1, 2].map(|k| (window * self.colours[0][k] + lamp * self.colours[1][k]) * self.exposure)
    }
}

/// Lights the photo. Gives, per pixel in one of eight, how much of the contrast a reflection leaves.
pub(super) fn light(photo: &mut Photo, room: &Room, way: &Way, gloss: f32, rng: &mut Rng) -> Vec<f32> {
    let (columns, rows) = (photo.width / COARSE + 2, photo.height / COARSE + 2);
    let shades: Vec<Shade> = (0..span(way.shadows, rng)).map(|_| Shade::of(rng, room, way)).collect();
    let mirrors: Vec<Mirror> = if rng.unit() < way.reflection.0 {
        let count = 1 + (rng.bits() % 2) as usize;
        (0..count).map(|_| Mirror::of(rng, way, photo.width as f32, photo.height as f32)).collect()
    } else {
        Vec::new()
    };
    let vignette = rng.between(way.vignette.0, way.vignette.1);
    let (half_w, half_h) = (photo.width as f32 / 2.0, photo.height as f32 / 2.0);
    let mut cells = Vec::with_capacity(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let (px, py) = ((column * COARSE) as f32, (row * COARSE) as f32);
            let (x, y) = photo.camera.desk(px, py);
            let open: f32 = shades.iter().map(|shade| shade.at(x, y)).product();
            let off = ((px - half_w).powi(2) + (py - half_h).powi(2)) / (half_w * half_w + half_h * half_h);
            let corner = 1.0 - vignette * off;
            let [r, g, b] = room.at(x, y, open).map(|light| light * corner);
            let mirror: f32 = mirrors.iter().map(|mirror| mirror.at(px, py)).sum();
            cells.push([r, g, b, mirror]);
        }
    }
    let width = photo.width;
    for y in 0..photo.height {
        let (row, v) = (y / COARSE, (y % COARSE) as f32 / COARSE as f32);
        for column in 0..width.div_ceil(COARSE) {
            let at = row * columns + column;
            let side =
                |at: usize| [0, 1, 2, 3].map(|k| cells[at][k] + (cells[at + columns][k] - cells[at][k]) * v);
            let (a, b) = (side(at), side(at + 1));
            for x in column * COARSE..((column + 1) * COARSE).min(width) {
                let u = (x % COARSE) as f32 / COARSE as f32;
                let [r, g, bl, mirror] = [0, 1, 2, 3].map(|k| a[k] + (b[k] - a[k]) * u);
                let place = y * width + x;
                let shine = mirror * if photo.shows[place] == DESK { gloss } else { 1.0 };
                let pixel = &mut photo.light[place];
                *pixel = [pixel[0] * r + shine * 0.97, pixel[1] * g + shine, pixel[2] * bl + shine * 1.03];
            }
        }
    }
    cells.iter().map(|cell| cell[3] / cell[1].max(0.05)).collect()
}

/// How much a mirror adds at a pixel, against the light that falls there.
pub(super) fn washed(cells: &[f32], width: usize, x: usize, y: usize) -> f32 {
    cells.get(y / COARSE * (width / COARSE + 2) + x / COARSE).copied().unwrap_or(0.0)
}

fn span((low, high): (u32, u32), rng: &mut Rng) -> u32 {
    low + (rng.bits() % u64::from(high - low + 1)) as u32
}

impl Shade {
    /// Somebody bent over the desk, against the window: shoulders, head, and an arm with a phone.
    fn of(rng: &mut Rng, room: &Room, way: &Way) -> Shade {
        let sun = room.sun();
        let turn = (-sun.1).atan2(-sun.0) + rng.wobble(1.2);
        let (cos, sin) = (turn.cos(), turn.sin());
        let near = room.reach * rng.between(0.15, 0.9);
        let aside = rng.wobble(room.reach * 0.8);
        let place = |along: f32, across: f32| {
            (cos * along - sin * (across + aside), sin * along + cos * (across + aside))
        };
        let mut discs = Vec::new();
        let size = room.reach * rng.between(0.16, 0.3);
        let (x, y) = place(near, 0.0);
        discs.push((x, y, size));
        for step in 1..7 {
            let (x, y) = place(near + size * 0.75 * step as f32, 0.0);
            discs.push((x, y, size * if step > 1 { 1.7 } else { 0.7 }));
        }
        for step in 0..6 {
            let (x, y) = place(near + size * (0.9 - 0.45 * step as f32), size * (1.2 + 0.32 * step as f32));
            discs.push((x, y, size * 0.33));
        }
        Shade { discs, soft: size * rng.between(0.25, 1.1), leaves: rng.between(way.shade.0, way.shade.1) }
    }

    fn at(&self, x: f32, y: f32) -> f32 {
        let away = self.discs.iter().map(|(cx, cy, r)| (x - cx).hypot(y - cy) - r).fold(f32::MAX, f32::min);
        let t = (0.5 - away / self.soft).clamp(0.0, 1.0);
        1.0 - (1.0 - self.leaves) * t * t * (3.0 - 2.0 * t)
    }
}

impl Mirror {
    fn of(rng: &mut Rng, way: &Way, width: f32, height: f32) -> Mirror {
        let (cx, cy) = (rng.between(0.1, 0.9) * width, rng.between(0.1, 0.9) * height);
        let (w, h) = (rng.between(0.04, 0.14) * width, rng.between(0.05, 0.2) * width);
        let turn = rng.wobble(0.6);
        let corner = |x: f32, y: f32, rng: &mut Rng| {
            let (x, y) = (x * w * (1.0 + rng.wobble(0.15)), y * h * (1.0 + rng.wobble(0.15)));
            (cx + x * turn.cos() - y * turn.sin(), cy + x * turn.sin() + y * turn.cos())
        };
        let corners =
            [corner(-0.5, -0.5, rng), corner(0.5, -0.5, rng), corner(0.5, 0.5, rng), corner(-0.5, 0.5, rng)];
        Mirror {
            corners,
            soft: rng.between(12.0, 90.0) * width / 4000.0,
            bright: rng.between(way.reflection.1.0, way.reflection.1.1),
            bars: rng.unit() < 0.6,
        }
    }

    fn at(&self, x: f32, y: f32) -> f32 {
        let edge = |at: usize| {
            let (a, b) = (self.corners[at], self.corners[(at + 1) % 4]);
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            (dx * (y - a.1) - dy * (x - a.0)) / dx.hypot(dy).max(1.0)
        };
        let sides = [edge(0), edge(1), edge(2), edge(3)];
        let inside = sides.iter().copied().fold(f32::MAX, f32::min);
        let mut bright = (inside / self.soft + 0.5).clamp(0.0, 1.0);
        if self.bars && bright > 0.0 {
            let across = sides[3] / (sides[3] + sides[1]).max(1.0);
            let down = sides[0] / (sides[0] + sides[2]).max(1.0);
            let bar = ((across - 0.5).abs() * 26.0).min((down - 0.5).abs() * 34.0).clamp(0.25, 1.0);
            bright *= bar;
        }
        bright * bright * (3.0 - 2.0 * bright) * self.bright
    }
}

//! What the cards lie on.

use crate::fixtures::rng::{Rng, at, smooth};

use super::grain::Tile;
use super::photo::{DESK, Photo};

/// A kind of desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Light wood.
    Beech,
    /// Darker wood.
    Oak,
    /// A tablecloth with checks.
    Checked,
    /// A tablecloth with stripes.
    Ruled,
    /// Grey laminate.
    Grey,
    /// A white desk.
    White,
}

impl Ground {
    pub(super) fn name(self) -> &'static str {
        match self {
            Ground::Beech => "beech",
            Ground::Oak => "oak",
            Ground::Checked => "checked",
            Ground::Ruled => "ruled",
            Ground::Grey => "grey",
            Ground::White => "white",
        }
    }

    /// How much of a window it mirrors, against paper.
    pub(super) fn gloss(self) -> f32 {
        match self {
            Ground::Checked | Ground::Ruled => 0.3,
            Ground::Beech | Ground::Oak => 1.6,
            Ground::Grey | Ground::White => 2.2,
        }
    }
}

/// Paints the desk wherever nothing lies that hides it (`hidden` says so).
pub(super) fn ground(photo: &mut Photo, kind: Ground, rng: &mut Rng, hidden: &[bool]) {
    let look = Look::of(kind, rng);
    let camera = photo.camera.clone();
    let (width, height) = (photo.width, photo.height);
    for y in 0..height {
        let (light, hidden) = (&mut photo.light[y * width..][..width], &hidden[y * width..][..width]);
        camera.row(y, 0, width, |x, dx, dy| {
            if !hidden[x] {
                light[x] = look.at(dx, dy);
            }
        });
        photo.shows[y * width..][..width].fill(DESK);
    }
}

struct Look {
    kind: Ground,
    seed: u32,
    turn: (f32, f32),
    colours: [[f32; 3]; 3],
    pitch: f32,
    tile: Tile,
}

impl Look {
    fn of(kind: Ground, rng: &mut Rng) -> Look {
        let cloths: [[f32; 3]; 5] = [
            [0.42, 0.05, 0.05],
            [0.06, 0.13, 0.36],
            [0.10, 0.28, 0.14],
            [0.55, 0.38, 0.10],
            [0.20, 0.20, 0.22],
        ];
        let cloth = *rng.pick(&cloths);
        let colours = match kind {
            Ground::Beech => [[0.56, 0.36, 0.19], [0.40, 0.23, 0.10], [0.62, 0.42, 0.24]],
            Ground::Oak => [[0.26, 0.14, 0.065], [0.15, 0.075, 0.03], [0.32, 0.18, 0.09]],
            Ground::Checked | Ground::Ruled => [[0.72, 0.70, 0.64], cloth, cloth],
            Ground::Grey => [[0.30, 0.31, 0.32], [0.24, 0.25, 0.26], [0.36, 0.36, 0.37]],
            Ground::White => [[0.78, 0.78, 0.76], [0.74, 0.74, 0.73], [0.80, 0.80, 0.79]],
        };
        let turn = rng.wobble(0.12);
        let turn = if rng.unit() < 0.3 { turn + std::f32::consts::FRAC_PI_2 } else { turn };
        Look {
            kind,
            seed: rng.bits() as u32,
            turn: (turn.cos(), turn.sin()),
            colours,
            pitch: rng.between(7.0, 26.0),
            tile: Tile::new(rng, 1),
        }
    }

    fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let (x, y) = (x * self.turn.0 + y * self.turn.1, y * self.turn.0 - x * self.turn.1);
        match self.kind {
            Ground::Beech => self.wood(x, y, 0.5),
            Ground::Oak => self.wood(x, y, 1.0),
            Ground::Checked | Ground::Ruled => self.cloth(x, y),
            Ground::Grey | Ground::White => {
                let cloud = smooth(x * 0.011, y * 0.011, self.seed) - 0.5;
                let fleck = self.tile.smooth(x * 2.1, y * 2.1);
                let light = 1.0 + cloud * 0.05 + (fleck.abs() - 0.6).max(0.0) * 0.12 * fleck.signum();
                self.colours[0].map(|c| c * light)
            }
        }
    }

    /// Planks: growth rings cut lengthwise, pores, and a seam now and then.
    fn wood(&self, x: f32, y: f32, depth: f32) -> [f32; 3] {
        let board = (y / 118.0).floor();
        let own = at(board as i32, 3, self.seed);
        let across = y - board * 118.0;
        let x = x + own * 1700.0;
        let bend = smooth(x * 0.0035, across * 0.012 + own * 40.0, self.seed ^ 1) * 60.0;
        let ring = ((across + bend) * 0.23 + smooth(x * 0.012, across * 0.07, self.seed ^ 2) * 2.0).sin();
        let fibre = self.tile.smooth(x * 0.35, y * 5.0) + self.tile.smooth(x * 0.06 + 90.0, y * 1.7) * 0.8;
        let pore = (self.tile.smooth(x * 0.16 + 33.0, y * 4.1) - 0.75).max(0.0);
        let t = (0.5 + ring * 0.28 * depth + fibre * 0.20 * depth + (own - 0.5) * 0.25).clamp(0.0, 1.0);
        let seam = across.min(118.0 - across);
        let dark = (1.0 - pore * 0.5) * if seam < 0.5 { 0.55 + seam * 0.9 } else { 1.0 };
        [0, 1, 2].map(|k| (self.colours[1][k] + (self.colours[2][k] - self.colours[1][k]) * t) * dark)
    }

    /// Threads over and under each other, dyed in bands; wrinkles catch the light.
    fn cloth(&self, x: f32, y: f32) -> [f32; 3] {
        let fold =
            smooth(x * 0.006, y * 0.009, self.seed ^ 5) - smooth(x * 0.006 + 0.05, y * 0.009, self.seed ^ 5);
        let band = |t: f32| ((t / self.pitch).fract().abs() < 0.5) as i32 as f32;
        let dye = match self.kind {
            Ground::Checked => (band(x + 1e5) + band(y + 1e5)) / 2.0,
            _ => {
                let t = (y / self.pitch + 1e4).fract();
                if (0.1..0.4).contains(&t) || (0.5..0.56).contains(&t) { 1.0 } else { 0.0 }
            }
        };
        let thread = (x * 7.5).sin() * (y * 7.5).sin() * 0.10 + self.tile.smooth(x * 1.3, y * 1.3) * 0.10;
        let light = 1.0 + thread + fold * 2.2;
        [0, 1, 2].map(|k| (self.colours[0][k] + (self.colours[1][k] - self.colours[0][k]) * dye) * light)
    }
}

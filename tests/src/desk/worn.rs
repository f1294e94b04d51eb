//! What printer and copier leave of a print, and what rubbers and thumbs do to it.

use crate::fixtures::rng::Rng;

use super::fold::Surface;
use super::grain::Tile;
use super::level::Way;
use super::pen::{PAD, Picture, SCALE};

/// What the school's machines did to the whole run: the same drum, the same glass.
pub(super) struct Machine {
    streaks: Vec<(f32, f32, f32)>,
    fade: f32,
    grain: f32,
    specks: f32,
    ink: f32,
    fibres: Tile,
}

impl Machine {
    pub(super) fn of(rng: &mut Rng, way: &Way) -> Machine {
        let count = (rng.unit() * 4.0 * way.toner) as usize;
        let streak = |rng: &mut Rng| {
            (rng.between(0.0, 105.0), rng.between(0.6, 4.0), rng.between(0.2, 0.75) * way.toner)
        };
        Machine {
            streaks: (0..count).map(|_| streak(rng)).collect(),
            fade: rng.unit() * 0.35 * way.toner,
            grain: way.copier * rng.between(0.4, 1.0),
            specks: way.copier * rng.unit(),
            ink: rng.between(0.025, 0.05) + 0.10 * way.copier * rng.unit(),
            fibres: Tile::new(rng, 1),
        }
    }

    /// The print of one card as light, from its raster (0 is black).
    pub(super) fn print(
        &self,
        grey: &[u8],
        (width, height): (usize, usize),
        surface: &Surface,
        grain: &Tile,
        paper: [f32; 3],
        rng: &mut Rng,
    ) -> Picture {
        let shift = (rng.bits() as i32 & 511, rng.bits() as i32 & 511);
        let speck = 0.93 - self.specks * 0.08;
        let mut pixels = Vec::with_capacity(width * height);
        let streaks: Vec<f32> = (0..width).map(|x| self.streak(x as f32 / SCALE - PAD)).collect();
        for y in 0..height {
            for x in 0..width {
                let (gx, gy) = (x as i32 + shift.0, y as i32 + shift.1);
                let mut dark = 1.0 - f32::from(grey[y * width + x]) / 255.0;
                if dark > 0.02 {
                    let loss = streaks[x] + self.fade * 0.5;
                    let rough = grain.at(gx, gy);
                    // Toner goes in flakes, and first where there is little of it.
                    dark *= 1.0 - (loss * 1.5 + (rough - 0.7) * (self.grain + loss)).clamp(0.0, 0.96);
                    let (u, v) = (x as f32 / SCALE - PAD, y as f32 / SCALE - PAD);
                    for crease in &surface.creases {
                        let off = crease.away(u, v).abs();
                        if off < 0.35 {
                            dark *= 1.0 - (0.5 + rough * 0.6).clamp(0.0, 0.8) * (1.0 - off / 0.35);
                        }
                    }
                } else if self.specks > 0.05 && grain.at(gx * 3, gy * 3) > speck + 0.35 {
                    dark = 0.55;
                }
                let fibre = 1.0 + self.fibres.at(gx / 2, gy / 2) * 0.012;
                let light = |paper: f32| (paper * fibre * (1.0 - dark) + self.ink * dark) * 255.0;
                pixels.push(paper.map(|p| light(p).clamp(0.0, 255.0) as u8));
            }
        }
        Picture { width, height, pixels }
    }

    fn streak(&self, x: f32) -> f32 {
        let loss = |(at, wide, depth): &(f32, f32, f32)| {
            let t = (x - at) / wide;
            depth * (1.0 - t * t).max(0.0)
        };
        self.streaks.iter().map(loss).sum::<f32>().min(0.9)
    }
}

/// A smudge of graphite, drawn out by a thumb or a rubber: over anything, darker than paper and lighter than a mark.
pub(super) fn smudge(
    on: &mut Picture,
    (x, y): (f32, f32),
    size: f32,
    depth: f32,
    grain: &Tile,
    rng: &mut Rng,
) {
    let turn = rng.between(0.0, std::f32::consts::PI);
    let (cos, sin) = (turn.cos(), turn.sin());
    let reach = (size * 1.6 * SCALE) as i32;
    let (cx, cy) = (((x + PAD) * SCALE) as i32, ((y + PAD) * SCALE) as i32);
    for py in (cy - reach).max(0)..(cy + reach).min(on.height as i32) {
        for px in (cx - reach).max(0)..(cx + reach).min(on.width as i32) {
            let (dx, dy) = ((px - cx) as f32 / SCALE, (py - cy) as f32 / SCALE);
            let (along, across) = (dx * cos + dy * sin, dy * cos - dx * sin);
            let away = (along / (size * 1.4)).powi(2) + (across / (size * 0.6)).powi(2);
            if away < 1.0 {
                let streak = grain.smooth(along * 1.2 + 50.0, across * 9.0) * 0.4 + 0.7;
                let keep = 1.0 - depth * (1.0 - away) * streak.clamp(0.0, 1.2);
                let pixel = &mut on.pixels[py as usize * on.width + px as usize];
                pixel.iter_mut().for_each(|value| *value = (f32::from(*value) * keep) as u8);
            }
        }
    }
}

//! The sensor and the phone's software: noise, its removal with some of the drawing, a tone curve, edges, JPEG.

use crate::fixtures::rng::Rng;

use super::grain::Tile;
use super::lens::gauss;
use super::level::Way;

/// What the phone did, for the truth.
pub(super) struct Developed {
    pub(super) jpeg: Vec<u8>,
    pub(super) noise: f32,
    pub(super) quality: u8,
}

/// From light to a file.
pub(super) fn develop(planes: [Vec<f32>; 3], w: usize, h: usize, way: &Way, rng: &mut Rng) -> Developed {
    let noise = rng.between(way.noise.0, way.noise.1);
    let smoothing = rng.between(way.smoothing.0, way.smoothing.1);
    let quality = rng.between(way.quality.0, way.quality.1).round() as u8;
    let sharpen = rng.between(0.15, 0.55);
    let curve = curve(rng.between(0.0, 0.5));
    // After a phone's denoiser noise comes in clots: fine in brightness, coarse in colour.
    let (fine, coarse) = (Tile::new(rng, 0), Tile::new(rng, 1));
    let colour = [Tile::new(rng, 3), Tile::new(rng, 3)];
    let shift = [rng.bits() as i32 & 511, rng.bits() as i32 & 511];
    let [mut red, mut green, mut blue] = planes;
    let mut luma = vec![0.0f32; w * h];
    for y in 0..h {
        for x in 0..w {
            let at = y * w + x;
            let (nx, ny) =
                (x as i32 + shift[0] + (y as i32 >> 9) * 77, y as i32 + shift[1] + (x as i32 >> 9) * 131);
            let grey = fine.at(nx, ny) * 0.7 + coarse.at(nx, ny) * 1.1;
            let (a, b) = (colour[0].at(nx, ny), colour[1].at(nx, ny));
            let light = green[at];
            let deep = noise * (light.max(0.0) * 0.9 + 0.06).sqrt() * 1.6;
            red[at] = curve.at(red[at] + (grey + a * 0.8) * deep);
            green[at] = curve.at(light + (grey - a * 0.25 - b * 0.15) * deep);
            blue[at] = curve.at(blue[at] + (grey + b * 1.1) * deep);
            luma[at] = 0.299 * red[at] + 0.587 * green[at] + 0.114 * blue[at];
        }
    }
    let mut soft = luma.clone();
    gauss(&mut soft, w, h, 1.5 * (w as f32 / 4000.0).max(0.5));
    let mut rgb = vec![0u8; w * h * 3];
    for at in 0..w * h {
        let detail = luma[at] - soft[at];
        // What is fainter than the noise goes with it; what is left is made crisper than it was.
        let kept = detail.signum() * (detail.abs() - smoothing * 0.9).max(detail.abs() * 0.25);
        let change = kept * (1.0 + sharpen) - detail;
        let pixel =
            [red[at], green[at], blue[at]].map(|v| ((v + change) * 255.0 + 0.5).clamp(0.0, 255.0) as u8);
        rgb[at * 3..at * 3 + 3].copy_from_slice(&pixel);
    }
    let mut jpeg = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut jpeg, quality);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.encode(&rgb, w as u16, h as u16, jpeg_encoder::ColorType::Rgb).expect("a JPEG in memory");
    Developed { jpeg, noise, quality }
}

struct Curve(Vec<f32>);

impl Curve {
    fn at(&self, light: f32) -> f32 {
        let place = light.clamp(0.0, 1.44).sqrt() * STEPS / 1.2;
        let (low, part) = (place as usize, place.fract());
        self.0[low] + (self.0[low + 1] - self.0[low]) * part
    }
}

const STEPS: f32 = 2000.0;

/// From linear light to what is stored: the usual gamma, a shoulder that holds highlights, and some contrast.
fn curve(contrast: f32) -> Curve {
    let value = |step: usize| {
        let root = step as f32 / STEPS * 1.2;
        let light = root * root;
        let held = if light > 0.8 { 0.8 + 0.2 * (1.0 - (-(light - 0.8) / 0.2).exp()) } else { light };
        let v = held.powf(1.0 / 2.2);
        let bent = v * v * (3.0 - 2.0 * v);
        (v + (bent - v) * contrast).min(1.0)
    };
    Curve((0..STEPS as usize + 3).map(value).collect())
}

//! The lens and the hand: each colour is blurred and enlarged a little differently, and nothing holds still.

use crate::fixtures::rng::Rng;

use super::level::Way;
use super::photo::Photo;

/// What the lens did, for the truth.
pub(super) struct Blur {
    pub(super) defocus: f32,
    pub(super) motion: f32,
}

/// Three planes, red, green and blue, as the sensor gets them.
pub(super) fn lens(photo: &mut Photo, way: &Way, rng: &mut Rng) -> ([Vec<f32>; 3], Blur) {
    let (w, h) = (photo.width, photo.height);
    // A photo of half the pixels blurs half as many of them.
    let size = w as f32 / 4000.0;
    let defocus = rng.between(way.defocus.0, way.defocus.1) * size.max(0.4);
    let motion = rng.between(way.motion.0, way.motion.1) * size;
    let fringe = rng.between(way.fringe.0, way.fringe.1) * size;
    let turn = rng.between(0.0, std::f32::consts::PI);
    let shift = (turn.cos() * motion, turn.sin() * motion);
    let light = std::mem::take(&mut photo.light);
    let planes = [0, 1, 2].map(|k| {
        let mut plane: Vec<f32> = light.iter().map(|pixel| pixel[k]).collect();
        let part = [1.0, 0.0, -1.0][k];
        if fringe > 0.05 && part != 0.0 {
            plane = enlarged(&plane, w, h, part * fringe / (w as f32 / 2.0));
        }
        if motion > 0.3 {
            plane = moved(&plane, w, h, shift);
        }
        // Red and blue are never quite in focus where green is.
        gauss(&mut plane, w, h, defocus * [1.12, 0.94, 1.2][k]);
        plane
    });
    (planes, Blur { defocus, motion })
}

fn enlarged(plane: &[f32], w: usize, h: usize, part: f32) -> Vec<f32> {
    let mut out = vec![0.0; w * h];
    let (cx, cy) = (w as f32 / 2.0, h as f32 / 2.0);
    for y in 0..h {
        let fy = (y as f32 + (y as f32 - cy) * part).clamp(0.0, h as f32 - 1.001);
        let (iy, v) = (fy as usize, fy.fract());
        let (top, low) = (&plane[iy * w..][..w], &plane[(iy + 1).min(h - 1) * w..][..w]);
        for (x, value) in out[y * w..][..w].iter_mut().enumerate() {
            let fx = (x as f32 + (x as f32 - cx) * part).clamp(0.0, w as f32 - 1.001);
            let (ix, u) = (fx as usize, fx.fract());
            let above = top[ix] + (top[ix + 1] - top[ix]) * u;
            let below = low[ix] + (low[ix + 1] - low[ix]) * u;
            *value = above + (below - above) * v;
        }
    }
    out
}

/// The mean along a short straight way.
fn moved(plane: &[f32], w: usize, h: usize, shift: (f32, f32)) -> Vec<f32> {
    let mut out = vec![0.0; w * h];
    for tap in 0..5 {
        let t = tap as f32 / 4.0 - 0.5;
        let (dx, dy) = (shift.0 * t, shift.1 * t);
        let (ix, iy) = (dx.floor(), dy.floor());
        let (u, v) = (dx - ix, dy - iy);
        let row = |y: usize, more: i32| {
            let y = (y as i32 + iy as i32 + more).clamp(0, h as i32 - 1) as usize;
            &plane[y * w..][..w]
        };
        let start = ix as i32;
        let (from, to) = ((-start).max(0) as usize, (w as i32 - 1 - start).clamp(0, w as i32) as usize);
        for y in 0..h {
            let (top, low) = (row(y, 0), row(y, 1));
            let out = &mut out[y * w..][..w];
            let mix = |x: usize| {
                let at = (x as i32 + start).clamp(0, w as i32 - 2) as usize;
                let above = top[at] + (top[at + 1] - top[at]) * u;
                let below = low[at] + (low[at + 1] - low[at]) * u;
                (above + (below - above) * v) * 0.2
            };
            let to = to.min(w);
            (0..from.min(w)).chain(to.max(from.min(w))..w).for_each(|x| out[x] += mix(x));
            (from..to).for_each(|x| out[x] += mix(x));
        }
    }
    out
}

/// A Gaussian blur in place.
pub(super) fn gauss(plane: &mut [f32], w: usize, h: usize, sigma: f32) {
    if sigma < 0.2 {
        return;
    }
    let reach = (sigma * 2.6).ceil() as usize;
    let mut kernel: Vec<f32> =
        (0..=reach).map(|i| (-((i * i) as f32) / (2.0 * sigma * sigma)).exp()).collect();
    let sum = kernel[0] + 2.0 * kernel[1..].iter().sum::<f32>();
    kernel.iter_mut().for_each(|k| *k /= sum);
    let mut line = vec![0.0f32; w + 2 * reach];
    for row in plane.chunks_exact_mut(w) {
        line[reach..reach + w].copy_from_slice(row);
        line[..reach].fill(row[0]);
        line[reach + w..].fill(row[w - 1]);
        row.iter_mut().zip(&line[reach..]).for_each(|(out, value)| *out = value * kernel[0]);
        for (i, k) in kernel.iter().enumerate().skip(1) {
            let sides = line[reach - i..].iter().zip(&line[reach + i..]);
            row.iter_mut().zip(sides).for_each(|(out, (a, b))| *out += (a + b) * k);
        }
    }
    // Down: a window of rows that are still as they were.
    let keep = 2 * reach + 1;
    let mut rows: Vec<Vec<f32>> =
        (0..keep).map(|at| plane[at.saturating_sub(reach).min(h - 1) * w..][..w].to_vec()).collect();
    for y in 0..h {
        let out = &mut plane[y * w..][..w];
        let old = |d: i32| &rows[(y as i32 + reach as i32 + d) as usize % keep];
        out.iter_mut().zip(old(0)).for_each(|(out, value)| *out = value * kernel[0]);
        for (i, k) in kernel.iter().enumerate().skip(1) {
            let sides = old(-(i as i32)).iter().zip(old(i as i32));
            out.iter_mut().zip(sides).for_each(|(out, (a, b))| *out += (a + b) * k);
        }
        let next = (y + reach + 1).min(h - 1);
        let place = y % keep;
        if next > y {
            rows[place].copy_from_slice(&plane[next * w..][..w]);
        } else {
            let last = rows[(y + 2 * reach) % keep].clone();
            rows[place] = last;
        }
    }
}

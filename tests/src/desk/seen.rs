//! What is still in view, for the truth: a place that is covered, outside, or washed out by a reflection is not.

use super::light::washed;
use super::photo::Photo;

/// A reflection this many times as bright as the light on the paper leaves a third of the contrast.
const WASHED: f32 = 1.6;

/// How much of a quad shows what it should, 0 to 1; what lies outside the photo counts as hidden.
pub(super) fn seen(photo: &Photo, mirrors: &[f32], quad: &[(f32, f32); 4], label: u8) -> f32 {
    let (mut all, mut shown) = (0u32, 0u32);
    // A grid over the quad: fine enough for a box of twenty pixels.
    let steps =
        ((quad[0].0 - quad[2].0).abs().max((quad[0].1 - quad[2].1).abs()) / 2.0).clamp(8.0, 160.0) as usize;
    for row in 0..steps {
        for column in 0..steps {
            let (u, v) = ((column as f32 + 0.5) / steps as f32, (row as f32 + 0.5) / steps as f32);
            let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
            let x = mix(mix(quad[0].0, quad[1].0, u), mix(quad[3].0, quad[2].0, u), v);
            let y = mix(mix(quad[0].1, quad[1].1, u), mix(quad[3].1, quad[2].1, u), v);
            all += 1;
            if x < 0.0 || y < 0.0 || x >= photo.width as f32 || y >= photo.height as f32 {
                continue;
            }
            let (x, y) = (x as usize, y as usize);
            let own = photo.shows[y * photo.width + x] == label;
            shown += u32::from(own && washed(mirrors, photo.width, x, y) < WASHED);
        }
    }
    shown as f32 / all.max(1) as f32
}

/// The quad grown from its middle.
pub(super) fn grown(quad: &[(f32, f32); 4], by: f32) -> [(f32, f32); 4] {
    let middle = quad.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0 / 4.0, sum.1 + p.1 / 4.0));
    quad.map(|(x, y)| (middle.0 + (x - middle.0) * by, middle.1 + (y - middle.1) * by))
}

//! Whether something is written in an area: said only when it is plainly so or plainly not.

use super::form::Spot;

/// Samples a millimetre: a pen's line is a third of a millimetre wide, a photo has 3 to 4 pixels for one.
const PER_MM: f64 = 2.5;
/// Millimetres at the area's edge that are passed over: its frame, and what the homography is off by.
const EDGE: f64 = 1.5;
/// Samples around one that its paper is taken from: 4 mm to each side.
const AROUND: usize = 10;
/// A sample this much darker than its paper is ink; the dotted lines to write on stay below it when photographed.
const INK: f32 = 0.28;
/// Below this share of ink nothing is written. One short word in a wide area leaves about 0.008.
const BLANK: f32 = 0.002;

/// Grey at a point of the photo.
pub(super) type Grey<'a> = &'a dyn Fn(f64, f64) -> f32;

/// Whether there is writing in an area of the card; `map` takes its millimetres to the photo's pixels.
pub(super) fn written(grey: Grey<'_>, map: &[f64; 9], area: &Spot) -> bool {
    let (w, h) = (f64::from(area.w) - 2.0 * EDGE, f64::from(area.h) - 2.0 * EDGE);
    let across = (w * PER_MM).clamp(0.0, 1000.0) as usize;
    let down = (h * PER_MM).clamp(0.0, 1000.0) as usize;
    if across < 4 || down < 4 {
        return true;
    }
    let mut samples = Vec::with_capacity(across * down);
    for y in 0..down {
        for x in 0..across {
            let mm = [
                f64::from(area.x) + EDGE + (x as f64 + 0.5) / PER_MM,
                f64::from(area.y) + EDGE + (y as f64 + 0.5) / PER_MM,
            ];
            let [px, py] = project(map, mm);
            samples.push(grey(px, py).max(1.0));
        }
    }
    let paper = brightest(&samples, across, down);
    let ink = samples.iter().zip(&paper).filter(|(sample, paper)| *sample / *paper < 1.0 - INK).count();
    ink as f32 / samples.len() as f32 > BLANK
}

/// A point of the card in the photo.
pub(super) fn project(map: &[f64; 9], [x, y]: [f64; 2]) -> [f64; 2] {
    let [a, b, c, d, e, f, g, h, i] = *map;
    let over = g * x + h * y + i;
    // Behind the camera: nowhere in the photo.
    if over.abs() < 1e-12 { [-1e9, -1e9] } else { [(a * x + b * y + c) / over, (d * x + e * y + f) / over] }
}

/// The brightest sample around each, by columns and then rows.
fn brightest(samples: &[f32], across: usize, down: usize) -> Vec<f32> {
    let along = |from: &[f32], count: usize, at: &dyn Fn(usize, usize) -> usize, lines: usize| {
        let mut to = vec![0.0f32; from.len()];
        for line in 0..lines {
            for x in 0..count {
                let window = x.saturating_sub(AROUND)..(x + AROUND + 1).min(count);
                let most = window.filter_map(|x| from.get(at(x, line))).copied().fold(0.0f32, f32::max);
                if let Some(place) = to.get_mut(at(x, line)) {
                    *place = most;
                }
            }
        }
        to
    };
    let rows = along(samples, across, &|x, y| y * across + x, down);
    along(&rows, down, &|y, x| y * across + x, across)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: [f64; 9] = [4.0, 0.0, 10.0, 0.0, 4.0, 10.0, 0.0, 0.0, 1.0];
    const AREA: Spot = Spot { x: 8.0, y: 20.0, w: 80.0, h: 30.0 };

    /// Paper with a shadow over half of it, and a dotted line every 8 mm.
    fn paper(x: f64, y: f64) -> f32 {
        let shade = if x > 200.0 { 120.0 } else { 220.0 };
        let dotted = ((y as i64 - 10) % 32 == 16) && (x as i64 % 6 < 2);
        if dotted { shade * 0.8 } else { shade }
    }

    #[test]
    fn lines_to_write_on_and_shadows_are_not_writing() {
        assert!(!written(&paper, &MAP, &AREA));
    }

    #[test]
    fn one_short_word_is() {
        let word = |x: f64, y: f64| {
            let stroke = (100.0..140.0).contains(&y) && (60.0..90.0).contains(&x) && (x as i64 % 10 < 2);
            if stroke { paper(x, y) * 0.4 } else { paper(x, y) }
        };
        assert!(written(&word, &MAP, &AREA));
    }

    #[test]
    fn an_area_too_small_to_judge_is_shown() {
        assert!(written(&paper, &MAP, &Spot { w: 3.0, ..AREA }));
    }
}

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
/// Ink that hangs together over so many samples from top to bottom, 1.6 mm, is writing: the dots of the lines to write on, and
/// the lines they blur into, are lower; small letters are not.
const TALL: usize = 4;

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
    let paper = paper_under(&samples, across, down);
    let mut ink: Vec<bool> =
        samples.iter().zip(&paper).map(|(sample, paper)| *sample / *paper < 1.0 - INK).collect();
    (0..ink.len()).any(|at| height(&mut ink, across, at) >= TALL)
}

/// How many rows the ink at a sample hangs together over; takes it away, so that it is looked at once.
fn height(ink: &mut [bool], across: usize, at: usize) -> usize {
    let (mut least, mut most) = (usize::MAX, 0);
    let mut next = vec![at];
    while let Some(at) = next.pop() {
        let Some(place) = ink.get_mut(at).filter(|place| **place) else { continue };
        *place = false;
        let (x, y) = (at % across, at / across);
        (least, most) = (least.min(y), most.max(y));
        for (dx, dy) in [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)] {
            let near = x.checked_add_signed(dx).filter(|x| *x < across).zip(y.checked_add_signed(dy));
            next.extend(near.map(|(x, y)| y * across + x));
        }
    }
    (most + 1).saturating_sub(least)
}

/// A point of the card in the photo.
pub(super) fn project(map: &[f64; 9], [x, y]: [f64; 2]) -> [f64; 2] {
    let [a, b, c, d, e, f, g, h, i] = *map;
    let over = g * x + h * y + i;
    // Behind the camera: nowhere in the photo.
    if over.abs() < 1e-12 { [-1e9, -1e9] } else { [(a * x + b * y + c) / over, (d * x + e * y + f) / over] }
}

/// The paper under the ink: a morphological closing, the brightest around each sample and then the darkest of those, by
/// columns and by rows. It fills what is narrower than twice [`AROUND`], and keeps the edge of a shadow where it is.
fn paper_under(samples: &[f32], across: usize, down: usize) -> Vec<f32> {
    let both = |from: &[f32], pick: fn(f32, f32) -> f32| {
        let rows = filtered(from, across, down, &|x, y| y * across + x, pick);
        filtered(&rows, down, across, &|y, x| y * across + x, pick)
    };
    both(&both(samples, f32::max), f32::min)
}

/// Each sample replaced by what `pick` takes of those within [`AROUND`] along its line.
fn filtered(
    from: &[f32],
    count: usize,
    lines: usize,
    at: &dyn Fn(usize, usize) -> usize,
    pick: fn(f32, f32) -> f32,
) -> Vec<f32> {
    let mut to = from.to_vec();
    for line in 0..lines {
        for along in 0..count {
            let window = along.saturating_sub(AROUND)..(along + AROUND + 1).min(count);
            let picked = window.filter_map(|near| from.get(at(near, line))).copied().reduce(pick);
            if let (Some(place), Some(picked)) = (to.get_mut(at(along, line)), picked) {
                *place = picked;
            }
        }
    }
    to
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: [f64; 9] = [4.0, 0.0, 10.0, 0.0, 4.0, 10.0, 0.0, 0.0, 1.0];
    const AREA: Spot = Spot { x: 8.0, y: 20.0, w: 80.0, h: 30.0 };

    /// Paper with a shadow over half of it, and a dotted line every 8 mm, as black as a printer makes it.
    fn paper(x: f64, y: f64) -> f32 {
        let shade = if x > 200.0 { 120.0 } else { 220.0 };
        let dotted = ((y as i64 - 10) % 32 < 2) && (x as i64 % 5 < 2);
        if dotted { shade * 0.2 } else { shade }
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

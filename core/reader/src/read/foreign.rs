//! QR codes of something else: larger than a card's. They are told as such, so that nobody waits for them to be read.

use super::super::form::CODE_MODULES;
use super::geometry::{Homography, Point, cross, distance, dot, minus};
use super::locate::Located;
use super::plane::Luma;
use super::squares::{FINDER_MODULES, Kind, Square, correlation};

/// The most corner patterns that are put together: a bound on time. The likest come first.
const MOST_FINDERS: usize = 40;
/// The most codes of something else that are told of one photo.
const MOST_CODES: usize = 20;
/// Modules between the middles of the corner patterns of the smallest and the largest code that is none of ours.
const APART: std::ops::RangeInclusive<usize> = CODE_MODULES - FINDER_MODULES + 4..=170;
/// How like a timing pattern (light and dark in turns) what lies between two corner patterns must be.
const LIKE_TIMING: f32 = 0.6;

/// The corners of codes that are no card's, on no card that was found.
pub(super) fn foreign(luma: &Luma<'_>, squares: &[Square], located: &[Located]) -> Vec<[Point; 4]> {
    let on_card = |place: Point| located.iter().any(|card| inside(&card.placing.quad(), place));
    let mut finders: Vec<&Square> =
        squares.iter().filter(|square| square.kind == Kind::Finder && !on_card(square.centre())).collect();
    finders.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    finders.truncate(MOST_FINDERS);
    let finders: Vec<Finder> =
        finders.into_iter().map(|square| Finder { middle: square.centre(), side: square.side() }).collect();
    let mut used = vec![false; finders.len()];
    let mut found = Vec::new();
    for first in 0..finders.len() {
        let near: Vec<usize> =
            (0..finders.len()).filter(|at| alike(finders[*at].side, finders[first].side)).collect();
        for right in near.iter().copied() {
            for down in near.iter().copied() {
                let three = [first, right, down];
                if found.len() == MOST_CODES || three.iter().any(|at| used[*at]) || right == down {
                    continue;
                }
                if let Some(code) = code(luma, three.map(|at| finders[at])) {
                    three.iter().for_each(|at| used[*at] = true);
                    found.push(code);
                }
            }
        }
    }
    found
}

/// A corner pattern: its middle, and the mean length of its sides in pixels.
#[derive(Debug, Clone, Copy)]
struct Finder {
    middle: Point,
    side: f64,
}

fn alike(x: f64, y: f64) -> bool {
    (x / y).max(y / x) < 1.3
}

/// The corners of the code with these corner patterns (top left, top right, bottom left), if it is one. All are of about the
/// first one's size.
fn code(luma: &Luma<'_>, [first, right, down]: [Finder; 3]) -> Option<[Point; 4]> {
    let (middle, side) = (first.middle, (first.side + right.side + down.side) / 3.0);
    let (a, b) = (minus(right.middle, middle), minus(down.middle, middle));
    // The corner is about square: a sine over 0.85, a cosine under 0.5, compared as squares before any root is taken.
    let (long, high) = (dot(a, a), dot(b, b));
    let (turn, lean) = (cross(a, b), dot(a, b));
    if turn <= 0.0 || turn * turn <= 0.85 * 0.85 * long * high || lean * lean >= 0.5 * 0.5 * long * high {
        return None;
    }
    let (long, high) = (long.sqrt(), high.sqrt());
    if !alike(long, high) {
        return None;
    }
    // A code has 4 modules more with every version. What the sides of the corner patterns say may be one or two off.
    let versions = ((long + high) / 2.0 / (side / FINDER_MODULES as f64) - 10.0) / 4.0;
    let nearest = (versions.round().max(0.0) as usize).min(100);
    (nearest.saturating_sub(2)..=nearest + 2)
        .map(|version| 4 * version + 10)
        .filter(|apart| APART.contains(apart))
        .filter_map(|apart| {
            let map = map(apart as f64, [middle, right.middle, down.middle])?;
            Some((timing(luma, &map, apart), apart, map))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(like, ..)| *like >= LIKE_TIMING)
        .map(|(_, apart, map)| {
            let whole = (apart + FINDER_MODULES) as f64;
            [[0.0, 0.0], [whole, 0.0], [whole, whole], [0.0, whole]].map(|corner| map.apply(corner))
        })
}

/// Module coordinates to the photo.
fn map(apart: f64, middles: [Point; 3]) -> Option<Homography> {
    let half = FINDER_MODULES as f64 / 2.0;
    let [first, right, down] = middles;
    Homography::affine(&[
        ([half, half], first, 1.0),
        ([half + apart, half], right, 1.0),
        ([half, half + apart], down, 1.0),
    ])
}

/// How like timing patterns the seventh row and the seventh column are: the less like of the two.
fn timing(luma: &Luma<'_>, map: &Homography, apart: usize) -> f32 {
    let line = |along_row: bool| {
        let (values, colours): (Vec<f32>, Vec<f32>) = (FINDER_MODULES + 1..apart)
            .map(|at| {
                let (along, across) = (at as f64 + 0.5, FINDER_MODULES as f64 - 0.5);
                let [x, y] = map.apply(if along_row { [along, across] } else { [across, along] });
                (luma.at(x as f32, y as f32), if at % 2 == 0 { -1.0 } else { 1.0 })
            })
            .unzip();
        correlation(&values, &colours)
    };
    line(true).min(line(false))
}

fn inside(quad: &[Point; 4], place: Point) -> bool {
    let sides = (0..4).map(|at| cross(minus(quad[(at + 1) % 4], quad[at]), minus(place, quad[at])));
    distance(quad[0], quad[2]) > 0.0 && sides.into_iter().all(|side| side > 0.0)
}

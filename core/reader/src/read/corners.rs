//! Three corner patterns that belong to one QR code.

use super::super::form::CODE_MODULES;
use super::geometry::{Homography, Point, cross, distance, dot, minus};
use super::squares::{FINDER_MODULES, Kind, Square};

/// Modules between the middles of two corner patterns of a version 1 code.
const APART: f64 = (CODE_MODULES - FINDER_MODULES) as f64;
/// The most triples that are tried.
const MOST: usize = 400;

/// Three corner patterns: indices into the squares, top left, top right, bottom left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Triple {
    pub(super) squares: [usize; 3],
    /// How far from a version 1 code's proportions; 0 is exact.
    pub(super) off: f64,
}

impl Triple {
    /// Module coordinates to the photo, from the three middles.
    pub(super) fn map(&self, squares: &[Square]) -> Option<Homography> {
        let half = FINDER_MODULES as f64 / 2.0;
        let places = [[half, half], [half + APART, half], [half, half + APART]];
        let pairs: Vec<(Point, Point, f64)> = places
            .into_iter()
            .zip(self.squares)
            .filter_map(|(place, at)| squares.get(at).map(|square| (place, square.centre(), 1.0)))
            .collect();
        Homography::affine(&pairs)
    }
}

/// Triples with about the proportions of a version 1 code, the best first.
pub(super) fn triples(squares: &[Square]) -> Vec<Triple> {
    let finders: Vec<(usize, Point, f64)> = squares
        .iter()
        .enumerate()
        .filter(|(_, square)| square.kind == Kind::Finder)
        .map(|(at, square)| (at, square.centre(), square.side()))
        .collect();
    let mut found = Vec::new();
    let neighbours = Neighbours::new(&finders);
    for (index, (first, middle, side)) in finders.iter().enumerate() {
        let apart = side / FINDER_MODULES as f64 * APART;
        let near: Vec<&(usize, Point, f64)> = neighbours
            .around(index)
            .filter(|(at, place, other)| {
                let far = distance(*place, *middle) / apart;
                at != first && (0.55..1.6).contains(&far) && (0.6..1.67).contains(&(other / side))
            })
            .take(12)
            .collect();
        for right in &near {
            for down in &near {
                let (a, b) = (minus(right.1, *middle), minus(down.1, *middle));
                let (long, high) = (a[0].hypot(a[1]), b[0].hypot(b[1]));
                let sine = cross(a, b) / (long * high);
                let ratio = (long / high).max(high / long);
                if sine < 0.7 || ratio > 1.6 {
                    continue;
                }
                let mean = (side + right.2 + down.2) / 3.0 / FINDER_MODULES as f64 * APART;
                let off = dot(a, b).abs() / (long * high)
                    + (ratio - 1.0)
                    + (long / mean).ln().abs()
                    + (high / mean).ln().abs();
                found.push(Triple { squares: [*first, right.0, down.0], off });
            }
        }
    }
    found.sort_by(|a, b| a.off.total_cmp(&b.off));
    found.truncate(MOST);
    found
}

/// Squares by place, so that a noisy photo does not take quadratic time.
struct Neighbours<'a> {
    finders: &'a [(usize, Point, f64)],
    order: Vec<usize>,
    places: Vec<usize>,
}

impl<'a> Neighbours<'a> {
    fn new(finders: &'a [(usize, Point, f64)]) -> Self {
        let mut order: Vec<usize> = (0..finders.len()).collect();
        order.sort_by(|a, b| finders[*a].1[0].total_cmp(&finders[*b].1[0]));
        let mut places = vec![0; finders.len()];
        for (place, at) in order.iter().enumerate() {
            places[*at] = place;
        }
        Self { finders, order, places }
    }

    /// Those whose x is within the reach of a code of this one's size.
    fn around(&self, index: usize) -> impl Iterator<Item = &'a (usize, Point, f64)> {
        let (_, middle, side) = self.finders[index];
        let reach = side / FINDER_MODULES as f64 * APART * 1.6;
        let place = self.places[index];
        let finders = self.finders;
        let within = move |at: &&usize| (finders[**at].1[0] - middle[0]).abs() <= reach;
        let before = self.order[..place].iter().rev().take_while(within);
        let after = self.order[place + 1..].iter().take_while(within);
        let all: Vec<usize> = before.chain(after).copied().collect();
        all.into_iter()
            .map(move |at| &finders[at])
            .filter(move |(_, place, _)| (place[1] - middle[1]).abs() <= reach)
    }
}

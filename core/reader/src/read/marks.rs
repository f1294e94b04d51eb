//! Which marks belong to a card, from where the card is thought to be.

use super::super::form::{Frame, Spot};
use super::geometry::{Homography, Point, centre, distance, dot, minus};
use super::plane::Luma;
use super::quad::refine;
use super::squares::{Kind, Patterns, Square};

/// A card's place as far as it is known.
#[derive(Debug, Clone)]
pub(super) struct Placing {
    pub(super) frame: Frame,
    /// Corners of the code in the photo.
    pub(super) code: Option<[Point; 4]>,
    /// Corners of each mark in the photo.
    pub(super) marks: [Option<[Point; 4]>; 3],
    /// Which squares those are.
    pub(super) squares: Vec<usize>,
    /// Millimetres to pixels.
    pub(super) map: Homography,
}

impl Placing {
    /// From a code alone.
    pub(super) fn from_code(frame: Frame, code: [Point; 4]) -> Option<Self> {
        let map = fit(&frame, Some(&code), &[None; 3])?;
        Some(Self { frame, code: Some(code), marks: [None; 3], squares: Vec::new(), map })
    }

    /// From one mark alone.
    pub(super) fn from_mark(frame: Frame, which: usize, at: usize, square: &Square) -> Option<Self> {
        let mut marks = [None; 3];
        *marks.get_mut(which)? = Some(square.corners);
        let map = fit(&frame, None, &marks)?;
        Some(Self { frame, code: None, marks, squares: vec![at], map })
    }

    pub(super) fn known_marks(&self) -> usize {
        self.marks.iter().flatten().count()
    }

    /// Fits the map anew.
    pub(super) fn refit(&mut self) {
        if let Some(map) = fit(&self.frame, self.code.as_ref(), &self.marks) {
            self.map = map;
        }
    }

    /// Where the card's corners are.
    pub(super) fn quad(&self) -> [Point; 4] {
        self.map.quad(Spot { x: 0.0, y: 0.0, w: self.frame.w, h: self.frame.h }.corners())
    }

    /// Looks for the marks that are still missing, the nearest to what is known first; then once more with what that
    /// taught. `tolerance` is in parts of the distance to what is known.
    pub(super) fn find_marks(&mut self, squares: &[Square], used: &[bool], tolerance: f64) {
        let mut tolerance = tolerance;
        for _ in 0..3 {
            let mut best: Option<(f64, usize, usize)> = None;
            for which in 0..3 {
                if self.marks[which].is_some() {
                    continue;
                }
                if let Some((off, at)) = self.nearest(which, squares, used, tolerance)
                    && best.is_none_or(|(least, _, _)| off < least)
                {
                    best = Some((off, which, at));
                }
            }
            let Some((_, which, at)) = best else { break };
            self.marks[which] = Some(squares[at].corners);
            self.squares.push(at);
            self.refit();
            if self.known_marks() + usize::from(self.code.is_some()) >= 2 {
                tolerance = tolerance.min(0.1);
            }
        }
    }

    /// The mark nearest to where this one should be, as a part of its distance from what is known.
    fn nearest(
        &self,
        which: usize,
        squares: &[Square],
        used: &[bool],
        tolerance: f64,
    ) -> Option<(f64, usize)> {
        let expected = self.map.quad(self.frame.marks[which].corners());
        let middle = centre(&expected);
        let side = distance(expected[0], expected[1]);
        let millimetre = side / f64::from(self.frame.marks[which].w);
        let reach = tolerance * self.far(which) * millimetre;
        squares
            .iter()
            .enumerate()
            .filter(|(at, square)| {
                let free = !used.get(*at).copied().unwrap_or(true);
                square.kind == Kind::Mark(which) && free && alike(&expected, &square.corners)
            })
            .map(|(at, square)| (distance(square.centre(), middle), at))
            .filter(|(off, _)| *off < reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(off, at)| (off / reach, at))
    }

    /// Millimetres from a mark to the nearest thing whose place is known.
    fn far(&self, which: usize) -> f64 {
        let to = self.frame.marks[which].centre();
        let known = self.code.map(|_| self.frame.code.centre()).into_iter();
        let marks = (0..3).filter(|at| self.marks[*at].is_some()).map(|at| self.frame.marks[at].centre());
        known
            .chain(marks)
            .map(|from| f64::from((from[0] - to[0]).hypot(from[1] - to[1])))
            .fold(f64::MAX, f64::min)
            .min(300.0)
    }

    /// Looks in the pixels for the marks that no square was found for; says whether any was found.
    pub(super) fn search_marks(&mut self, luma: &Luma<'_>, patterns: &Patterns) -> bool {
        let mut any = false;
        for which in 0..3 {
            if self.marks[which].is_some() {
                continue;
            }
            let expected = self.map.quad(self.frame.marks[which].corners());
            let side = distance(expected[0], expected[1]);
            if side < 8.0 || !luma.holds(centre(&expected), side * 0.5) {
                continue;
            }
            let reach =
                (side * 0.5).min(0.08 * self.far(which) * side / f64::from(self.frame.marks[which].w));
            if let Some(found) = search(luma, patterns, which, &expected, reach) {
                self.marks[which] = Some(found);
                any = true;
            }
        }
        if any {
            self.refit();
        }
        any
    }

    /// How badly the marks fit each other: fewer marks are worse than any misfit of more.
    pub(super) fn misfit(&self) -> f64 {
        let mut off = 0.0;
        for (spot, seen) in self.frame.marks.iter().zip(&self.marks) {
            if let Some(seen) = seen {
                let expected = self.map.quad(spot.corners());
                let side = distance(seen[0], seen[1]).max(1.0);
                off += (0..4).map(|at| distance(seen[at], expected[at])).sum::<f64>() / side;
            }
        }
        off - 100.0 * self.known_marks() as f64
    }

    /// Takes away the marks that do not fit the others: more than `most` millimetres off.
    pub(super) fn drop_misfits(&mut self, most: f64) {
        loop {
            let worst = (0..3)
                .filter_map(|which| {
                    let seen = self.marks[which]?;
                    let expected = self.map.quad(self.frame.marks[which].corners());
                    let side = distance(expected[0], expected[1]) / f64::from(self.frame.marks[which].w);
                    let off = (0..4).map(|at| distance(seen[at], expected[at])).sum::<f64>() / 4.0 / side;
                    (off > most).then_some((off, which))
                })
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let Some((_, which)) = worst else { return };
            self.marks[which] = None;
            self.refit();
        }
    }
}

/// Same direction and about the same size.
fn alike(a: &[Point; 4], b: &[Point; 4]) -> bool {
    let (u, v) = (minus(a[1], a[0]), minus(b[1], b[0]));
    let (long, other) = (u[0].hypot(u[1]), v[0].hypot(v[1]));
    dot(u, v) > 0.8 * long * other && (0.6..1.67).contains(&(long / other.max(1e-6)))
}

/// The map of millimetres to pixels that fits the code and the marks; affine until there is enough for more.
fn fit(frame: &Frame, code: Option<&[Point; 4]>, marks: &[Option<[Point; 4]>; 3]) -> Option<Homography> {
    let mut pairs: Vec<(Point, Point, f64)> = Vec::with_capacity(16);
    let mut push = |spot: &Spot, corners: &[Point; 4], weights: [f64; 4]| {
        for ((from, to), weight) in spot.corners().into_iter().zip(corners).zip(weights) {
            pairs.push(([f64::from(from[0]), f64::from(from[1])], *to, weight));
        }
    };
    let mut known = 0;
    if let Some(code) = code {
        // The bottom right corner of a code has no fixed modules near it: it is the least sure.
        push(&frame.code, code, [0.7, 0.7, 0.2, 0.7]);
        known += 1;
    }
    for (spot, corners) in frame.marks.iter().zip(marks) {
        if let Some(corners) = corners {
            push(spot, corners, [1.0; 4]);
            known += 1;
        }
    }
    match known {
        0 | 1 => Homography::affine(&pairs),
        2 => Homography::fit(&pairs, 0.05),
        _ => Homography::fit(&pairs, 1e-4),
    }
}

/// The best place of one mark around where it is expected.
fn search(
    luma: &Luma<'_>,
    patterns: &Patterns,
    which: usize,
    expected: &[Point; 4],
    reach: f64,
) -> Option<[Point; 4]> {
    let step = (distance(expected[0], expected[1]) / 12.0).max(1.0);
    let steps = (reach / step).ceil().min(8.0) as i32;
    let mut best = (0.0f32, *expected);
    for dy in -steps..=steps {
        for dx in -steps..=steps {
            let moved = expected.map(|[x, y]| [x + f64::from(dx) * step, y + f64::from(dy) * step]);
            let likeness = patterns.likeness(luma, &moved, which);
            if likeness > best.0 {
                best = (likeness, moved);
            }
        }
    }
    if best.0 < 0.5 {
        return None;
    }
    let refined = refine(luma, &best.1, step + 1.0).unwrap_or(best.1);
    let likeness = patterns.likeness(luma, &refined, which);
    let (likeness, corners) = if likeness >= best.0 { (likeness, refined) } else { best };
    (likeness >= 0.6).then_some(corners)
}

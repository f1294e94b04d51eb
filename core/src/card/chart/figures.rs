//! Figures that tell piles and answers apart without colour.

use super::{
    sheet::Sheet,
    style::{CLAY, Colour, INK, LEAF, QUIET, SURFACE, WHEAT},
};
use crate::card::{
    form::Spot,
    print::{
        figures::{face, mood, small_light},
        ops::{Op, Seg, circle},
    },
};

/// A pile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    GotIt,
    Almost,
    NotYet,
    Apart,
}

/// The pile's disc: full with a tick, half full, empty; an empty one with a question mark lies apart.
pub(super) fn pile(sheet: &mut Sheet<'_>, kind: Kind, (x, y): (f32, f32), r: f32, colour: Colour) {
    let ring = Op::Stroke { path: circle(x, y, r - 2.5), width: 5.0 };
    match kind {
        Kind::GotIt => {
            sheet.op(Op::Fill(circle(x, y, r)), colour);
            let tick = vec![
                Seg::Move(x - 0.42 * r, y + 0.04 * r),
                Seg::Line(x - 0.12 * r, y + 0.36 * r),
                Seg::Line(x + 0.46 * r, y - 0.34 * r),
            ];
            sheet.op(Op::Stroke { path: tick, width: r * 0.2 }, SURFACE);
        }
        Kind::Almost => {
            sheet.op(ring, colour);
            let (inner, c) = (r - 4.0, (r - 4.0) * 0.552_284_8);
            let half = vec![
                Seg::Move(x - inner, y),
                Seg::Cubic(x - inner, y + c, x - c, y + inner, x, y + inner),
                Seg::Cubic(x + c, y + inner, x + inner, y + c, x + inner, y),
                Seg::Close,
            ];
            sheet.op(Op::Fill(half), colour);
        }
        Kind::NotYet => sheet.op(ring, colour),
        Kind::Apart => {
            sheet.op(ring, colour);
            question_mark(sheet, (x, y), r, colour);
        }
    }
}

fn question_mark(sheet: &mut Sheet<'_>, (x, y): (f32, f32), r: f32, colour: Colour) {
    let look = super::style::strong(r * 1.25, colour);
    sheet.middle(Spot { x: x - r, y: y - r, w: 2.0 * r, h: 2.0 * r }, "?", look);
}

/// The side of the square that an answer's figure stands in.
pub(super) const SIDE: f32 = 60.0;

/// The figure of an answer with its middle at a place, and the colour of its bar.
pub(super) fn answer(
    sheet: &mut Sheet<'_>,
    kind: &str,
    name: &str,
    (at, of): (usize, usize),
    middle: (f32, f32),
) -> Colour {
    match kind {
        "smileys" => {
            // As on the card: 9 mm wide there.
            sheet.figure(face(0.0, 0.0, 9.0, mood(at, of)), middle, 54.0 / 9.0, INK);
            WHEAT
        }
        "traffic_light" => {
            let (lamp, colour) = match name {
                "red" => (0, CLAY),
                "orange" => (1, WHEAT),
                _ => (2, LEAF),
            };
            let light = small_light(0.0, 0.0, 9.0, lamp);
            let scale = 60.0 / 9.0;
            // Housing and dark lamps in ink, the lamp that is on in its colour.
            for op in light {
                let lit = matches!(op, Op::Fill(_));
                sheet.figure(vec![op], middle, scale, if lit { colour } else { INK });
            }
            colour
        }
        _ => {
            let (x, y) = middle;
            sheet.op(Op::Stroke { path: circle(x, y, 22.0), width: 2.5 }, QUIET);
            let at = Spot { x: x - 20.0, y: y - 20.0, w: 40.0, h: 40.0 };
            sheet.middle(at, name, super::style::strong(26.0, INK));
            WHEAT
        }
    }
}

/// A pencil, for what was written.
pub(super) fn pencil(sheet: &mut Sheet<'_>, (x, y): (f32, f32)) {
    let p = |a: f32, b: f32| {
        // Along the pencil, and across it; it lies at 45°.
        let (a, b) = (a * std::f32::consts::FRAC_1_SQRT_2, b * std::f32::consts::FRAC_1_SQRT_2);
        (x + a + b, y - a + b)
    };
    let line = |points: &[(f32, f32)]| {
        let mut path: Vec<Seg> = Vec::new();
        for (a, b) in points {
            let (x, y) = p(*a, *b);
            path.push(if path.is_empty() { Seg::Move(x, y) } else { Seg::Line(x, y) });
        }
        path
    };
    let body = [(-24.0, 0.0), (-15.0, -6.5), (22.0, -6.5), (22.0, 6.5), (-15.0, 6.5), (-24.0, 0.0)];
    sheet.op(Op::Stroke { path: line(&body), width: 3.0 }, INK);
    sheet.op(Op::Stroke { path: line(&[(-15.0, -6.5), (-15.0, 6.5)]), width: 3.0 }, INK);
    sheet.op(Op::Stroke { path: line(&[(14.0, -6.5), (14.0, 6.5)]), width: 3.0 }, INK);
}

/// An empty box, for what was left blank; with a question mark, for what is in doubt.
pub(super) fn small_box(sheet: &mut Sheet<'_>, (x, y): (f32, f32), doubt: bool) {
    let at = Spot { x: x - 15.0, y: y - 15.0, w: 30.0, h: 30.0 };
    sheet.frame(at, 5.0, 2.5, QUIET);
    if doubt {
        question_mark(sheet, (x, y), 17.0, QUIET);
    }
}

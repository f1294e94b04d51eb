//! What a page is drawn with: few operations, so that two backends can do exactly the same.
//!
//! All in millimetres from the top left, black on white. Nothing is grey: a copier would make it dots or nothing.

use super::super::form::Spot;

/// One drawing operation.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Black rectangles, drawn as one shape: no hairlines of paper between those that touch.
    Rects(Vec<Spot>),
    /// A black shape.
    Fill(Vec<Seg>),
    /// A black line along a shape, with round ends and corners.
    Stroke {
        /// The shape.
        path: Vec<Seg>,
        /// How wide the line is.
        width: f32,
    },
    /// A level line of dots: faint to the eye, and still there after two copies.
    Dots {
        /// Its left end.
        x: f32,
        /// Its height.
        y: f32,
        /// Its length.
        w: f32,
    },
    /// One line of text.
    Text {
        /// Where its first letter starts.
        x: f32,
        /// Where its letters stand.
        baseline: f32,
        /// The words.
        text: String,
        /// The type size.
        size: f32,
        /// Whether it is heavy.
        strong: bool,
    },
}

/// The side of a dot of [`Op::Dots`]: at 0.3 mm most were gone after two light copies at 92 %.
pub const DOT: f32 = 0.42;
/// From one dot of [`Op::Dots`] to the next.
pub const DOT_STEP: f32 = 1.3;

/// A step of a shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seg {
    /// Begins here.
    Move(f32, f32),
    /// A straight line to here.
    Line(f32, f32),
    /// A cubic curve: two control points and its end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Back to where it began.
    Close,
}

/// The part of a circle's radius at which the control points of its four curves are.
const ROUND: f32 = 0.552_284_8;

/// A circle.
#[must_use]
pub fn circle(x: f32, y: f32, r: f32) -> Vec<Seg> {
    let c = r * ROUND;
    vec![
        Seg::Move(x + r, y),
        Seg::Cubic(x + r, y + c, x + c, y + r, x, y + r),
        Seg::Cubic(x - c, y + r, x - r, y + c, x - r, y),
        Seg::Cubic(x - r, y - c, x - c, y - r, x, y - r),
        Seg::Cubic(x + c, y - r, x + r, y - c, x + r, y),
        Seg::Close,
    ]
}

/// A rectangle with round corners.
#[must_use]
pub fn rounded(at: Spot, r: f32) -> Vec<Seg> {
    let (x0, y0, x1, y1, k) = (at.x, at.y, at.x + at.w, at.y + at.h, r - r * ROUND);
    vec![
        Seg::Move(x0 + r, y0),
        Seg::Line(x1 - r, y0),
        Seg::Cubic(x1 - k, y0, x1, y0 + k, x1, y0 + r),
        Seg::Line(x1, y1 - r),
        Seg::Cubic(x1, y1 - k, x1 - k, y1, x1 - r, y1),
        Seg::Line(x0 + r, y1),
        Seg::Cubic(x0 + k, y1, x0, y1 - k, x0, y1 - r),
        Seg::Line(x0, y0 + r),
        Seg::Cubic(x0, y0 + k, x0 + k, y0, x0 + r, y0),
        Seg::Close,
    ]
}

/// The outline of a box to tick, `stroke` wide inside its edge: four bars, so that its corners are sharp and its
/// edge is where the reader looks for it.
#[must_use]
pub fn outline(at: Spot, stroke: f32) -> Op {
    let Spot { x, y, w, h } = at;
    let inner = h - 2.0 * stroke;
    Op::Rects(vec![
        Spot { x, y, w, h: stroke },
        Spot { x, y: y + h - stroke, w, h: stroke },
        Spot { x, y: y + stroke, w: stroke, h: inner },
        Spot { x: x + w - stroke, y: y + stroke, w: stroke, h: inner },
    ])
}

impl Op {
    /// The same, `dx` to the right and `dy` down.
    #[must_use]
    pub fn moved(&self, dx: f32, dy: f32) -> Self {
        let spot = |s: &Spot| Spot { x: s.x + dx, y: s.y + dy, ..*s };
        let path = |path: &[Seg]| path.iter().map(|seg| seg.moved(dx, dy)).collect();
        match self {
            Op::Rects(spots) => Op::Rects(spots.iter().map(spot).collect()),
            Op::Fill(segs) => Op::Fill(path(segs)),
            Op::Stroke { path: segs, width } => Op::Stroke { path: path(segs), width: *width },
            Op::Dots { x, y, w } => Op::Dots { x: x + dx, y: y + dy, w: *w },
            Op::Text { x, baseline, text, size, strong } => {
                let (x, baseline, text) = (x + dx, baseline + dy, text.clone());
                Op::Text { x, baseline, text, size: *size, strong: *strong }
            }
        }
    }
}

impl Seg {
    fn moved(self, dx: f32, dy: f32) -> Self {
        match self {
            Seg::Move(x, y) => Seg::Move(x + dx, y + dy),
            Seg::Line(x, y) => Seg::Line(x + dx, y + dy),
            Seg::Cubic(a, b, c, d, x, y) => Seg::Cubic(a + dx, b + dy, c + dx, d + dy, x + dx, y + dy),
            Seg::Close => Seg::Close,
        }
    }
}

//! The sheet in the making: operations with their colours, and how far down it reaches.

use tiny_skia::Transform;

use super::style::{Colour, EDGE, FULL, LEADING, LINE, Look};
use crate::{
    card::{
        form::Spot,
        print::ops::{Op, Seg, rounded},
    },
    paper::{
        fonts::{Face, Fonts},
        wrap::{Setting, one_line, wrap},
    },
};

/// One thing to draw.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) op: Op,
    pub(super) colour: Colour,
    /// From the operation's unit to pixels.
    pub(super) place: Transform,
}

/// Everything to draw, in pixels.
pub(super) struct Sheet<'f> {
    pub(super) fonts: &'f Fonts,
    pub(super) marks: Vec<Mark>,
    /// How far down it is filled.
    pub(super) y: f32,
}

impl<'f> Sheet<'f> {
    pub(super) fn new(fonts: &'f Fonts) -> Self {
        Self { fonts, marks: Vec::new(), y: 0.0 }
    }

    /// One operation in pixels.
    pub(super) fn op(&mut self, op: Op, colour: Colour) {
        self.marks.push(Mark { op, colour, place: Transform::identity() });
    }

    /// A figure drawn around its own origin, `scale` times as large, at a place.
    pub(super) fn figure(&mut self, ops: Vec<Op>, (x, y): (f32, f32), scale: f32, colour: Colour) {
        let place = Transform::from_row(scale, 0.0, 0.0, scale, x, y);
        self.marks.extend(ops.into_iter().map(|op| Mark { op, colour, place }));
    }

    /// A box with round corners; nothing when it has no width.
    pub(super) fn fill(&mut self, at: Spot, round: f32, colour: Colour) {
        if at.w > 0.0 && at.h > 0.0 {
            self.op(Op::Fill(rounded(at, round.min(at.w / 2.0).min(at.h / 2.0))), colour);
        }
    }

    /// Its outline, `width` inside its edge.
    pub(super) fn frame(&mut self, at: Spot, round: f32, width: f32, colour: Colour) {
        let half = width / 2.0;
        let inner = Spot { x: at.x + half, y: at.y + half, w: at.w - width, h: at.h - width };
        if inner.w > 0.0 && inner.h > 0.0 {
            let round = (round - half).min(inner.w / 2.0).min(inner.h / 2.0).max(0.0);
            self.op(Op::Stroke { path: rounded(inner, round), width }, colour);
        }
    }

    /// Its outline, with slanting lines within: what is in doubt.
    pub(super) fn hatch(&mut self, at: Spot, round: f32, colour: Colour) {
        self.frame(at, round, 2.5, colour);
        // Away from the corners' rounds, and from the frame.
        let inset = 3.0;
        let (left, right) = (at.x + inset, at.x + at.w - inset);
        let (top, bottom) = (at.y + inset, at.y + at.h - inset);
        let mut start = left - (bottom - top);
        while start < right && right > left {
            // From the bottom at `start` up to the right.
            let (x0, x1) = (start.max(left), (start + bottom - top).min(right));
            if x1 > x0 {
                let path = vec![Seg::Move(x0, bottom - (x0 - start)), Seg::Line(x1, bottom - (x1 - start))];
                self.op(Op::Stroke { path, width: 2.0 }, colour);
            }
            start += 9.0;
        }
    }

    /// The hairline between sections.
    pub(super) fn line(&mut self, x: f32, y: f32, width: f32) {
        self.op(Op::Rects(vec![Spot { x, y, w: width, h: 2.0 }]), LINE);
    }

    /// One line of text from its baseline, which must fit.
    pub(super) fn say(&mut self, x: f32, baseline: f32, text: &str, look: Look) {
        let op = Op::Text { x, baseline, text: text.to_owned(), size: look.size, strong: look.strong };
        self.op(op, look.colour);
    }

    /// One line of text in the middle of a box, cut where it would not fit.
    pub(super) fn middle(&mut self, at: Spot, text: &str, look: Look) {
        let text = one_line(self.fonts, text, Face::Text, look.size, at.w);
        let x = at.x + (at.w - self.width(&text, look)) / 2.0;
        self.say(x, at.y + at.h / 2.0 + look.size * 0.35, &text, look);
    }

    /// The width of one line.
    pub(super) fn width(&self, text: &str, look: Look) -> f32 {
        self.fonts.width(text, Face::Text, look.size)
    }

    /// Wrapped text from its top; gives its bottom.
    pub(super) fn text(&mut self, at: (f32, f32), width: f32, text: &str, look: Look, lines: usize) -> f32 {
        let (x, mut y) = at;
        for line in wrap(self.fonts, text, Setting { face: Face::Text, size: look.size, width, lines }) {
            self.say(x, y + look.size * 0.98, &line, look);
            y += look.size * LEADING;
        }
        y
    }

    /// Wrapped text over the whole width, below what is there.
    pub(super) fn below(&mut self, gap: f32, text: &str, look: Look, lines: usize) {
        if !text.trim().is_empty() {
            self.y = self.text((EDGE, self.y + gap), FULL, text, look, lines);
        }
    }
}

//! What children put into a box, and what gets there by accident.

use crate::fixtures::handwriting::through;
use crate::fixtures::rng::Rng;

use super::pen::{Ink, Tool};

/// A kind of mark; its name is that in the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Tick,
    Cross,
    Fill,
    Scribble,
    LightPencil,
    Circled,
    Dot,
    Stray,
    /// A mark that was crossed out.
    Cancelled,
    /// A mark that was rubbed out.
    Erased,
}

impl Mark {
    pub(super) fn name(self) -> &'static str {
        match self {
            Mark::Tick => "tick",
            Mark::Cross => "cross",
            Mark::Fill => "fill",
            Mark::Scribble => "scribble",
            Mark::LightPencil => "light_pencil",
            Mark::Circled => "circled",
            Mark::Dot => "dot",
            Mark::Stray => "stray",
            Mark::Cancelled => "cancelled",
            Mark::Erased => "erased",
        }
    }

    /// A mark that means yes.
    pub(super) fn meant(rng: &mut Rng, light: f32) -> Mark {
        if rng.unit() < light {
            return Mark::LightPencil;
        }
        match rng.unit() {
            t if t < 0.34 => Mark::Tick,
            t if t < 0.64 => Mark::Cross,
            t if t < 0.80 => Mark::Fill,
            t if t < 0.91 => Mark::Scribble,
            _ => Mark::Circled,
        }
    }
}

/// Draws a mark at a box (left, top, width, height in mm).
pub(super) fn mark(kind: Mark, spot: [f32; 4], tool: &Tool, rng: &mut Rng) -> Ink {
    let d = spot[2].min(spot[3]);
    let off = 0.09 * d;
    let c = (spot[0] + spot[2] / 2.0 + rng.wobble(off), spot[1] + spot[3] / 2.0 + rng.wobble(off));
    let reach = 3.4 * d;
    let mut ink = Ink::within(c.0 - reach, c.1 - reach, c.0 + reach, c.1 + reach);
    let mut pen = Pen { ink: &mut ink, tool, rng, c, d };
    match kind {
        Mark::Tick => pen.tick(),
        Mark::Cross => pen.cross(),
        Mark::Fill => pen.fill(0.44),
        Mark::Scribble => pen.scribble(),
        Mark::LightPencil | Mark::Erased if pen.rng.unit() < 0.5 => pen.cross(),
        Mark::LightPencil | Mark::Erased => pen.tick(),
        Mark::Circled => pen.circle(spot),
        Mark::Dot => pen.dot(),
        Mark::Stray => pen.stray(),
        Mark::Cancelled => pen.cancel(),
    }
    ink
}

struct Pen<'a> {
    ink: &'a mut Ink,
    tool: &'a Tool,
    rng: &'a mut Rng,
    c: (f32, f32),
    d: f32,
}

impl Pen<'_> {
    /// Smoothly through points given as parts of the box's side from its middle.
    fn line(&mut self, points: &[(f32, f32)], flick: f32) {
        let (d, c) = (self.d, self.c);
        let place = |p: &(f32, f32), rng: &mut Rng| {
            (c.0 + (p.0 + rng.wobble(0.05)) * d, c.1 + (p.1 + rng.wobble(0.05)) * d)
        };
        let places: Vec<_> = points.iter().map(|p| place(p, self.rng)).collect();
        self.ink.stroke(&through(&places), self.tool, flick, self.rng);
    }

    fn tick(&mut self) {
        let s = self.rng.between(0.8, 1.6);
        let lean = self.rng.wobble(0.12);
        let (left, foot, tip) = ((-0.40 * s, -0.08 * s), (-0.10 * s, 0.34 * s), (0.58 * s + lean, -0.56 * s));
        if self.rng.unit() < 0.3 {
            // One swing, its foot round.
            self.line(&[left, (-0.27 * s, 0.18 * s), foot, (0.12 * s, 0.06 * s), tip], 0.75);
        } else {
            self.line(&[left, foot, foot, (0.24 * s, -0.16 * s), tip], 0.75);
        }
    }

    fn cross(&mut self) {
        for side in [1.0, -1.0] {
            let s = self.rng.between(0.38, 0.72);
            let (bow, lean) = (self.rng.wobble(0.08), self.rng.wobble(0.1));
            let end = s * self.rng.between(0.8, 1.15);
            self.line(&[(-s * side + lean, -s), (bow, bow), (s * side, end)], 0.45);
        }
    }

    fn fill(&mut self, reach: f32) {
        let rows = ((2.0 * reach * self.d) / (self.tool.width() * 0.8)).ceil() as i32 + 1;
        let turn = self.rng.wobble(0.9);
        if self.rng.unit() < 0.3 {
            // Round and round from the middle.
            let steps = rows * 9;
            let spiral = (0..steps).map(|i| {
                let (a, r) = (i as f32 * 0.7, reach * 1.05 * i as f32 / steps as f32);
                (a.cos() * r, a.sin() * r)
            });
            let spiral: Vec<_> = spiral.collect();
            return self.line(&spiral, 0.2);
        }
        let zigzag = (0..rows).map(|i| {
            let across = if i % 2 == 0 { -1.0 } else { 1.0 } * reach * self.rng.between(0.8, 1.1);
            let down = -reach + 2.0 * reach * i as f32 / (rows - 1).max(1) as f32;
            (across * turn.cos() - down * turn.sin(), across * turn.sin() + down * turn.cos())
        });
        let zigzag: Vec<_> = zigzag.collect();
        self.line(&zigzag, 0.2);
    }

    fn scribble(&mut self) {
        let (a, b) = (self.rng.between(1.6, 2.6), self.rng.between(2.7, 4.2));
        let (s, phase) = (self.rng.between(0.3, 0.52), self.rng.between(0.0, 6.0));
        let loops: Vec<_> = (0..26)
            .map(|i| {
                let t = i as f32 * 0.42;
                ((a * t + phase).sin() * s + t * 0.012, (b * t).cos() * s * 0.9)
            })
            .collect();
        self.line(&loops, 0.6);
    }

    fn circle(&mut self, spot: [f32; 4]) {
        let (rx, ry) =
            (spot[2] / self.d * self.rng.between(0.72, 0.95), spot[3] / self.d * self.rng.between(0.7, 0.9));
        let (from, far) = (self.rng.between(0.0, std::f32::consts::TAU), self.rng.between(5.9, 7.2));
        let drift = self.rng.between(0.0, 0.12);
        let ring: Vec<_> = (0..=18)
            .map(|i| {
                let t = i as f32 / 18.0;
                let (a, grow) = (from + far * t, 1.0 + drift * t);
                (a.cos() * rx * grow, a.sin() * ry * grow)
            })
            .collect();
        self.line(&ring, 0.5);
    }

    fn dot(&mut self) {
        let c = (self.c.0 + self.rng.wobble(0.3) * self.d, self.c.1 + self.rng.wobble(0.3) * self.d);
        let radius = self.rng.between(0.2, 0.5);
        self.ink.dab(c, radius, 1.0);
        self.ink.dab((c.0 + radius * 0.6, c.1 + radius * 0.3), radius * 0.7, 1.0);
    }

    fn stray(&mut self) {
        let a = self.rng.between(0.0, std::f32::consts::PI);
        let (along, aside) = ((a.cos(), a.sin()), self.rng.between(0.12, 0.45));
        let far = self.rng.between(1.2, 2.4);
        let off = (-along.1 * aside, along.0 * aside);
        let bow = self.rng.wobble(0.25);
        self.line(
            &[
                (off.0 - along.0 * far, off.1 - along.1 * far),
                (off.0 * (1.0 + bow), off.1 * (1.0 + bow)),
                (off.0 + along.0 * far, off.1 + along.1 * far),
            ],
            0.8,
        );
    }

    fn cancel(&mut self) {
        match self.rng.bits() % 3 {
            0 => {
                self.tick();
                self.fill(0.68);
            }
            1 => {
                self.cross();
                for at in [-0.3, 0.0, 0.28] {
                    let at = at + self.rng.wobble(0.06);
                    self.line(&[(-0.85, at + 0.1), (0.0, at), (0.85, at - 0.1)], 0.3);
                }
            }
            _ => {
                self.fill(0.46);
                self.line(&[(-0.95, -0.8), (0.0, 0.05), (0.95, 0.8)], 0.3);
                self.line(&[(0.95, -0.8), (0.0, 0.05), (-0.95, 0.8)], 0.3);
            }
        }
    }
}

//! Faces, lights and pictures as line art: no emoji font, no grey, nothing thinner than copiers keep.

use super::super::form::Spot;
use super::ops::{Op, Seg, circle, rounded};

/// The line that figures are drawn with, in millimetres.
const LINE: f32 = 0.45;

/// A face: mood 1 is happy, 0 neither, −1 sad.
#[must_use]
pub(in super::super) fn face(x: f32, y: f32, diameter: f32, mood: f32) -> Vec<Op> {
    let r = diameter / 2.0 - LINE / 2.0;
    let eye = |side: f32| Op::Fill(circle(x + side * r * 0.36, y - r * 0.26, (r * 0.11).max(0.3)));
    // The mouth's ends go up where its middle goes down.
    let (ends, middle) = (y + r * (0.36 - 0.12 * mood), y + r * (0.36 + 0.32 * mood));
    let half = r * 0.5;
    let mouth = vec![
        Seg::Move(x - half, ends),
        Seg::Cubic(x - half * 0.55, middle, x + half * 0.55, middle, x + half, ends),
    ];
    vec![
        Op::Stroke { path: circle(x, y, r), width: LINE },
        eye(-1.0),
        eye(1.0),
        Op::Stroke { path: mouth, width: LINE },
    ]
}

/// The mood of face `at` of `of`, the happiest first.
#[must_use]
pub(in super::super) fn mood(at: usize, of: usize) -> f32 {
    1.0 - 2.0 * at as f32 / of.saturating_sub(1).max(1) as f32
}

/// One tall traffic light with its lamps at these heights.
#[must_use]
pub(super) fn light(x: f32, lamps: &[f32], r: f32) -> Vec<Op> {
    let (Some(first), Some(last)) = (lamps.first(), lamps.last()) else { return Vec::new() };
    let edge = r + 1.4;
    let housing = Spot { x: x - edge, y: first - edge, w: 2.0 * edge, h: last - first + 2.0 * edge };
    let lamps = lamps.iter().map(|y| Op::Stroke { path: circle(x, *y, r), width: LINE });
    let housing = Op::Stroke { path: rounded(housing, edge * 0.6), width: LINE };
    std::iter::once(housing).chain(lamps).collect()
}

/// A small traffic light of which one lamp is on (0 is the upper, red).
#[must_use]
pub(in super::super) fn small_light(x: f32, y: f32, height: f32, on: usize) -> Vec<Op> {
    let (w, r) = (height * 0.46, height * 0.11);
    let housing = Spot { x: x - w / 2.0, y: y - height / 2.0, w, h: height };
    let lamps = (0..3).map(|at| {
        let lamp = circle(x, y + (at as f32 - 1.0) * height * 0.29, r);
        if at == on {
            Op::Fill(circle(x, y + (at as f32 - 1.0) * height * 0.29, r * 1.25))
        } else {
            Op::Stroke { path: lamp, width: 0.3 }
        }
    });
    std::iter::once(Op::Stroke { path: rounded(housing, w * 0.3), width: LINE }).chain(lamps).collect()
}

/// The picture in front of question `at` for children who can't read: "at the sun you say whether …".
#[must_use]
pub(super) fn picture(x: f32, y: f32, size: f32, at: usize) -> Vec<Op> {
    let r = size / 2.0;
    let stroke = |path| Op::Stroke { path, width: LINE };
    match at % 6 {
        0 => {
            let ray = |n: usize| {
                let (sin, cos) = (n as f32 * std::f32::consts::PI / 4.0).sin_cos();
                let point = |part: f32| (x + cos * r * part, y + sin * r * part);
                let ((a, b), (c, d)) = (point(0.68), point(0.96));
                stroke(vec![Seg::Move(a, b), Seg::Line(c, d)])
            };
            std::iter::once(stroke(circle(x, y, r * 0.48))).chain((0..8).map(ray)).collect()
        }
        1 => vec![stroke(heart(x, y, r * 0.95))],
        2 => vec![stroke(star(x, y, r))],
        3 => vec![stroke(house(x, y, r * 0.9))],
        4 => vec![stroke(moon(x, y, r * 0.9))],
        _ => flower(x, y, r).into_iter().map(stroke).collect(),
    }
}

fn heart(x: f32, y: f32, r: f32) -> Vec<Seg> {
    let p = |dx: f32, dy: f32| (x + dx * r, y + dy * r);
    let curve = |a: (f32, f32), b: (f32, f32), c: (f32, f32)| {
        let ((a, b), (c, d), (e, f)) = (p(a.0, a.1), p(b.0, b.1), p(c.0, c.1));
        Seg::Cubic(a, b, c, d, e, f)
    };
    let (top_x, top_y) = p(0.0, -0.45);
    vec![
        Seg::Move(top_x, top_y),
        curve((0.25, -1.0), (1.0, -0.95), (1.0, -0.3)),
        curve((1.0, 0.2), (0.4, 0.55), (0.0, 0.95)),
        curve((-0.4, 0.55), (-1.0, 0.2), (-1.0, -0.3)),
        curve((-1.0, -0.95), (-0.25, -1.0), (0.0, -0.45)),
        Seg::Close,
    ]
}

fn star(x: f32, y: f32, r: f32) -> Vec<Seg> {
    let corner = |n: usize| {
        let part = if n.is_multiple_of(2) { 1.0 } else { 0.44 };
        let (sin, cos) = (n as f32 * std::f32::consts::PI / 5.0 - std::f32::consts::FRAC_PI_2).sin_cos();
        (x + cos * r * part, y + sin * r * part + r * 0.06)
    };
    let (x, y) = corner(0);
    let rest = (1..10).map(corner).map(|(x, y)| Seg::Line(x, y));
    std::iter::once(Seg::Move(x, y)).chain(rest).chain([Seg::Close]).collect()
}

fn house(x: f32, y: f32, r: f32) -> Vec<Seg> {
    let shape = [(-0.75, 0.9), (-0.75, -0.1), (0.0, -0.9), (0.75, -0.1), (0.75, 0.9)];
    let door = [(-0.2, 0.9), (-0.2, 0.3), (0.2, 0.3), (0.2, 0.9)];
    let lines = |points: &[(f32, f32)]| {
        let at = points.iter().enumerate().map(|(n, (dx, dy))| {
            let (x, y) = (x + dx * r, y + dy * r);
            if n == 0 { Seg::Move(x, y) } else { Seg::Line(x, y) }
        });
        at.collect::<Vec<_>>()
    };
    [lines(&shape), vec![Seg::Close], lines(&door)].concat()
}

fn moon(x: f32, y: f32, r: f32) -> Vec<Seg> {
    let p = |dx: f32, dy: f32| (x + dx * r, y + dy * r);
    let ((ax, ay), (bx, by), (cx, cy), (dx, dy)) =
        (p(0.35, -0.95), p(-1.35, -0.95), p(-1.35, 0.95), p(0.35, 0.95));
    let ((ex, ey), (fx, fy)) = (p(-0.45, 0.55), p(-0.45, -0.55));
    vec![
        Seg::Move(ax, ay),
        Seg::Cubic(bx, by, cx, cy, dx, dy),
        Seg::Cubic(ex, ey, fx, fy, ax, ay),
        Seg::Close,
    ]
}

fn flower(x: f32, y: f32, r: f32) -> Vec<Vec<Seg>> {
    let petal = |n: usize| {
        let (sin, cos) = (n as f32 * std::f32::consts::TAU / 5.0 - std::f32::consts::FRAC_PI_2).sin_cos();
        circle(x + cos * r * 0.62, y + sin * r * 0.62, r * 0.34)
    };
    std::iter::once(circle(x, y, r * 0.26)).chain((0..5).map(petal)).collect()
}

//! A phone held over the desk: perspective, a lens that bends straight lines, and rows read one after another.

use crate::fixtures::rng::Rng;

use super::level::Way;

/// A place on the desk in mm: right, down, up.
pub(super) type Point = (f32, f32, f32);

/// The camera.
#[derive(Debug, Clone)]
pub(super) struct Camera {
    pub(super) width: f32,
    pub(super) height: f32,
    focal: f32,
    turn: [[f32; 3]; 3],
    look_at: (f32, f32),
    distance: f32,
    barrel: f32,
    /// Skew, stretch, and a sway: amplitude, waves per picture, phase.
    shake: (f32, f32, f32, f32, f32),
    /// Against straight above, in degrees.
    pub(super) tilt: f32,
    back: [f32; 9],
}

impl Camera {
    /// A camera that sees all of `outline` (on the desk) with `margin` pixels to spare.
    pub(super) fn over(
        rng: &mut Rng,
        way: &Way,
        (width, height): (f32, f32),
        outline: &[(f32, f32)],
        margin: f32,
    ) -> Camera {
        let tilt = rng.between(way.tilt.0, way.tilt.1);
        let towards = rng.between(0.0, std::f32::consts::TAU);
        let roll = rng.wobble(5.0).to_radians();
        let sway = way.shake * rng.unit();
        let mut camera = Camera {
            width,
            height,
            // 24 to 28 mm on a film of 36 mm: a phone's main camera.
            focal: width * rng.between(0.67, 0.78),
            turn: turned(tilt.to_radians(), towards, roll),
            look_at: (0.0, 0.0),
            distance: 1000.0,
            barrel: rng.wobble(way.barrel),
            shake: (
                rng.wobble(way.shake),
                rng.wobble(way.shake),
                sway * 0.4,
                rng.between(0.5, 2.0),
                rng.between(0.0, 6.0),
            ),
            tilt,
            back: [0.0; 9],
        };
        let (mut near, mut far) = (100.0, 8000.0);
        for _ in 0..30 {
            camera.distance = (near + far) / 2.0;
            let mut fits = false;
            for _ in 0..5 {
                let seen = outline.iter().map(|(x, y)| camera.see((*x, *y, 0.0)));
                let bounds = seen.fold((f32::MAX, f32::MAX, f32::MIN, f32::MIN), |b, (x, y)| {
                    (b.0.min(x), b.1.min(y), b.2.max(x), b.3.max(y))
                });
                fits = bounds.0 >= margin
                    && bounds.1 >= margin
                    && bounds.2 <= width - margin
                    && bounds.3 <= height - margin;
                let off = ((bounds.0 + bounds.2 - width) / 2.0, (bounds.1 + bounds.3 - height) / 2.0);
                let step = camera.distance / camera.focal * 0.8;
                let (sin, cos) = roll.sin_cos();
                camera.look_at.0 += (off.0 * cos + off.1 * sin) * step;
                camera.look_at.1 += (off.1 * cos - off.0 * sin) * step;
                camera.look_at.0 = camera.look_at.0.clamp(-3000.0, 3000.0);
                camera.look_at.1 = camera.look_at.1.clamp(-3000.0, 3000.0);
            }
            (near, far) = if fits { (near, camera.distance) } else { (camera.distance, far) };
        }
        camera.distance = far;
        camera.back = camera.desk_map();
        camera
    }

    /// Where a point is in the photo, in pixels.
    pub(super) fn see(&self, (x, y, up): Point) -> (f32, f32) {
        let p = [x - self.look_at.0, y - self.look_at.1, -up];
        let r = &self.turn;
        let along = |row: &[f32; 3]| row[0] * p[0] + row[1] * p[1] + row[2] * p[2];
        let z = (along(&r[2]) + self.distance).max(1.0);
        let (u, v) = (along(&r[0]) / z * self.focal, along(&r[1]) / z * self.focal);
        let half = self.width / 2.0;
        let bend = 1.0 + self.barrel * (u * u + v * v) / (half * half);
        let (x, y) = (u * bend + half, v * bend + self.height / 2.0);
        let (dx, dy) = self.sway(y);
        (x + dx, y + dy)
    }

    /// The place on the desk that a pixel shows.
    pub(super) fn desk(&self, x: f32, y: f32) -> (f32, f32) {
        let (dx, dy) = self.sway(y);
        let half = self.width / 2.0;
        let (px, py) = (x - dx - half, y - dy - self.height / 2.0);
        let (mut u, mut v) = (px, py);
        for _ in 0..3 {
            let bend = 1.0 + self.barrel * (u * u + v * v) / (half * half);
            (u, v) = (px / bend, py / bend);
        }
        let m = &self.back;
        let z = m[6] * u + m[7] * v + m[8];
        let (a, b) = (m[0] * u + m[1] * v + m[2], m[3] * u + m[4] * v + m[5]);
        (a / z + self.look_at.0, b / z + self.look_at.1)
    }

    /// Pixels per mm about a place on the desk.
    pub(super) fn scale(&self, x: f32, y: f32) -> f32 {
        let at = self.see((x, y, 0.0));
        let (right, down) = (self.see((x + 1.0, y, 0.0)), self.see((x, y + 1.0, 0.0)));
        let cross = (right.0 - at.0) * (down.1 - at.1) - (right.1 - at.1) * (down.0 - at.0);
        cross.abs().sqrt()
    }

    /// Calls with each pixel of a row and its place on the desk; between every sixteenth it goes straight.
    pub(super) fn row(&self, y: usize, from: usize, to: usize, mut call: impl FnMut(usize, f32, f32)) {
        let row = y as f32 + 0.5;
        let mut x = from;
        let mut here = self.desk(x as f32 + 0.5, row);
        while x < to {
            let end = (x + 16).min(to);
            let next = self.desk(end as f32 + 0.5, row);
            let steps = (end - x) as f32;
            for at in x..end {
                let t = (at - x) as f32 / steps;
                call(at, here.0 + (next.0 - here.0) * t, here.1 + (next.1 - here.1) * t);
            }
            (x, here) = (end, next);
        }
    }

    fn sway(&self, y: f32) -> (f32, f32) {
        let (skew, stretch, sway, waves, phase) = self.shake;
        let t = y / self.height;
        let wave = (t * waves * std::f32::consts::TAU + phase).sin() * sway;
        (skew * (t - 0.5) + wave, stretch * (t - 0.5) + wave * 0.6)
    }

    /// From the ideal picture to the desk: the inverse of the map of the plane at height 0.
    fn desk_map(&self) -> [f32; 9] {
        let (r, f) = (&self.turn, self.focal);
        let m = [
            [r[0][0] * f, r[0][1] * f, 0.0],
            [r[1][0] * f, r[1][1] * f, 0.0],
            [r[2][0], r[2][1], self.distance],
        ];
        let cut = |a: usize, b: usize, c: usize, d: usize| m[a][c] * m[b][d] - m[a][d] * m[b][c];
        [
            cut(1, 2, 1, 2),
            -cut(0, 2, 1, 2),
            cut(0, 1, 1, 2),
            -cut(1, 2, 0, 2),
            cut(0, 2, 0, 2),
            -cut(0, 1, 0, 2),
            cut(1, 2, 0, 1),
            -cut(0, 2, 0, 1),
            cut(0, 1, 0, 1),
        ]
    }
}

/// Leaning by `tilt` about an axis in the picture, then rolled.
fn turned(tilt: f32, towards: f32, roll: f32) -> [[f32; 3]; 3] {
    let (ax, ay) = (towards.cos(), towards.sin());
    let (sin, cos) = tilt.sin_cos();
    let rest = 1.0 - cos;
    let lean = [
        [cos + ax * ax * rest, ax * ay * rest, ay * sin],
        [ax * ay * rest, cos + ay * ay * rest, -ax * sin],
        [-ay * sin, ax * sin, cos],
    ];
    let (sin, cos) = roll.sin_cos();
    let row = |a: f32, b: f32| [0, 1, 2].map(|k| a * lean[0][k] + b * lean[1][k]);
    [row(cos, -sin), row(sin, cos), lean[2]]
}

//! Lays a card down: its shadow, then its facets, each in its own light.

use super::camera::Camera;
use super::fold::Surface;
use super::pen::{PAD, Picture, SCALE};
use super::photo::Photo;
use super::place::Place;

/// From the desk to the window, of length 1.
pub(super) type Towards = (f32, f32, f32);

/// A card on the desk.
pub(super) struct Card<'a> {
    pub(super) picture: &'a Picture,
    pub(super) surface: &'a Surface,
    pub(super) place: Place,
    /// Its corners after cutting, in its own mm.
    pub(super) cut: [(f32, f32); 4],
    /// How high it lies: on other cards.
    pub(super) lift: f32,
    pub(super) label: u8,
}

/// The side of a mesh cell, in mm.
const CELL: f32 = 3.0;

impl Card<'_> {
    /// Where a place on the card is in the photo.
    pub(super) fn see(&self, camera: &Camera, u: f32, v: f32) -> (f32, f32) {
        let (x, y) = self.surface.flat(u, v);
        let (x, y) = self.place.on_desk(x, y);
        camera.see((x, y, self.surface.height(u, v) + self.lift))
    }

    /// How far inside the cut paper a place is, in mm; below 0 is outside.
    fn inside(&self, u: f32, v: f32) -> f32 {
        let mut least = f32::MAX;
        for at in 0..4 {
            let (a, b) = (self.cut[at], self.cut[(at + 1) % 4]);
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            least = least.min((dx * (v - a.1) - dy * (u - a.0)) / dx.hypot(dy));
        }
        least
    }

    /// The outline, in pixels.
    fn outline(&self, camera: &Camera) -> Vec<(f32, f32)> {
        let side = |a: (f32, f32), b: (f32, f32)| {
            (0..8).map(move |i| (a.0 + (b.0 - a.0) * i as f32 / 8.0, a.1 + (b.1 - a.1) * i as f32 / 8.0))
        };
        let around = (0..4).flat_map(|at| side(self.cut[at], self.cut[(at + 1) % 4]));
        around.map(|(u, v)| self.see(camera, u, v)).collect()
    }
}

/// The soft shadow on what lies below: wider and further off where the paper stands up.
pub(super) fn shadow(photo: &mut Photo, card: &Card<'_>, sun: Towards, depth: f32) {
    let camera = photo.camera.clone();
    let (left, right, top, bottom) = photo.bounds(&card.outline(&camera), 60.0);
    let (sin, cos) = card.place.turn.sin_cos();
    // Where the shadow of a point one mm high falls, on the card's own axes.
    let (fx, fy) = (-sun.0 / sun.2, -sun.1 / sun.2);
    let fall = (fx * cos + fy * sin, fy * cos - fx * sin);
    let (w, h) = (card.place.w, card.place.h);
    let width = photo.width;
    for y in top..bottom {
        let row = &mut photo.light[y * width..][..width];
        camera.row(y, left, right, |x, dx, dy| {
            let (u, v) = card.place.on_card(dx, dy);
            if u < -16.0 || v < -16.0 || u > w + 16.0 || v > h + 16.0 {
                return;
            }
            let (near_u, near_v) = (u.clamp(0.0, w), v.clamp(0.0, h));
            let high = card.surface.height(near_u, near_v) * 0.8 + 0.35;
            let soft = 0.5 + high * 0.55;
            let inside = card.inside(u - fall.0 * high, v - fall.1 * high);
            let dark = ((inside + soft) / (2.0 * soft)).clamp(0.0, 1.0);
            // Right at the edge even the room's light does not reach.
            let close = (1.0 + card.inside(u, v) / 1.1).clamp(0.0, 1.0) * 0.25;
            let keep = 1.0 - depth * dark.max(close) * (1.0 / (1.0 + high * 0.05));
            row[x].iter_mut().for_each(|light| *light *= keep);
        });
    }
}

/// The card itself.
pub(super) fn lay(photo: &mut Photo, card: &Card<'_>, sun: Towards, ambient: f32) {
    let small = halved(card.picture);
    let camera = photo.camera.clone();
    let scale = camera.scale(card.place.x, card.place.y);
    let (texture, texels) = if scale * 1.4 < SCALE { (&small, SCALE / 2.0) } else { (card.picture, SCALE) };
    let columns = ((card.place.w + 2.0 * PAD) / CELL).ceil() as usize;
    let rows = ((card.place.h + 2.0 * PAD) / CELL).ceil() as usize;
    let step = ((card.place.w + 2.0 * PAD) / columns as f32, (card.place.h + 2.0 * PAD) / rows as f32);
    let corner = |column: usize, row: usize| {
        let (u, v) = (column as f32 * step.0 - PAD, row as f32 * step.1 - PAD);
        let (x, y) = card.see(&camera, u, v);
        [x, y, u, v]
    };
    let corners: Vec<[f32; 4]> = (0..=rows)
        .flat_map(|row| (0..=columns).map(move |column| (column, row)))
        .map(|(c, r)| corner(c, r))
        .collect();
    let light = Light::of(card, sun, ambient);
    for row in 0..rows {
        for column in 0..columns {
            let at = row * (columns + 1) + column;
            let (a, b) = (corners[at], corners[at + 1]);
            let (c, d) = (corners[at + columns + 2], corners[at + columns + 1]);
            for facet in [[a, b, c], [a, c, d]] {
                triangle(photo, &facet, card, texture, texels, &light);
            }
        }
    }
}

/// How a facet is lit: the window from one side, the room from all.
struct Light {
    sun: Towards,
    ambient: f32,
}

impl Light {
    fn of(card: &Card<'_>, sun: Towards, ambient: f32) -> Light {
        let (sin, cos) = card.place.turn.sin_cos();
        // The sun on the card's own axes.
        Light { sun: (sun.0 * cos + sun.1 * sin, sun.1 * cos - sun.0 * sin, sun.2), ambient }
    }

    fn on(&self, (dx, dy): (f32, f32)) -> f32 {
        let length = (dx * dx + dy * dy + 1.0).sqrt();
        let facing = (-dx * self.sun.0 - dy * self.sun.1 + self.sun.2) / length / self.sun.2;
        self.ambient + (1.0 - self.ambient) * facing.max(0.0)
    }
}

fn triangle(
    photo: &mut Photo,
    facet: &[[f32; 4]; 3],
    card: &Card<'_>,
    texture: &Picture,
    texels: f32,
    light: &Light,
) {
    let [a, b, c] = *facet;
    let area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    if area.abs() < 1e-3 {
        return;
    }
    // How u and v change from pixel to pixel.
    let along = |k: usize| {
        let (p, q) = (b[k] - a[k], c[k] - a[k]);
        let dx = (p * (c[1] - a[1]) - q * (b[1] - a[1])) / area;
        let dy = (q * (b[0] - a[0]) - p * (c[0] - a[0])) / area;
        (dx, dy)
    };
    let ((ux, uy), (vx, vy)) = (along(2), along(3));
    let per_mm = 1.0 / (ux * vy - uy * vx).abs().sqrt().max(1e-4);
    let (left, right, top, bottom) = photo.bounds(&[(a[0], a[1]), (b[0], b[1]), (c[0], c[1])], 0.0);
    let edge = |p: &[f32; 4], q: &[f32; 4], x: f32, y: f32| {
        ((q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])) / area
    };
    for y in top..bottom {
        for x in left..right {
            let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
            if edge(&a, &b, px, py) < -1e-4 || edge(&b, &c, px, py) < -1e-4 || edge(&c, &a, px, py) < -1e-4 {
                continue;
            }
            let (dx, dy) = (px - a[0], py - a[1]);
            let (u, v) = (a[2] + ux * dx + uy * dy, a[3] + vx * dx + vy * dy);
            let alpha = (card.inside(u, v) * per_mm + 0.5).clamp(0.0, 1.0);
            if alpha <= 0.0 {
                continue;
            }
            let mut seen = [0.0f32; 3];
            for (ox, oy) in [(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)] {
                let (su, sv) = (u + ux * ox + uy * oy, v + vx * ox + vy * oy);
                let sample = texture.sample((su + PAD) * texels - 0.5, (sv + PAD) * texels - 0.5);
                seen.iter_mut().zip(sample).for_each(|(sum, value)| *sum += value * (0.25 / 255.0));
            }
            let lit = light.on(card.surface.slope(u, v));
            let at = y * photo.width + x;
            for (below, above) in photo.light[at].iter_mut().zip(seen) {
                *below += (above * lit - *below) * alpha;
            }
            if alpha > 0.5 {
                photo.shows[at] = card.label;
            }
        }
    }
}

impl Picture {
    /// The light between four pixels, 0 to 255.
    fn sample(&self, x: f32, y: f32) -> [f32; 3] {
        let x = x.clamp(0.0, self.width as f32 - 1.001);
        let y = y.clamp(0.0, self.height as f32 - 1.001);
        let (ix, iy) = (x as usize, y as usize);
        let (u, v) = (x - ix as f32, y - iy as f32);
        let at = iy * self.width + ix;
        let (p, q) = (&self.pixels[at..at + 2], &self.pixels[at + self.width..at + self.width + 2]);
        [0, 1, 2].map(|k| {
            let top = f32::from(p[0][k]) * (1.0 - u) + f32::from(p[1][k]) * u;
            let low = f32::from(q[0][k]) * (1.0 - u) + f32::from(q[1][k]) * u;
            top * (1.0 - v) + low * v
        })
    }
}

fn halved(picture: &Picture) -> Picture {
    let (width, height) = (picture.width / 2, picture.height / 2);
    let mut pixels = Vec::with_capacity(width * height);
    for y in 0..height {
        let (one, two) = picture.pixels[2 * y * picture.width..].split_at(picture.width);
        for x in 0..width {
            let four = [one[2 * x], one[2 * x + 1], two[2 * x], two[2 * x + 1]];
            pixels.push([0, 1, 2].map(|k| (four.iter().map(|p| u16::from(p[k])).sum::<u16>() / 4) as u8));
        }
    }
    Picture { width, height, pixels }
}

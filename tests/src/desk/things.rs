//! What lies upon the cards: fingers that hold them down, pencils, a rubber.

use crate::fixtures::rng::Rng;

use super::grain::Tile;
use super::lay::Towards;
use super::photo::{Photo, THING};

/// A rounded stick from one place on the desk to another.
#[derive(Debug, Clone, Copy)]
struct Stick {
    from: (f32, f32),
    to: (f32, f32),
    /// Radius at either end.
    thick: (f32, f32),
    look: Look,
}

#[derive(Debug, Clone, Copy)]
enum Look {
    Skin([f32; 3]),
    Sleeve([f32; 3]),
    Pencil([f32; 3]),
    Rubber,
}

/// A pencil or a rubber, its middle at a place.
pub(super) fn thing(photo: &mut Photo, (x, y): (f32, f32), sun: Towards, grain: &Tile, rng: &mut Rng) {
    let turn = rng.between(0.0, std::f32::consts::TAU);
    let (cos, sin) = (turn.cos(), turn.sin());
    let lacquer: [[f32; 3]; 5] =
        [[0.75, 0.42, 0.03], [0.05, 0.13, 0.30], [0.50, 0.04, 0.03], [0.06, 0.24, 0.10], [0.03, 0.03, 0.03]];
    let (half, thick, look) = match rng.unit() {
        t if t < 0.75 => (rng.between(55.0, 85.0), 3.7, Look::Pencil(*rng.pick(&lacquer))),
        _ => (12.0, 9.0, Look::Rubber),
    };
    let stick = Stick {
        from: (x - cos * half, y - sin * half),
        to: (x + cos * half, y + sin * half),
        thick: (thick, thick),
        look,
    };
    draw(photo, &[stick], sun, grain);
}

/// A hand that reaches from outside the picture to a place on a card, and holds it with two or three fingers.
pub(super) fn hand(
    photo: &mut Photo,
    tip: (f32, f32),
    from: (f32, f32),
    sun: Towards,
    grain: &Tile,
    rng: &mut Rng,
) {
    let skins: [[f32; 3]; 5] =
        [[0.62, 0.38, 0.27], [0.50, 0.29, 0.19], [0.35, 0.19, 0.11], [0.20, 0.10, 0.06], [0.68, 0.45, 0.34]];
    let (skin, sleeve) =
        (Look::Skin(*rng.pick(&skins)), Look::Sleeve([rng.unit() * 0.4, rng.unit() * 0.4, rng.unit() * 0.5]));
    let size = rng.between(0.72, 1.0);
    let length = (from.0 - tip.0).hypot(from.1 - tip.1).max(1.0);
    let (bx, by) = ((from.0 - tip.0) / length, (from.1 - tip.1) / length);
    let place = |along: f32, aside: f32| {
        (tip.0 + bx * along * size - by * aside * size, tip.1 + by * along * size + bx * aside * size)
    };
    let palm = Stick {
        from: place(92.0, 4.0),
        to: place(120.0, 6.0),
        thick: (36.0 * size, 34.0 * size),
        look: skin,
    };
    let wrist = Stick {
        from: place(120.0, 6.0),
        to: place(190.0, 12.0),
        thick: (28.0 * size, 27.0 * size),
        look: skin,
    };
    let arm = Stick {
        from: place(185.0, 12.0),
        to: place(700.0, 40.0),
        thick: (36.0 * size, 60.0 * size),
        look: sleeve,
    };
    let mut sticks = vec![arm, wrist, palm];
    for (at, reach) in [(0, 0.0), (1, rng.between(-4.0, 6.0)), (2, rng.between(4.0, 14.0))] {
        let aside = (at as f32 - 0.6) * rng.between(17.0, 24.0);
        let knuckle = place(58.0, (at as f32 - 0.8) * 19.0);
        let end = place(reach, aside);
        sticks.push(Stick {
            from: knuckle,
            to: place(95.0, (at as f32 - 0.9) * 17.0),
            thick: (9.3 * size, 11.0 * size),
            look: skin,
        });
        sticks.push(Stick { from: end, to: knuckle, thick: (7.4 * size, 9.3 * size), look: skin });
    }
    draw(photo, &sticks, sun, grain);
}

/// Draws what belongs together: all its shadow first, then each part.
fn draw(photo: &mut Photo, sticks: &[Stick], sun: Towards, grain: &Tile) {
    for pass in 0..2 {
        for stick in sticks {
            paint(photo, stick, sun, grain, pass == 0);
        }
    }
}

fn paint(photo: &mut Photo, stick: &Stick, sun: Towards, grain: &Tile, shadow: bool) {
    let camera = photo.camera.clone();
    let thick = stick.thick.0.max(stick.thick.1);
    let reach = thick * 3.0;
    let ends = [stick.from, stick.to];
    let around: Vec<_> = ends
        .iter()
        .flat_map(|(x, y)| {
            [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)]
                .map(|(dx, dy)| (x + dx, y + dy))
        })
        .map(|(x, y)| camera.see((x, y, 0.0)))
        .collect();
    let (left, right, top, bottom) = photo.bounds(&around, 2.0);
    let pixel =
        1.0 / camera.scale((stick.from.0 + stick.to.0) / 2.0, (stick.from.1 + stick.to.1) / 2.0).max(0.1);
    let width = photo.width;
    let (fx, fy) = (-sun.0 / sun.2, -sun.1 / sun.2);
    for y in top..bottom {
        let (light, shows) = (&mut photo.light[y * width..][..width], &mut photo.shows[y * width..][..width]);
        camera.row(y, left, right, |x, dx, dy| {
            if shadow {
                let (_, _, away) = stick.at(dx - fx * thick, dy - fy * thick);
                let keep = 1.0 - 0.55 * (0.5 - away / (thick * 1.3)).clamp(0.0, 1.0);
                light[x].iter_mut().for_each(|value| *value *= keep);
                return;
            }
            let (along, across, away) = stick.at(dx, dy);
            let alpha = (0.5 - away / pixel).clamp(0.0, 1.0);
            if alpha > 0.0 {
                let colour = stick.colour(along, across, sun, grain);
                for (below, above) in light[x].iter_mut().zip(colour) {
                    *below += (above - *below) * alpha;
                }
                if alpha > 0.4 {
                    shows[x] = THING;
                }
            }
        });
    }
}

impl Stick {
    fn length(&self) -> f32 {
        (self.to.0 - self.from.0).hypot(self.to.1 - self.from.1).max(0.1)
    }

    /// Along it in mm, across it from −1 to 1, and how far outside in mm.
    fn at(&self, x: f32, y: f32) -> (f32, f32, f32) {
        let length = self.length();
        let (ax, ay) = ((self.to.0 - self.from.0) / length, (self.to.1 - self.from.1) / length);
        let (px, py) = (x - self.from.0, y - self.from.1);
        let (along, across) = (px * ax + py * ay, py * ax - px * ay);
        let part = (along / length).clamp(0.0, 1.0);
        let mut radius = self.thick.0 + (self.thick.1 - self.thick.0) * part;
        if let Look::Pencil(_) = self.look {
            // Cut to a point at its start, flat at its end.
            radius *= ((along + 0.6) / 15.0).clamp(0.0, 1.0);
            let past = (-along).max(along - length);
            return (along, across / radius.max(0.05), (across.abs() - radius).max(past));
        }
        if let Look::Rubber = self.look {
            let past = (-along).max(along - length) - 1.0;
            return (along, across / radius, (across.abs() - radius).max(past));
        }
        let off = along - along.clamp(0.0, length);
        let away = off.hypot(across) - radius;
        (along, across / radius, away)
    }

    fn colour(&self, along: f32, across: f32, sun: Towards, grain: &Tile) -> [f32; 3] {
        let length = self.length();
        let (ax, ay) = ((self.to.0 - self.from.0) / length, (self.to.1 - self.from.1) / length);
        // The rounding turns away from the viewer across, and at the ends along.
        let side = across.clamp(-1.0, 1.0);
        let end = if along < 0.0 { along / self.thick.0 } else { ((along - length) / self.thick.1).max(0.0) };
        let up = (1.0 - side * side - end * end).max(0.04).sqrt();
        let normal = (-ay * side + ax * end, ax * side + ay * end, up);
        let facing = (normal.0 * sun.0 + normal.1 * sun.1 + normal.2 * sun.2).max(0.0);
        let lit = 0.35 + 0.65 * facing / sun.2;
        match self.look {
            Look::Skin(base) => {
                let pores = 1.0 + grain.smooth(along * 2.2, across * 17.0) * 0.05;
                let red = 1.0 + grain.smooth(along * 0.12 + 7.0, across * 2.0) * 0.12;
                let slim = self.thick.0 < 9.0;
                let nail = slim && (along - 1.5).abs() < 5.5 && across.abs() < 0.62;
                let knuckle = slim && (along - 24.0).abs() < 4.0 && (along * 1.7).sin() > 0.6;
                let tone = if nail { [1.12, 1.02, 1.02] } else { [red, 1.0, 1.0] };
                let crease = if knuckle { 0.88 } else { 1.0 };
                let edge = if nail && across.abs() > 0.54 { 0.85 } else { 1.0 };
                [0, 1, 2].map(|k| base[k] * tone[k] * lit * pores * crease * edge)
            }
            Look::Sleeve(base) => {
                let knit = 1.0 + (along * 2.6).sin() * 0.10 + grain.smooth(along * 3.0, across * 40.0) * 0.12;
                base.map(|c| (c + 0.03) * lit * knit)
            }
            Look::Pencil(base) => {
                // Three of its six sides are seen, each flat.
                let flat = [0.62, 1.0, 0.78][((across + 1.0) * 1.5).clamp(0.0, 2.0) as usize];
                let shine = if (across + 0.15).abs() < 0.1 { 0.25 } else { 0.0 };
                if along < 3.5 {
                    [0.035; 3]
                } else if along < 15.0 {
                    [0.62 * lit, 0.42 * lit, 0.22 * lit]
                } else if along > length - 6.0 {
                    [0.55 * lit, 0.18 * lit, 0.16 * lit]
                } else if along > length - 13.0 {
                    let ring = 0.45 + 0.25 * (along * 2.4).sin().abs();
                    [ring * lit; 3]
                } else {
                    base.map(|c| (c * flat + shine) * (0.6 + 0.4 * lit))
                }
            }
            Look::Rubber => {
                let flat = if across.abs() > 0.9 { 0.75 } else { 1.0 };
                if along > 9.0 {
                    [0.08 * flat, 0.20 * flat, 0.45 * flat]
                } else {
                    [0.78 * flat, 0.77 * flat, 0.74 * flat]
                }
            }
        }
    }
}

//! A page of pixels: boxes with round corners, pictures, text. Everything is clipped to the page.

use ab_glyph::{Font as _, GlyphId, PxScale, point};
use image::RgbImage;

use super::layout::Area;
use crate::paper::fonts::{Face, Fonts, Weight};

/// Red, green, blue.
pub(super) type Colour = [u8; 3];

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) colour: Colour,
}

pub(super) struct Canvas<'a> {
    pub(super) page: RgbImage,
    fonts: &'a Fonts,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(width: u32, height: u32, ground: Colour, fonts: &'a Fonts) -> Self {
        let size = width as usize * height as usize;
        let pixels: Vec<u8> = ground.iter().copied().cycle().take(size * 3).collect();
        let page = RgbImage::from_raw(width, height, pixels).unwrap_or_default();
        Self { page, fonts }
    }

    /// Colours where `cover` (0 to 1, asked at the middle of each pixel) says so.
    pub(super) fn paint(&mut self, area: Area, colour: Colour, cover: impl Fn(f32, f32) -> f32) {
        for y in rows(area.y, area.height, self.page.height()) {
            for x in rows(area.x, area.width, self.page.width()) {
                let amount = cover(x as f32 + 0.5, y as f32 + 0.5);
                self.blend(x, y, colour, amount);
            }
        }
    }

    fn blend(&mut self, x: u32, y: u32, colour: Colour, amount: f32) {
        if amount <= 0.0 {
            return;
        }
        if let Some(pixel) = self.page.get_pixel_mut_checked(x, y) {
            for (below, above) in pixel.0.iter_mut().zip(colour) {
                let (from, to) = (f32::from(*below), f32::from(above));
                *below = (from + (to - from) * amount.min(1.0)).round() as u8;
            }
        }
    }

    /// A box with round corners.
    pub(super) fn fill(&mut self, area: Area, radius: f32, colour: Colour) {
        self.paint(area, colour, |x, y| inside(area, radius, x, y));
    }

    /// The hairline along a box's inner edge.
    pub(super) fn frame(&mut self, area: Area, radius: f32, width: f32, colour: Colour) {
        let inner = area.shrunk(width);
        self.paint(area, colour, |x, y| {
            inside(area, radius, x, y) - inside(inner, (radius - width).max(0.0), x, y)
        });
    }

    /// A triangle that points right, as on a button that plays.
    pub(super) fn play(&mut self, area: Area, colour: Colour) {
        let middle = area.y + area.height / 2.0;
        self.paint(area, colour, |x, y| {
            let half = (1.0 - (x - area.x) / area.width) * area.height / 2.0;
            (half - (y - middle).abs() + 0.5).clamp(0.0, 1.0)
        });
    }

    /// A picture at its own size, cut to the round corners of `frame`.
    pub(super) fn picture(&mut self, picture: &RgbImage, area: Area, frame: Area, radius: f32) {
        for (x, y, pixel) in picture.enumerate_pixels() {
            let (left, top) = (area.x.round() + x as f32, area.y.round() + y as f32);
            if left >= 0.0 && top >= 0.0 {
                let amount = inside(frame, radius, left + 0.5, top + 0.5);
                self.blend(left as u32, top as u32, pixel.0, amount);
            }
        }
    }

    /// One line of text from its baseline.
    pub(super) fn text(&mut self, mut x: f32, baseline: f32, text: &str, look: Look) {
        for shaped in self.fonts.shape(text, Face::Text) {
            self.glyph(shaped.face, GlyphId(shaped.glyph), x, baseline, look);
            x += shaped.advance * look.size;
        }
    }

    /// A heavier glyph is the darkest of the outline moved half a stroke to each side.
    fn glyph(&mut self, face: Face, id: GlyphId, x: f32, baseline: f32, look: Look) {
        let font = self.fonts.font(face);
        let em = font.units_per_em().unwrap_or(1000.0).max(1.0);
        let scale = PxScale::from(look.size * font.height_unscaled() / em);
        let half = look.weight.stroke() * look.size / 2.0;
        let left = (x - look.size * 0.5).floor();
        let top = (baseline - look.size * 1.5).floor();
        // Wide enough for every glyph of the faces used (an emoji is 1.3 em wide).
        let side = (look.size * 3.0).ceil().clamp(1.0, 512.0) as usize;
        let mut mask = vec![0.0_f32; side * side];
        for (dx, dy) in [(-half, 0.0), (half, 0.0), (0.0, -half), (0.0, half)] {
            let glyph = id.with_scale_and_position(scale, point(x + dx, baseline + dy));
            let Some(outline) = font.outline_glyph(glyph) else { return };
            let bounds = outline.px_bounds();
            let (right, down) = (bounds.min.x - left, bounds.min.y - top);
            if right < 0.0 || down < 0.0 {
                continue;
            }
            outline.draw(|column, row, amount| {
                let (column, row) = (right as usize + column as usize, down as usize + row as usize);
                if column < side && let Some(seen) = mask.get_mut(row * side + column) {
                    *seen = seen.max(amount);
                }
            });
        }
        for (at, amount) in mask.iter().enumerate().filter(|(_, amount)| **amount > 0.0) {
            let (px, py) = (left + (at % side) as f32, top + (at / side) as f32);
            if px >= 0.0 && py >= 0.0 {
                self.blend(px as u32, py as u32, look.colour, *amount);
            }
        }
    }
}

/// How much of the pixel round a point lies in a box with round corners.
fn inside(area: Area, radius: f32, x: f32, y: f32) -> f32 {
    let (half_width, half_height) = (area.width / 2.0, area.height / 2.0);
    let radius = radius.min(half_width).min(half_height).max(0.0);
    let dx = (x - area.x - half_width).abs() - half_width + radius;
    let dy = (y - area.y - half_height).abs() - half_height + radius;
    let distance = dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - radius;
    (0.5 - distance).clamp(0.0, 1.0)
}

/// The whole pixels that an extent touches, on the page.
fn rows(start: f32, length: f32, end: u32) -> std::ops::Range<u32> {
    // Casts of floats saturate: what lies before the page starts at 0.
    (start.floor() as u32).min(end)..((start + length).ceil() as u32).min(end)
}

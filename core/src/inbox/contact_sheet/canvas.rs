//! A page of pixels: boxes with round corners, pictures, text. Everything is clipped to the page.

use std::{collections::HashMap, rc::Rc};

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
    glyphs: HashMap<(Key, u8), Rc<Mask>>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(width: u32, height: u32, ground: Colour, fonts: &'a Fonts) -> Self {
        let row = ground.repeat(width as usize);
        let page = RgbImage::from_raw(width, height, row.repeat(height as usize)).unwrap_or_default();
        Self { page, fonts, glyphs: HashMap::new() }
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
        let cover = |x: f32, y: f32| inside(area, radius, x, y);
        let Some((bands, within)) = bands(area, radius) else { return self.paint(area, colour, cover) };
        bands.into_iter().for_each(|band| self.paint(band, colour, cover));
        let (left, right) = (within.x as usize, (within.x + within.width) as usize);
        for y in rows(within.y, within.height, self.page.height()) {
            let start = y as usize * self.page.width() as usize;
            let right = right.min(self.page.width() as usize);
            let row = self.page.get_mut((start + left) * 3..(start + right) * 3);
            row.into_iter().for_each(|row| row.copy_from_slice(&colour.repeat(row.len() / 3)));
        }
    }

    /// The hairline along a box's inner edge.
    pub(super) fn frame(&mut self, area: Area, radius: f32, width: f32, colour: Colour) {
        let inner = area.shrunk(width);
        let cover =
            |x: f32, y: f32| inside(area, radius, x, y) - inside(inner, (radius - width).max(0.0), x, y);
        match bands(area, radius.max(width)) {
            Some((bands, _)) => bands.into_iter().for_each(|band| self.paint(band, colour, cover)),
            None => self.paint(area, colour, cover),
        }
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
        let (left, top) = (area.x.max(0.0).round() as u32, area.y.max(0.0).round() as u32);
        let (page_width, corner) = (self.page.width() as usize, radius.ceil());
        for (y, row) in picture.rows().enumerate() {
            let y = top + y as u32;
            let from_edge = (y as f32 - frame.y).min(frame.y + frame.height - 1.0 - y as f32);
            if from_edge < corner {
                for (x, pixel) in row.enumerate() {
                    let x = left + x as u32;
                    self.blend(x, y, pixel.0, inside(frame, radius, x as f32 + 0.5, y as f32 + 0.5));
                }
                continue;
            }
            // Between the corners whole rows are copied: that is nearly everything.
            let from = picture.as_raw().chunks(picture.width().max(1) as usize * 3).nth((y - top) as usize);
            let start = (y as usize * page_width + left as usize) * 3;
            let length = (page_width - (left as usize).min(page_width)).min(picture.width() as usize) * 3;
            let to = self.page.get_mut(start..start + length);
            if let (Some(to), Some(from)) = (to, from.and_then(|from| from.get(..length))) {
                to.copy_from_slice(from);
            }
        }
    }

    /// One line of text from its baseline.
    pub(super) fn text(&mut self, mut x: f32, baseline: f32, text: &str, look: Look) {
        for shaped in self.fonts.shape(text, Face::Text) {
            // Quarter pixels: letters keep their distance, and few shapes need to be made.
            let quarter = (x.fract() * 4.0).floor();
            let key =
                Key { face: shaped.face, glyph: shaped.glyph, size: look.size as u32, weight: look.weight };
            let fonts = self.fonts;
            let made = self.glyphs.entry((key, quarter as u8));
            let mask = Rc::clone(made.or_insert_with(|| Rc::new(Mask::of(fonts, key, quarter / 4.0))));
            self.stamp(&mask, x.floor() + mask.left, baseline.round() + mask.top, look.colour);
            x += shaped.advance * look.size;
        }
    }

    fn stamp(&mut self, mask: &Mask, left: f32, top: f32, colour: Colour) {
        for (row, line) in mask.cover.chunks(mask.width.max(1)).enumerate() {
            for (column, amount) in line.iter().enumerate() {
                let (x, y) = (left + column as f32, top + row as f32);
                if *amount > 0.0 && x >= 0.0 && y >= 0.0 {
                    self.blend(x as u32, y as u32, colour, *amount);
                }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    face: Face,
    glyph: u16,
    /// Pixels.
    size: u32,
    weight: Weight,
}

/// How much of each pixel a glyph covers.
struct Mask {
    left: f32,
    top: f32,
    width: usize,
    cover: Vec<f32>,
}

impl Mask {
    /// A heavier glyph is the darkest of the outline moved half a stroke to each side.
    fn of(fonts: &Fonts, key: Key, right: f32) -> Self {
        let font = fonts.font(key.face);
        let em = font.units_per_em().unwrap_or(1000.0).max(1.0);
        let size = key.size as f32;
        let scale = PxScale::from(size * font.height_unscaled() / em);
        let half = key.weight.stroke() * size / 2.0;
        let moved =
            [(-half, 0.0), (half, 0.0), (0.0, -half), (0.0, half)].into_iter().filter_map(|(dx, dy)| {
                let at = point(right + dx, dy);
                font.outline_glyph(GlyphId(key.glyph).with_scale_and_position(scale, at))
            });
        let moved: Vec<_> = moved.collect();
        let bounds: Vec<_> = moved.iter().map(ab_glyph::OutlinedGlyph::px_bounds).collect();
        let least = |of: fn(&ab_glyph::Rect) -> f32| bounds.iter().map(of).fold(f32::MAX, f32::min);
        let most = |of: fn(&ab_glyph::Rect) -> f32| bounds.iter().map(of).fold(f32::MIN, f32::max);
        if bounds.is_empty() {
            return Self { left: 0.0, top: 0.0, width: 0, cover: Vec::new() };
        }
        let (left, top) = (least(|b| b.min.x), least(|b| b.min.y));
        // Type is at most 56 pixels high; the bound is for a font that lies.
        let extent = |from: f32, to: f32| (to - from).ceil().clamp(0.0, 400.0) as usize;
        let (width, height) = (extent(left, most(|b| b.max.x)), extent(top, most(|b| b.max.y)));
        let mut cover = vec![0.0_f32; width * height];
        for (outline, bounds) in moved.iter().zip(&bounds) {
            let (right, down) = ((bounds.min.x - left) as usize, (bounds.min.y - top) as usize);
            outline.draw(|column, row, amount| {
                let (column, row) = (right + column as usize, down + row as usize);
                if column < width
                    && let Some(seen) = cover.get_mut(row * width + column)
                {
                    *seen = seen.max(amount);
                }
            });
        }
        Self { left, top, width, cover }
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

/// A large box as the four bands along its edges, as wide as its corners, and what lies within: whole pixels,
/// covered wholly. None for a box that is small, or not on whole pixels.
fn bands(area: Area, radius: f32) -> Option<([Area; 4], Area)> {
    let wide = radius.ceil() + 2.0;
    let within = area.shrunk(wide);
    let whole =
        [area.x, area.y, area.width, area.height].iter().all(|side| side.fract() == 0.0 && *side >= 0.0);
    if !whole || within.width < 16.0 || within.height < 16.0 {
        return None;
    }
    let top = Area { height: wide, ..area };
    let bottom = Area { y: area.y + area.height - wide, ..top };
    let left = Area { width: wide, x: area.x, ..within };
    let right = Area { x: area.x + area.width - wide, ..left };
    Some(([top, bottom, left, right], within))
}

/// The whole pixels that an extent touches, on the page.
fn rows(start: f32, length: f32, end: u32) -> std::ops::Range<u32> {
    // Casts of floats saturate: what lies before the page starts at 0.
    (start.floor() as u32).min(end)..((start + length).ceil() as u32).min(end)
}

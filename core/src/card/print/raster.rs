//! The same operations as pixels: the preview in the app, and pictures of sheets for tests.

use ab_glyph::{Font as _, GlyphId, OutlineCurve};
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, StrokeDash, Transform,
};

use super::{
    ops::{DOT, DOT_STEP, Op, Seg},
    pdf::weight,
};
use crate::paper::fonts::{Face, Fonts};

/// The most pixels of a picture: an A4 sheet at 300 dpi is 8.7 million.
pub const PIXELS_MAX: f32 = 64e6;

/// A picture in grey, 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Row by row from the top left.
    pub pixels: Vec<u8>,
}

/// Why a picture can't be drawn.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum RasterError {
    /// No pixels, or more than [`PIXELS_MAX`].
    #[error("{w} × {h} mm at {scale} pixels per mm is no picture")]
    Size {
        /// Width in millimetres.
        w: f32,
        /// Height in millimetres.
        h: f32,
        /// Pixels per millimetre.
        scale: f32,
    },
}

/// Draws operations on white paper of `w` × `h` mm at `scale` pixels per millimetre.
///
/// # Errors
/// [`RasterError`].
pub fn raster(fonts: &Fonts, ops: &[Op], w: f32, h: f32, scale: f32) -> Result<Grey, RasterError> {
    let fault = RasterError::Size { w, h, scale };
    let (columns, rows) = ((w * scale).round(), (h * scale).round());
    let possible = columns >= 1.0 && rows >= 1.0 && columns * rows <= PIXELS_MAX;
    if !possible {
        return Err(fault);
    }
    let mut pixels = Pixmap::new(columns as u32, rows as u32).ok_or(fault)?;
    pixels.fill(Color::WHITE);
    let mut pen = Pen { pixels, fonts, scale: Transform::from_scale(scale, scale), ink: Color::BLACK };
    ops.iter().for_each(|op| pen.draw(op));
    let grey = pen.pixels.pixels().iter().map(|pixel| pixel.red()).collect();
    Ok(Grey { width: columns as u32, height: rows as u32, pixels: grey })
}

/// Carries out operations on pixels.
pub(in super::super) struct Pen<'a> {
    /// Where they are drawn.
    pub(in super::super) pixels: Pixmap,
    /// The typefaces.
    pub(in super::super) fonts: &'a Fonts,
    /// From the operations' unit to pixels.
    pub(in super::super) scale: Transform,
    /// Black on paper; charts have colours.
    pub(in super::super) ink: Color,
}

impl Pen<'_> {
    /// Carries out one.
    pub(in super::super) fn draw(&mut self, op: &Op) {
        match op {
            Op::Rects(spots) => {
                let mut path = PathBuilder::new();
                for spot in spots {
                    if let Some(rect) = Rect::from_xywh(spot.x, spot.y, spot.w, spot.h) {
                        path.push_rect(rect);
                    }
                }
                self.fill(path.finish(), self.scale);
            }
            Op::Fill(segs) => self.fill(path(segs), self.scale),
            Op::Stroke { path: segs, width } => self.stroke(path(segs), &stroke(*width), self.scale),
            Op::Dots { x, y, w } => {
                let dash = StrokeDash::new(vec![DOT, DOT_STEP - DOT], 0.0);
                let stroke = Stroke { line_cap: LineCap::Butt, dash, ..stroke(DOT) };
                self.stroke(path(&[Seg::Move(*x, *y), Seg::Line(x + w, *y)]), &stroke, self.scale);
            }
            Op::Text { x, baseline, text, size, strong } => self.text(*x, *baseline, text, *size, *strong),
        }
    }

    fn text(&mut self, mut x: f32, baseline: f32, text: &str, size: f32, strong: bool) {
        for shaped in self.fonts.shape(text, Face::Text) {
            let font = self.fonts.font(shaped.face);
            let em = font.units_per_em().unwrap_or(1000.0).max(1.0);
            let unit = size / em;
            // Fonts count upwards from the baseline.
            let place = self.scale.pre_translate(x, baseline).pre_scale(unit, -unit);
            let outline = font.outline(GlyphId(shaped.glyph)).and_then(|outline| glyph(&outline.curves));
            if let Some(outline) = outline {
                self.fill(Some(outline.clone()), place);
                self.stroke(Some(outline), &stroke(weight(strong) * em), place);
            }
            x += shaped.advance * size;
        }
    }

    fn paint(&self) -> Paint<'static> {
        let mut paint = Paint::default();
        paint.set_color(self.ink);
        paint
    }

    fn fill(&mut self, path: Option<Path>, at: Transform) {
        if let Some(path) = path {
            let paint = self.paint();
            self.pixels.fill_path(&path, &paint, FillRule::Winding, at, None);
        }
    }

    fn stroke(&mut self, path: Option<Path>, stroke: &Stroke, at: Transform) {
        if let Some(path) = path {
            let paint = self.paint();
            self.pixels.stroke_path(&path, &paint, stroke, at, None);
        }
    }
}

fn stroke(width: f32) -> Stroke {
    Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() }
}

fn path(segs: &[Seg]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for seg in segs {
        match *seg {
            Seg::Move(x, y) => path.move_to(x, y),
            Seg::Line(x, y) => path.line_to(x, y),
            Seg::Cubic(a, b, c, d, x, y) => path.cubic_to(a, b, c, d, x, y),
            Seg::Close => path.close(),
        }
    }
    path.finish()
}

/// A glyph's outline: curves that follow each other are one contour.
fn glyph(curves: &[OutlineCurve]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let mut end = None;
    for curve in curves {
        let start = match curve {
            OutlineCurve::Line(a, _) | OutlineCurve::Quad(a, _, _) | OutlineCurve::Cubic(a, _, _, _) => *a,
        };
        if end != Some(start) {
            if end.is_some() {
                path.close();
            }
            path.move_to(start.x, start.y);
        }
        end = Some(match curve {
            OutlineCurve::Line(_, b) => {
                path.line_to(b.x, b.y);
                *b
            }
            OutlineCurve::Quad(_, b, c) => {
                path.quad_to(b.x, b.y, c.x, c.y);
                *c
            }
            OutlineCurve::Cubic(_, b, c, d) => {
                path.cubic_to(b.x, b.y, c.x, c.y, d.x, d.y);
                *d
            }
        });
    }
    path.close();
    path.finish()
}

//! Sheets as a PDF for any school printer: paths and embedded fonts, black only.

use krilla::{
    Document,
    color::luma,
    error::KrillaError,
    geom::{Path, PathBuilder, Point, Rect},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash},
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph},
};

use super::{
    ops::{DOT, DOT_STEP, Op, Seg},
    sheet::Sheet,
};
use crate::paper::fonts::{Face, FontError, Fonts, Weight};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// Why the document can't be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font that came with the program can't be read.
    #[error(transparent)]
    Font(#[from] FontError),
    /// A page without size.
    #[error("a page without size")]
    Page,
    /// The document can't be written.
    #[error("the PDF can't be written: {0:?}")]
    Write(KrillaError),
}

/// Writes sheets as one document.
///
/// # Errors
/// [`PdfError`].
pub fn pdf(fonts: &Fonts, sheets: &[Sheet], title: &str, language: &str) -> Result<Vec<u8>, PdfError> {
    let faces = [Face::Text, Face::Mono, Face::Symbols];
    let mut opened = Vec::with_capacity(faces.len());
    for face in faces {
        opened.push((face, Font::new(face.bytes().into(), 0).ok_or(FontError(face))?));
    }
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).language(language.to_owned()));
    for sheet in sheets {
        let settings = PageSettings::from_wh(sheet.w * MM, sheet.h * MM).ok_or(PdfError::Page)?;
        let mut page = document.start_page_with(settings);
        let mut pen = Pen { surface: page.surface(), fonts, faces: &opened };
        sheet.ops.iter().for_each(|op| pen.draw(op));
        drop(pen);
        page.finish();
    }
    document.finish().map_err(PdfError::Write)
}

struct Pen<'a> {
    surface: Surface<'a>,
    fonts: &'a Fonts,
    faces: &'a [(Face, Font)],
}

impl Pen<'_> {
    fn draw(&mut self, op: &Op) {
        match op {
            Op::Rects(spots) => {
                self.ink(true, None);
                let mut path = PathBuilder::new();
                for spot in spots {
                    let (x, y, w, h) = (spot.x * MM, spot.y * MM, spot.w * MM, spot.h * MM);
                    if let Some(rect) = Rect::from_xywh(x, y, w, h) {
                        path.push_rect(rect);
                    }
                }
                self.path(path.finish());
            }
            Op::Fill(segs) => {
                self.ink(true, None);
                self.path(path(segs));
            }
            Op::Stroke { path: segs, width } => {
                self.ink(false, Some(stroke(*width)));
                self.path(path(segs));
            }
            Op::Dots { x, y, w } => {
                let dash = StrokeDash { array: vec![DOT * MM, (DOT_STEP - DOT) * MM], offset: 0.0 };
                self.ink(false, Some(Stroke { line_cap: LineCap::Butt, dash: Some(dash), ..stroke(DOT) }));
                self.path(path(&[Seg::Move(*x, *y), Seg::Line(x + w, *y)]));
            }
            Op::Text { x, baseline, text, size, strong } => {
                self.text(*x * MM, *baseline * MM, text, *size * MM, *strong);
            }
        }
    }

    fn text(&mut self, mut x: f32, baseline: f32, text: &str, size: f32, strong: bool) {
        self.ink(true, Some(stroke(weight(strong) * size / MM)));
        let shaped = self.fonts.shape(text, Face::Text);
        for run in shaped.chunk_by(|a, b| a.face == b.face) {
            let Some(face) = run.first().map(|first| first.face) else { continue };
            let Some((_, font)) = self.faces.iter().find(|(known, _)| *known == face) else { continue };
            let glyphs: Vec<KrillaGlyph> = run
                .iter()
                .map(|shaped| KrillaGlyph {
                    glyph_id: GlyphId::new(u32::from(shaped.glyph)),
                    text_range: shaped.range.clone(),
                    x_advance: shaped.advance,
                    x_offset: 0.0,
                    y_offset: 0.0,
                    y_advance: 0.0,
                    location: None,
                })
                .collect();
            self.surface.draw_glyphs(Point::from_xy(x, baseline), &glyphs, font.clone(), text, size, false);
            x += run.iter().map(|shaped| shaped.advance).sum::<f32>() * size;
        }
    }

    fn ink(&mut self, fill: bool, stroke: Option<Stroke>) {
        let paint = luma::Color::new(0).into();
        self.surface.set_fill(fill.then(|| Fill { paint, ..Fill::default() }));
        self.surface.set_stroke(stroke);
    }

    fn path(&mut self, path: Option<Path>) {
        if let Some(path) = path {
            self.surface.draw_path(&path);
        }
    }
}

/// How heavy letters are, as a part of their size: the same in both backends.
pub(super) fn weight(strong: bool) -> f32 {
    if strong { Weight::Strong.stroke() } else { Weight::Regular.stroke() }
}

fn stroke(width: f32) -> Stroke {
    Stroke {
        paint: luma::Color::new(0).into(),
        width: width * MM,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        opacity: NormalizedF32::ONE,
        ..Stroke::default()
    }
}

fn path(segs: &[Seg]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for seg in segs {
        match *seg {
            Seg::Move(x, y) => path.move_to(x * MM, y * MM),
            Seg::Line(x, y) => path.line_to(x * MM, y * MM),
            Seg::Cubic(a, b, c, d, x, y) => path.cubic_to(a * MM, b * MM, c * MM, d * MM, x * MM, y * MM),
            Seg::Close => path.close(),
        }
    }
    path.finish()
}

//! Sheets as a PDF for any school printer: paths and embedded fonts, black only.

use super::{
    ops::{DOT, DOT_STEP, Op, Seg},
    sheet::Sheet,
};
use crate::paper::{
    fonts::{Face, Fonts, Weight},
    pdf::{MM, Pdf, Pen},
};

pub use crate::paper::pdf::PdfError;

/// Writes sheets as one document.
///
/// # Errors
/// [`PdfError`].
pub fn pdf(fonts: &Fonts, sheets: &[Sheet], title: &str, language: &str) -> Result<Vec<u8>, PdfError> {
    let mut document = Pdf::new();
    for sheet in sheets {
        document.page(sheet.w * MM, sheet.h * MM, |pen| {
            pen.grey(0.0);
            sheet.ops.iter().for_each(|op| draw(pen, fonts, op));
        })?;
    }
    document.finish(title, language)
}

fn draw(pen: &mut Pen<'_>, fonts: &Fonts, op: &Op) {
    match op {
        Op::Rects(spots) => {
            for spot in spots {
                pen.rect(spot.x * MM, spot.y * MM, spot.w * MM, spot.h * MM);
            }
            pen.fill();
        }
        Op::Fill(segs) => {
            path(pen, segs);
            pen.fill();
        }
        Op::Stroke { path: segs, width } => {
            pen.width(width * MM);
            path(pen, segs);
            pen.stroke();
        }
        Op::Dots { x, y, w } => {
            pen.width(DOT * MM);
            path(pen, &[Seg::Move(*x, *y), Seg::Line(x + w, *y)]);
            pen.stroke_dashed(DOT * MM, (DOT_STEP - DOT) * MM);
        }
        Op::Text { x, baseline, text, size, strong } => {
            let (shaped, size) = (fonts.shape(text, Face::Text), *size * MM);
            pen.text(*x * MM, *baseline * MM, text, &shaped, size, Some(weight(*strong) * size));
        }
    }
}

/// How heavy letters are, as a part of their size: the same in both backends.
pub(super) fn weight(strong: bool) -> f32 {
    if strong { Weight::Strong.stroke() } else { Weight::Regular.stroke() }
}

fn path(pen: &mut Pen<'_>, segs: &[Seg]) {
    for seg in segs {
        match *seg {
            Seg::Move(x, y) => pen.move_to(x * MM, y * MM),
            Seg::Line(x, y) => pen.line_to(x * MM, y * MM),
            Seg::Cubic(a, b, c, d, x, y) => {
                pen.cubic_to((a * MM, b * MM), (c * MM, d * MM), (x * MM, y * MM))
            }
            Seg::Close => pen.close(),
        }
    }
}

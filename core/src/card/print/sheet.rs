//! Cards on A4 sheets, with marks to cut along.

use serde::Serialize;

use super::super::{
    code::{CardCode, CardSize, CodeError},
    form::{CODE_MODULES, CardForm, Spot},
};
use super::{code::modules, layout::CardLayout, ops::Op, ops::Seg};
use crate::paper::fonts::Fonts;

/// The short side of A4, in millimetres.
const A4_SHORT: f32 = 210.0;
/// The long side of A4, in millimetres.
const A4_LONG: f32 = 297.0;
/// The arm of a cut mark, in millimetres: well inside the white that every card has at its edge.
const ARM: f32 = 2.5;
/// At the paper's edge, where printers leave 4 or 5 mm white, marks are longer.
const EDGE_ARM: f32 = 8.0;
/// A dot of a page that is seen at 150 dpi, in millimetres: what a scanner or a screen makes of it.
const DOT: f32 = 25.4 / 150.0;
/// How wide a cut mark is.
const CUT: f32 = 0.25;

/// One A4 sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its width, in millimetres.
    pub w: f32,
    /// Its height, in millimetres.
    pub h: f32,
    /// The cards on it.
    pub cards: Vec<PlacedCard>,
    /// What is drawn.
    pub ops: Vec<Op>,
}

/// A card on its sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedCard {
    /// Its code.
    pub code: CardCode,
    /// Its place on the sheet, from cut to cut.
    pub at: Spot,
}

/// How many columns and rows of cards a sheet has, and its size: A5 stands two beside each other on a sheet that
/// lies.
fn grid(size: CardSize) -> (usize, usize, f32, f32) {
    match size {
        CardSize::A5 | CardSize::A5Large => (2, 1, A4_LONG, A4_SHORT),
        CardSize::A6 | CardSize::A6Large => (2, 2, A4_SHORT, A4_LONG),
        CardSize::A7 => (2, 4, A4_SHORT, A4_LONG),
    }
}

/// Puts cards on sheets, row by row.
///
/// # Errors
/// [`CodeError`] when a code is too long for its symbol, which its length rules out.
pub fn sheets(
    fonts: &Fonts,
    layout: &CardLayout,
    codes: &[CardCode],
    numbered: bool,
) -> Result<Vec<Sheet>, CodeError> {
    let (columns, rows, w, h) = grid(layout.size);
    let (card_w, card_h) = (layout.form.w, layout.form.h);
    let sheet = |codes: &[CardCode]| {
        let mut sheet =
            Sheet { w, h, cards: Vec::with_capacity(codes.len()), ops: cuts(layout, columns, rows) };
        for (at, code) in codes.iter().enumerate() {
            let (x, y) = ((at % columns) as f32 * card_w, (at / columns) as f32 * card_h);
            sheet.cards.push(PlacedCard { code: *code, at: Spot { x, y, w: card_w, h: card_h } });
            let at = dots(layout.form.code, x, y);
            sheet.ops.extend(drawn(fonts, layout, *code, numbered, at)?.iter().map(|op| op.moved(x, y)));
        }
        Ok(sheet)
    };
    codes.chunks(columns * rows).map(sheet).collect()
}

/// One card, drawn.
///
/// # Errors
/// As [`sheets`].
pub fn card(
    fonts: &Fonts,
    layout: &CardLayout,
    code: CardCode,
    numbered: bool,
) -> Result<Vec<Op>, CodeError> {
    drawn(fonts, layout, code, numbered, layout.form.code)
}

fn drawn(
    fonts: &Fonts,
    layout: &CardLayout,
    code: CardCode,
    numbered: bool,
    at: Spot,
) -> Result<Vec<Op>, CodeError> {
    let mut ops = layout.ops.clone();
    ops.push(modules(&code.text(), at)?);
    ops.extend(layout.number(fonts, code.number, numbered));
    Ok(ops)
}

/// Where a code goes on a card whose corner is here on the sheet: moved by at most half a [`DOT`], 0.085 mm, so that
/// codes whose modules are whole dots begin at one. With eight codes on a page general readers otherwise lose one in
/// twenty at 150 dpi; a card's reader does not see the difference. Codes of larger cards are read wherever they are.
fn dots(code: Spot, x: f32, y: f32) -> Spot {
    let module = code.w / CODE_MODULES as f32 / DOT;
    if (module - module.round()).abs() > 0.001 {
        return code;
    }
    let moved = |at: f32, origin: f32| ((origin + at) / DOT).round() * DOT - origin;
    Spot { x: moved(code.x, x), y: moved(code.y, y), ..code }
}

/// Marks where cuts cross, and where they reach the paper's edge.
fn cuts(layout: &CardLayout, columns: usize, rows: usize) -> Vec<Op> {
    let (w, h) = (layout.form.w * columns as f32, layout.form.h * rows as f32);
    let line = |a: (f32, f32), b: (f32, f32)| Op::Stroke {
        path: vec![Seg::Move(a.0, a.1), Seg::Line(b.0, b.1)],
        width: CUT,
    };
    let xs: Vec<f32> = (1..columns).map(|n| n as f32 * layout.form.w).collect();
    let ys: Vec<f32> = (1..rows).map(|n| n as f32 * layout.form.h).collect();
    let mut ops = Vec::new();
    for x in &xs {
        ops.extend([line((*x, 0.0), (*x, EDGE_ARM)), line((*x, h - EDGE_ARM), (*x, h))]);
        for y in &ys {
            ops.extend([line((x - ARM, *y), (x + ARM, *y)), line((*x, y - ARM), (*x, y + ARM))]);
        }
    }
    for y in &ys {
        ops.extend([line((0.0, *y), (EDGE_ARM, *y)), line((w - EDGE_ARM, *y), (w, *y))]);
    }
    ops
}

#[derive(Serialize)]
struct Pages {
    pages: Vec<Page>,
}

#[derive(Serialize)]
struct Page {
    page_mm: [f32; 2],
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    id: String,
    code: String,
    rect_mm: [f32; 4],
    code_mm: [f32; 4],
    code_modules: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    handwriting_mm: Option<[f32; 4]>,
    /// Every place to write; `handwriting_mm` is the largest.
    writing_mm: Vec<[f32; 4]>,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    key: String,
    option: String,
    box_mm: [f32; 4],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    multi: bool,
}

/// Where everything is on each sheet, in millimetres of the sheet.
#[must_use]
pub fn layout_json(sheets: &[Sheet], form: &CardForm) -> String {
    let page = |sheet: &Sheet| Page {
        page_mm: [sheet.w, sheet.h],
        cards: sheet.cards.iter().map(|card| on_page(card, form)).collect(),
    };
    let pages = Pages { pages: sheets.iter().map(page).collect() };
    // Finite numbers, texts and lists: nothing here can fail to serialise.
    serde_json::to_string(&pages).unwrap_or_default()
}

fn on_page(card: &PlacedCard, form: &CardForm) -> Card {
    let on_page = |spot: Spot| {
        // Thousandths: what is printed is no finer, and the file stays readable.
        [card.at.x + spot.x, card.at.y + spot.y, spot.w, spot.h].map(|mm| (mm * 1000.0).round() / 1000.0)
    };
    let field = |spot: &super::super::form::BoxSpot| {
        let question = form.questions.get(spot.question)?;
        let (key, option) = (question.key.clone(), question.options.get(spot.option)?.clone());
        Some(Field { key, option, box_mm: on_page(spot.at), multi: question.several })
    };
    let largest = form.writing.iter().max_by(|a, b| (a.w * a.h).total_cmp(&(b.w * b.h)));
    Card {
        id: card.code.number.to_string(),
        code: card.code.text(),
        rect_mm: on_page(Spot { x: 0.0, y: 0.0, w: form.w, h: form.h }),
        code_mm: on_page(dots(form.code, card.at.x, card.at.y)),
        code_modules: CODE_MODULES,
        handwriting_mm: largest.map(|spot| on_page(*spot)),
        writing_mm: form.writing.iter().map(|spot| on_page(*spot)).collect(),
        fields: form.boxes.iter().filter_map(field).collect(),
    }
}

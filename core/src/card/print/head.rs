//! The upper part of a card: code, marks, title, learning goal, number.

use oogst_domain::card::{CardTemplate, Language};

use super::super::form::{Frame, MARK_BITS, MARK_MODULES, QUIET, Spot};
use super::{
    block::{Kit, Room},
    model::Part,
    ops::Op,
    style::PT,
    words::Type,
};

/// White between a mark and anything else, in millimetres.
pub(super) const ROUND_MARK: f32 = 3.0;
/// Lines of a title, at most.
const TITLE_LINES: usize = 2;

/// The head of a card without what differs from card to card.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Head {
    /// What is drawn.
    pub ops: Vec<Op>,
    /// Where the questions may start.
    pub bottom: f32,
    /// What is left beside the code: its room, and from what height.
    pub free: (Room, f32),
}

/// Sets title and goal beside the code, the goal below it where it is long.
///
/// # Errors
/// The part that does not fit.
pub(super) fn head(kit: &Kit<'_>, frame: &Frame, template: &CardTemplate) -> Result<Head, Part> {
    let Frame { code, marks: [mark, ..], .. } = *frame;
    // Four modules of white, as the QR code's own rule asks.
    let quiet = QUIET.max(code.w / 21.0 * 4.0);
    let beside = Room { x0: code.x + code.w + quiet, x1: mark.x - ROUND_MARK };
    let bottom = code.y + code.h + quiet;
    let (title, lines) = title(kit, template, beside).ok_or(Part::Title)?;
    let mut ops = title.set(beside.x0, code.y - title.size * 0.14, &lines);
    let y = code.y + lines.len() as f32 * title.leading() + 0.8;
    // Beside goal and question stands the number: four digits wide, so that the head is the same on every card.
    let digits = Type { fonts: kit.fonts, size: kit.style.number, strong: true }.width("0000");
    let narrow = Room { x1: beside.x1.min(frame.w - code.x - digits - 2.0), ..beside };
    let Some(goal) = &template.goal else { return Ok(Head { ops, bottom, free: (narrow, y) }) };
    let label = match template.language {
        Language::Nl => "Doel",
        Language::En => "Goal",
    };
    let words = format!("{label}: {goal}");
    let text = Type { fonts: kit.fonts, size: kit.style.goal, strong: false };
    let set = text.lines(&words, narrow.width());
    let end = y + set.len() as f32 * text.leading();
    if end <= bottom - 0.5 {
        ops.extend(text.set(beside.x0, y, &set));
        return Ok(Head { ops, bottom, free: (narrow, end + 0.8) });
    }
    let set = text.lines(&words, frame.w - 2.0 * code.x);
    if set.len() > 3 {
        return Err(Part::Goal);
    }
    ops.extend(text.set(code.x, bottom - 0.5, &set));
    Ok(Head { ops, bottom: bottom + set.len() as f32 * text.leading() + 1.0, free: (narrow, f32::MAX) })
}

/// The title in the largest type in which it takes two lines at most without cutting a word.
fn title<'a>(kit: &Kit<'a>, template: &CardTemplate, room: Room) -> Option<(Type<'a>, Vec<String>)> {
    let (most, least) = kit.style.title;
    let mut size = most;
    while size >= least - 0.01 {
        let text = Type { fonts: kit.fonts, size, strong: true };
        let lines = text.lines(&template.title, room.width());
        let whole = template.title.split_whitespace().all(|word| text.width(word) <= room.width());
        if lines.len() <= TITLE_LINES && whole {
            return Some((text, lines));
        }
        size -= PT / 2.0;
    }
    None
}

/// The number below the mark in the upper right corner: heavy where it is a pupil's, lighter where it only tells
/// cards apart.
#[must_use]
pub(super) fn number(kit: &Kit<'_>, frame: &Frame, number: u16, numbered: bool) -> Vec<Op> {
    let [mark, ..] = frame.marks;
    let size = if numbered { kit.style.number } else { kit.style.number * 0.7 };
    let text = Type { fonts: kit.fonts, size, strong: numbered };
    let words = number.to_string();
    let right = mark.x + mark.w;
    // Figures stand 0.7 of their size high.
    vec![text.line(right - text.width(&words), mark.y + mark.h + 2.4 + size * 0.7, &words)]
}

/// The three marks, as black modules.
#[must_use]
pub(super) fn marks(frame: &Frame) -> Op {
    let mut spots = Vec::new();
    for (mark, bits) in frame.marks.iter().zip(MARK_BITS) {
        let unit = mark.w / MARK_MODULES as f32;
        let inner = 1..MARK_MODULES - 1;
        for row in 0..MARK_MODULES {
            let black = |column: usize| {
                if !inner.contains(&row) || !inner.contains(&column) {
                    return true;
                }
                let at = (row - 1) * 4 + column - 1;
                bits >> (15 - at) & 1 == 0
            };
            runs(&mut spots, *mark, unit, row, MARK_MODULES, black);
        }
    }
    Op::Rects(spots)
}

/// The black modules of one row, as few rectangles.
pub(super) fn runs(
    spots: &mut Vec<Spot>,
    at: Spot,
    unit: f32,
    row: usize,
    count: usize,
    black: impl Fn(usize) -> bool,
) {
    let mut column = 0;
    while column < count {
        let start = column;
        while column < count && black(column) {
            column += 1;
        }
        if column > start {
            let (x, y) = (at.x + start as f32 * unit, at.y + row as f32 * unit);
            spots.push(Spot { x, y, w: (column - start) as f32 * unit, h: unit });
        }
        column += 1;
    }
}

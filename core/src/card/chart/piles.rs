//! The three piles: columns of numbered tiles with large counts.

use oogst_domain::card::{CardId, LessonResult, Piles};

use super::{
    figures::{Kind, pile},
    sheet::Sheet,
    style::{
        CLAY, CLAY_TINT, Colour, EDGE, FULL, INK, LEAF, LEAF_TINT, LINE, PAPER, QUIET, ROUND, SURFACE, WHEAT,
        WHEAT_TINT, plain, strong,
    },
    words::ChartWords,
};
use crate::card::form::Spot;

/// Between columns.
const GAP: f32 = 28.0;
/// Within a column.
const PAD: f32 = 28.0;

struct Column<'a> {
    kind: Kind,
    word: &'a str,
    cards: &'a [CardId],
    colour: Colour,
    tint: Colour,
}

/// Draws the piles, or says why there are none.
pub(super) fn piles(sheet: &mut Sheet<'_>, result: &LessonResult, words: &ChartWords) {
    if result.cards == 0 {
        sheet.below(0.0, &words.no_cards, plain(34.0, QUIET), 3);
        sheet.y += 28.0;
        return;
    }
    match &result.piles {
        Piles::None => {}
        Piles::SayRightAnswer { .. } => {
            sheet.below(0.0, &words.say_right, plain(34.0, QUIET), 3);
            sheet.y += 28.0;
        }
        Piles::Sorted { got_it, almost, not_yet, apart } => {
            let column = |kind, word, cards, colour, tint| Column { kind, word, cards, colour, tint };
            let columns = [
                column(Kind::GotIt, words.got_it.as_str(), got_it, LEAF, LEAF_TINT),
                column(Kind::Almost, words.almost.as_str(), almost, WHEAT, WHEAT_TINT),
                column(Kind::NotYet, words.not_yet.as_str(), not_yet, CLAY, CLAY_TINT),
            ];
            shares(sheet, &columns, apart.len());
            three(sheet, &columns);
            if !apart.is_empty() {
                apart_below(sheet, &column(Kind::Apart, words.apart.as_str(), apart, QUIET, PAPER));
            }
            sheet.y += 28.0;
        }
    }
}

/// The piles as parts of one bar: how the class did, from the last row of a classroom.
fn shares(sheet: &mut Sheet<'_>, columns: &[Column<'_>; 3], apart: usize) {
    let counts = columns.iter().map(|column| (column.cards.len(), Some(column.colour)));
    let parts: Vec<_> = counts.chain([(apart, None)]).filter(|(count, _)| *count > 0).collect();
    let all: usize = parts.iter().map(|(count, _)| count).sum();
    let room = FULL - 6.0 * parts.len().saturating_sub(1) as f32;
    let mut x = EDGE;
    for (count, colour) in parts {
        let w = room * count as f32 / all.max(1) as f32;
        let at = Spot { x, y: sheet.y, w, h: 24.0 };
        match colour {
            Some(colour) => sheet.fill(at, 6.0, colour),
            None => sheet.hatch(at, 6.0, QUIET),
        }
        x += w + 6.0;
    }
    sheet.y += 24.0 + GAP;
}

fn three(sheet: &mut Sheet<'_>, columns: &[Column<'_>; 3]) {
    let top = sheet.y;
    let width = (FULL - 2.0 * GAP) / 3.0;
    let most = columns.iter().map(|column| column.cards.len()).max().unwrap_or(0);
    let inner = width - 2.0 * PAD;
    // The ground comes first and needs the height of the longest column, so the content is laid upon it later.
    let ground = sheet.marks.len();
    let mut bottom = top;
    for (at, column) in columns.iter().enumerate() {
        let x = EDGE + at as f32 * (width + GAP) + PAD;
        let mut y = top + PAD;
        pile(sheet, column.kind, (x + 24.0, y + 24.0), 24.0, column.colour);
        let word_bottom = sheet.text((x + 64.0, y + 2.0), inner - 64.0, column.word, strong(34.0, INK), 3);
        y = word_bottom.max(y + 48.0) + 8.0;
        let colour = if column.cards.is_empty() { QUIET } else { column.colour };
        sheet.say(x - 4.0, y + 92.0, &column.cards.len().to_string(), strong(112.0, colour));
        y += 128.0;
        bottom = bottom.max(tiles(sheet, column, (x, y), inner, most));
    }
    bottom += PAD;
    let mut content = sheet.marks.split_off(ground);
    for at in 0..columns.len() {
        let x = EDGE + at as f32 * (width + GAP);
        let panel = Spot { x, y: top, w: width, h: bottom - top };
        sheet.fill(panel, ROUND, SURFACE);
        sheet.frame(panel, ROUND, 2.0, LINE);
    }
    sheet.marks.append(&mut content);
    sheet.y = bottom;
}

/// Numbered tiles in rows; smaller where there are many, the same size in every column. Gives their bottom.
fn tiles(sheet: &mut Sheet<'_>, column: &Column<'_>, (x, y): (f32, f32), width: f32, most: usize) -> f32 {
    // With four digits a tile must stay wide enough.
    let (least, height, gap, size) = match most {
        0..=30 => (70.0, 56.0, 10.0, 28.0),
        31..=120 => (56.0, 44.0, 8.0, 23.0),
        _ => (42.0, 32.0, 5.0, 17.0),
    };
    let across = ((width + gap) / (least + gap)).floor().max(1.0);
    let tile = (width - (across - 1.0) * gap) / across;
    let mut bottom = y;
    for (at, card) in column.cards.iter().enumerate() {
        let (row, place) = ((at / across as usize) as f32, (at % across as usize) as f32);
        let at = Spot { x: x + place * (tile + gap), y: y + row * (height + gap), w: tile, h: height };
        sheet.fill(at, height * 0.22, column.tint);
        sheet.frame(at, height * 0.22, 2.0, column.colour);
        sheet.middle(at, &card.number.to_string(), strong(size, INK));
        bottom = bottom.max(at.y + height);
    }
    bottom
}

/// Cards in no pile: a band of its own, never hidden.
fn apart_below(sheet: &mut Sheet<'_>, column: &Column<'_>) {
    let top = sheet.y + GAP;
    let ground = sheet.marks.len();
    let x = EDGE + PAD;
    pile(sheet, column.kind, (x + 24.0, top + PAD + 24.0), 24.0, QUIET);
    let count = column.cards.len().to_string();
    sheet.say(x + 64.0, top + PAD + 42.0, &count, strong(52.0, QUIET));
    let left = x + 64.0 + sheet.width(&count, strong(52.0, QUIET)) + 20.0;
    let room = (x + 440.0 - left).max(120.0);
    let said = sheet.text((left, top + PAD + 4.0), room, column.word, strong(30.0, INK), 4);
    let tiles_left = x + 464.0;
    let width = EDGE + FULL - PAD - tiles_left;
    let bottom = tiles(sheet, column, (tiles_left, top + PAD - 4.0), width, column.cards.len());
    let bottom = bottom.max(said).max(top + PAD + 48.0) + PAD - 4.0;
    let mut content = sheet.marks.split_off(ground);
    sheet.frame(Spot { x: EDGE, y: top, w: FULL, h: bottom - top }, ROUND, 2.0, LINE);
    sheet.marks.append(&mut content);
    sheet.y = bottom;
}

//! Each question with a bar per answer. All bars are parts of the same whole, the number of cards, so that questions
//! can be compared at a glance.

use oogst_domain::card::{Bar, LessonResult, QuestionBar};

use super::{
    figures::{SIDE, answer, pencil, small_box},
    sheet::Sheet,
    style::{Colour, EDGE, FULL, INK, LEADING, QUIET, TRACK, WHEAT, plain, strong},
    words::ChartWords,
};
use crate::card::form::Spot;

/// Between two questions side by side.
const GAP: f32 = 64.0;
/// Room for a count right of its bar: four digits.
const COUNT: f32 = 92.0;
/// A bar.
const HEIGHT: f32 = 30.0;

/// Draws all questions, two beside each other.
pub(super) fn bars(sheet: &mut Sheet<'_>, result: &LessonResult, words: &ChartWords) {
    let alone = result.questions.len() == 1;
    let width = if alone { FULL } else { (FULL - GAP) / 2.0 };
    for pair in result.questions.chunks(2) {
        let top = sheet.y + 20.0;
        let mut bottom = top;
        for (at, question) in pair.iter().enumerate() {
            let x = EDGE + at as f32 * (width + GAP);
            sheet.line(x, top, width);
            let block = Block { x, width, cards: result.cards };
            bottom = bottom.max(block.question(sheet, question, words, top + 24.0));
        }
        sheet.y = bottom + 16.0;
    }
}

/// How a bar is filled.
#[derive(Clone, Copy)]
enum Fill {
    Full(Colour),
    Outlined,
    Hatched,
}

/// Where one question stands.
struct Block {
    x: f32,
    width: f32,
    cards: u32,
}

impl Block {
    fn question(&self, sheet: &mut Sheet<'_>, question: &QuestionBar, words: &ChartWords, top: f32) -> f32 {
        let mut y = sheet.text((self.x, top), self.width, &question.text, strong(32.0, INK), 5) + 14.0;
        let many = question.options.len();
        for (at, option) in question.options.iter().enumerate() {
            y = self.option(sheet, question.kind, option, (at, many), y);
        }
        if question.options.is_empty() {
            let middle = (self.x + SIDE / 2.0, y + 38.0);
            pencil(sheet, middle);
            y = self.labelled(sheet, &words.written, question.written, Fill::Full(WHEAT), y);
        }
        // What was not answered stands apart from the answers, and is lighter.
        let rest = [
            (&words.blank, question.blank, Fill::Outlined, false),
            (&words.uncertain, question.uncertain, Fill::Hatched, true),
        ];
        y += 8.0;
        for (word, count, fill, doubt) in rest.into_iter().filter(|(_, count, ..)| *count > 0) {
            small_box(sheet, (self.x + SIDE / 2.0, y + 26.0), doubt);
            let look = plain(25.0, QUIET);
            let bottom = sheet.text((self.x + SIDE + 14.0, y), self.room(), word, look, 2);
            self.bar(sheet, (bottom + 2.0, 16.0), count, fill, plain(28.0, QUIET));
            y = bottom + 30.0;
        }
        y
    }

    /// The width of words and of a bar.
    fn room(&self) -> f32 {
        self.width - SIDE - 14.0 - COUNT
    }

    fn option(&self, sheet: &mut Sheet<'_>, kind: &str, option: &Bar, place: (usize, usize), y: f32) -> f32 {
        let figure_x = self.x + SIDE / 2.0;
        // A face has no words, a scale's step or an answer "A" is its figure: the bar stands beside it.
        if option.label.is_empty() || option.label.eq_ignore_ascii_case(option.name) {
            let middle = y + SIDE / 2.0 + 2.0;
            let name = if option.label.is_empty() { option.name } else { &option.label };
            let colour = answer(sheet, kind, name, place, (figure_x, middle));
            self.bar(sheet, (middle - HEIGHT / 2.0, HEIGHT), option.count, Fill::Full(colour), COUNTED);
            return y + SIDE + 12.0;
        }
        let colour = answer(sheet, kind, option.name, place, (figure_x, y + 38.0));
        self.labelled(sheet, &option.label, option.count, Fill::Full(colour), y)
    }

    /// Words above their bar.
    fn labelled(&self, sheet: &mut Sheet<'_>, word: &str, count: u32, fill: Fill, y: f32) -> f32 {
        let look = plain(28.0, INK);
        let x = self.x + SIDE + 14.0;
        let bottom = sheet.text((x, y), self.room(), word, look, 4).max(y + look.size * LEADING);
        self.bar(sheet, (bottom + 4.0, HEIGHT), count, fill, COUNTED);
        bottom + HEIGHT + 24.0
    }

    fn bar(
        &self,
        sheet: &mut Sheet<'_>,
        (y, h): (f32, f32),
        count: u32,
        fill: Fill,
        look: super::style::Look,
    ) {
        let track = Spot { x: self.x + SIDE + 14.0, y, w: self.room(), h };
        let part = (count as f32 / self.cards.max(1) as f32).min(1.0);
        // One of a thousand is still seen.
        let filled = Spot { w: if count == 0 { 0.0 } else { (track.w * part).max(8.0) }, ..track };
        match fill {
            Fill::Full(colour) => {
                sheet.fill(track, 8.0, TRACK);
                sheet.fill(filled, 8.0, colour);
            }
            Fill::Outlined => sheet.frame(filled, 5.0, 2.5, QUIET),
            Fill::Hatched => sheet.hatch(filled, 5.0, QUIET),
        }
        let colour = if count == 0 { QUIET } else { look.colour };
        let look = super::style::Look { colour, ..look };
        let count = count.to_string();
        let x = self.x + self.width - sheet.width(&count, look);
        sheet.say(x, y + h / 2.0 + look.size * 0.35, &count, look);
    }
}

/// The look of a count.
const COUNTED: super::style::Look = strong(36.0, INK);

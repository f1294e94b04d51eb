//! A lesson's result as a picture: for the board, or for a report.
//!
//! - [`words`]: the few words on it, in the reader's language;
//! - [`sheet`]: what is drawn, from top to bottom, before anything is: so the height is known first;
//! - [`head`], [`piles`], [`bars`]: title and goal, the three piles, each question's answers;
//! - [`figures`]: what tells piles and answers apart without colour;
//! - [`draw`]: the same operations that print a card, in colour, as PNG.

mod bars;
mod draw;
mod figures;
mod head;
mod piles;
mod sheet;
mod style;
#[cfg(test)]
mod tests;
mod words;

use oogst_domain::card::LessonResult;

use super::error::CardsError;
use crate::paper::fonts::Fonts;

pub use words::ChartWords;

/// Draws a lesson's result, 1600 pixels wide and as high as it needs to be. Pure.
///
/// # Errors
/// [`CardsError::Picture`] when it would be higher than 12,000 pixels, which no result of at most a thousand cards
/// is, or when the PNG can't be written.
pub fn chart(result: &LessonResult, words: &ChartWords) -> Result<Vec<u8>, CardsError> {
    let fonts =
        Fonts::open().map_err(|_| CardsError::Picture("a font that came with the program is damaged"))?;
    let mut sheet = sheet::Sheet::new(&fonts);
    head::head(&mut sheet, result, words);
    piles::piles(&mut sheet, result, words);
    bars::bars(&mut sheet, result, words);
    head::foot(&mut sheet, words);
    draw::png(sheet)
}

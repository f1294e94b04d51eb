//! What the trainer of the model needs: the same numbers the model will see, with where they come from.

use super::super::code::{CardCode, PrintedCodes};
use super::locate::locate;
use super::photo::{Forms, see_boxes};
use super::plane::Luma;
use super::qr::read::Outcome;
use super::squares::squares_at_all_sizes;

/// One box of one card.
#[derive(Debug, Clone)]
pub struct TrainingRow {
    /// The card.
    pub code: CardCode,
    /// Index of the box in the form.
    pub index: usize,
    /// The numbers, then the picture.
    pub values: Vec<f32>,
}

/// Every box of every card that is read in a photo.
#[must_use]
pub fn training_rows(luma: Luma<'_>, forms: &dyn Forms, printed: &PrintedCodes) -> Vec<TrainingRow> {
    let squares = squares_at_all_sizes(&luma);
    let mut rows = Vec::new();
    for card in locate(luma, &squares, printed) {
        let Outcome::Card(code) = card.outcome else { continue };
        let Some(form) = forms.form(&code) else { continue };
        let (_, seen) = see_boxes(&luma, &card.placing.map, form);
        for (index, seen) in seen.iter().enumerate() {
            let values = seen.numbers.iter().chain(&seen.picture).copied().collect();
            rows.push(TrainingRow { code, index, values });
        }
    }
    rows
}

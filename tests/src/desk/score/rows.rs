//! What the model sees of each box, as its trainer reads it (docs/card-model).

use oogst_core::card::read::{Luma, training_rows};

use super::paper::Printed;

/// Adds the rows of one photo: its index, the card's code, the box, and the numbers.
pub(super) fn photo(at: usize, luma: Luma<'_>, printed: &Printed, to: &mut Vec<u8>) {
    for row in training_rows(luma, printed, &printed.codes) {
        to.extend((at as u32).to_le_bytes());
        to.extend(row.code.text().as_bytes());
        to.extend((row.index as u32).to_le_bytes());
        to.extend((row.values.len() as u32).to_le_bytes());
        row.values.iter().for_each(|value| to.extend(value.to_le_bytes()));
    }
}

//! Merging what is known of the same cards: several photos, several devices, a person's corrections.
//!
//! Commutative, associative and idempotent, so it doesn't matter how often or in which order things arrive.

use std::collections::{BTreeMap, btree_map::Entry};

use super::filled::{CardId, ExitCard, Field, Word};

/// The cards of several readings as one list, by number and run. What is known of a card is put together.
#[must_use]
pub fn merge_cards(readings: impl IntoIterator<Item = ExitCard>) -> Vec<ExitCard> {
    let mut cards: BTreeMap<CardId, BTreeMap<String, Field>> = BTreeMap::new();
    for card in readings {
        let fields = cards.entry(card.id).or_default();
        for (key, field) in card.fields {
            match fields.entry(key) {
                Entry::Vacant(place) => drop(place.insert(field)),
                Entry::Occupied(mut place) => place.get_mut().merge(field),
            }
        }
    }
    cards.into_iter().map(|(id, fields)| ExitCard { id, fields }).collect()
}

impl Field {
    /// Takes in what another copy knows.
    pub fn merge(&mut self, other: Field) {
        for (said, confidence) in other.machine {
            let kept = self.machine.entry(said).or_insert(confidence);
            *kept = (*kept).max(confidence);
        }
        merge_word(&mut self.pupil, other.pupil);
        merge_word(&mut self.person, other.person);
    }
}

/// The later turn counts; within one turn both do, and are asked about when they differ.
fn merge_word(kept: &mut Option<Word>, other: Option<Word>) {
    let Some(other) = other else { return };
    match kept {
        Some(word) if word.turn > other.turn => {}
        Some(word) if word.turn == other.turn => word.said.extend(other.said),
        _ => *kept = Some(other),
    }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;

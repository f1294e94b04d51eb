//! How often each answer was given: all that is shared when a teacher submits counts only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    CardTemplate, ExitCard, Pile,
    piles::{Settled, pile, settled},
};

/// Counts of one lesson. No card is in it, and no number.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// How many cards.
    pub cards: u32,
    /// Each question's, by its key.
    pub questions: BTreeMap<String, QuestionCounts>,
    /// The piles, where the template makes any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub piles: Option<PileCounts>,
}

/// Counts of one question. Of every card something is counted; with several choices more than once.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
#[serde(default)]
pub struct QuestionCounts {
    /// Each answer, by its name; what nobody gave is left out.
    pub options: BTreeMap<String, u32>,
    /// Cards with something written.
    pub written: u32,
    /// Cards that are blank there, for sure.
    pub blank: u32,
    /// Cards that somebody should look at, also those whose place was out of view.
    pub uncertain: u32,
}

/// How many cards lie where.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PileCounts {
    /// Got it.
    pub got_it: u32,
    /// Almost.
    pub almost: u32,
    /// Not yet.
    pub not_yet: u32,
    /// Not to be told: blank or in doubt where it matters.
    pub apart: u32,
}

/// Counts the cards of one lesson.
#[must_use]
pub fn count(template: &CardTemplate, cards: &[ExitCard]) -> Counts {
    let mut counts = Counts { cards: u32::try_from(cards.len()).unwrap_or(u32::MAX), ..Counts::default() };
    for question in &template.questions {
        let of: &mut QuestionCounts = counts.questions.entry(question.key.clone()).or_default();
        for card in cards {
            match settled(question, card) {
                Settled::Options(options) => {
                    options.into_iter().for_each(|option| *of.options.entry(option).or_default() += 1);
                }
                Settled::Written => of.written += 1,
                Settled::Blank => of.blank += 1,
                Settled::Doubt | Settled::Unseen => of.uncertain += 1,
            }
        }
    }
    counts.piles = template.piles.as_ref().map(|_| {
        let mut piles = PileCounts::default();
        for card in cards {
            *match pile(template, card) {
                Some(Pile::GotIt) => &mut piles.got_it,
                Some(Pile::Almost) => &mut piles.almost,
                Some(Pile::NotYet) => &mut piles.not_yet,
                None => &mut piles.apart,
            } += 1;
        }
        piles
    });
    counts
}

//! Three piles: who got it, who almost, who not yet, by the rule that the template carries.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    CardTemplate, PileRule,
    filled::{ExitCard, Said},
    model::{Question, Sure, Worth},
};

/// A pile, from the least to the most.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum Pile {
    /// Not yet.
    NotYet,
    /// Almost.
    Almost,
    /// Got it.
    GotIt,
}

/// What a card says to one question, as far as it can be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Settled {
    /// Nothing.
    Blank,
    /// These options; exactly one unless several may be chosen.
    Options(BTreeSet<String>),
    /// Something in writing.
    Written,
    /// Can't be told yet.
    Doubt,
    /// Nothing is known of it.
    Unseen,
}

/// What `card` says to `question`. Two answers where one may be given, and options that the question doesn't have,
/// are a doubt whoever says so: they are counted nowhere.
pub(super) fn settled(question: &Question, card: &ExitCard) -> Settled {
    let Some(answer) = card.fields.get(&question.key).and_then(|field| field.answer()) else {
        return Settled::Unseen;
    };
    match answer.said {
        Said::Blank => Settled::Blank,
        Said::Handwriting | Said::Words { .. } if question.ask.open() => Settled::Written,
        Said::Options { options } => {
            let known = options.iter().all(|o| question.ask.options().iter().any(|known| known.name == o));
            let number = options.len() == 1 || (question.ask.several() && !options.is_empty());
            if known && number { Settled::Options(options) } else { Settled::Doubt }
        }
        Said::Handwriting | Said::Words { .. } | Said::Uncertain { .. } => Settled::Doubt,
    }
}

/// The pile of a card. None where the template has no rule, where the right answer is still to be said, and where
/// what is blank or in doubt could change the pile: such a card lies apart until somebody has looked.
#[must_use]
pub fn pile(template: &CardTemplate, card: &ExitCard) -> Option<Pile> {
    match template.piles.as_ref()? {
        PileRule::Points { worth, got_it, almost } => {
            let (least, most) = sums(template, worth, card)?;
            let of = |sum: i16| {
                if sum >= *got_it {
                    Pile::GotIt
                } else if sum >= *almost {
                    Pile::Almost
                } else {
                    Pile::NotYet
                }
            };
            (of(least) == of(most)).then(|| of(least))
        }
        PileRule::Check { question, right, sure } => check(template, question, right, sure.as_ref(), card),
    }
}

/// The least and the most points that a card can turn out to have. None when nothing that counts was answered.
fn sums(template: &CardTemplate, worth: &[Worth], card: &ExitCard) -> Option<(i16, i16)> {
    let (mut least, mut most, mut answered) = (0i16, 0i16, false);
    for question in &template.questions {
        let points = |option: &str| {
            let found = worth.iter().find(|w| w.question == question.key && w.option == option);
            found.map_or(0, |w| i16::from(w.points))
        };
        if !worth.iter().any(|w| w.question == question.key) {
            continue;
        }
        let of_each =
            || question.ask.options().into_iter().map(|option| points(option.name)).collect::<Vec<_>>();
        let (low, high) = match settled(question, card) {
            Settled::Options(options) => {
                let sum = options.iter().map(|option| points(option)).sum();
                answered = true;
                (sum, sum)
            }
            Settled::Blank if question.ask.several() => (0, 0),
            settled => {
                answered |= settled == Settled::Doubt;
                let each = of_each();
                if question.ask.several() {
                    (each.iter().filter(|p| **p < 0).sum(), each.iter().filter(|p| **p > 0).sum())
                } else {
                    (each.iter().copied().min().unwrap_or(0).min(0), each.iter().copied().max().unwrap_or(0))
                }
            }
        };
        (least, most) = (least + low, most + high);
    }
    answered.then_some((least, most))
}

fn check(
    template: &CardTemplate,
    question: &str,
    right: &[String],
    sure: Option<&Sure>,
    card: &ExitCard,
) -> Option<Pile> {
    let wanted: BTreeSet<&String> = right.iter().collect();
    if wanted.is_empty() {
        return None;
    }
    let Settled::Options(given) = settled(template.question(question)?, card) else { return None };
    if given.iter().collect::<BTreeSet<_>>() != wanted {
        return Some(Pile::NotYet);
    }
    let Some(sure) = sure else { return Some(Pile::GotIt) };
    match settled(template.question(&sure.question)?, card) {
        Settled::Options(said) if said.iter().all(|option| sure.options.contains(option)) => {
            Some(Pile::GotIt)
        }
        // Who doesn't say to be sure, isn't.
        Settled::Options(_) | Settled::Blank => Some(Pile::Almost),
        Settled::Written | Settled::Doubt | Settled::Unseen => None,
    }
}

#[cfg(test)]
#[path = "piles_tests.rs"]
mod tests;

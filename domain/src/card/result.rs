//! The body of a lesson's result: read from photos, filled in on screens, corrected by people.

use oogst_protocol::EntityId;
use serde::{Deserialize, Serialize};

use super::{
    CardError, CardTemplate, ExitCard, QUESTIONS_MAX, check,
    counts::Counts,
    filled::{Confidence, Field, NUMBER_MAX, Said},
};
use crate::text::{self, TextError};

/// Most cards of one result.
pub const CARDS_MAX: usize = 1000;
/// Most characters of an answer in words.
pub const ANSWER_MAX: usize = 1000;
/// Most outcomes that the machine read for one question: more photos than that contradict each other nowhere.
pub const READINGS_MAX: usize = 16;
/// Most characters of the lesson, in the teacher's own words.
pub const LESSON_MAX: usize = 120;

/// A lesson's result. The record's entity is the result's id.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct CardResultBody {
    /// The template as it was printed, with the rule as the teacher has it now: a result explains itself.
    pub template: CardTemplate,
    /// The assignment it is for: its cycle's entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment: Option<EntityId>,
    /// The lesson, in the teacher's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// When the cards were filled in, as far as is known (Unix milliseconds). Orders moments, decides nothing.
    pub at: i64,
    /// Whether the numbers are pupils'.
    #[serde(default)]
    pub numbered: bool,
    /// The captures that were read: photos of desks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captures: Vec<EntityId>,
    /// What came out.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// How much of a result is told.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Every card.
    Cards {
        /// The cards.
        cards: Vec<ExitCard>,
    },
    /// Counts only: no card and no number leaves the teacher's devices.
    Counts {
        /// The counts.
        counts: Counts,
    },
}

/// Why a result can't be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardResultError {
    /// Its template breaks a limit.
    #[error(transparent)]
    Template(#[from] CardError),
    /// A text that does not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// More than [`CARDS_MAX`] cards or captures.
    #[error("{0} are more than fit one result")]
    TooMany(usize),
    /// A card whose number is above 1023.
    #[error("no card has number {0}")]
    Number(u16),
    /// One card twice.
    #[error("card {0} twice")]
    CardTwice(u16),
    /// An answer to what the template doesn't ask, or that can't be given to it.
    #[error("card {number}: no such answer to {question}")]
    Answer {
        /// The card.
        number: u16,
        /// The question.
        question: String,
    },
    /// Counts of what the template doesn't ask, or of more cards than there are.
    #[error("the counts are not of this template's cards")]
    Counts,
}

impl CardResultBody {
    /// Checks the limits: by the author before it is queued, by every reader after it was opened.
    ///
    /// # Errors
    /// The first limit that does not hold.
    pub fn check(&self) -> Result<(), CardResultError> {
        check(&self.template)?;
        text::optional_line("lesson", self.lesson.as_deref(), LESSON_MAX)?;
        if self.captures.len() > CARDS_MAX {
            return Err(CardResultError::TooMany(self.captures.len()));
        }
        match &self.outcome {
            Outcome::Cards { cards } => self.check_cards(cards),
            Outcome::Counts { counts } => self.check_counts(counts),
        }
    }

    fn check_cards(&self, cards: &[ExitCard]) -> Result<(), CardResultError> {
        if cards.len() > CARDS_MAX {
            return Err(CardResultError::TooMany(cards.len()));
        }
        let mut seen = std::collections::BTreeSet::new();
        for card in cards {
            let number = card.id.number;
            if number > NUMBER_MAX {
                return Err(CardResultError::Number(number));
            }
            if !seen.insert(card.id) {
                return Err(CardResultError::CardTwice(number));
            }
            for (key, field) in card.fields.iter().take(QUESTIONS_MAX + 1) {
                if !self.fits(key, field)? {
                    return Err(CardResultError::Answer { number, question: key.chars().take(40).collect() });
                }
            }
        }
        Ok(())
    }

    /// Whether everything that is known of an answer can be an answer to the question.
    fn fits(&self, key: &str, field: &Field) -> Result<bool, CardResultError> {
        let Some(question) = self.template.question(key) else { return Ok(false) };
        let sure = field.machine.values().all(|confidence| *confidence <= Confidence::FULL);
        let words = [&field.pupil, &field.person];
        let many = |n: usize| n > READINGS_MAX;
        if !sure
            || many(field.machine.len())
            || words.iter().any(|w| w.as_ref().is_some_and(|w| many(w.said.len())))
        {
            return Ok(false);
        }
        let said = field.machine.keys().chain(words.into_iter().flatten().flat_map(|word| &word.said));
        let options = question.ask.options();
        for said in said {
            let fits = match said {
                Said::Blank => true,
                Said::Handwriting => question.ask.open(),
                Said::Words { text: words } => {
                    text::prose("text", words, ANSWER_MAX)?;
                    question.ask.open()
                }
                Said::Options { options: given } => {
                    let known = given.iter().all(|name| options.iter().any(|option| option.name == name));
                    known && !given.is_empty() && (question.ask.several() || given.len() == 1)
                }
                Said::Uncertain { options: likely } => {
                    likely.iter().all(|name| options.iter().any(|option| option.name == name))
                }
            };
            if !fits {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn check_counts(&self, counts: &Counts) -> Result<(), CardResultError> {
        let few = |n: u32| n <= counts.cards;
        let sane = usize::try_from(counts.cards).is_ok_and(|cards| cards <= CARDS_MAX)
            && counts.questions.iter().all(|(key, of)| {
                let options = self.template.question(key).map(|question| question.ask.options());
                let known = |name: &String| {
                    options.as_ref().is_some_and(|options| options.iter().any(|option| option.name == name))
                };
                options.is_some()
                    && of.options.iter().all(|(name, n)| known(name) && few(*n))
                    && [of.written, of.blank, of.uncertain].into_iter().all(few)
            })
            && counts.piles.is_none_or(|piles| {
                [piles.got_it, piles.almost, piles.not_yet, piles.apart].into_iter().all(few)
            });
        if sane { Ok(()) } else { Err(CardResultError::Counts) }
    }
}

impl crate::record::Body for CardResultBody {
    type Error = CardResultError;
    const KIND: oogst_protocol::record::RecordKind = oogst_protocol::record::RecordKind::CardResult;

    fn check(&self) -> Result<(), CardResultError> {
        CardResultBody::check(self)
    }
}

#[cfg(test)]
#[path = "result_tests.rs"]
mod tests;

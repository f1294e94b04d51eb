//! What a template must be, whatever size it is printed on. Whether it fits a card is the printer's to say.

use std::collections::BTreeSet;

use super::{
    Ask, CardTemplate, PileRule,
    model::{Question, Sure, Worth},
};
use crate::text::{self, TextError};

/// Most characters of a template's or question's short name.
pub const NAME_MAX: usize = 40;
/// Most characters of a title: two lines of the smallest card.
pub const TITLE_MAX: usize = 60;
/// Most characters of a learning goal.
pub const GOAL_MAX: usize = 120;
/// Most characters of a question.
pub const QUESTION_MAX: usize = 160;
/// Most characters of an answer to choose.
pub const OPTION_MAX: usize = 80;
/// Most characters of the words at a scale's ends and beside a traffic light.
pub const WORD_MAX: usize = 30;
/// Most questions on one card.
pub const QUESTIONS_MAX: usize = 6;
/// How many answers there are to choose from.
pub const OPTIONS: std::ops::RangeInclusive<usize> = 2..=6;
/// How many lines there are to write on.
pub const LINES: std::ops::RangeInclusive<u8> = 1..=16;
/// Most points of one answer, and the least with a minus in front.
pub const POINTS_MAX: i8 = 9;

/// Why a template can't be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// A text that does not fit: its own, or of the question of this key.
    #[error("{}{fault}", .question.as_ref().map(|key| format!("{key}: ")).unwrap_or_default())]
    Text {
        /// The question, if it is of one.
        question: Option<String>,
        /// What is wrong.
        #[source]
        fault: TextError,
    },
    /// A short name that is none: lower case letters, digits, hyphens, 1 to [`NAME_MAX`].
    #[error("{field} is no short name")]
    Name {
        /// `id` or `key`.
        field: &'static str,
    },
    /// No question, or more than [`QUESTIONS_MAX`].
    #[error("{0} questions: a card has 1 to {QUESTIONS_MAX}")]
    Questions(usize),
    /// Two questions of one key.
    #[error("two questions are called {0}")]
    KeyTwice(String),
    /// Fewer or more answers than [`OPTIONS`].
    #[error("{question}: {count} answers to choose from; there can be 2 to 6")]
    Options {
        /// The question.
        question: String,
        /// How many there are.
        count: usize,
    },
    /// Two answers that read the same.
    #[error("{question}: two answers read the same")]
    OptionTwice {
        /// The question.
        question: String,
    },
    /// Faces other than 3 or 4.
    #[error("{question}: {faces} faces; there can be 3 or 4")]
    Faces {
        /// The question.
        question: String,
        /// How many there are.
        faces: u8,
    },
    /// Fewer or more lines than [`LINES`].
    #[error("{question}: {lines} lines to write on; there can be 1 to 16")]
    Lines {
        /// The question.
        question: String,
        /// How many there are.
        lines: u8,
    },
    /// For children without reading, and yet with something to read or write: only faces can be asked.
    #[error("{question}: children who can't read yet answer with faces")]
    NeedsReading {
        /// The question.
        question: String,
    },
    /// The piles' rule names a closed question or an answer that isn't there, or one twice.
    #[error("the piles' rule names {question} {option}, which the card doesn't ask once")]
    Rule {
        /// The question named.
        question: String,
        /// The answer named, or empty.
        option: String,
    },
    /// A rule whose sums make no piles: too many points, or "almost" above "got it".
    #[error("the piles' rule makes no piles")]
    Sums,
}

/// Checks a template: by its author before it is kept, by every reader after it was opened.
///
/// # Errors
/// The first limit that does not hold.
pub fn check(template: &CardTemplate) -> Result<(), CardError> {
    name("id", &template.id)?;
    let own = |fault| CardError::Text { question: None, fault };
    text::line("title", &template.title, TITLE_MAX).map_err(own)?;
    text::optional_line("goal", template.goal.as_deref(), GOAL_MAX).map_err(own)?;
    let count = template.questions.len();
    if count == 0 || count > QUESTIONS_MAX {
        return Err(CardError::Questions(count));
    }
    let mut keys = BTreeSet::new();
    for question in &template.questions {
        name("key", &question.key)?;
        if !keys.insert(&question.key) {
            return Err(CardError::KeyTwice(question.key.clone()));
        }
        check_question(question)?;
        if template.without_reading && !matches!(question.ask, Ask::Smileys { .. }) {
            return Err(CardError::NeedsReading { question: question.key.clone() });
        }
    }
    template.piles.as_ref().map_or(Ok(()), |rule| check_rule(template, rule))
}

fn name(field: &'static str, name: &str) -> Result<(), CardError> {
    let fits = !name.is_empty() && name.len() <= NAME_MAX;
    let plain = || name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if fits && plain() { Ok(()) } else { Err(CardError::Name { field }) }
}

fn check_question(question: &Question) -> Result<(), CardError> {
    let key = || question.key.clone();
    let line = |field, words: &str, max| {
        text::line(field, words, max).map_err(|fault| CardError::Text { question: Some(key()), fault })
    };
    line("text", &question.text, QUESTION_MAX)?;
    match &question.ask {
        Ask::Scale { low, high } => {
            line("low", low, WORD_MAX)?;
            line("high", high, WORD_MAX)
        }
        Ask::TrafficLight { green, orange, red } => {
            line("green", green, WORD_MAX)?;
            line("orange", orange, WORD_MAX)?;
            line("red", red, WORD_MAX)
        }
        Ask::Smileys { faces: 3 | 4 } => Ok(()),
        Ask::Smileys { faces } => Err(CardError::Faces { question: key(), faces: *faces }),
        Ask::OneChoice { options } | Ask::SeveralChoices { options } => {
            if !OPTIONS.contains(&options.len()) {
                return Err(CardError::Options { question: key(), count: options.len() });
            }
            options.iter().try_for_each(|option| line("options", option, OPTION_MAX))?;
            let different: BTreeSet<&String> = options.iter().collect();
            let same = different.len() < options.len();
            if same { Err(CardError::OptionTwice { question: key() }) } else { Ok(()) }
        }
        Ask::Open { lines } if LINES.contains(lines) => Ok(()),
        Ask::Open { lines } => Err(CardError::Lines { question: key(), lines: *lines }),
    }
}

fn check_rule(template: &CardTemplate, rule: &PileRule) -> Result<(), CardError> {
    let mut named = BTreeSet::new();
    let mut asked = |question: &str, option: &str| {
        let known = template.question(question).is_some_and(|q| {
            if option.is_empty() { !q.ask.open() } else { q.ask.options().iter().any(|o| o.name == option) }
        });
        if known && named.insert((question.to_owned(), option.to_owned())) {
            return Ok(());
        }
        Err(CardError::Rule { question: question.to_owned(), option: option.to_owned() })
    };
    match rule {
        PileRule::Points { worth, got_it, almost } => {
            for Worth { question, option, points } in worth {
                asked(question, option)?;
                if points.unsigned_abs() > POINTS_MAX.unsigned_abs() {
                    return Err(CardError::Sums);
                }
            }
            if worth.is_empty() || almost > got_it { Err(CardError::Sums) } else { Ok(()) }
        }
        PileRule::Check { question, right, sure } => {
            asked(question, "")?;
            right.iter().try_for_each(|option| asked(question, option))?;
            let several = template.question(question).is_some_and(|q| q.ask.several());
            if right.len() > 1 && !several {
                return Err(CardError::Rule { question: question.clone(), option: right.concat() });
            }
            let Some(Sure { question: sure, options }) = sure else { return Ok(()) };
            asked(sure, "")?;
            options.iter().try_for_each(|option| asked(sure, option))
        }
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;

//! What a shell shows in pupil mode: exactly one screen, about one pupil, and nothing of anybody else or the teacher.

use oogst_protocol::EntityId;
use serde::Serialize;

use super::{About, Answering, Face, PupilAnswer, PupilSaid, Question, STEPS};
use crate::card::{self, Said};

/// What a screen asks: a question of the form, or one of the exit card.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKey {
    /// Of the form.
    About(About),
    /// Of the exit card, by the question's key.
    Card(String),
}

impl Serialize for StepKey {
    /// `mastery`, `card.q1`.
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            StepKey::About(about) => s.serialize_str(about.name()),
            StepKey::Card(key) => s.collect_str(&format_args!("card.{key}")),
        }
    }
}

/// One screen.
#[derive(Serialize, Debug, Clone, PartialEq)]
#[serde(tag = "screen", rename_all = "snake_case")]
pub enum Screen {
    /// Which number are you? Nothing says who has been here.
    Choose {
        /// The class's numbers, each with its picture.
        numbers: Vec<NumberTile>,
    },
    /// One question.
    Question(Box<QuestionScreen>),
    /// All is answered: done, or back.
    Finish {
        /// Who.
        #[serde(flatten)]
        pupil: NumberTile,
        /// All of it behind.
        progress: Progress,
    },
}

/// A number and its picture.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberTile {
    /// The number.
    pub number: u16,
    /// The picture that goes with it.
    pub picture: &'static str,
}

/// How far somebody is.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Screens behind.
    pub at: usize,
    /// Screens in all.
    pub of: usize,
}

/// One question to one pupil.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct QuestionScreen {
    /// Who.
    #[serde(flatten)]
    pub pupil: NumberTile,
    /// What it asks.
    pub key: StepKey,
    /// In words.
    pub text: String,
    /// How it is answered.
    pub wanted: Wanted,
    /// What can be chosen, in this order.
    pub choices: Vec<Choice>,
    /// What this pupil said before going back.
    pub said: Option<PupilAnswer>,
    /// How far this pupil is.
    pub progress: Progress,
    /// Whether there is a screen before this one.
    pub can_go_back: bool,
}

/// How a screen is answered.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// One of the choices.
    One,
    /// Any number of the choices, also none.
    Several,
    /// A number of minutes: one of the choices, or another.
    Minutes,
    /// Words.
    Words,
    /// A photo.
    Photo,
}

/// One choice.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name, as it is answered: `3`, `yes`, `a`, `20`.
    pub name: String,
    /// Its words; also what a screen reader says.
    pub label: String,
    /// Its face, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face: Option<Face>,
}

/// How a question of the form looks.
pub(super) fn asked(question: &Question) -> (Wanted, Vec<Choice>) {
    let choice =
        |name: &str, label: &str, face| Choice { name: name.to_owned(), label: label.to_owned(), face };
    match &question.answering {
        Answering::Smileys { labels, .. } | Answering::Steps { labels } => {
            let steps = (1..=STEPS).zip(labels);
            let choices =
                steps.map(|(step, label)| choice(&step.to_string(), label, question.answering.face(step)));
            (Wanted::One, choices.collect())
        }
        Answering::YesNo { yes, no } => (Wanted::One, vec![choice("yes", yes, None), choice("no", no, None)]),
        Answering::Minutes { offered } => {
            let offered = offered.iter().map(|minutes| minutes.to_string());
            (Wanted::Minutes, offered.map(|minutes| choice(&minutes, &minutes, None)).collect())
        }
        Answering::Words => (Wanted::Words, Vec::new()),
        Answering::Photo => (Wanted::Photo, Vec::new()),
    }
}

/// How a question of the card looks.
pub(super) fn asked_on_card(question: &card::Question) -> (Wanted, Vec<Choice>) {
    let wanted = match &question.ask {
        card::Ask::Open { .. } => Wanted::Words,
        card::Ask::SeveralChoices { .. } => Wanted::Several,
        _ => Wanted::One,
    };
    let face = |name: &str| match (&question.ask, name) {
        (card::Ask::Smileys { .. }, "happy") => Some(Face::Happy),
        (card::Ask::Smileys { .. }, "fine") => Some(Face::Fine),
        (card::Ask::Smileys { .. }, "neutral" | "unsure") => Some(Face::Unsure),
        (card::Ask::Smileys { .. }, "sad") => Some(Face::Sad),
        _ => None,
    };
    let ends = match &question.ask {
        card::Ask::Scale { low, high } => [Some(low), None, None, Some(high)],
        _ => [None; 4],
    };
    let options = question.ask.options();
    let choices = options.iter().enumerate().map(|(at, option)| {
        let end = ends.get(at).copied().flatten();
        let label = end.map_or_else(|| option.label.to_owned(), |end| format!("{} {end}", option.label));
        Choice { name: option.name.to_owned(), label, face: face(option.name) }
    });
    (wanted, choices.collect())
}

/// An answer to a question of the form; `None` when it can't be one.
pub(super) fn said(question: &Question, answer: &PupilAnswer) -> Option<PupilSaid> {
    let said = match (answer, &question.answering) {
        (PupilAnswer::Skip, _) => PupilSaid::Skipped,
        (PupilAnswer::Chosen { names }, answering) => {
            let [name] = names.as_slice() else { return None };
            match answering {
                Answering::YesNo { .. } => match name.as_str() {
                    "yes" => PupilSaid::YesNo { yes: true },
                    "no" => PupilSaid::YesNo { yes: false },
                    _ => return None,
                },
                Answering::Minutes { .. } => PupilSaid::Minutes { minutes: name.parse().ok()? },
                _ => PupilSaid::Step { step: name.parse().ok()? },
            }
        }
        (PupilAnswer::Words { text }, _) if text.trim().is_empty() => PupilSaid::Skipped,
        (PupilAnswer::Words { text }, _) => PupilSaid::Words { text: text.trim().to_owned() },
        (PupilAnswer::Photo { capture }, _) => PupilSaid::Photo { capture: *capture },
    };
    (said.answers(&question.answering) && said.check(question.about).is_ok()).then_some(said)
}

/// An answer to a question of the card; `None` when it can't be one.
pub(super) fn said_on_card(question: &card::Question, answer: &PupilAnswer) -> Option<Said> {
    match answer {
        PupilAnswer::Skip => Some(Said::Blank),
        PupilAnswer::Words { text } if question.ask.open() => {
            let text = text.trim();
            if text.chars().count() > card::ANSWER_MAX {
                return None;
            }
            Some(if text.is_empty() { Said::Blank } else { Said::Words { text: text.to_owned() } })
        }
        PupilAnswer::Chosen { names } if !question.ask.open() => {
            let options = question.ask.options();
            let known = names.iter().all(|name| options.iter().any(|option| option.name == name));
            if !known || (names.len() != 1 && !question.ask.several()) {
                return None;
            }
            let options: std::collections::BTreeSet<String> = names.iter().cloned().collect();
            Some(if options.is_empty() { Said::Blank } else { Said::Options { options } })
        }
        _ => None,
    }
}

/// A photo's capture, where an answer is one.
pub(super) fn photo(answer: &PupilAnswer) -> Option<EntityId> {
    match answer {
        PupilAnswer::Photo { capture } => Some(*capture),
        _ => None,
    }
}

//! A card's questions, as a record of a cycle or shipped with the program.

use serde::{Deserialize, Serialize};

/// What a card asks: the questions, and the rule by which answers make three piles. The record's entity is
/// the template's; a copy of it travels in every result, so that a result can always be shown.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct CardTemplate {
    /// Its short name, the same in every language: `traffic-light`.
    pub id: String,
    /// The language that it is written in.
    pub language: Language,
    /// The title, at most two lines on paper.
    pub title: String,
    /// The learning goal it is about, where the teacher says one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// The questions, in their order on the card.
    pub questions: Vec<Question>,
    /// Whether it is for children who can't read yet: a picture in front of each question, which is read aloud.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_reading: bool,
    /// How answers make piles; none where the card doesn't ask what was learned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub piles: Option<PileRule>,
}

/// The language of a card.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// One question.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its name in results: `q1`.
    pub key: String,
    /// What is asked.
    pub text: String,
    /// How it is answered.
    #[serde(flatten)]
    pub ask: Ask,
}

/// How a question is answered.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ask {
    /// 1 to 4, with a word at each end. Four steps: there is no middle to hide in.
    Scale {
        /// What 1 means.
        low: String,
        /// What 4 means.
        high: String,
    },
    /// Green, orange, red, each with its word: colour is never the only sign, and paper is black and white.
    TrafficLight {
        /// What green means.
        green: String,
        /// What orange means.
        orange: String,
        /// What red means.
        red: String,
    },
    /// Faces from happy to sad.
    Smileys {
        /// How many: 3 or 4.
        faces: u8,
    },
    /// One of several answers.
    OneChoice {
        /// The answers, named `a`, `b`, … by their place.
        options: Vec<String>,
    },
    /// Any number of answers, also none.
    SeveralChoices {
        /// The answers, named `a`, `b`, … by their place.
        options: Vec<String>,
    },
    /// In the pupil's own words.
    Open {
        /// How many lines to write on.
        lines: u8,
    },
}

/// How answers make piles.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum PileRule {
    /// Answers are worth points; their sum decides.
    Points {
        /// What each answer is worth; what isn't named is worth nothing.
        worth: Vec<Worth>,
        /// The least sum for "got it".
        got_it: i16,
        /// The least sum for "almost".
        almost: i16,
    },
    /// A check question: right is "got it", or "almost" when the pupil isn't sure; wrong is "not yet".
    Check {
        /// The question.
        question: String,
        /// The right answers, all of which must be given and no other. None: the teacher still says which, also
        /// after printing, because a card's tag is of what is printed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        right: Vec<String>,
        /// How the pupil says how sure they are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sure: Option<Sure>,
    },
}

/// What one answer is worth.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Worth {
    /// The question's key.
    pub question: String,
    /// The option's name.
    pub option: String,
    /// Its points, −9 to 9.
    pub points: i8,
}

/// The question that says how sure the pupil is.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Sure {
    /// The question's key.
    pub question: String,
    /// The answers that mean "sure".
    pub options: Vec<String>,
}

/// One possible answer of a closed question.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct AnswerOption<'a> {
    /// Its name in results: `1`, `green`, `happy`, `a`.
    pub name: &'static str,
    /// Its words. A step of a scale has its figure, a face none.
    pub label: &'a str,
}

/// The names of choices by their place.
const LETTERS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
/// The names of a scale's steps.
const STEPS: [&str; 4] = ["1", "2", "3", "4"];
/// The names of three faces.
const THREE: [&str; 3] = ["happy", "neutral", "sad"];
/// The names of four faces.
const FOUR: [&str; 4] = ["happy", "fine", "unsure", "sad"];

impl Ask {
    /// Its possible answers in their order on the card; none for an open question.
    #[must_use]
    pub fn options(&self) -> Vec<AnswerOption<'_>> {
        match self {
            Ask::Scale { .. } => STEPS.map(|step| AnswerOption { name: step, label: step }).into(),
            Ask::TrafficLight { green, orange, red } => [("green", green), ("orange", orange), ("red", red)]
                .map(|(name, label)| AnswerOption { name, label })
                .into(),
            Ask::Smileys { faces: 3 } => THREE.map(|name| AnswerOption { name, label: "" }).into(),
            Ask::Smileys { .. } => FOUR.map(|name| AnswerOption { name, label: "" }).into(),
            Ask::OneChoice { options } | Ask::SeveralChoices { options } => {
                let named = LETTERS.into_iter().zip(options);
                named.map(|(name, label)| AnswerOption { name, label }).collect()
            }
            Ask::Open { .. } => Vec::new(),
        }
    }

    /// Its kind's name, as in JSON.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Ask::Scale { .. } => "scale",
            Ask::TrafficLight { .. } => "traffic_light",
            Ask::Smileys { .. } => "smileys",
            Ask::OneChoice { .. } => "one_choice",
            Ask::SeveralChoices { .. } => "several_choices",
            Ask::Open { .. } => "open",
        }
    }

    /// Whether more than one answer may be given.
    #[must_use]
    pub fn several(&self) -> bool {
        matches!(self, Ask::SeveralChoices { .. })
    }

    /// Whether it is answered in words.
    #[must_use]
    pub fn open(&self) -> bool {
        matches!(self, Ask::Open { .. })
    }
}

impl CardTemplate {
    /// The question of this key.
    #[must_use]
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }
}

//! What a pupil sees, as it crosses: one question a screen, and nothing of anybody else.

use oogst_core::domain::pupil::{self as domain, Face, Screen, Wanted};

use crate::{app::count, ids::id};

/// A number with its picture.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NumberTile {
    /// The number.
    pub number: u16,
    /// The picture, as a code.
    pub picture: String,
}

impl From<domain::NumberTile> for NumberTile {
    fn from(tile: domain::NumberTile) -> Self {
        Self { number: tile.number, picture: tile.picture.to_owned() }
    }
}

/// What a pupil sees.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum PupilScreen {
    /// "Which number are you?"
    Choose {
        /// The numbers; whether somebody is done is not shown.
        numbers: Vec<NumberTile>,
    },
    /// One question.
    Question {
        /// Whose.
        pupil: NumberTile,
        /// What it is about, as a code.
        key: String,
        /// What is asked.
        text: String,
        /// What kind of answer.
        wants: PupilWants,
        /// What can be chosen.
        choices: Vec<PupilChoice>,
        /// What was answered before.
        said: Option<PupilAnswer>,
        /// Which question, from 1.
        at: u32,
        /// Of how many.
        of: u32,
        /// There is a question before it.
        can_go_back: bool,
    },
    /// "Done?"
    Finish {
        /// Whose.
        pupil: NumberTile,
    },
}

impl From<Screen> for PupilScreen {
    fn from(screen: Screen) -> Self {
        match screen {
            Screen::Choose { numbers } => {
                Self::Choose { numbers: numbers.into_iter().map(NumberTile::from).collect() }
            }
            Screen::Finish { pupil, .. } => Self::Finish { pupil: pupil.into() },
            Screen::Question(question) => Self::Question {
                pupil: question.pupil.into(),
                key: match question.key {
                    domain::StepKey::About(about) => about.name().to_owned(),
                    domain::StepKey::Card(key) => format!("card:{key}"),
                },
                text: question.text,
                wants: question.wanted.into(),
                choices: question.choices.into_iter().map(PupilChoice::from).collect(),
                said: question.said.map(PupilAnswer::from),
                at: count(question.progress.at),
                of: count(question.progress.of),
                can_go_back: question.can_go_back,
            },
        }
    }
}

/// What kind of answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PupilWants {
    /// One choice.
    One,
    /// Any number of choices.
    Several,
    /// Minutes: one of the choices, or a number.
    Minutes,
    /// Words.
    Words,
    /// A photo.
    Photo,
}

impl From<Wanted> for PupilWants {
    fn from(wanted: Wanted) -> Self {
        match wanted {
            Wanted::One => Self::One,
            Wanted::Several => Self::Several,
            Wanted::Minutes => Self::Minutes,
            Wanted::Words => Self::Words,
            Wanted::Photo => Self::Photo,
        }
    }
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PupilChoice {
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: String,
    /// The face that goes with it, as a code: `happy`, `fine`, `unsure`, `sad`.
    pub face: Option<String>,
}

impl From<domain::Choice> for PupilChoice {
    fn from(choice: domain::Choice) -> Self {
        Self {
            name: choice.name,
            label: choice.label,
            face: choice.face.map(|face| face_word(face).to_owned()),
        }
    }
}

/// A face as a code.
pub(super) fn face_word(face: Face) -> &'static str {
    match face {
        Face::Happy => "happy",
        Face::Fine => "fine",
        Face::Unsure => "unsure",
        Face::Sad => "sad",
    }
}

/// An answer. A photo is answered with [`crate::Registrations::photo`].
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum PupilAnswer {
    /// Passed over.
    Skip,
    /// Chosen, by name; minutes as digits.
    Chosen {
        /// The names.
        names: Vec<String>,
    },
    /// Written.
    Words {
        /// It.
        text: String,
    },
    /// A photo of own work.
    Photo {
        /// Its capture.
        capture: String,
    },
}

impl From<domain::PupilAnswer> for PupilAnswer {
    fn from(answer: domain::PupilAnswer) -> Self {
        match answer {
            domain::PupilAnswer::Skip => Self::Skip,
            domain::PupilAnswer::Chosen { names } => Self::Chosen { names },
            domain::PupilAnswer::Words { text } => Self::Words { text },
            domain::PupilAnswer::Photo { capture } => Self::Photo { capture: capture.to_string() },
        }
    }
}

impl TryFrom<PupilAnswer> for domain::PupilAnswer {
    type Error = crate::OogstError;

    fn try_from(answer: PupilAnswer) -> Result<Self, Self::Error> {
        Ok(match answer {
            PupilAnswer::Skip => Self::Skip,
            PupilAnswer::Chosen { names } => Self::Chosen { names },
            PupilAnswer::Words { text } => Self::Words { text },
            PupilAnswer::Photo { capture } => Self::Photo { capture: id(&capture)? },
        })
    }
}

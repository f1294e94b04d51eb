//! The class at once, as it crosses.

use oogst_core::domain::pupil as domain;

use super::{PupilPiece, screen::face_word};
use crate::app::count;

/// A pupil in a result.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PupilSelf {
    /// The number.
    pub number: u16,
    /// The picture, as a code.
    pub picture: String,
    /// The name, for the teacher alone.
    pub name: Option<String>,
}

impl From<domain::Who> for PupilSelf {
    fn from(who: domain::Who) -> Self {
        Self { number: who.number, picture: who.picture.to_owned(), name: who.name }
    }
}

/// How a class says that it went.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RegistrationResult {
    /// The round.
    pub round: String,
    /// The lesson.
    pub lesson: Option<String>,
    /// The learning goal.
    pub goal: Option<String>,
    /// Pupils of the class.
    pub class: u32,
    /// Who is done.
    pub done: Vec<PupilSelf>,
    /// Who is not yet.
    pub not_yet: Vec<PupilSelf>,
    /// Who asked for help.
    pub help: Vec<PupilSelf>,
    /// How often each step was chosen, and by whom.
    pub bars: Vec<RegistrationBar>,
    /// How long it took them.
    pub minutes: Option<RegistrationMinutes>,
    /// What they wrote.
    pub words: Vec<PupilWords>,
    /// Photos of their work.
    pub photos: Vec<PupilPhoto>,
    /// All that may go along with a submission on its own: by number, as it was asked.
    pub pieces: Vec<PupilPiece>,
    /// Numbers that said two things on two devices.
    pub apart: Vec<u16>,
    /// There are enough of them for a tally to be told.
    pub may_be_told: bool,
}

impl From<domain::RegistrationResult> for RegistrationResult {
    fn from(result: domain::RegistrationResult) -> Self {
        let all = |who: Vec<domain::Who>| who.into_iter().map(PupilSelf::from).collect();
        let minutes =
            |m: domain::Minutes| RegistrationMinutes { least: m.least, middle: m.middle, most: m.most };
        let photo = |p: domain::PupilPhoto| PupilPhoto { number: p.number, capture: p.capture.to_string() };
        Self {
            round: result.round.to_string(),
            lesson: result.lesson,
            goal: result.goal,
            class: count(result.class),
            done: all(result.done),
            not_yet: all(result.not_yet),
            help: all(result.help),
            bars: result.bars.into_iter().map(RegistrationBar::from).collect(),
            minutes: result.minutes.map(minutes),
            words: result.words.into_iter().map(|w| PupilWords { number: w.number, text: w.text }).collect(),
            photos: result.photos.into_iter().map(photo).collect(),
            pieces: result.pieces.iter().map(|piece| PupilPiece::of(&result.form, piece)).collect(),
            apart: result.apart,
            may_be_told: result.may_be_told,
        }
    }
}

/// How often each step was chosen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RegistrationBar {
    /// What it is about, as a code.
    pub about: String,
    /// What was asked.
    pub text: String,
    /// The steps, in the question's order.
    pub steps: Vec<RegistrationStep>,
    /// Who passed it over.
    pub skipped: u32,
}

impl From<domain::Bar> for RegistrationBar {
    fn from(bar: domain::Bar) -> Self {
        let step = |step: domain::BarStep| RegistrationStep {
            step: step.step,
            label: step.label,
            face: step.face.map(|face| face_word(face).to_owned()),
            numbers: step.numbers,
        };
        Self {
            about: bar.about.name().to_owned(),
            text: bar.text,
            steps: bar.steps.into_iter().map(step).collect(),
            skipped: count(bar.skipped),
        }
    }
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RegistrationStep {
    /// Which, from 1.
    pub step: u8,
    /// Its words.
    pub label: String,
    /// Its face, as a code.
    pub face: Option<String>,
    /// Who chose it.
    pub numbers: Vec<u16>,
}

/// How long it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct RegistrationMinutes {
    /// The least.
    pub least: u16,
    /// The middle one.
    pub middle: u16,
    /// The most.
    pub most: u16,
}

/// What a pupil wrote.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PupilWords {
    /// Who.
    pub number: u16,
    /// What.
    pub text: String,
}

/// A photo of a pupil's work.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PupilPhoto {
    /// Whose.
    pub number: u16,
    /// Its capture.
    pub capture: String,
}

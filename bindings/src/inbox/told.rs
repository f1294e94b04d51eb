//! How pupils say that it went, as a submission tells it: a tally over five or more, and pieces that the teacher chose.

use oogst_core::domain::pupil::{RegistrationForm, SubmittedRegistrations, Tally};

use crate::pupil::{PupilPiece, labels};

/// A round as it was told.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ArrivalRound {
    /// Which.
    pub round: String,
    /// The title of its questions.
    pub title: String,
    /// The lesson.
    pub lesson: Option<String>,
    /// The learning goal.
    pub goal: Option<String>,
    /// Everybody together.
    pub tally: Option<ArrivalTally>,
    /// What single pupils said, under their numbers.
    pub pieces: Vec<PupilPiece>,
}

impl From<SubmittedRegistrations> for ArrivalRound {
    fn from(told: SubmittedRegistrations) -> Self {
        let form = &told.form;
        let pieces = told.pieces.iter().map(|piece| PupilPiece::of(form, piece));
        Self {
            round: told.round.to_string(),
            title: form.title.clone(),
            pieces: pieces.collect(),
            tally: told.tally.as_ref().map(|tally| ArrivalTally::of(form, tally)),
            lesson: told.lesson,
            goal: told.goal,
        }
    }
}

/// Everybody together.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ArrivalTally {
    /// Pupils.
    pub pupils: u32,
    /// How often each step was chosen.
    pub steps: Vec<TallySteps>,
    /// Who would like help, where it was asked.
    pub help: Option<u32>,
    /// Of so many who answered that.
    pub help_of: Option<u32>,
    /// Minutes that it took, the middle one.
    pub minutes: Option<u16>,
}

impl ArrivalTally {
    fn of(form: &RegistrationForm, tally: &Tally) -> Self {
        let steps = tally.steps.iter().map(|(about, counts)| TallySteps {
            about: about.name().to_owned(),
            text: form.question(*about).map(|question| question.text.clone()).unwrap_or_default(),
            labels: labels(form, *about),
            counts: counts.to_vec(),
        });
        Self {
            pupils: tally.pupils,
            steps: steps.collect(),
            help: tally.help.map(|(yes, _)| yes),
            help_of: tally.help.map(|(yes, no)| yes.saturating_add(no)),
            minutes: tally.minutes,
        }
    }
}

/// How often each step of a question was chosen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TallySteps {
    /// What it is about, as a code.
    pub about: String,
    /// What was asked.
    pub text: String,
    /// The steps' words; empty for faces without.
    pub labels: Vec<String>,
    /// How often, in the same order.
    pub counts: Vec<u32>,
}

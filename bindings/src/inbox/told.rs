//! How pupils say that it went, as a submission tells it: a tally over five or more, and pieces that the teacher chose.

use oogst_core::domain::pupil::{About, PupilSaid, RegistrationForm, SubmittedRegistrations, Tally};

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
    pub pieces: Vec<ArrivalPiece>,
}

impl From<SubmittedRegistrations> for ArrivalRound {
    fn from(told: SubmittedRegistrations) -> Self {
        let form = &told.form;
        let pieces =
            told.pieces.iter().map(|piece| ArrivalPiece::of(form, piece.number, piece.about, &piece.said));
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

/// What one pupil said.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ArrivalPiece {
    /// The number.
    pub number: u16,
    /// What it is about, as a code.
    pub about: String,
    /// In words: the step's, what was written, minutes as digits, `yes` or `no`; empty for a photo.
    pub text: String,
    /// The photo, an item of the submission.
    pub item: Option<String>,
}

impl ArrivalPiece {
    fn of(form: &RegistrationForm, number: u16, about: About, said: &PupilSaid) -> Self {
        let text = match said {
            PupilSaid::Skipped | PupilSaid::Photo { .. } => String::new(),
            PupilSaid::Step { step } => {
                let at = usize::from(step.saturating_sub(1));
                labels(form, about).get(at).cloned().unwrap_or_else(|| step.to_string())
            }
            PupilSaid::Minutes { minutes } => minutes.to_string(),
            PupilSaid::Words { text } => text.clone(),
            PupilSaid::YesNo { yes } => if *yes { "yes" } else { "no" }.to_owned(),
        };
        let item = match said {
            PupilSaid::Photo { capture } => Some(capture.to_string()),
            _ => None,
        };
        Self { number, about: about.name().to_owned(), text, item }
    }
}

fn labels(form: &RegistrationForm, about: About) -> Vec<String> {
    let labels = form.question(about).and_then(|question| question.answering.labels());
    labels.map(|labels| labels.to_vec()).unwrap_or_default()
}

//! What one pupil said, as it crosses: to be chosen for a submission, and as one tells it.

use oogst_core::domain::pupil::{About, Piece, PupilSaid, RegistrationForm};

/// What one pupil said.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PupilPiece {
    /// The number.
    pub number: u16,
    /// What it is about, as a code.
    pub about: String,
    /// In words: the step's, what was written, minutes as digits, `yes` or `no`; empty for a photo.
    pub text: String,
    /// The photo: a capture, and in a submission its item.
    pub item: Option<String>,
}

impl PupilPiece {
    pub(crate) fn of(form: &RegistrationForm, piece: &Piece) -> Self {
        let text = match &piece.said {
            PupilSaid::Skipped | PupilSaid::Photo { .. } => String::new(),
            PupilSaid::Step { step } => {
                let at = usize::from(step.saturating_sub(1));
                labels(form, piece.about).get(at).cloned().unwrap_or_else(|| step.to_string())
            }
            PupilSaid::Minutes { minutes } => minutes.to_string(),
            PupilSaid::Words { text } => text.clone(),
            PupilSaid::YesNo { yes } => if *yes { "yes" } else { "no" }.to_owned(),
        };
        let item = piece.photo().map(|capture| capture.to_string());
        Self { number: piece.number, about: piece.about.name().to_owned(), text, item }
    }
}

/// The words of a scale's steps.
pub(crate) fn labels(form: &RegistrationForm, about: About) -> Vec<String> {
    let labels = form.question(about).and_then(|question| question.answering.labels());
    labels.map(|labels| labels.to_vec()).unwrap_or_default()
}

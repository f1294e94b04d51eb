//! What of a round goes along with a submission: a tally, and pieces that the teacher chose, under a number.

use oogst_protocol::EntityId;
use serde::{Deserialize, Serialize};

use super::{
    About, PupilSaid, RegistrationError, RegistrationForm, RoundError, SelfRegistrationBody, Tally,
    TallyError,
};
use crate::{
    capture::{GOAL_MAX, LESSON_MAX},
    card::NUMBER_MAX,
    text::{self, TextError},
};

/// Most pieces of one round.
const PIECES_MAX: usize = 200;

/// A round as far as it is told. No name, no class.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct SubmittedRegistrations {
    /// The round.
    pub round: EntityId,
    /// What was asked.
    pub form: RegistrationForm,
    /// The lesson, in the teacher's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// The learning goal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// The counts; none where only pieces go along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<Tally>,
    /// What single pupils said, as the teacher chose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Piece>,
}

/// What one pupil said about one thing.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The number: who that is only the teacher knows.
    pub number: u16,
    /// What it is about.
    pub about: About,
    /// What was said; a photo is among the submission's captures.
    #[serde(flatten)]
    pub said: PupilSaid,
}

/// Why a round can't be told so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmittedRegistrationsError {
    /// A text that does not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Its form can't be.
    #[error(transparent)]
    Form(#[from] RoundError),
    /// Its tally may not be.
    #[error(transparent)]
    Tally(#[from] TallyError),
    /// A piece that can't be said.
    #[error(transparent)]
    Said(#[from] RegistrationError),
    /// More than fit.
    #[error("{0} pieces are more than fit one submission")]
    TooMany(usize),
    /// A piece that is none: nobody's, twice, or of what was not asked.
    #[error("number {number} said no such thing about {about:?}")]
    Piece {
        /// Whose.
        number: u16,
        /// About what.
        about: About,
    },
}

impl Piece {
    /// A piece of what this pupil said; `None` when that was nothing.
    #[must_use]
    pub fn of(registration: &SelfRegistrationBody, about: About) -> Option<Self> {
        let said = registration.said(about).filter(|said| **said != PupilSaid::Skipped)?;
        Some(Self { number: registration.number, about, said: said.clone() })
    }

    /// Its photo, where it is one.
    #[must_use]
    pub fn photo(&self) -> Option<EntityId> {
        match self.said {
            PupilSaid::Photo { capture } => Some(capture),
            _ => None,
        }
    }
}

impl SubmittedRegistrations {
    /// Checks the limits: by the author before it is queued, by every reader after it was opened.
    ///
    /// # Errors
    /// [`SubmittedRegistrationsError`].
    pub fn check(&self) -> Result<(), SubmittedRegistrationsError> {
        self.form.check()?;
        text::optional_line("lesson", self.lesson.as_deref(), LESSON_MAX)?;
        text::optional_line("goal", self.goal.as_deref(), GOAL_MAX)?;
        if let Some(tally) = &self.tally {
            tally.check(&self.form)?;
        }
        if self.pieces.len() > PIECES_MAX {
            return Err(SubmittedRegistrationsError::TooMany(self.pieces.len()));
        }
        let mut seen = std::collections::BTreeSet::new();
        for piece in &self.pieces {
            let (number, about) = (piece.number, piece.about);
            piece.said.check(about)?;
            let asked = self.form.question(about).is_some_and(|q| piece.said.answers(&q.answering));
            let known = (1..=NUMBER_MAX).contains(&number) && piece.said != PupilSaid::Skipped;
            if !asked || !known || !seen.insert((number, about)) {
                return Err(SubmittedRegistrationsError::Piece { number, about });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupil::testing::{registration, round};

    #[test]
    fn what_goes_along_is_counts_and_numbers() {
        let round = round("quick");
        let tally =
            Tally { pupils: 6, steps: [(About::Mastery, [1, 0, 2, 3])].into(), help: None, minutes: None };
        let piece = Piece::of(&registration(7, 3), About::Mastery).unwrap();
        assert_eq!(Piece::of(&registration(7, 3), About::Help), None);
        let told = SubmittedRegistrations {
            round: EntityId([1; 16]),
            form: round.form,
            lesson: round.lesson,
            goal: round.goal,
            tally: Some(tally),
            pieces: vec![piece.clone()],
        };
        insta::assert_json_snapshot!("submitted", told);
        assert_eq!(told.check(), Ok(()));
        let text = serde_json::to_string(&told).unwrap();
        assert_eq!(serde_json::from_str::<SubmittedRegistrations>(&text).unwrap(), told);
        let with = |pieces| SubmittedRegistrations { pieces, ..told.clone() }.check().unwrap_err();
        let wrong = |number, about| SubmittedRegistrationsError::Piece { number, about };
        assert_eq!(with(vec![piece.clone(), piece.clone()]), wrong(7, About::Mastery));
        assert_eq!(with(vec![Piece { number: 0, ..piece.clone() }]), wrong(0, About::Mastery));
        assert_eq!(
            with(vec![Piece { about: About::Wellbeing, ..piece.clone() }]),
            wrong(7, About::Wellbeing)
        );
        assert!(matches!(with(vec![piece; PIECES_MAX + 1]), SubmittedRegistrationsError::TooMany(_)));
        let few = Tally { pupils: 4, steps: Default::default(), help: None, minutes: None };
        let few = SubmittedRegistrations { tally: Some(few), ..told };
        assert_eq!(few.check(), Err(SubmittedRegistrationsError::Tally(TallyError::TooFew { found: 4 })));
    }
}

//! A round: what is asked of a class about one lesson or learning goal.

use std::collections::BTreeSet;

use oogst_protocol::{EntityId, record::RecordKind};
use serde::{Deserialize, Serialize};

use super::{About, Answering, Question, ToldTally};
use crate::{
    capture::{GOAL_MAX, LESSON_MAX},
    card::{CardError, CardTemplate, Language, check as check_template},
    record::Body,
    text::{self, TextError},
};

/// Most characters of a question, or of what a step means.
const TEXT_MAX: usize = 120;
/// Most tallies that were told of one round.
const TOLD_MAX: usize = 20;

/// What is asked, in one language.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct RegistrationForm {
    /// Its short name, the same in every language: `quick`.
    pub id: String,
    /// The language that it is written in.
    pub language: Language,
    /// What a teacher chooses it by.
    pub title: String,
    /// The questions, in their order; none where only an exit card is filled in.
    pub questions: Vec<Question>,
}

/// A round, said by its teacher to their own devices alone. The record's entity is the round's id.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct RegistrationRoundBody {
    /// The class.
    pub class: EntityId,
    /// What is asked: a copy, so that a result explains itself.
    pub form: RegistrationForm,
    /// The lesson, in the teacher's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// The learning goal it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// The assignment it is for: its cycle's entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment: Option<EntityId>,
    /// An exit card to fill in on the screen, after the questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardTemplate>,
    /// The result that these cards come to: a card result like that of paper ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<EntityId>,
    /// When it was begun (Unix milliseconds).
    pub at: i64,
    /// The tallies that were told of it: what a later one may differ from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<ToldTally>,
}

/// Why a round can't be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoundError {
    /// A text that does not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Its card can't be.
    #[error(transparent)]
    Card(#[from] CardError),
    /// It asks nothing.
    #[error("a round that asks nothing")]
    AsksNothing,
    /// It asks one thing twice.
    #[error("{0:?} is asked twice")]
    Twice(About),
    /// A question that can't be answered so.
    #[error("{0:?} can't be answered so")]
    Answering(About),
    /// A card without a result, or the other way round.
    #[error("a card and its result belong together")]
    CardWithoutResult,
    /// More tallies told than are kept.
    #[error("{0} tallies told")]
    Told(usize),
}

impl RegistrationForm {
    /// Checks its limits.
    ///
    /// # Errors
    /// [`RoundError`].
    pub fn check(&self) -> Result<(), RoundError> {
        text::line("form", &self.id, TEXT_MAX)?;
        text::line("title", &self.title, TEXT_MAX)?;
        let mut seen = BTreeSet::new();
        for question in &self.questions {
            let about = question.about;
            if !seen.insert(about) {
                return Err(RoundError::Twice(about));
            }
            text::line("question", &question.text, TEXT_MAX)?;
            let fits = match (&question.answering, about) {
                (Answering::Minutes { offered }, About::Minutes) => {
                    offered.len() <= 12 && offered.iter().all(|minutes| *minutes <= super::MINUTES_MAX)
                }
                (Answering::Words, About::Words) | (Answering::Photo, About::Photo) => true,
                (Answering::YesNo { yes, no }, About::Help) => {
                    text::line("yes", yes, TEXT_MAX)?;
                    text::line("no", no, TEXT_MAX)?;
                    true
                }
                (answering, about) => {
                    let scale = !matches!(about, About::Minutes | About::Words | About::Photo | About::Help);
                    for label in answering.labels().into_iter().flatten() {
                        text::line("step", label, TEXT_MAX)?;
                    }
                    scale && answering.labels().is_some()
                }
            };
            if !fits {
                return Err(RoundError::Answering(about));
            }
        }
        Ok(())
    }

    /// The question about this.
    #[must_use]
    pub fn question(&self, about: About) -> Option<&Question> {
        self.questions.iter().find(|question| question.about == about)
    }
}

impl RegistrationRoundBody {
    /// Takes in what another copy knows: a round stays as it was begun, and what was told of it is kept together.
    pub fn merge(&mut self, other: Self) {
        self.told.extend(other.told);
        self.told.sort_by(|a, b| (a.at, &a.members).cmp(&(b.at, &b.members)));
        self.told.dedup();
        let old = self.told.len().saturating_sub(TOLD_MAX);
        self.told.drain(..old);
    }
}

impl Body for RegistrationRoundBody {
    type Error = RoundError;
    const KIND: RecordKind = RecordKind::RegistrationRound;

    fn check(&self) -> Result<(), RoundError> {
        self.form.check()?;
        text::optional_line("lesson", self.lesson.as_deref(), LESSON_MAX)?;
        text::optional_line("goal", self.goal.as_deref(), GOAL_MAX)?;
        if let Some(card) = &self.card {
            check_template(card)?;
        }
        if self.card.is_some() != self.result.is_some() {
            return Err(RoundError::CardWithoutResult);
        }
        if self.form.questions.is_empty() && self.card.is_none() {
            return Err(RoundError::AsksNothing);
        }
        if self.told.len() > TOLD_MAX {
            return Err(RoundError::Told(self.told.len()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupil::{sets, testing::round};

    #[test]
    fn a_round_as_it_travels_comes_back_the_same() {
        let body = round("quick");
        insta::assert_json_snapshot!("round", body);
        let text = serde_json::to_string(&body).unwrap();
        assert_eq!(serde_json::from_str::<RegistrationRoundBody>(&text).unwrap(), body);
        assert_eq!(body.check(), Ok(()));
    }

    #[test]
    fn a_round_asks_something_and_each_thing_once() {
        let with = |change: &dyn Fn(&mut RegistrationRoundBody)| {
            let mut body = round("quick");
            change(&mut body);
            body.check().unwrap_err()
        };
        assert_eq!(with(&|body| body.form.questions.clear()), RoundError::AsksNothing);
        let twice =
            |body: &mut RegistrationRoundBody| body.form.questions.push(body.form.questions[0].clone());
        assert_eq!(with(&twice), RoundError::Twice(About::Mastery));
        assert_eq!(
            with(&|body| body.form.questions[0].answering = Answering::Words),
            RoundError::Answering(About::Mastery)
        );
        assert_eq!(with(&|body| body.result = Some(EntityId([1; 16]))), RoundError::CardWithoutResult);
        let card = sets(Language::Nl);
        assert!(!card.is_empty());
    }
}

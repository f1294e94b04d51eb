//! One pupil filling in one screen after another: a state that is kept after every answer.

use std::collections::{BTreeMap, BTreeSet};

use oogst_protocol::EntityId;
use serde::{Deserialize, Serialize};

use super::{
    About, RegistrationRoundBody, SchoolClassBody, SelfRegistrationBody, Told, picture,
    steps::{self, NumberTile, Progress, QuestionScreen, Screen, StepKey},
};
use crate::card::{CardId, ExitCard, Field};

/// What a pupil gives on one screen.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
#[serde(tag = "given", rename_all = "snake_case")]
pub enum PupilAnswer {
    /// Passed over.
    Skip,
    /// Choices, by their names; minutes as a number.
    Chosen {
        /// The names.
        names: Vec<String>,
    },
    /// Words.
    Words {
        /// As typed.
        text: String,
    },
    /// A photo of own work.
    Photo {
        /// Its capture.
        capture: EntityId,
    },
}

/// One pupil at work. Kept after every answer, so a dead battery loses at most the screen being filled in.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct PupilSession {
    /// The round.
    pub round: EntityId,
    /// Who.
    pub number: u16,
    /// The screen that is shown: how many are behind.
    pub at: usize,
    /// What was answered, by the number of the screen.
    #[serde(default)]
    pub answers: BTreeMap<usize, PupilAnswer>,
    /// Photos that were taken here, also those that another took the place of.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub taken: BTreeSet<EntityId>,
}

/// Why a pupil can't go on so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// No such number in the class.
    #[error("there is no number {0} in the class")]
    NoSuchNumber(u16),
    /// Registered already.
    #[error("number {0} has registered")]
    AlreadyDone(u16),
    /// No such answer to what the screen asks.
    #[error("no such answer")]
    NoSuchAnswer,
    /// There is no screen before the first.
    #[error("nothing to go back to")]
    AtStart,
    /// Not all screens are behind.
    #[error("not done yet")]
    NotDone,
    /// All screens are behind: nothing is asked.
    #[error("nothing is asked")]
    NothingAsked,
}

/// One step of a round.
enum Step<'a> {
    Form(&'a super::Question),
    Card(&'a crate::card::Question),
}

fn steps(round: &RegistrationRoundBody) -> Vec<Step<'_>> {
    let form = round.form.questions.iter().map(Step::Form);
    form.chain(round.card.iter().flat_map(|card| &card.questions).map(Step::Card)).collect()
}

impl PupilSession {
    /// A pupil begins, with a clean slate.
    ///
    /// # Errors
    /// [`SessionError::NoSuchNumber`].
    pub fn begin(round: EntityId, class: &SchoolClassBody, number: u16) -> Result<Self, SessionError> {
        if class.numbers().any(|known| known == number) {
            Ok(Self { round, number, at: 0, answers: BTreeMap::new(), taken: BTreeSet::new() })
        } else {
            Err(SessionError::NoSuchNumber(number))
        }
    }

    /// The screen of who begins.
    #[must_use]
    pub fn choose(class: &SchoolClassBody) -> Screen {
        let tile = |number| NumberTile { number, picture: picture(number) };
        Screen::Choose { numbers: class.numbers().map(tile).collect() }
    }

    /// The screen that is shown.
    #[must_use]
    pub fn screen(&self, round: &RegistrationRoundBody) -> Screen {
        let steps = steps(round);
        let pupil = NumberTile { number: self.number, picture: picture(self.number) };
        let progress = Progress { at: self.at.min(steps.len()), of: steps.len() };
        let Some(step) = steps.get(self.at) else { return Screen::Finish { pupil, progress } };
        let (key, text, (wanted, choices)) = match step {
            Step::Form(question) => {
                (StepKey::About(question.about), question.text.clone(), steps::asked(question))
            }
            Step::Card(question) => {
                (StepKey::Card(question.key.clone()), question.text.clone(), steps::asked_on_card(question))
            }
        };
        Screen::Question(Box::new(QuestionScreen {
            pupil,
            key,
            text,
            wanted,
            choices,
            said: self.answers.get(&self.at).cloned(),
            progress,
            can_go_back: self.at > 0,
        }))
    }

    /// What the screen asks, where it asks something.
    #[must_use]
    pub fn key(&self, round: &RegistrationRoundBody) -> Option<StepKey> {
        match self.screen(round) {
            Screen::Question(question) => Some(question.key),
            _ => None,
        }
    }

    /// Answers the screen, and goes on to the next.
    ///
    /// # Errors
    /// [`SessionError::NoSuchAnswer`], [`SessionError::NothingAsked`]; nothing changes then.
    pub fn answer(&mut self, round: &RegistrationRoundBody, answer: PupilAnswer) -> Result<(), SessionError> {
        let steps = steps(round);
        let fits = match steps.get(self.at).ok_or(SessionError::NothingAsked)? {
            Step::Form(question) => steps::said(question, &answer).is_some(),
            Step::Card(question) => steps::said_on_card(question, &answer).is_some(),
        };
        if !fits {
            return Err(SessionError::NoSuchAnswer);
        }
        self.answers.insert(self.at, answer);
        self.at += 1;
        Ok(())
    }

    /// Back to the screen before; what was answered there is shown.
    ///
    /// # Errors
    /// [`SessionError::AtStart`].
    pub fn back(&mut self) -> Result<(), SessionError> {
        self.at = self.at.checked_sub(1).ok_or(SessionError::AtStart)?;
        Ok(())
    }

    /// Photos that were taken here and are no answer any more.
    #[must_use]
    pub fn left_over(&self) -> Vec<EntityId> {
        let kept: BTreeSet<EntityId> = self.answers.values().filter_map(steps::photo).collect();
        self.taken.difference(&kept).copied().collect()
    }

    /// Whether the screen asks for a photo.
    #[must_use]
    pub fn wants_photo(&self, round: &RegistrationRoundBody) -> bool {
        matches!(self.screen(round), Screen::Question(question) if question.wanted == steps::Wanted::Photo)
    }

    /// What it comes to: the registration and the filled card, over what this pupil said before.
    ///
    /// # Errors
    /// [`SessionError::NotDone`].
    pub fn done(
        &self,
        round: &RegistrationRoundBody,
        before: Option<SelfRegistrationBody>,
        card_before: Option<ExitCard>,
        at: i64,
    ) -> Result<(SelfRegistrationBody, Option<ExitCard>), SessionError> {
        let steps = steps(round);
        if self.at < steps.len() {
            return Err(SessionError::NotDone);
        }
        let fresh = SelfRegistrationBody {
            round: self.round,
            number: self.number,
            answers: BTreeMap::new(),
            withdrawn: Told::first(false),
            at,
        };
        let mut body = before.unwrap_or(fresh);
        body.withdrawn.say(false);
        let mut fields: BTreeMap<String, Field> = card_before.map(|card| card.fields).unwrap_or_default();
        for (place, step) in steps.iter().enumerate() {
            let answer = self.answers.get(&place).unwrap_or(&PupilAnswer::Skip);
            match step {
                Step::Form(question) => {
                    let said = steps::said(question, answer).ok_or(SessionError::NoSuchAnswer)?;
                    say(&mut body.answers, question.about, said);
                }
                Step::Card(question) => {
                    let said = steps::said_on_card(question, answer).ok_or(SessionError::NoSuchAnswer)?;
                    fields.entry(question.key.clone()).or_default().answer_by_pupil(said);
                }
            }
        }
        let card = round
            .card
            .is_some()
            .then_some(ExitCard { id: CardId { number: self.number, run: None }, fields });
        Ok((body, card))
    }
}

fn say(answers: &mut BTreeMap<About, Told<super::PupilSaid>>, about: About, said: super::PupilSaid) {
    match answers.get_mut(&about) {
        Some(told) => told.say(said),
        None => drop(answers.insert(about, Told::first(said))),
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;

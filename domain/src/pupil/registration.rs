//! What one pupil says about a lesson.

use std::collections::BTreeMap;

use oogst_protocol::{EntityId, Hash, record::RecordKind};
use serde::{Deserialize, Serialize};

use super::{About, Answering, MINUTES_MAX, RegistrationForm, STEPS, Told, class::APART_MAX};
use crate::{
    card::NUMBER_MAX,
    record::Body,
    text::{self, TextError},
};

/// Most characters of a pupil's words.
pub const WORDS_MAX: usize = 500;

/// One pupil's registration in one round, to the teacher's own devices alone. The record's entity is its id.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct SelfRegistrationBody {
    /// The round.
    pub round: EntityId,
    /// Whose.
    pub number: u16,
    /// What was said, by what it is about.
    pub answers: BTreeMap<About, Told<PupilSaid>>,
    /// Whether the teacher took it away: a wrong number was chosen.
    pub withdrawn: Told<bool>,
    /// When it was done (Unix milliseconds).
    pub at: i64,
}

/// One answer.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[serde(tag = "said", rename_all = "snake_case")]
pub enum PupilSaid {
    /// Nothing: passed over.
    Skipped,
    /// A step of a scale, 1 to 4.
    Step {
        /// Which.
        step: u8,
    },
    /// So many minutes.
    Minutes {
        /// How many.
        minutes: u16,
    },
    /// These words.
    Words {
        /// As typed.
        text: String,
    },
    /// A photo of own work.
    Photo {
        /// Its capture.
        capture: EntityId,
    },
    /// Yes or no.
    YesNo {
        /// Yes.
        yes: bool,
    },
}

/// Why a registration can't be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationError {
    /// A text that does not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A number that is no pupil's.
    #[error("{0} is no pupil's number")]
    Number(u16),
    /// An answer that can't be given to this.
    #[error("no such answer about {0:?}")]
    Answer(About),
    /// Nothing said where something must be, or more than was ever said apart.
    #[error("{0} values of one thing")]
    Values(usize),
}

impl PupilSaid {
    /// Checks the limits that hold whatever the form.
    pub(super) fn check(&self, about: About) -> Result<(), RegistrationError> {
        let scale = !matches!(about, About::Minutes | About::Words | About::Photo | About::Help);
        let fits = match self {
            PupilSaid::Skipped => true,
            PupilSaid::Step { step } => scale && (1..=STEPS).contains(step),
            PupilSaid::Minutes { minutes } => about == About::Minutes && *minutes <= MINUTES_MAX,
            PupilSaid::Words { text: words } => {
                text::prose("words", words, WORDS_MAX)?;
                about == About::Words && !words.trim().is_empty()
            }
            PupilSaid::Photo { .. } => about == About::Photo,
            PupilSaid::YesNo { .. } => about == About::Help,
        };
        if fits { Ok(()) } else { Err(RegistrationError::Answer(about)) }
    }

    /// Whether a question that is answered so can have this answer.
    #[must_use]
    pub fn answers(&self, answering: &Answering) -> bool {
        match self {
            PupilSaid::Skipped => true,
            PupilSaid::Step { .. } => answering.labels().is_some(),
            PupilSaid::Minutes { .. } => matches!(answering, Answering::Minutes { .. }),
            PupilSaid::Words { .. } => matches!(answering, Answering::Words),
            PupilSaid::Photo { .. } => matches!(answering, Answering::Photo),
            PupilSaid::YesNo { .. } => matches!(answering, Answering::YesNo { .. }),
        }
    }
}

impl SelfRegistrationBody {
    /// What counts about this; said apart on two devices, the one that every device shows.
    #[must_use]
    pub fn said(&self, about: About) -> Option<&PupilSaid> {
        self.answers.get(&about)?.one()
    }

    /// Whether it counts: not taken away.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.withdrawn.one() != Some(&true)
    }

    /// Whether everything in it can be an answer to this form.
    #[must_use]
    pub fn fits(&self, form: &RegistrationForm) -> bool {
        self.answers.iter().all(|(about, told)| {
            let question = form.question(*about);
            question.is_some_and(|question| told.said.iter().all(|said| said.answers(&question.answering)))
        })
    }

    /// A name for exactly these answers: tells whether somebody said something else since.
    #[must_use]
    pub fn fingerprint(&self) -> Hash {
        Hash::of(&serde_json::to_vec(&self.answers).unwrap_or_default())
    }
}

impl Body for SelfRegistrationBody {
    type Error = RegistrationError;
    const KIND: RecordKind = RecordKind::SelfRegistration;

    fn check(&self) -> Result<(), RegistrationError> {
        if self.number == 0 || self.number > NUMBER_MAX {
            return Err(RegistrationError::Number(self.number));
        }
        let few =
            |n: usize| if (1..=APART_MAX).contains(&n) { Ok(()) } else { Err(RegistrationError::Values(n)) };
        few(self.withdrawn.said.len())?;
        for (about, told) in &self.answers {
            few(told.said.len())?;
            for said in &told.said {
                said.check(*about)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupil::testing::registration;

    #[test]
    fn a_registration_as_it_travels_comes_back_the_same() {
        let mut body = registration(7, 3);
        let all = [
            (About::Minutes, PupilSaid::Minutes { minutes: 20 }),
            (About::Words, PupilSaid::Words { text: "Breuken zijn leuk".into() }),
            (About::Photo, PupilSaid::Photo { capture: EntityId([4; 16]) }),
            (About::Help, PupilSaid::YesNo { yes: true }),
            (About::Wellbeing, PupilSaid::Skipped),
        ];
        body.answers.extend(all.map(|(about, said)| (about, Told::first(said))));
        insta::assert_json_snapshot!("registration", body);
        assert_eq!(body.check(), Ok(()));
        let text = serde_json::to_string(&body).unwrap();
        assert_eq!(serde_json::from_str::<SelfRegistrationBody>(&text).unwrap(), body);
    }

    #[test]
    fn an_answer_is_of_its_question() {
        for (about, said) in [
            (About::Mastery, PupilSaid::Step { step: 0 }),
            (About::Mastery, PupilSaid::Step { step: 5 }),
            (About::Help, PupilSaid::Step { step: 1 }),
            (About::Minutes, PupilSaid::Minutes { minutes: 601 }),
            (About::Words, PupilSaid::Words { text: "  ".into() }),
            (About::Mastery, PupilSaid::YesNo { yes: true }),
        ] {
            let mut body = registration(7, 3);
            body.answers.insert(about, Told::first(said));
            assert_eq!(body.check(), Err(RegistrationError::Answer(about)));
        }
        let mut body = registration(7, 3);
        body.answers.insert(About::Words, Told::first(PupilSaid::Words { text: "x".repeat(501) }));
        assert!(matches!(body.check(), Err(RegistrationError::Text(_))));
        assert_eq!(registration(0, 1).check(), Err(RegistrationError::Number(0)));
    }
}

//! One filled card: what was answered, by whom it is known, and how surely.
//!
//! Each question keeps every word about it: the readings of the machine, what the pupil said on a screen, what a
//! person decided. Merging two copies of a card is a union of these, so it gives the same whatever order photos
//! and devices come in; what counts is worked out afterwards ([`Field::answer`]).

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::tag::{ALPHABET, digits};

/// The highest number of a card: 10 bits of its code.
pub const NUMBER_MAX: u16 = 1023;

/// A print run: 25 random bits, as text five characters of the codes' alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Run(u32);

/// The text or number is no print run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a print run")]
pub struct RunError;

impl Run {
    /// From its 25 bits.
    ///
    /// # Errors
    /// [`RunError`] when there are more.
    pub fn new(bits: u32) -> Result<Self, RunError> {
        if bits >> 25 == 0 { Ok(Self(bits)) } else { Err(RunError) }
    }

    /// Its bits.
    #[must_use]
    pub fn bits(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&digits(self.0, 5))
    }
}

impl FromStr for Run {
    type Err = RunError;

    fn from_str(text: &str) -> Result<Self, RunError> {
        if text.len() != 5 {
            return Err(RunError);
        }
        let digit = |b: u8| ALPHABET.iter().zip(0u32..).find_map(|(a, n)| (*a == b).then_some(n));
        let bits = text.bytes().try_fold(0, |bits, b| Some(bits << 5 | digit(b)?));
        bits.map(Run).ok_or(RunError)
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(D::Error::custom)
    }
}

/// Which card of a lesson.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CardId {
    /// Its number: the pupil's, where the run is numbered.
    pub number: u16,
    /// The print run; none for a digital card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<Run>,
}

/// One filled card, on paper or on a screen.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct ExitCard {
    /// Which card.
    #[serde(flatten)]
    pub id: CardId,
    /// What was answered, by the question's key.
    pub fields: BTreeMap<String, Field>,
}

/// Everything that is known of one answer.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// What the machine read, each outcome once with its best confidence. Kept also when a person decided.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", with = "readings")]
    pub machine: BTreeMap<Said, Confidence>,
    /// What the pupil said on a screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pupil: Option<Word>,
    /// What a person decided who looked at the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Word>,
}

/// An outcome for one question.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[serde(tag = "said", rename_all = "snake_case")]
pub enum Said {
    /// Nothing, for sure.
    Blank,
    /// These options, by their names, for sure.
    Options {
        /// At least one.
        options: BTreeSet<String>,
    },
    /// Can't be told; these options are possible.
    Uncertain {
        /// What it looks like, likeliest of all; may be empty.
        options: BTreeSet<String>,
    },
    /// There is handwriting; what it says is in the picture of it.
    Handwriting,
    /// These words.
    Words {
        /// As typed by the pupil, or by a person who read the handwriting.
        text: String,
    },
}

/// How sure, in thousandths.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(transparent)]
pub struct Confidence(pub u16);

impl Confidence {
    /// Certainty.
    pub const FULL: Self = Self(1000);
}

/// What somebody said, and how often it was said anew.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// 1 the first time; a change of mind is one more than what it changes. No clock decides.
    pub turn: u32,
    /// What was said; more than one only when it was said apart in one turn, which is asked about.
    pub said: BTreeSet<Said>,
}

/// The answer that counts.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What it is.
    #[serde(flatten)]
    pub said: Said,
    /// How sure.
    pub confidence: Confidence,
    /// By whom it is known.
    pub by: By,
    /// Whether sure readings, or people, contradict each other: then it is uncertain.
    pub contradicted: bool,
}

/// By whom an answer is known.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Read from a photo.
    Machine,
    /// Given by the pupil on a screen.
    Pupil,
    /// Decided by a person who looked.
    Person,
}

impl Said {
    /// Whether it leaves nothing to ask.
    #[must_use]
    pub fn certain(&self) -> bool {
        !matches!(self, Said::Uncertain { .. })
    }

    /// The options in it.
    #[must_use]
    pub fn options(&self) -> Option<&BTreeSet<String>> {
        match self {
            Said::Options { options } | Said::Uncertain { options } => Some(options),
            Said::Blank | Said::Handwriting | Said::Words { .. } => None,
        }
    }
}

impl Field {
    /// As the machine read it.
    #[must_use]
    pub fn read(said: Said, confidence: Confidence) -> Self {
        Self { machine: [(said, confidence)].into(), ..Self::default() }
    }

    /// A person decides: over the machine and the pupil, and over what was decided before.
    pub fn decide(&mut self, said: Said) {
        let turn = self.person.as_ref().map_or(0, |word| word.turn).saturating_add(1);
        self.person = Some(Word { turn, said: [said].into() });
    }

    /// The pupil answers on a screen, or changes the answer.
    pub fn answer_by_pupil(&mut self, said: Said) {
        let turn = self.pupil.as_ref().map_or(0, |word| word.turn).saturating_add(1);
        self.pupil = Some(Word { turn, said: [said].into() });
    }

    /// The answer that counts: the person's, else the pupil's, else the machine's best. None when nothing is
    /// known, as for a question whose place was out of view.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        let word = |word: &Option<Word>, by| {
            let said: Vec<&Said> = word.as_ref()?.said.iter().collect();
            best(&said, by, Confidence::FULL)
        };
        word(&self.person, By::Person).or_else(|| word(&self.pupil, By::Pupil)).or_else(|| self.by_machine())
    }

    /// Certain readings over uncertain ones; of these the one of highest confidence; certain ones that
    /// contradict each other are asked about.
    fn by_machine(&self) -> Option<Answer> {
        let certain: Vec<(&Said, Confidence)> =
            self.machine.iter().filter(|(said, _)| said.certain()).map(|(said, c)| (said, *c)).collect();
        if !certain.is_empty() {
            let least = certain.iter().map(|(_, c)| *c).min()?;
            let said: Vec<&Said> = certain.into_iter().map(|(said, _)| said).collect();
            return best(&said, By::Machine, least);
        }
        let (said, confidence) = self.machine.iter().max_by_key(|(said, c)| (**c, *said))?;
        best(&[said], By::Machine, *confidence)
    }
}

/// One outcome as it is; several as a doubt between them.
fn best(said: &[&Said], by: By, confidence: Confidence) -> Option<Answer> {
    match said {
        [] => None,
        [only] => Some(Answer { said: (*only).clone(), confidence, by, contradicted: false }),
        many => {
            let options = many.iter().filter_map(|said| said.options()).flatten().cloned().collect();
            Some(Answer {
                said: Said::Uncertain { options },
                confidence: Confidence(0),
                by,
                contradicted: true,
            })
        }
    }
}

/// Readings travel as a list: an outcome is no key in JSON.
mod readings {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Reading {
        #[serde(flatten)]
        said: Said,
        confidence: Confidence,
    }

    pub(super) fn serialize<S: Serializer>(
        readings: &BTreeMap<Said, Confidence>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        s.collect_seq(readings.iter().map(|(said, c)| Reading { said: said.clone(), confidence: *c }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        d: D,
    ) -> Result<BTreeMap<Said, Confidence>, D::Error> {
        let list = Vec::<Reading>::deserialize(d)?;
        let mut readings = BTreeMap::new();
        for Reading { said, confidence } in list {
            let kept = readings.entry(said).or_insert(confidence);
            *kept = (*kept).max(confidence);
        }
        Ok(readings)
    }
}

#[cfg(test)]
#[path = "filled_tests.rs"]
mod tests;

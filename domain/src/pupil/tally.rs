//! What may be told of a class: counts, never over fewer than five, and never so that two of them give one away.
//!
//! A tally is of everybody who registered in a round; nobody chooses whom it counts. Each question counts those who
//! answered it, and is left out when they are fewer than five. What was told once is remembered with whom it counted: a
//! later tally differs from every earlier one by nobody or by at least five pupils, else the earlier one is told again.

use std::collections::BTreeMap;

use oogst_protocol::Hash;
use serde::{Deserialize, Serialize};

use super::{About, Answering, PupilSaid, RegistrationForm, SelfRegistrationBody};

/// The fewest pupils that anything is told of.
pub const LEAST: usize = 5;

/// Counts of a round.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// How many registered.
    pub pupils: u32,
    /// How often each step was chosen, 1 to 4, by what was asked.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: BTreeMap<About, [u32; 4]>,
    /// How many would like help, and how many would not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<(u32, u32)>,
    /// The middle one of the minutes, rounded to five.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
}

/// A tally that was told, with whom it counted and what they had said: on the teacher's devices alone.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct ToldTally {
    /// When (Unix milliseconds).
    pub at: i64,
    /// Whom it counted, with a fingerprint of what they had said.
    pub members: BTreeMap<u16, Hash>,
    /// What was told.
    pub tally: Tally,
}

/// Why no tally can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TallyError {
    /// Fewer than [`LEAST`] registered.
    #[error("{found} pupils registered; a tally is of {LEAST} or more")]
    TooFew {
        /// How many did.
        found: usize,
    },
    /// Its numbers contradict each other or its form: not a tally that this program made.
    #[error("the tally contradicts itself")]
    Malformed,
}

/// Counts everybody.
///
/// # Errors
/// [`TallyError::TooFew`].
pub fn tally(
    registrations: &BTreeMap<u16, SelfRegistrationBody>,
    form: &RegistrationForm,
) -> Result<Tally, TallyError> {
    if registrations.len() < LEAST {
        return Err(TallyError::TooFew { found: registrations.len() });
    }
    let mut tally = Tally {
        pupils: u32::try_from(registrations.len()).unwrap_or(u32::MAX),
        steps: BTreeMap::new(),
        help: None,
        minutes: None,
    };
    for question in &form.questions {
        let all: Vec<&PupilSaid> = registrations
            .values()
            .filter_map(|registration| registration.said(question.about))
            .filter(|said| **said != PupilSaid::Skipped && said.answers(&question.answering))
            .collect();
        if all.len() < LEAST {
            continue;
        }
        match question.answering {
            Answering::Smileys { .. } | Answering::Steps { .. } => {
                let mut counts = [0; 4];
                for said in all {
                    if let PupilSaid::Step { step } = said
                        && let Some(count) = counts.get_mut(usize::from(*step).wrapping_sub(1))
                    {
                        *count += 1;
                    }
                }
                tally.steps.insert(question.about, counts);
            }
            Answering::YesNo { .. } => {
                let yes = all.iter().filter(|said| ***said == PupilSaid::YesNo { yes: true }).count();
                let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                tally.help = Some((count(yes), count(all.len() - yes)));
            }
            Answering::Minutes { .. } => tally.minutes = middle(&all),
            // Words and photos are pieces, never counts.
            Answering::Words | Answering::Photo => {}
        }
    }
    Ok(tally)
}

/// The middle one of the minutes to the nearest five, so that it is nobody's.
fn middle(said: &[&PupilSaid]) -> Option<u16> {
    let minutes = said.iter().filter_map(|said| match said {
        PupilSaid::Minutes { minutes } => Some(*minutes),
        _ => None,
    });
    let mut minutes: Vec<u16> = minutes.collect();
    minutes.sort_unstable();
    minutes.get(minutes.len() / 2).map(|middle| (middle + 2) / 5 * 5)
}

/// The tally to tell now, given what was told of this round before. The second is what to remember, when it is new.
///
/// # Errors
/// [`TallyError::TooFew`] when there is nothing that may be told.
pub fn next_tally(
    told: &[ToldTally],
    registrations: &BTreeMap<u16, SelfRegistrationBody>,
    form: &RegistrationForm,
    at: i64,
) -> Result<(Tally, Option<ToldTally>), TallyError> {
    let members: BTreeMap<u16, Hash> =
        registrations.iter().map(|(number, said)| (*number, said.fingerprint())).collect();
    if let Some(same) = told.iter().find(|told| told.members == members) {
        return Ok((same.tally.clone(), None));
    }
    let near = |told: &&ToldTally| difference(&told.members, &members) < LEAST;
    if let Some(near) = told.iter().filter(near).max_by_key(|told| (told.at, told.members.clone())) {
        return Ok((near.tally.clone(), None));
    }
    let tally = tally(registrations, form)?;
    Ok((tally.clone(), Some(ToldTally { at, members, tally })))
}

/// How many pupils are in one and not in the other, or said something else.
fn difference(a: &BTreeMap<u16, Hash>, b: &BTreeMap<u16, Hash>) -> usize {
    let gone = a.iter().filter(|(number, said)| b.get(number) != Some(said)).count();
    gone + b.keys().filter(|number| !a.contains_key(number)).count()
}

impl Tally {
    /// Checks a tally that somebody sent: of five or more, each question too, and of this form.
    ///
    /// # Errors
    /// [`TallyError`].
    pub fn check(&self, form: &RegistrationForm) -> Result<(), TallyError> {
        let least = LEAST as u64;
        if u64::from(self.pupils) < least {
            return Err(TallyError::TooFew { found: self.pupils as usize });
        }
        let sums = self.steps.values().map(|counts| counts.iter().map(|n| u64::from(*n)).sum::<u64>());
        let help = self.help.map(|(yes, no)| u64::from(yes) + u64::from(no));
        for sum in sums.chain(help) {
            if sum < least {
                return Err(TallyError::TooFew { found: usize::try_from(sum).unwrap_or(0) });
            }
            if sum > u64::from(self.pupils) {
                return Err(TallyError::Malformed);
            }
        }
        let scale = |about: &About| form.question(*about).is_some_and(|q| q.answering.labels().is_some());
        let sane = self.steps.keys().all(scale)
            && (self.help.is_none() || form.question(About::Help).is_some())
            && (self.minutes.is_none() || form.question(About::Minutes).is_some())
            && self.minutes.is_none_or(|minutes| minutes <= super::MINUTES_MAX);
        if sane { Ok(()) } else { Err(TallyError::Malformed) }
    }
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;

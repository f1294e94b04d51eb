//! What a device sent, counted: gaps are shown, repeats are refused.

use std::collections::{BTreeMap, BTreeSet};

use crate::Hash;

/// What a further record does to a device's sequence in one audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A number not seen before.
    New,
    /// The very record that has this number: seen before, maybe sealed again.
    Same,
    /// Another record has this number: two copies of one device write apart, or one lies.
    Taken,
}

/// The sequence numbers of one device in one audience.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sequences {
    seen: BTreeMap<u64, Hash>,
    retracted: BTreeSet<u64>,
}

impl Sequences {
    /// Notes a record; a number that is taken stays with the record that had it first.
    pub fn note(&mut self, seq: u64, record: Hash) -> Step {
        match self.seen.get(&seq) {
            None => {
                self.seen.insert(seq, record);
                Step::New
            }
            Some(known) if *known == record => Step::Same,
            Some(_) => Step::Taken,
        }
    }

    /// Notes numbers that were given and taken back.
    pub fn retract(&mut self, numbers: impl IntoIterator<Item = u64>) {
        self.retracted.extend(numbers);
    }

    /// Whether the author took this number back.
    #[must_use]
    pub fn is_retracted(&self, seq: u64) -> bool {
        self.retracted.contains(&seq)
    }

    /// The highest number seen or taken back, 0 when none.
    #[must_use]
    pub fn last(&self) -> u64 {
        let seen = self.seen.last_key_value().map_or(0, |(seq, _)| *seq);
        seen.max(self.retracted.last().copied().unwrap_or(0))
    }

    /// Numbers below the last that are missing, at most `most` of them.
    #[must_use]
    pub fn gaps(&self, most: usize) -> Vec<u64> {
        let mut gaps = Vec::new();
        let mut next = 1;
        for seq in self.seen.keys().copied().chain(self.retracted.iter().copied()).collect::<BTreeSet<_>>() {
            // A hostile number may be 2⁶⁴: the bound is on what is listed, not on what is walked.
            while next < seq && gaps.len() < most {
                gaps.push(next);
                next += 1;
            }
            next = seq.saturating_add(1);
        }
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_listed_and_retracted_numbers_are_none() {
        let mut seq = Sequences::default();
        for n in [1, 2, 5, 9] {
            assert_eq!(seq.note(n, Hash([n as u8; 32])), Step::New);
        }
        seq.retract([3]);
        assert_eq!(seq.gaps(10), [4, 6, 7, 8]);
        assert_eq!(seq.gaps(2), [4, 6]);
        assert_eq!(seq.last(), 9);
    }

    #[test]
    fn a_number_stays_with_its_first_record() {
        let mut seq = Sequences::default();
        seq.note(1, Hash([1; 32]));
        assert_eq!(seq.note(1, Hash([1; 32])), Step::Same);
        assert_eq!(seq.note(1, Hash([2; 32])), Step::Taken);
    }

    #[test]
    fn a_hostile_number_costs_nothing() {
        let mut seq = Sequences::default();
        seq.note(u64::MAX, Hash([1; 32]));
        assert_eq!(seq.gaps(3), [1, 2, 3]);
    }
}

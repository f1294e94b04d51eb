//! Something said, that two devices may have said apart.
//!
//! Every change is one turn more than what it changes; the later turn counts. Said apart in the same turn, both stay and
//! are shown until somebody says it anew. No clock decides, and the order in which things arrive doesn't either.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// What was said, and how often it was said anew.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Told<T: Ord> {
    /// 1 the first time.
    pub turn: u32,
    /// What was said; more than one only when it was said apart.
    pub said: BTreeSet<T>,
}

impl<T: Ord + Clone> Told<T> {
    /// Said for the first time.
    #[must_use]
    pub fn first(said: T) -> Self {
        Self { turn: 1, said: [said].into() }
    }

    /// Says it anew, over everything said before. The same again changes nothing.
    pub fn say(&mut self, said: T) {
        if self.said.len() != 1 || !self.said.contains(&said) {
            *self = Self { turn: self.turn.saturating_add(1), said: [said].into() };
        }
    }

    /// What counts: of what was said apart the greatest, so that every device shows the same.
    #[must_use]
    pub fn one(&self) -> Option<&T> {
        self.said.last()
    }

    /// Whether it was said apart, differently.
    #[must_use]
    pub fn apart(&self) -> bool {
        self.said.len() > 1
    }

    /// Takes in what another copy knows.
    pub fn merge(&mut self, other: Self) {
        if other.turn > self.turn {
            *self = other;
        } else if other.turn == self.turn {
            self.said.extend(other.said);
        }
    }
}

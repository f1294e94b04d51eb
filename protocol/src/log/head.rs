//! The running hash over the log: one value that pins every entry so far and their order.

use serde::{Deserialize, Serialize};

use crate::Hash;

/// The log's running hash after some entry: SHA-256 over the head before it and the entry's hash.
/// Joins name no predecessor (so that thirty can join at once); the head covers them all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Head(pub Hash);

impl Head {
    /// The head of an empty log.
    pub const START: Head = Head(Hash([0; 32]));

    /// The head after one more entry.
    #[must_use]
    pub fn next(&self, entry: &Hash) -> Head {
        Head(Hash::of_parts("oogst/v1/log-head", &[self.0.as_bytes(), entry.as_bytes()]))
    }
}

/// A place in the log: so many entries, with this head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPoint {
    /// Number of entries.
    pub len: u64,
    /// The head after them.
    pub head: Head,
}

//! What merging gives.

use oogst_protocol::{EntityId, Hash, PersonId};

use crate::record::Verified;

/// Every entity with its heads.
#[derive(Debug, Clone, PartialEq)]
pub struct Heads<'a, B> {
    /// By id, then by owner.
    pub entities: Vec<Entity<'a, B>>,
    /// Claims to take another record's place that don't count; for the doctor, and for showing.
    pub refused: Vec<RefusedClaim>,
}

impl<'a, B> Heads<'a, B> {
    /// The entities of this id: one, unless somebody used another person's id for records of their
    /// own.
    pub fn of(&self, id: EntityId) -> impl Iterator<Item = &Entity<'a, B>> {
        self.entities.iter().filter(move |entity| entity.id == id)
    }
}

/// One entity and the records of it that stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity<'a, B> {
    /// Its id.
    pub id: EntityId,
    /// Whose it is: part of what it is, because an id alone can be copied. None for what any
    /// preparer may change.
    pub owner: Option<PersonId>,
    /// The head to show first: the latest by its author's clock, then by hash.
    pub newest: &'a Verified<B>,
    /// Heads made apart from it, latest first. Both are shown until a record supersedes both.
    pub others: Vec<&'a Verified<B>>,
}

impl<'a, B> Entity<'a, B> {
    /// Every head, the latest first.
    pub fn heads(&self) -> impl Iterator<Item = &'a Verified<B>> {
        std::iter::once(self.newest).chain(self.others.iter().copied())
    }

    /// Whether there is more than one.
    #[must_use]
    pub fn conflict(&self) -> bool {
        !self.others.is_empty()
    }

    /// What a further record of this entity must name to be its only head.
    #[must_use]
    pub fn to_supersede(&self) -> Vec<Hash> {
        self.heads().map(|head| head.hash).collect()
    }
}

/// A claim to take another record's place that does not count. The record itself does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RefusedClaim {
    /// The record that claims it.
    pub by: Hash,
    /// The record named.
    pub of: Hash,
    /// Why not.
    pub why: WhyRefused,
}

/// Why a claim does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum WhyRefused {
    /// It names a record of another entity.
    #[error("the record named is of another entity")]
    OtherEntity,
    /// Its author may not ([`oogst_protocol::record::may_supersede`]).
    #[error("its author may not take that record's place")]
    NotAllowed,
}

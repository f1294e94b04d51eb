//! From records, in any order, to the ones that stand.

use std::collections::{BTreeMap, BTreeSet};

use oogst_protocol::{
    EntityId, Hash, PersonId,
    record::{RecordKind, may_supersede},
};

use super::{Entity, Heads, RefusedClaim, WhyRefused};
use crate::record::{Body, Verified};

/// Which records stand. Of each entity at least one does, whatever hostile records say:
///
/// - a record gives way only to one of its own entity and kind whose author may supersede it;
/// - a name of a record that is not here (yet) says nothing;
/// - records that supersede each other in a ring, which hashes make impossible, all stand;
/// - the same record twice is one.
///
/// Takes time in proportion to the records and the claims in them, times a logarithm.
#[must_use]
pub fn heads<B: Body>(records: &[Verified<B>]) -> Heads<'_, B> {
    let kind = B::KIND;
    let by_hash: BTreeMap<Hash, &Verified<B>> = records.iter().map(|r| (r.hash, r)).collect();
    let mut refused = BTreeSet::new();
    let mut takes_place_of: BTreeMap<Hash, Vec<Hash>> = BTreeMap::new();
    let mut named: BTreeSet<Hash> = BTreeSet::new();
    for record in by_hash.values() {
        for of in record.supersedes.iter().filter_map(|hash| by_hash.get(hash)) {
            match claim(&kind, record, of) {
                Ok(()) => {
                    named.insert(of.hash);
                    takes_place_of.entry(record.hash).or_default().push(of.hash);
                }
                Err(why) => {
                    refused.insert(RefusedClaim { by: record.hash, of: of.hash, why });
                }
            }
        }
    }
    let unnamed: BTreeSet<Hash> = by_hash.keys().filter(|hash| !named.contains(hash)).copied().collect();
    let reached = reach(&unnamed, &takes_place_of);
    // What no unnamed record leads to hangs from a ring: no part of it is more right than another.
    let standing = by_hash.values().filter(|r| unnamed.contains(&r.hash) || !reached.contains(&r.hash));
    Heads { entities: by_entity(&kind, standing.copied()), refused: refused.into_iter().collect() }
}

/// Whether `by` takes the place of `of`.
fn claim<B>(kind: &RecordKind, by: &Verified<B>, of: &Verified<B>) -> Result<(), WhyRefused> {
    if by.entity != of.entity {
        Err(WhyRefused::OtherEntity)
    } else if !may_supersede(kind, &by.author, &of.author) {
        Err(WhyRefused::NotAllowed)
    } else {
        Ok(())
    }
}

/// Everything that `from` takes the place of, directly or through others. Loops over a stack: a
/// chain of a million records must not end the process.
fn reach(from: &BTreeSet<Hash>, takes_place_of: &BTreeMap<Hash, Vec<Hash>>) -> BTreeSet<Hash> {
    let mut reached = BTreeSet::new();
    let mut stack: Vec<Hash> = from.iter().copied().collect();
    while let Some(next) = stack.pop() {
        for of in takes_place_of.get(&next).into_iter().flatten() {
            if reached.insert(*of) {
                stack.push(*of);
            }
        }
    }
    reached
}

fn by_entity<'a, B: 'a>(
    kind: &RecordKind,
    standing: impl Iterator<Item = &'a Verified<B>>,
) -> Vec<Entity<'a, B>> {
    let mut groups: BTreeMap<(EntityId, Option<PersonId>), Entity<'a, B>> = BTreeMap::new();
    let mut standing: Vec<_> = standing.collect();
    standing.sort_by_key(|r| std::cmp::Reverse((r.at, r.hash)));
    for record in standing {
        let owner = (!shared(kind)).then_some(record.author.person);
        groups
            .entry((record.entity, owner))
            .and_modify(|entity| entity.others.push(record))
            .or_insert_with(|| Entity { id: record.entity, owner, newest: record, others: Vec::new() });
    }
    groups.into_values().collect()
}

/// Whether entities of this kind belong to all preparers together, rather than to one person.
fn shared(kind: &RecordKind) -> bool {
    matches!(kind, RecordKind::Cycle)
}

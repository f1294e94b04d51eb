//! The inbox as a list with its counts.

use std::{cmp::Reverse, collections::BTreeMap};

use oogst_protocol::EntityId;
use serde::Serialize;

use super::{InboxFacts, InboxVersion, Sender};
use crate::{merge, record::Verified, submission::SubmissionBody};

/// What was submitted.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Inbox {
    /// The latest received first.
    pub rows: Vec<InboxRow>,
    /// Submissions that their authors took back: counted, not listed.
    pub withdrawn: usize,
    /// Rows not yet opened in the version shown.
    pub unopened: usize,
    /// Rows with more than one version that stands.
    pub conflicts: usize,
}

/// One submission.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct InboxRow {
    /// The submission.
    pub submission: EntityId,
    /// Who it is from.
    pub from: Sender,
    /// Whether another person sent a submission under the same id: no accident. Each keeps its row;
    /// what is asked by id must then be asked by record.
    pub same_id: bool,
    /// Whether its author's devices edited it apart: the other versions are in `others`.
    pub conflict: bool,
    /// The version to show.
    #[serde(flatten)]
    pub newest: InboxVersion,
    /// Versions made apart from it, latest first.
    pub others: Vec<InboxVersion>,
}

/// The inbox, from verified submissions and what the device knows of their objects.
///
/// A submission with a withdrawal among its heads is withdrawn, also when another device amended
/// it apart: of a concurrent yes and no, no wins, until its author settles it.
#[must_use]
pub fn view(records: &[Verified<SubmissionBody>], facts: &impl InboxFacts) -> Inbox {
    let merged = merge::heads(records);
    let mut ids: BTreeMap<EntityId, usize> = BTreeMap::new();
    for entity in &merged.entities {
        *ids.entry(entity.id).or_default() += 1;
    }
    let all = merged.entities.len();
    let mut rows: Vec<InboxRow> = merged
        .entities
        .iter()
        .filter(|entity| entity.heads().all(|head| !head.body.withdrawn))
        .map(|entity| {
            let person = entity.newest.author.person;
            InboxRow {
                submission: entity.id,
                from: Sender { person, name: facts.name(person) },
                same_id: ids.get(&entity.id).is_some_and(|n| *n > 1),
                conflict: entity.conflict(),
                newest: InboxVersion::new(entity.newest, facts),
                others: entity.others.iter().map(|other| InboxVersion::new(other, facts)).collect(),
            }
        })
        .collect();
    rows.sort_by_key(|row| (Reverse(row.newest.received_at), row.submission, row.from.person));
    Inbox {
        withdrawn: all - rows.len(),
        unopened: rows.iter().filter(|row| !row.newest.opened).count(),
        conflicts: rows.iter().filter(|row| row.conflict).count(),
        rows,
    }
}

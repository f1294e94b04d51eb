//! A teacher's own submissions, and how far each has come.

use std::{cmp::Reverse, collections::BTreeSet};

use oogst_protocol::{EntityId, Hash, PersonId, log::PersonRole};
use serde::Serialize;

use super::{Reflection, SubmissionBody};
use crate::{
    merge::{self, Entity},
    record::{OpenedBody, Verified},
};

/// What the device knows of its own sending.
pub trait Sent {
    /// Whether the hub signed for this record, by the hash of its exact bytes.
    fn record(&self, record: &Hash) -> bool;
    /// Whether the hub signed for this object, by the hash of its ciphertext.
    fn object(&self, object: &Hash) -> bool;
}

/// How far a submission has come.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// Part of it is still to be sent.
    Queued,
    /// All of it is at the hub.
    Received,
    /// A preparer opened this very version.
    Opened,
    /// Taken back.
    Withdrawn,
}

/// One submission of one's own.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct SubmissionRow {
    /// The submission.
    pub submission: EntityId,
    /// The assignment it answers.
    pub assignment: Option<EntityId>,
    /// How far it has come. Of versions made apart the least far counts, and a withdrawal over all.
    pub state: SubmissionState,
    /// Objects that the hub signed for.
    pub sent: usize,
    /// Objects there are.
    pub of: usize,
    /// When any version of it was first opened by a preparer, by their clock (Unix milliseconds).
    pub opened_at: Option<i64>,
    /// Whether two devices edited it apart: then there is more than one head.
    pub conflict: bool,
    /// The versions that stand, the latest first.
    pub heads: Vec<SubmissionVersion>,
}

/// One version of it.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct SubmissionVersion {
    /// Its record.
    pub record: Hash,
    /// When it was made, by its device's clock (Unix milliseconds).
    pub at: i64,
    /// How far this version has come.
    pub state: SubmissionState,
    /// Whether the hub signed for its record: a withdrawal counts for others only then.
    pub received: bool,
    /// The captures in it, in the teacher's order.
    pub captures: Vec<EntityId>,
    /// What the teacher says about it all.
    pub reflection: Reflection,
}

/// The submissions of `me`, the latest first.
#[must_use]
pub fn view(
    records: &[Verified<SubmissionBody>],
    opened: &[Verified<OpenedBody>],
    me: PersonId,
    sent: &impl Sent,
) -> Vec<SubmissionRow> {
    let merged = merge::heads(records);
    let mut rows: Vec<SubmissionRow> = merged
        .entities
        .iter()
        .filter(|entity| entity.owner == Some(me))
        .map(|entity| row(entity, opened, sent))
        .collect();
    rows.sort_by_key(|row| (Reverse(row.heads.first().map(|head| head.at)), row.submission));
    rows
}

fn row(
    entity: &Entity<'_, SubmissionBody>,
    opened: &[Verified<OpenedBody>],
    sent: &impl Sent,
) -> SubmissionRow {
    // The judge lets only preparers say this; a view must not be the place where that is forgotten.
    let openings = || {
        opened
            .iter()
            .filter(|opening| opening.author.role == PersonRole::Preparer)
            .filter(|opening| opening.body.submission == entity.id)
    };
    let heads: Vec<SubmissionVersion> = entity
        .heads()
        .map(|head| version(head, openings().any(|opening| opening.body.record == head.hash), sent))
        .collect();
    let objects: BTreeSet<Hash> = entity.heads().flat_map(|head| head.body.objects()).collect();
    SubmissionRow {
        submission: entity.id,
        assignment: entity.newest.body.assignment,
        state: whole(&heads),
        sent: objects.iter().filter(|object| sent.object(object)).count(),
        of: objects.len(),
        opened_at: openings().map(|opening| opening.at).min(),
        conflict: entity.conflict(),
        heads,
    }
}

fn version(head: &Verified<SubmissionBody>, opened: bool, sent: &impl Sent) -> SubmissionVersion {
    let received = sent.record(&head.hash);
    let state = if head.body.withdrawn {
        SubmissionState::Withdrawn
    } else if opened {
        SubmissionState::Opened
    } else if received && head.body.objects().all(|object| sent.object(&object)) {
        SubmissionState::Received
    } else {
        SubmissionState::Queued
    };
    SubmissionVersion {
        record: head.hash,
        at: head.at,
        state,
        received,
        captures: head.body.items.iter().map(|item| item.capture).collect(),
        reflection: head.body.reflection.clone(),
    }
}

/// Of several versions: a withdrawal over all, because of a concurrent yes and no, no wins; else the
/// least far.
fn whole(heads: &[SubmissionVersion]) -> SubmissionState {
    let any = |state| heads.iter().any(|head| head.state == state);
    [SubmissionState::Withdrawn, SubmissionState::Queued, SubmissionState::Received]
        .into_iter()
        .find(|state| any(*state))
        .unwrap_or(SubmissionState::Opened)
}

impl SubmissionBody {
    /// Every object in it, by the hash of its ciphertext.
    pub fn objects(&self) -> impl Iterator<Item = Hash> {
        self.items.iter().flat_map(|item| &item.manifest).map(|object| object.object.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{author, entity, hash, item, person, submission_body, verified, withdrawal};

    /// Receipts for records and objects, by number.
    struct Receipts(&'static [u8]);

    impl Sent for Receipts {
        fn record(&self, record: &Hash) -> bool {
            self.0.iter().any(|n| hash(*n) == *record)
        }
        fn object(&self, object: &Hash) -> bool {
            self.record(object)
        }
    }

    fn submission(n: u8, supersedes: &[u8], body: SubmissionBody) -> Verified<SubmissionBody> {
        verified(n, 9, author(1, PersonRole::Colleague), supersedes, body)
    }

    fn opening(n: u8, record: u8, role: PersonRole) -> Verified<OpenedBody> {
        let body = OpenedBody { submission: entity(9), record: hash(record) };
        verified(n, 9, author(2, role), &[], body)
    }

    fn shown(
        records: &[Verified<SubmissionBody>],
        opened: &[Verified<OpenedBody>],
        receipts: &'static [u8],
    ) -> SubmissionRow {
        view(records, opened, person(1), &Receipts(receipts)).remove(0)
    }

    #[test]
    fn it_is_received_when_record_and_objects_are() {
        let records = [submission(1, &[], submission_body(vec![item(1, 20)]))];
        for (receipts, state, sent) in [
            (&[] as &[u8], SubmissionState::Queued, 0),
            (&[1, 20], SubmissionState::Queued, 1),
            (&[20, 21], SubmissionState::Queued, 2),
            (&[1, 20, 21], SubmissionState::Received, 2),
        ] {
            let row = shown(&records, &[], receipts);
            assert_eq!((row.state, row.sent, row.of), (state, sent, 2), "{receipts:?}");
        }
    }

    #[test]
    fn opened_is_said_of_the_version_that_was_opened_and_by_preparers_alone() {
        let mut records = vec![submission(1, &[], submission_body(vec![item(1, 20)]))];
        let opened = [opening(50, 1, PersonRole::Preparer)];
        assert_eq!(shown(&records, &opened, &[1, 20, 21]).state, SubmissionState::Opened);
        let forged = [opening(50, 1, PersonRole::Colleague)];
        assert_eq!(shown(&records, &forged, &[1, 20, 21]).state, SubmissionState::Received);
        records.push(submission(2, &[1], submission_body(vec![item(1, 20)])));
        let amended = shown(&records, &opened, &[1, 2, 20, 21]);
        assert_eq!((amended.state, amended.opened_at), (SubmissionState::Received, Some(50)));
    }

    #[test]
    fn both_versions_made_apart_are_shown_and_a_withdrawal_wins() {
        let records = [
            submission(1, &[], submission_body(vec![item(1, 20)])),
            submission(2, &[1], withdrawal()),
            submission(3, &[1], submission_body(vec![item(1, 20), item(2, 30)])),
        ];
        let row = shown(&records, &[], &[1, 2, 20, 21]);
        assert_eq!((row.state, row.conflict, row.heads.len()), (SubmissionState::Withdrawn, true, 2));
        insta::assert_json_snapshot!("submissions", [row]);
    }

    #[test]
    fn other_people_s_are_not_mine() {
        let records = [verified(1, 9, author(2, PersonRole::Colleague), &[], submission_body(vec![]))];
        assert_eq!(view(&records, &[], person(1), &Receipts(&[])), []);
    }
}

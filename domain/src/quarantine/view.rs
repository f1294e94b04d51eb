//! The quarantine as a list.

use std::cmp::Reverse;

use oogst_protocol::{
    Hash, PersonId,
    log::PersonRole,
    record::{Quarantine, RecordKind},
};
use serde::Serialize;

use super::{Reason, Suspect};
use crate::person::Names;

/// One thing in quarantine.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct QuarantineRow {
    /// The record, by its exact bytes; of what is no record, its envelope.
    pub record: Hash,
    /// The reason's code.
    pub reason: Reason,
    /// Who it says it is from.
    pub from: Option<PersonId>,
    /// What they are called.
    pub from_name: Option<String>,
    /// What kind of record.
    pub kind: Option<RecordKind>,
    /// When this device got it (Unix milliseconds).
    pub received_at: i64,
    /// Whether the reader may let it count: a preparer may, for what was sent after its device was
    /// removed, and for that alone ([`oogst_protocol::record::judge`]).
    pub acceptable: bool,
}

/// What is in quarantine, the latest first, for a reader of this role.
#[must_use]
pub fn view(suspects: &[Suspect], names: &Names, reader: PersonRole) -> Vec<QuarantineRow> {
    let mut rows: Vec<QuarantineRow> = suspects
        .iter()
        .map(|suspect| QuarantineRow {
            record: suspect.record,
            reason: suspect.reason,
            from: suspect.from,
            from_name: suspect.from.and_then(|person| names.get(person)).map(str::to_owned),
            kind: suspect.kind.clone(),
            received_at: suspect.received_at,
            acceptable: reader == PersonRole::Preparer
                && suspect.reason == Reason::Judged(Quarantine::AfterRemoval),
        })
        .collect();
    rows.sort_by_key(|row| (Reverse(row.received_at), row.record));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        person::NameBody,
        testing::{author, hash, person, verified},
    };

    #[test]
    fn only_a_preparer_may_accept_and_only_what_came_after_a_removal() {
        let suspect = |n: u8, reason| Suspect {
            record: hash(n),
            reason,
            from: Some(person(1)),
            kind: Some(RecordKind::Submission),
            received_at: n.into(),
        };
        let suspects = [
            suspect(1, Reason::Judged(Quarantine::AfterRemoval)),
            suspect(2, Reason::Judged(Quarantine::Fork)),
            Suspect { from: None, kind: None, ..suspect(3, Reason::NotARecord) },
        ];
        let name = NameBody { name: "Noor".into() };
        let names = Names::new(&[verified(1, 1, author(1, PersonRole::Colleague), &[], name)]);
        let rows = view(&suspects, &names, PersonRole::Preparer);
        assert_eq!(rows.iter().map(|r| r.acceptable).collect::<Vec<_>>(), [false, false, true]);
        assert!(view(&suspects, &names, PersonRole::Colleague).iter().all(|r| !r.acceptable));
        insta::assert_json_snapshot!("quarantine", rows);
    }
}

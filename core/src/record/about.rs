//! What records say about records: which numbers their own device took back, which ones a preparer accepted. Read once in a
//! transaction: judging three thousand records of somebody who had taken back hundreds asked for all of those each time, and a sync took
//! minutes (campaign `members::forged`).

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use oogst_domain::record::{AcceptanceBody, RetractionBody};
use oogst_protocol::{
    Audience, DeviceId, Hash,
    log::LogState,
    record::{Record, RecordKind, SignedRecord},
};
use rusqlite::{Connection, params};

use super::rows;
use crate::store::StoreError;

/// Kept for as long as one transaction reads. What it knows is forgotten when a record that says more is taken in.
#[derive(Default)]
pub(crate) struct About {
    retracted: RefCell<BTreeMap<(DeviceId, Audience), BTreeSet<u64>>>,
    accepted: RefCell<Option<BTreeSet<Hash>>>,
}

impl About {
    /// Whether the record's own device took its number back.
    pub(super) fn retracted(&self, tx: &Connection, record: &Record) -> Result<bool, StoreError> {
        let by = (record.device, record.audience);
        let mut known = self.retracted.borrow_mut();
        if let Some(numbers) = known.get(&by) {
            return Ok(numbers.contains(&record.seq));
        }
        let numbers = numbers(tx, by)?;
        let is = numbers.contains(&record.seq);
        known.insert(by, numbers);
        Ok(is)
    }

    /// Whether a preparer accepted a record that would not count.
    pub(super) fn accepted(&self, tx: &Connection, log: &LogState, hash: Hash) -> Result<bool, StoreError> {
        let mut known = self.accepted.borrow_mut();
        if let Some(all) = known.as_ref() {
            return Ok(all.contains(&hash));
        }
        let all = rows::verified::<AcceptanceBody>(tx, Some(log), &RecordKind::Acceptance)?;
        let all: BTreeSet<Hash> = all.into_iter().map(|(acceptance, _)| acceptance.body.record).collect();
        let is = all.contains(&hash);
        *known = Some(all);
        Ok(is)
    }

    /// A record counts from now on, or no longer: what it may have said is read anew.
    pub(super) fn forget(&self, record: &Record) {
        match record.kind {
            RecordKind::Retraction => {
                self.retracted.borrow_mut().remove(&(record.device, record.audience));
            }
            RecordKind::Acceptance => *self.accepted.borrow_mut() = None,
            _ => {}
        }
    }
}

fn numbers(tx: &Connection, (device, audience): (DeviceId, Audience)) -> Result<BTreeSet<u64>, StoreError> {
    let mut query = tx.prepare_cached(
        "SELECT frame FROM records WHERE kind = 'retraction' AND status IN ('good', 'sent', 'queued')
           AND device = ? AND audience = ?",
    )?;
    let mut rows = query.query(params![device.0, audience.to_string()])?;
    let mut numbers = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let frame: Vec<u8> = row.get(0)?;
        let body = SignedRecord::parse(&frame)
            .ok()
            .and_then(|signed| serde_json::from_str::<RetractionBody>(signed.record().body.get()).ok());
        numbers.extend(body.into_iter().flat_map(|body| body.numbers));
    }
    Ok(numbers)
}

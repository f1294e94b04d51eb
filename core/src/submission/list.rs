//! A teacher's own submissions, and how far each has come.

use std::collections::BTreeSet;

use oogst_domain::{
    merge,
    record::{Body, OpenedBody},
    submission::{self, Sent, SubmissionBody, SubmissionRow},
};
use oogst_protocol::{EntityId, Hash};
use rusqlite::Connection;

use super::SubmitError;
use crate::{App, record::verified, store::StoreError, team};

struct Receipts {
    records: BTreeSet<Hash>,
    objects: BTreeSet<Hash>,
}

impl Sent for Receipts {
    fn record(&self, record: &Hash) -> bool {
        self.records.contains(record)
    }

    fn object(&self, object: &Hash) -> bool {
        self.objects.contains(object)
    }
}

/// This person's submissions, newest first.
///
/// # Errors
/// [`SubmitError`].
pub fn list(app: &App) -> Result<Vec<SubmissionRow>, SubmitError> {
    app.store.read(|db| {
        let Some(member) = team::Membership::load(db)? else { return Ok(Vec::new()) };
        let log = team::load(db)?;
        let records: Vec<_> = all(db)?;
        let opened: Vec<_> = verified::<OpenedBody>(db, log.as_deref(), &OpenedBody::KIND)?
            .into_iter()
            .map(|(record, _)| record)
            .collect();
        let sent = Receipts {
            records: hashes(db, "SELECT hash FROM records WHERE status IN ('sent', 'good')")?,
            objects: hashes(db, "SELECT hash FROM receipts UNION SELECT hash FROM objects WHERE at_hub = 1")?,
        };
        Ok(submission::view(&records, &opened, member.person, &sent))
    })
}

pub(crate) fn all(
    db: &Connection,
) -> Result<Vec<oogst_domain::record::Verified<SubmissionBody>>, SubmitError> {
    let log = team::load(db)?;
    let all = verified::<SubmissionBody>(db, log.as_deref(), &SubmissionBody::KIND)?;
    Ok(all.into_iter().map(|(record, _)| record).collect())
}

/// The objects that standing submissions hold.
pub(crate) fn held(db: &Connection) -> Result<BTreeSet<Hash>, SubmitError> {
    let records = all(db)?;
    let merged = merge::heads(&records);
    let heads = merged.entities.iter().flat_map(|entity| entity.heads().collect::<Vec<_>>());
    Ok(heads.flat_map(|head| head.body.objects().collect::<Vec<_>>()).collect())
}

/// Whether a standing submission, of whichever device, has this capture in it.
pub(crate) fn holds(db: &Connection, capture: EntityId) -> Result<bool, StoreError> {
    // Whose role is which matters nothing here: a submission is its author's.
    let records: Vec<_> = verified::<SubmissionBody>(db, None, &SubmissionBody::KIND)?
        .into_iter()
        .map(|(record, _)| record)
        .collect();
    let merged = merge::heads(&records);
    let mut heads = merged.entities.iter().flat_map(|entity| entity.heads());
    Ok(heads.any(|head| head.body.items.iter().any(|item| item.capture == capture)))
}

fn hashes(db: &Connection, sql: &str) -> Result<BTreeSet<Hash>, SubmitError> {
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([], |row| row.get(0).map(Hash))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

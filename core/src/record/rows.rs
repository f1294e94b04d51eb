//! Records in the store.

use oogst_domain::record::Verified;
use oogst_protocol::{
    EntityId, Hash, PersonId, VerifyKey,
    log::{LogState, PersonRole},
    record::{Author, RecordKind, SignedRecord},
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;

use crate::store::StoreError;

/// Where a record stands on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Own, not yet at the hub.
    Queued,
    /// Own, and the hub has it.
    Sent,
    /// Received and verified.
    Good,
    /// Received, and does not count: see why.
    Quarantined,
    /// Own, taken back before it was sent.
    Retracted,
}

impl Status {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Status::Queued => "queued",
            Status::Sent => "sent",
            Status::Good => "good",
            Status::Quarantined => "quarantined",
            Status::Retracted => "retracted",
        }
    }

    pub(crate) fn from_str(text: &str) -> Self {
        match text {
            "queued" => Status::Queued,
            "sent" => Status::Sent,
            "good" => Status::Good,
            "retracted" => Status::Retracted,
            _ => Status::Quarantined,
        }
    }
}

/// A record as the store has it.
#[derive(Debug, Clone)]
pub struct RecordRow {
    /// Its name.
    pub hash: Hash,
    /// Its exact bytes.
    pub frame: Vec<u8>,
    /// What kind.
    pub kind: RecordKind,
    /// About what.
    pub entity: EntityId,
    /// The author's device.
    pub device: VerifyKey,
    /// The author, when the log knows the device.
    pub person: Option<PersonId>,
    /// Where it stands.
    pub status: Status,
    /// Why it is quarantined.
    pub why: Option<String>,
    /// When the hub got it (Unix seconds, its clock).
    pub received_at: Option<i64>,
}

pub(crate) const COLUMNS: &str = "hash, frame, kind, entity, device, person, status, why, received_at";

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<RecordRow> {
    Ok(RecordRow {
        hash: Hash(row.get(0)?),
        frame: row.get(1)?,
        kind: RecordKind::from(row.get::<_, String>(2)?.as_str()),
        entity: EntityId(row.get(3)?),
        device: VerifyKey(row.get(4)?),
        person: row.get::<_, Option<[u8; 16]>>(5)?.map(PersonId),
        status: Status::from_str(&row.get::<_, String>(6)?),
        why: row.get(7)?,
        received_at: row.get(8)?,
    })
}

/// One record.
///
/// # Errors
/// [`StoreError`].
pub fn find(db: &Connection, hash: Hash) -> Result<Option<RecordRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM records WHERE hash = ?");
    Ok(db.query_row(&sql, params![hash.0], from_row).optional()?)
}

/// The records of one entity that count.
///
/// # Errors
/// [`StoreError`].
pub fn entity_records(db: &Connection, entity: EntityId) -> Result<Vec<RecordRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM records WHERE entity = ? AND status IN ('queued', 'sent', 'good') ORDER BY at, hash"
    );
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map(params![entity.0], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All records of a kind that count, with bodies read; one whose body can't be read is left out (it
/// was quarantined on arrival).
///
/// # Errors
/// [`StoreError`].
pub fn verified<B: DeserializeOwned>(
    db: &Connection,
    log: Option<&LogState>,
    kind: &RecordKind,
) -> Result<Vec<(Verified<B>, RecordRow)>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM records WHERE kind = ? AND status IN ('queued', 'sent', 'good') ORDER BY at, hash"
    );
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map(params![kind.as_str()], from_row)?;
    let mut found = Vec::new();
    for row in rows {
        let row = row?;
        if let Some(verified) = read(&row, log) {
            found.push((verified, row));
        }
    }
    Ok(found)
}

fn read<B: DeserializeOwned>(row: &RecordRow, log: Option<&LogState>) -> Option<Verified<B>> {
    let signed = SignedRecord::parse(&row.frame).ok()?;
    let record = signed.record();
    let body = serde_json::from_str(record.body.get()).ok()?;
    let person = row.person?;
    let role = log.and_then(|log| log.persons().get(&person)).map_or(PersonRole::Colleague, |p| p.role);
    let author = Author { person, device: record.device, role };
    Some(Verified {
        hash: row.hash,
        entity: record.entity,
        author,
        supersedes: record.supersedes.clone(),
        at: record.at,
        body,
    })
}

//! A capture's own record: what brings it back on an empty phone. Sealed to its author's own alone.

use oogst_domain::capture::{CaptureBody, ManifestItem};
use oogst_protocol::{Audience, EntityId, Hash, ObjectRef, SealingKey, record::RecordKind};
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::{Draft, QueueError, entity_records, queue};
use crate::{
    clock::Moment,
    store::{StoreError, meta},
    team::{Membership, MembershipState},
};

const SWITCH: &str = "backup";

/// Whether captures are backed up, sealed to oneself. On unless switched off.
///
/// # Errors
/// [`StoreError`].
pub fn backups_on(db: &Connection) -> Result<bool, StoreError> {
    Ok(meta::get(db, SWITCH)?.as_deref() != Some("off"))
}

/// Switches backups on or off. What was sent before stays at the hub.
///
/// # Errors
/// [`StoreError`].
pub fn set_backups(db: &Connection, on: bool) -> Result<(), StoreError> {
    meta::set(db, SWITCH, if on { "on" } else { "off" })
}

/// Queues the record of one capture as it stands now. Does nothing where there is no team yet, this device
/// does not belong to it, or backups are off: [`queue_backups`] catches up.
///
/// # Errors
/// [`QueueError`].
pub fn queue_backup(tx: &Connection, now: Moment, capture: EntityId) -> Result<(), QueueError> {
    let Some(member) = Membership::load(tx)? else { return Ok(()) };
    if member.state == MembershipState::Removed || !backups_on(tx)? {
        return Ok(());
    }
    let Some(body) = body(tx, capture)? else { return Ok(()) };
    let heads: Vec<Hash> = entity_records(tx, capture)?
        .into_iter()
        .filter(|row| row.kind == RecordKind::Capture)
        .map(|row| row.hash)
        .collect();
    let objects = if body.removed { Vec::new() } else { super::effects::hashes(&body.manifest).collect() };
    let audience = Audience::Own(member.person);
    let kind = RecordKind::Capture;
    queue(tx, now, &Draft { audience, kind, entity: capture, supersedes: heads, body, objects })?;
    Ok(())
}

/// Queues the records of captures that have none: taken before the team was joined, or while backups
/// were off.
///
/// # Errors
/// [`QueueError`].
pub fn queue_backups(tx: &Connection, now: Moment) -> Result<usize, QueueError> {
    let ids = {
        let mut query = tx.prepare(
            "SELECT id FROM captures WHERE removed_at IS NULL AND NOT EXISTS
               (SELECT 1 FROM records WHERE entity = captures.id AND kind = 'capture'
                  AND status IN ('queued', 'sent', 'good')) ORDER BY captured_at",
        )?;
        query.query_map([], |row| row.get(0).map(EntityId))?.collect::<Result<Vec<_>, _>>()?
    };
    for id in &ids {
        queue_backup(tx, now, *id)?;
    }
    Ok(ids.len())
}

/// A capture as a record's body; `None` when there is no such capture.
///
/// # Errors
/// [`StoreError`].
pub(crate) fn body(db: &Connection, capture: EntityId) -> Result<Option<CaptureBody>, StoreError> {
    let found = db
        .query_row(
            "SELECT kind, format, note, goal, assignment, lesson, taken_at, captured_at, width, height, duration_ms,
               left_in, removed_at IS NOT NULL, own_only FROM captures WHERE id = ?",
            params![capture.0],
            |row| {
                let size: (Option<u32>, Option<u32>) = (row.get(8)?, row.get(9)?);
                Ok(CaptureBody {
                    kind: parsed(row.get(0)?)?,
                    format: parsed(row.get(1)?)?,
                    note: row.get(2)?,
                    goal: row.get(3)?,
                    assignment: row.get::<_, Option<[u8; 16]>>(4)?.map(EntityId),
                    lesson: row.get(5)?,
                    taken_at: row.get::<_, Option<String>>(6)?.and_then(|text| text.parse().ok()),
                    captured_at: row.get(7)?,
                    pixels: size.0.zip(size.1),
                    duration_ms: row.get::<_, Option<i64>>(10)?.and_then(|ms| u64::try_from(ms).ok()),
                    left_in: serde_json::from_str(&row.get::<_, String>(11)?).unwrap_or_default(),
                    manifest: Vec::new(),
                    removed: row.get(12)?,
                    replaced: Vec::new(),
                    own_only: row.get(13)?,
                })
            },
        )
        .optional()?;
    let Some(mut body) = found else { return Ok(None) };
    body.manifest = manifest(db, capture)?;
    body.replaced = replaced(db, capture)?;
    Ok(Some(body))
}

/// Objects that a capture had before something in it was covered.
///
/// # Errors
/// [`StoreError`].
pub(crate) fn replaced(db: &Connection, capture: EntityId) -> Result<Vec<Hash>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT object FROM replaced_objects WHERE capture = (SELECT n FROM captures WHERE id = ?) ORDER BY object",
    )?;
    let rows = query.query_map(params![capture.0], |row| row.get(0).map(Hash))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A capture's objects, previews first.
///
/// # Errors
/// [`StoreError`].
pub(crate) fn manifest(db: &Connection, capture: EntityId) -> Result<Vec<ManifestItem>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT co.role, o.hash, o.bytes, o.identity, o.plain_sha256, o.plain_bytes, o.media_type
           FROM capture_objects co JOIN objects o ON o.n = co.object
          WHERE co.capture = (SELECT n FROM captures WHERE id = ?) ORDER BY o.bytes",
    )?;
    let rows = query.query_map(params![capture.0], |row| {
        Ok(ManifestItem {
            role: parsed(row.get(0)?)?,
            object: ObjectRef {
                hash: Hash(row.get(1)?),
                bytes: row.get::<_, i64>(2)?.unsigned_abs(),
                identity: SealingKey::from_bytes(row.get(3)?),
                plain_sha256: Hash(row.get(4)?),
                plain_bytes: row.get::<_, i64>(5)?.unsigned_abs(),
                media_type: row.get(6)?,
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A word of the domain from the store.
pub(crate) fn parsed<T: DeserializeOwned>(text: String) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(text)).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

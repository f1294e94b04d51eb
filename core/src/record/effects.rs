//! What a record that counts does to the store's rows: captures come back, objects become known.

use oogst_domain::{
    capture::{CaptureBody, ManifestItem},
    card::{CardResultBody, CardTemplateBody},
    cycle::CycleBody,
    person::NameBody,
    record::{AcceptanceBody, Body, OpenedBody, RetractionBody},
    submission::SubmissionBody,
};
use oogst_protocol::{
    Audience, Hash,
    record::{Record, RecordKind, SignedRecord},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::Reader;
use crate::store::StoreError;

/// Whether the record's body is what its kind holds.
pub(super) fn readable(record: &Record) -> bool {
    fn is<B: Body>(record: &Record) -> bool {
        serde_json::from_str::<B>(record.body.get()).is_ok_and(|body| body.check().is_ok())
    }
    match &record.kind {
        RecordKind::PersonName | RecordKind::TeamName => is::<NameBody>(record),
        RecordKind::Cycle => is::<CycleBody>(record),
        RecordKind::Capture => is::<CaptureBody>(record),
        RecordKind::CardTemplate => is::<CardTemplateBody>(record),
        RecordKind::CardResult => is::<CardResultBody>(record),
        RecordKind::Submission => is::<SubmissionBody>(record),
        RecordKind::Retraction => is::<RetractionBody>(record),
        RecordKind::Acceptance => is::<AcceptanceBody>(record),
        RecordKind::Opened => is::<OpenedBody>(record),
        RecordKind::Other(_) => true,
    }
}

/// Applies a record that counts and came from outside.
pub(super) fn apply(tx: &Connection, reader: &Reader<'_>, signed: &SignedRecord) -> Result<(), StoreError> {
    let (record, me) = (signed.record(), reader.member.person);
    match &record.kind {
        RecordKind::Capture if record.audience == Audience::Own(me) => {
            if let Ok(body) = serde_json::from_str::<CaptureBody>(record.body.get()) {
                restore(tx, record, &body)?;
            }
        }
        RecordKind::CardTemplate => {
            if let Ok(body) = serde_json::from_str::<CardTemplateBody>(record.body.get())
                && let Some(device) = reader.log.devices().get(&record.device)
            {
                crate::card::receive_template(tx, record, body, device.person, me)?;
            }
        }
        RecordKind::CardResult if record.audience == Audience::Own(me) => {
            if let Ok(body) = serde_json::from_str::<CardResultBody>(record.body.get()) {
                crate::card::receive_result(tx, record, body)?;
            }
        }
        RecordKind::Submission => {
            if let Ok(body) = serde_json::from_str::<SubmissionBody>(record.body.get()) {
                let mine = reader.log.devices().get(&record.device).is_some_and(|device| device.person == me);
                for item in &body.items {
                    know(tx, &item.manifest, mine)?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// A capture of this person, from another device or from before this one: its newest words win, its
/// media are fetched when they are wanted.
fn restore(tx: &Connection, record: &Record, body: &CaptureBody) -> Result<(), StoreError> {
    know(tx, &body.manifest, true)?;
    let newer: Option<i64> = tx
        .query_row(
            "SELECT max(at) FROM records WHERE kind = 'capture' AND entity = ? AND status IN ('queued', 'sent', 'good')",
            params![record.entity.0],
            |row| row.get(0),
        )
        .optional()?
        .flatten();
    if newer.is_some_and(|at| at > record.at) {
        return Ok(());
    }
    let (kind, format) = (word(&body.kind), word(&body.format));
    tx.execute(
        "INSERT INTO captures (id, kind, format, note, goal, assignment, lesson, taken_at, captured_at, width,
           height, duration_ms, left_in, removed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET note = excluded.note, goal = excluded.goal, lesson = excluded.lesson,
           assignment = excluded.assignment, removed_at = excluded.removed_at",
        params![
            record.entity.0,
            kind,
            format,
            body.note,
            body.goal,
            body.assignment.map(|id| id.0),
            body.lesson,
            body.taken_at.map(|at| at.to_string()),
            body.captured_at,
            body.pixels.map(|p| p.0),
            body.pixels.map(|p| p.1),
            body.duration_ms.map(|ms| i64::try_from(ms).unwrap_or(i64::MAX)),
            serde_json::to_string(&body.left_in).unwrap_or_else(|_| "[]".into()),
            body.removed.then_some(record.at),
        ],
    )?;
    for item in &body.manifest {
        tx.execute(
            "INSERT OR IGNORE INTO capture_objects (capture, role, object)
               SELECT c.n, ?, o.n FROM captures c, objects o WHERE c.id = ? AND o.hash = ?",
            params![word(&item.role), record.entity.0, item.object.hash.0],
        )?;
    }
    Ok(())
}

fn know(tx: &Connection, manifest: &[ManifestItem], mine: bool) -> Result<(), StoreError> {
    for item in manifest {
        let object = &item.object;
        tx.execute(
            "INSERT INTO objects (hash, bytes, identity, plain_sha256, plain_bytes, media_type, mine, here, preview)
               VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
             ON CONFLICT (hash) DO UPDATE SET mine = max(mine, excluded.mine)",
            params![
                object.hash.0,
                i64::try_from(object.bytes).unwrap_or(i64::MAX),
                object.identity.bytes(),
                object.plain_sha256.0,
                i64::try_from(object.plain_bytes).unwrap_or(i64::MAX),
                object.media_type,
                mine,
                item.role != oogst_domain::capture::Role::Original,
            ],
        )?;
    }
    Ok(())
}

/// The objects of a manifest.
pub(crate) fn hashes(manifest: &[ManifestItem]) -> impl Iterator<Item = Hash> {
    manifest.iter().map(|item| item.object.hash)
}

/// A word of the domain as the store keeps it: its serialised form.
pub(crate) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

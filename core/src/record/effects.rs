//! What a record that counts does to the store's rows: captures come back, objects become known.

use std::collections::BTreeSet;

use oogst_domain::{
    capture::{CaptureBody, ManifestItem, standing},
    card::{CardResultBody, CardTemplateBody},
    cycle::CycleBody,
    person::NameBody,
    pupil::{RegistrationRoundBody, SchoolClassBody, SelfRegistrationBody},
    record::{AcceptanceBody, Body, OpenedBody, RetractionBody},
    submission::SubmissionBody,
};
use oogst_protocol::{
    Audience, EntityId, Hash,
    record::{Record, RecordKind, SignedRecord},
};
use rusqlite::{Connection, params};

use super::Reader;
use crate::{
    capture,
    clock::Moment,
    pupil,
    store::{self, StoreError},
};

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
        RecordKind::SchoolClass => is::<SchoolClassBody>(record),
        RecordKind::RegistrationRound => is::<RegistrationRoundBody>(record),
        RecordKind::SelfRegistration => is::<SelfRegistrationBody>(record),
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
            restore(tx, record.entity, record.at)?;
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
        RecordKind::SchoolClass if record.audience == Audience::Own(me) => {
            if let Ok(body) = serde_json::from_str(record.body.get()) {
                pupil::receive_class(tx, record, body)?;
            }
        }
        RecordKind::RegistrationRound if record.audience == Audience::Own(me) => {
            if let Ok(body) = serde_json::from_str(record.body.get()) {
                pupil::receive_round(tx, record, body)?;
            }
        }
        RecordKind::SelfRegistration if record.audience == Audience::Own(me) => {
            if let Ok(body) = serde_json::from_str(record.body.get()) {
                pupil::receive_registration(tx, record, body)?;
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

/// A capture of this person, from another device or from before this one: of everything said about it the newest
/// words count, and the newest objects of which none was covered. Media are fetched when they are wanted.
fn restore(tx: &Connection, id: EntityId, at: i64) -> Result<(), StoreError> {
    let said = said(tx, id)?;
    let Some(stands) = standing(&said, super::backup::replaced(tx, id)?) else { return Ok(()) };
    let words = stands.words;
    let shown = stands.objects.unwrap_or(words);
    tx.execute(
        "INSERT INTO captures (id, kind, format, note, goal, assignment, lesson, taken_at, captured_at, width,
           height, duration_ms, left_in, removed_at, own_only) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET note = excluded.note, goal = excluded.goal, lesson = excluded.lesson,
           assignment = excluded.assignment, removed_at = excluded.removed_at,
           own_only = max(own_only, excluded.own_only)",
        params![
            id.0,
            word(&words.kind),
            word(&shown.format),
            words.note,
            words.goal,
            words.assignment.map(|id| id.0),
            words.lesson,
            words.taken_at.map(|at| at.to_string()),
            words.captured_at,
            shown.pixels.map(|p| p.0),
            shown.pixels.map(|p| p.1),
            words.duration_ms.map(|ms| i64::try_from(ms).unwrap_or(i64::MAX)),
            serde_json::to_string(&words.left_in).unwrap_or_else(|_| "[]".into()),
            words.removed.then_some(stands.at),
            stands.own_only,
        ],
    )?;
    for object in &stands.replaced {
        tx.execute(
            "INSERT OR IGNORE INTO replaced_objects (capture, object) SELECT n, ? FROM captures WHERE id = ?",
            params![object.0, id.0],
        )?;
    }
    match stands.objects {
        _ if words.removed => let_go(tx, id, &stands.replaced, &[], Moment(at)),
        Some(body) => swap(tx, id, body, &stands.replaced, Moment(at)),
        None => Ok(()),
    }
}

/// Everything said of a capture that counts: when, the record's name, and what.
fn said(tx: &Connection, id: EntityId) -> Result<Vec<(i64, Hash, CaptureBody)>, StoreError> {
    let rows = super::entity_records(tx, id)?.into_iter().filter(|row| row.kind == RecordKind::Capture);
    let bodies = rows.filter_map(|row| {
        let signed = SignedRecord::parse(&row.frame).ok()?;
        let body = serde_json::from_str(signed.record().body.get()).ok()?;
        Some((signed.record().at, row.hash, body))
    });
    Ok(bodies.collect())
}

/// A capture's objects become these.
fn swap(
    tx: &Connection,
    id: EntityId,
    body: &CaptureBody,
    replaced: &BTreeSet<Hash>,
    at: Moment,
) -> Result<(), StoreError> {
    know(tx, &body.manifest, true)?;
    let now: Vec<Hash> = hashes(&body.manifest).collect();
    let before = super::backup::manifest(tx, id)?;
    if hashes(&before).any(|hash| !now.contains(&hash)) {
        tx.execute(
            "UPDATE captures SET format = ?, width = ?, height = ? WHERE id = ?",
            params![word(&body.format), body.pixels.map(|p| p.0), body.pixels.map(|p| p.1), id.0],
        )?;
        let_go(tx, id, replaced, &now, at)?;
    }
    for item in &body.manifest {
        tx.execute(
            "INSERT OR IGNORE INTO capture_objects (capture, role, object)
               SELECT c.n, ?, o.n FROM captures c, objects o WHERE c.id = ? AND o.hash = ?",
            params![word(&item.role), id.0, item.object.hash.0],
        )?;
    }
    Ok(())
}

/// Lets go of a capture's objects but for those that it keeps. What was covered or thrown away on another device is
/// that device's to delete at the hub, which may have kept it aside on purpose.
fn let_go(
    tx: &Connection,
    id: EntityId,
    replaced: &BTreeSet<Hash>,
    keep: &[Hash],
    at: Moment,
) -> Result<(), StoreError> {
    let before: Vec<Hash> = hashes(&super::backup::manifest(tx, id)?).collect();
    tx.execute(
        "DELETE FROM capture_objects WHERE capture = (SELECT n FROM captures WHERE id = ?)",
        params![id.0],
    )?;
    let old: Vec<Hash> = before.into_iter().filter(|hash| !keep.contains(hash)).collect();
    for gone in capture::forget_objects(tx, &old)? {
        store::doom(tx, &gone, at)?;
        if replaced.contains(&gone) {
            tx.execute("DELETE FROM deletions WHERE object = ?", params![gone.0])?;
        }
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

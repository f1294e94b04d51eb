//! Captures in rows. The one place where they are made, changed and marked as removed, so also the one place where
//! their records are queued.

use oogst_domain::capture::{LeftIn, Role, TakenAt};
use oogst_protocol::{EntityId, Hash, ObjectRef, SealingKey};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Annotation, Capture, CaptureError, StoredObject};
use crate::{
    clock::Moment,
    record::queue_backup,
    store::{
        StoreError,
        columns::{Col, Json, Text, U64, from_word, word},
    },
};

/// Makes a capture's rows, in the transaction that lets go of its objects' intents.
pub(super) fn commit(tx: &Transaction<'_>, capture: &Capture, source: Hash) -> Result<(), CaptureError> {
    let n = insert(tx, capture, Some(source))?;
    keep_objects(tx, n, &capture.objects)?;
    queue_backup(tx, capture.captured_at, capture.id)?;
    Ok(())
}

fn insert(tx: &Transaction<'_>, capture: &Capture, source: Option<Hash>) -> Result<i64, CaptureError> {
    tx.prepare_cached(
        "INSERT INTO captures (id, kind, format, note, goal, assignment, lesson, taken_at, captured_at, width, height,
           duration_ms, left_in, source_sha256, own_only)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        Col(capture.id),
        word(&capture.kind)?,
        word(&capture.format)?,
        capture.note,
        capture.goal,
        capture.assignment.map(Col),
        capture.lesson,
        capture.taken_at.map(Text),
        capture.captured_at.0,
        capture.pixels.map(|pixels| pixels.0),
        capture.pixels.map(|pixels| pixels.1),
        capture.duration_ms.map(U64),
        Json(&capture.left_in),
        source.map(Col),
        capture.own_only,
    ])?;
    Ok(tx.last_insert_rowid())
}

/// Makes the rows of a capture's new objects.
fn keep_objects(tx: &Transaction<'_>, n: i64, objects: &[StoredObject]) -> Result<(), CaptureError> {
    for stored in objects {
        let object = &stored.object;
        tx.prepare_cached(
            "INSERT INTO objects (hash, bytes, identity, plain_sha256, plain_bytes, media_type, mine, here, preview)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, 1, ?7)",
        )?
        .execute(params![
            Col(object.hash),
            U64(object.bytes),
            Col(object.identity.clone()),
            Col(object.plain_sha256),
            U64(object.plain_bytes),
            object.media_type,
            stored.role != Role::Original,
        ])?;
        tx.prepare_cached("INSERT INTO capture_objects (capture, role, object) VALUES (?1, ?2, ?3)")?
            .execute(params![n, word(&stored.role)?, tx.last_insert_rowid()])?;
    }
    Ok(())
}

/// Writes what an annotation changed.
pub(super) fn change(tx: &Transaction<'_>, capture: &Capture, now: Moment) -> Result<(), CaptureError> {
    tx.prepare_cached(
        "UPDATE captures SET note = ?2, goal = ?3, assignment = ?4, lesson = ?5 WHERE id = ?1",
    )?
    .execute(params![
        Col(capture.id),
        capture.note,
        capture.goal,
        capture.assignment.map(Col),
        capture.lesson
    ])?;
    queue_backup(tx, now, capture.id)?;
    Ok(())
}

/// Marks a capture as removed and lets go of its objects; those that the hub may have are to be deleted there. Says
/// whose files are to go once this is durable.
pub(super) fn let_go(
    tx: &Transaction<'_>,
    capture: &Capture,
    now: Moment,
) -> Result<Vec<Hash>, CaptureError> {
    tx.execute("UPDATE captures SET removed_at = ?2 WHERE id = ?1", params![Col(capture.id), now.0])?;
    tx.execute(
        "DELETE FROM capture_objects WHERE capture = (SELECT n FROM captures WHERE id = ?1)",
        [Col(capture.id)],
    )?;
    let hashes: Vec<Hash> = capture.objects.iter().map(|stored| stored.object.hash).collect();
    let gone = forget_objects(tx, &hashes)?;
    queue_backup(tx, now, capture.id)?;
    Ok(gone)
}

/// Puts new objects in the place of a capture's old ones, which it never has again. Says whose files are to go once
/// this is durable: those that no other capture has.
pub(super) fn replace(tx: &Transaction<'_>, old: &Capture, new: &Capture) -> Result<Vec<Hash>, CaptureError> {
    let n: i64 = tx
        .prepare_cached("SELECT n FROM captures WHERE id = ?1")?
        .query_row([Col(old.id)], |row| row.get(0))?;
    tx.execute("DELETE FROM capture_objects WHERE capture = ?1", [n])?;
    tx.prepare_cached("UPDATE captures SET format = ?2, width = ?3, height = ?4 WHERE n = ?1")?.execute(
        params![n, word(&new.format)?, new.pixels.map(|pixels| pixels.0), new.pixels.map(|pixels| pixels.1)],
    )?;
    keep_objects(tx, n, &new.objects)?;
    let hashes: Vec<Hash> = old.objects.iter().map(|stored| stored.object.hash).collect();
    for hash in &hashes {
        tx.prepare_cached("INSERT OR IGNORE INTO replaced_objects (capture, object) VALUES (?1, ?2)")?
            .execute(params![n, Col(*hash)])?;
    }
    Ok(forget_objects(tx, &hashes)?)
}

/// Makes a further capture of objects that are here already.
pub(super) fn keep_aside(
    tx: &Transaction<'_>,
    capture: &Capture,
    from: EntityId,
) -> Result<(), CaptureError> {
    let source: Option<Col<Hash>> = tx
        .prepare_cached("SELECT source_sha256 FROM captures WHERE id = ?1")?
        .query_row([Col(from)], |row| row.get(0))?;
    let n = insert(tx, capture, source.map(|source| source.0))?;
    tx.execute(
        "INSERT INTO capture_objects (capture, role, object) SELECT ?1, role, object FROM capture_objects
          WHERE capture = (SELECT n FROM captures WHERE id = ?2)",
        params![n, Col(from)],
    )?;
    Ok(())
}

/// Lets go of objects that a capture no longer has, as far as no other has them. The hub is to delete them: also
/// those that a sync is sending at this very moment. Says whose files are to go once this is durable.
pub(crate) fn forget_objects(tx: &Connection, hashes: &[Hash]) -> Result<Vec<Hash>, StoreError> {
    let mut gone = Vec::new();
    for hash in hashes {
        let elsewhere = tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM capture_objects co JOIN objects o ON o.n = co.object WHERE o.hash = ?1)",
            [Col(*hash)],
            |row| row.get::<_, bool>(0),
        )?;
        if elsewhere {
            continue;
        }
        tx.execute(
            "INSERT OR IGNORE INTO deletions (object) SELECT hash FROM objects
              WHERE hash = ?1 AND (at_hub = 1 OR hash IN (SELECT object FROM uploads))",
            [Col(*hash)],
        )?;
        for sql in [
            "DELETE FROM object_audiences WHERE object = ?1",
            "DELETE FROM uploads WHERE object = ?1",
            "DELETE FROM objects WHERE hash = ?1",
        ] {
            tx.execute(sql, [Col(*hash)])?;
        }
        gone.push(*hash);
    }
    Ok(gone)
}

/// The columns that [`from_row`] reads.
pub(super) const COLUMNS: &str = "id, kind, format, note, goal, assignment, lesson, taken_at, captured_at, width, \
     height, duration_ms, left_in, n, \
     own_only, EXISTS (SELECT 1 FROM replaced_objects r WHERE r.capture = captures.n)";

/// A capture without its objects, and its number.
pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<(i64, Capture)> {
    let (width, height): (Option<u32>, Option<u32>) = (row.get(9)?, row.get(10)?);
    let capture = Capture {
        id: row.get::<_, Col<EntityId>>(0)?.0,
        kind: from_word(row.get(1)?)?,
        format: from_word(row.get(2)?)?,
        note: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        goal: row.get(4)?,
        assignment: row.get::<_, Option<Col<EntityId>>>(5)?.map(|id| id.0),
        lesson: row.get(6)?,
        taken_at: row.get::<_, Option<Text<TakenAt>>>(7)?.map(|at| at.0),
        captured_at: Moment(row.get(8)?),
        pixels: width.zip(height),
        duration_ms: row.get::<_, Option<U64>>(11)?.map(|ms| ms.0),
        left_in: row.get::<_, Json<Vec<LeftIn>>>(12)?.0,
        covered: row.get(15)?,
        own_only: row.get(14)?,
        objects: Vec::new(),
    };
    Ok((row.get(13)?, capture))
}

/// The objects of the capture with this number, previews first (smallest first: it is the same).
pub(super) fn objects(db: &Connection, n: i64) -> Result<Vec<StoredObject>, CaptureError> {
    let mut query = db.prepare_cached(
        "SELECT c.role, o.hash, o.bytes, o.identity, o.plain_sha256, o.plain_bytes, o.media_type, o.here
           FROM capture_objects c JOIN objects o ON o.n = c.object WHERE c.capture = ?1",
    )?;
    let rows = query.query_map([n], |row| {
        Ok(StoredObject {
            role: from_word(row.get(0)?)?,
            object: ObjectRef {
                hash: row.get::<_, Col<Hash>>(1)?.0,
                bytes: row.get::<_, U64>(2)?.0,
                identity: row.get::<_, Col<SealingKey>>(3)?.0,
                plain_sha256: row.get::<_, Col<Hash>>(4)?.0,
                plain_bytes: row.get::<_, U64>(5)?.0,
                media_type: row.get(6)?,
            },
            here: row.get(7)?,
        })
    })?;
    let mut objects = rows.collect::<Result<Vec<_>, _>>()?;
    objects.sort_by_key(|object| object.role);
    Ok(objects)
}

/// One capture that was not removed.
pub(super) fn find(db: &Connection, id: EntityId) -> Result<Option<Capture>, CaptureError> {
    let sql = format!("SELECT {COLUMNS} FROM captures WHERE id = ?1 AND removed_at IS NULL");
    let found = db.prepare_cached(&sql)?.query_row([Col(id)], from_row).optional()?;
    with_objects(db, found)
}

/// The newest capture that came from these very bytes.
pub(super) fn find_source(db: &Connection, source: Hash) -> Result<Option<Capture>, CaptureError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM captures WHERE source_sha256 = ?1 AND removed_at IS NULL ORDER BY captured_at DESC, own_only
           LIMIT 1"
    );
    let found = db.prepare_cached(&sql)?.query_row([Col(source)], from_row).optional()?;
    with_objects(db, found)
}

pub(super) fn with_objects(
    db: &Connection,
    found: Option<(i64, Capture)>,
) -> Result<Option<Capture>, CaptureError> {
    found.map(|(n, capture)| Ok(Capture { objects: objects(db, n)?, ..capture })).transpose()
}

impl Annotation {
    /// The capture with this annotation.
    pub(super) fn applied(self, capture: Capture) -> Capture {
        Capture {
            note: self.note.unwrap_or(capture.note),
            goal: self.goal.unwrap_or(capture.goal),
            assignment: self.assignment.unwrap_or(capture.assignment),
            lesson: self.lesson.unwrap_or(capture.lesson),
            ..capture
        }
    }
}

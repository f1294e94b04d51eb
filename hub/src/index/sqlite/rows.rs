//! Columns to values and back.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::index::{IndexError, Place, UploadId};
use oogst_protocol::{Audience, Hash, PersonId, TeamId, VerifyKey};

pub(super) fn hash(row: &Row<'_>, at: usize) -> Result<Hash, IndexError> {
    Ok(Hash(row.get::<_, [u8; 32]>(at)?))
}

pub(super) fn key(row: &Row<'_>, at: usize) -> Result<VerifyKey, IndexError> {
    Ok(VerifyKey(row.get::<_, [u8; 32]>(at)?))
}

pub(super) fn person(row: &Row<'_>, at: usize) -> Result<PersonId, IndexError> {
    Ok(PersonId(row.get::<_, [u8; 16]>(at)?))
}

pub(super) fn upload_id(row: &Row<'_>, at: usize) -> Result<UploadId, IndexError> {
    Ok(UploadId(row.get::<_, [u8; 16]>(at)?))
}

pub(super) fn audience(row: &Row<'_>, at: usize) -> Result<Audience, IndexError> {
    row.get_ref(at)?.as_str().ok().and_then(|text| text.parse().ok()).ok_or(IndexError::Damaged("audience"))
}

pub(super) fn number(row: &Row<'_>, at: usize) -> Result<u64, IndexError> {
    u64::try_from(row.get::<_, i64>(at)?).map_err(|_| IndexError::Damaged("number"))
}

/// Position, size, received, retained: four columns from `at`.
pub(super) fn place(row: &Row<'_>, at: usize) -> Result<Place, IndexError> {
    Ok(Place {
        position: number(row, at)?,
        size: number(row, at + 1)?,
        received_at: row.get(at + 2)?,
        retain_until: row.get(at + 3)?,
    })
}

/// SQLite's integers are signed.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A team's row, if the hub has that team.
pub(super) fn team(connection: &Connection, team: &TeamId) -> Result<Option<i64>, IndexError> {
    let mut found = connection.prepare_cached("SELECT id FROM team WHERE team = ?1")?;
    Ok(found.query_row([team.0.as_bytes()], |row| row.get(0)).optional()?)
}

/// A team's row, for writing: it was there when the caller looked.
pub(super) fn known_team(connection: &Connection, id: &TeamId) -> Result<i64, IndexError> {
    team(connection, id)?.ok_or(IndexError::Damaged("team"))
}

/// Takes the team's next position.
pub(super) fn next_position(connection: &Connection, team: i64) -> Result<u64, IndexError> {
    let mut next = connection
        .prepare_cached("UPDATE team SET position = position + 1 WHERE id = ?1 RETURNING position")?;
    next.query_row([team], |row| Ok(number(row, 0)))?
}

/// Adds to (or takes from) the bytes that the team uses.
pub(super) fn add_bytes(connection: &Connection, team: i64, bytes: i64) -> Result<(), IndexError> {
    let mut add = connection.prepare_cached("UPDATE team SET bytes = max(0, bytes + ?2) WHERE id = ?1")?;
    add.execute((team, bytes))?;
    Ok(())
}

/// Bytes that the team uses or has announced.
pub(super) fn used_bytes(connection: &Connection, team: i64) -> Result<u64, IndexError> {
    let mut used = connection.prepare_cached(
        "SELECT bytes + (SELECT coalesce(sum(length), 0) FROM upload WHERE team = ?1 AND finished IS NULL)
         FROM team WHERE id = ?1",
    )?;
    used.query_row([team], |row| Ok(number(row, 0)))?
}

/// Collects a query whose rows convert with our own errors.
pub(super) fn collect<T>(
    mut rows: rusqlite::Rows<'_>,
    mut each: impl FnMut(&Row<'_>) -> Result<T, IndexError>,
) -> Result<Vec<T>, IndexError> {
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(each(row)?);
    }
    Ok(all)
}

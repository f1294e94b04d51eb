//! tus uploads, as far as they must survive the process.

use oogst_protocol::{Audience, Hash, PersonId, TeamId};
use rusqlite::{Connection, Row};

use super::rows::{collect, hash, known_team, number, person, signed, team, upload_id, used_bytes};
use crate::index::{IndexError, UploadId, UploadRow};

const COLUMNS: &str =
    "SELECT upload.id, team.team, person, length, sha256, audiences, metadata, durable, finished,
                              expires_at FROM upload JOIN team ON team.id = upload.team";

pub(super) fn add(c: &Connection, upload: &UploadRow, quota: u64) -> Result<bool, IndexError> {
    let team = known_team(c, &upload.team)?;
    if used_bytes(c, team)?.saturating_add(upload.length) > quota {
        return Ok(false);
    }
    let audiences: Vec<String> = upload.audiences.iter().map(Audience::to_string).collect();
    c.prepare_cached(
        "INSERT INTO upload (id, team, person, length, sha256, audiences, metadata, durable, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute((
        &upload.id.0,
        team,
        &upload.person.0,
        signed(upload.length),
        upload.sha256.as_ref().map(Hash::as_bytes),
        audiences.join(","),
        &upload.metadata,
        signed(upload.durable),
        upload.expires_at,
    ))?;
    Ok(true)
}

fn row(row: &Row<'_>) -> Result<UploadRow, IndexError> {
    let audiences: String = row.get(5)?;
    let audiences = audiences.split(',').filter(|text| !text.is_empty()).map(str::parse);
    Ok(UploadRow {
        id: upload_id(row, 0)?,
        team: TeamId(hash(row, 1)?),
        person: person(row, 2)?,
        length: number(row, 3)?,
        sha256: row.get::<_, Option<[u8; 32]>>(4)?.map(Hash),
        audiences: audiences.collect::<Result<_, _>>().map_err(|_| IndexError::Damaged("audience"))?,
        metadata: row.get(6)?,
        durable: number(row, 7)?,
        finished: row.get::<_, Option<[u8; 32]>>(8)?.map(Hash),
        expires_at: row.get(9)?,
    })
}

pub(super) fn find(c: &Connection, id: &UploadId) -> Result<Option<UploadRow>, IndexError> {
    let mut query = c.prepare_cached(&format!("{COLUMNS} WHERE upload.id = ?1"))?;
    Ok(collect(query.query([&id.0])?, row)?.into_iter().next())
}

pub(super) fn of(
    c: &Connection,
    of: &TeamId,
    by: &PersonId,
    hashes: &[Hash],
) -> Result<Vec<UploadRow>, IndexError> {
    let Some(team) = team(c, of)? else { return Ok(Vec::new()) };
    let mut query = c.prepare_cached(&format!(
        "{COLUMNS} WHERE upload.team = ?1 AND person = ?2 AND sha256 = ?3 AND finished IS NULL"
    ))?;
    let mut all = Vec::new();
    for hash in hashes {
        all.extend(collect(query.query((team, &by.0, hash.as_bytes()))?, row)?);
    }
    Ok(all)
}

pub(super) fn checkpoint(c: &Connection, id: &UploadId, durable: u64) -> Result<(), IndexError> {
    c.prepare_cached("UPDATE upload SET durable = ?2 WHERE id = ?1 AND finished IS NULL")?
        .execute((&id.0, signed(durable)))?;
    Ok(())
}

pub(super) fn remove(c: &Connection, id: &UploadId) -> Result<(), IndexError> {
    c.prepare_cached("DELETE FROM upload WHERE id = ?1")?.execute([&id.0])?;
    Ok(())
}

pub(super) fn expired(c: &Connection, now: i64, limit: usize) -> Result<Vec<UploadId>, IndexError> {
    let mut query = c.prepare_cached("SELECT id FROM upload WHERE expires_at < ?1 LIMIT ?2")?;
    collect(query.query((now, signed(limit as u64)))?, |row| upload_id(row, 0))
}

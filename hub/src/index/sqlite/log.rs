//! Team logs and grants.

use oogst_protocol::{B64, Grant, Hash, Recipient, TeamId};
use rusqlite::{Connection, OptionalExtension};

use super::rows::{audience, collect, known_team, number, signed, team};
use crate::index::{Founding, IndexError, LogSlice, NewEntry};

/// Grants kept for one recipient, audience and epoch: a member could add a false one, and the true one must
/// survive it; the reader tries each.
const GRANTS_EACH: i64 = 8;

pub(super) fn add_founding(c: &Connection, token: &Hash, now: i64) -> Result<(), IndexError> {
    c.execute("INSERT OR IGNORE INTO founding (token, made_at) VALUES (?1, ?2)", (token.as_bytes(), now))?;
    Ok(())
}

pub(super) fn founding(c: &Connection, token: &Hash) -> Result<Option<Founding>, IndexError> {
    let row = c
        .query_row("SELECT team FROM founding WHERE token = ?1", [token.as_bytes()], |row| {
            row.get::<_, Option<[u8; 32]>>(0)
        })
        .optional()?;
    Ok(row.map(|team| Founding { team: team.map(|team| TeamId(Hash(team))) }))
}

pub(super) fn found(c: &Connection, token: &Hash, entry: &NewEntry) -> Result<bool, IndexError> {
    let used = c.execute(
        "UPDATE founding SET used_at = ?2, team = ?3 WHERE token = ?1 AND used_at IS NULL",
        (token.as_bytes(), entry.now, entry.team.0.as_bytes()),
    )?;
    if used == 0 {
        return Ok(false);
    }
    c.execute("INSERT INTO team (team, founded_at) VALUES (?1, ?2)", (entry.team.0.as_bytes(), entry.now))?;
    append(c, entry)
}

pub(super) fn append(c: &Connection, entry: &NewEntry) -> Result<bool, IndexError> {
    let id = known_team(c, &entry.team)?;
    let moved = c
        .prepare_cached("UPDATE team SET log_len = log_len + 1 WHERE id = ?1 AND log_len = ?2")?
        .execute((id, signed(entry.at)))?
        == 0;
    if moved {
        return Ok(false);
    }
    c.prepare_cached("INSERT INTO log_entry (team, n, hash, at, frame) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((id, signed(entry.at), entry.hash.as_bytes(), entry.now, &entry.frame))?;
    for recipient in &entry.forget {
        c.prepare_cached("DELETE FROM access_grant WHERE team = ?1 AND recipient = ?2")?
            .execute((id, recipient.as_str()))?;
    }
    insert_grants(c, id, &entry.grants)?;
    Ok(true)
}

pub(super) fn add_grants(c: &Connection, of: &TeamId, grants: &[Grant]) -> Result<(), IndexError> {
    insert_grants(c, known_team(c, of)?, grants)
}

fn insert_grants(c: &Connection, team: i64, grants: &[Grant]) -> Result<(), IndexError> {
    let mut insert = c.prepare_cached(
        "INSERT INTO access_grant (team, recipient, audience, epoch, sealed) SELECT ?1, ?2, ?3, ?4, ?5
         WHERE NOT EXISTS (SELECT 1 FROM access_grant WHERE team = ?1 AND recipient = ?2 AND audience = ?3
                           AND epoch = ?4 AND sealed = ?5)",
    )?;
    let mut bound = c.prepare_cached(
        "DELETE FROM access_grant WHERE id IN (SELECT id FROM access_grant
         WHERE team = ?1 AND recipient = ?2 AND audience = ?3 AND epoch = ?4 ORDER BY id DESC LIMIT -1 OFFSET ?5)",
    )?;
    for grant in grants {
        let audience = grant.audience.to_string();
        insert.execute((team, grant.to.as_str(), &audience, grant.epoch, &grant.sealed.0))?;
        bound.execute((team, grant.to.as_str(), &audience, grant.epoch, GRANTS_EACH))?;
    }
    Ok(())
}

pub(super) fn grants(c: &Connection, of: &TeamId, to: &[Recipient]) -> Result<Vec<Grant>, IndexError> {
    let Some(id) = team(c, of)? else { return Ok(Vec::new()) };
    let mut query = c.prepare_cached(
        "SELECT audience, epoch, sealed FROM access_grant WHERE team = ?1 AND recipient = ?2 ORDER BY id",
    )?;
    let mut all = Vec::new();
    for recipient in to {
        all.extend(collect(query.query((id, recipient.as_str()))?, |row| {
            Ok(Grant {
                audience: audience(row, 0)?,
                epoch: row.get(1)?,
                to: recipient.clone(),
                sealed: B64(row.get(2)?),
            })
        })?);
    }
    Ok(all)
}

pub(super) fn log(
    c: &Connection,
    of: &TeamId,
    after: u64,
    bytes: usize,
) -> Result<Option<LogSlice>, IndexError> {
    let mut head = c.prepare_cached("SELECT id, log_len FROM team WHERE team = ?1")?;
    let found = head.query_row([of.0.as_bytes()], |row| Ok((row.get::<_, i64>(0)?, number(row, 1))));
    let Some((id, len)) = found.optional()? else { return Ok(None) };
    let len = len?;
    let mut query =
        c.prepare_cached("SELECT frame FROM log_entry WHERE team = ?1 AND n >= ?2 AND n < ?3 ORDER BY n")?;
    let mut rows = query.query((id, signed(after), signed(len)))?;
    let (mut entries, mut total) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let frame: Vec<u8> = row.get(0)?;
        total += frame.len();
        entries.push(frame);
        if total >= bytes {
            break;
        }
    }
    Ok(Some(LogSlice { entries, len }))
}

//! Envelopes: appended in order, each once.

use oogst_protocol::{Hash, TeamId};
use rusqlite::{Connection, types::Value};

use super::rows::{
    add_bytes, audience, collect, hash, key, known_team, next_position, number, person, place, signed, team,
    used_bytes,
};
use crate::index::{Append, EnvelopeQuery, EnvelopeRow, EnvelopeSlice, IndexError, Place};

pub(super) fn append(
    c: &Connection,
    of: &TeamId,
    envelopes: &[EnvelopeRow],
    quota: u64,
) -> Result<Vec<Append>, IndexError> {
    let team = known_team(c, of)?;
    let mut used = used_bytes(c, team)?;
    let mut insert = c.prepare_cached(
        "INSERT INTO envelope (team, position, hash, audience, epoch, device, person, received_at, retain_until,
                               size, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let mut all = Vec::with_capacity(envelopes.len());
    for envelope in envelopes {
        if let Some(place) = find(c, team, &envelope.hash)? {
            all.push(Append::At(place));
            continue;
        }
        let size = envelope.sealed.len() as u64;
        used = used.saturating_add(size);
        if used > quota {
            used -= size;
            all.push(Append::Quota);
            continue;
        }
        let position = next_position(c, team)?;
        insert.execute((
            team,
            signed(position),
            envelope.hash.as_bytes(),
            envelope.audience.to_string(),
            envelope.epoch,
            &envelope.device.0,
            &envelope.person.0,
            envelope.received_at,
            envelope.retain_until,
            signed(size),
            &envelope.sealed,
        ))?;
        add_bytes(c, team, signed(size))?;
        all.push(Append::At(Place {
            position,
            size,
            received_at: envelope.received_at,
            retain_until: envelope.retain_until,
        }));
    }
    Ok(all)
}

fn find(c: &Connection, team: i64, wanted: &Hash) -> Result<Option<Place>, IndexError> {
    let mut query = c.prepare_cached(
        "SELECT position, size, received_at, retain_until FROM envelope WHERE team = ?1 AND hash = ?2",
    )?;
    let found = collect(query.query((team, wanted.as_bytes()))?, |row| place(row, 0))?;
    Ok(found.into_iter().next())
}

pub(super) fn list(c: &Connection, of: &TeamId, query: &EnvelopeQuery) -> Result<EnvelopeSlice, IndexError> {
    let empty = EnvelopeSlice { envelopes: Vec::new(), next: query.after, more: false };
    let Some(id) = team(c, of)? else { return Ok(empty) };
    // One snapshot for the last position and the rows up to it.
    let tx = c.unchecked_transaction()?;
    let last = tx.query_row("SELECT position FROM team WHERE id = ?1", [id], |row| Ok(number(row, 0)))??;
    // A few of each audience and of the person's own, each found by its index; of these the first.
    let few = "SELECT id, position FROM (SELECT id, position FROM envelope WHERE team = ?1 AND position > ?2
                 AND position <= ?3";
    let order = "ORDER BY position LIMIT ?4)";
    let mut sql = format!("{few} AND person = ?5 {order}");
    for n in 0..query.audiences.len() {
        sql.push_str(&format!(" UNION {few} AND audience = ?{} {order}", n + 6));
    }
    let sql = format!(
        "SELECT envelope.position, hash, audience, epoch, device, person, received_at, retain_until, sealed
         FROM ({sql}) AS seen JOIN envelope ON envelope.id = seen.id ORDER BY seen.position",
    );
    let mut values = vec![
        Value::Integer(id),
        Value::Integer(signed(query.after)),
        Value::Integer(signed(last)),
        Value::Integer(signed(query.count as u64 + 1)),
        Value::Blob(query.person.0.to_vec()),
    ];
    values.extend(query.audiences.iter().map(|audience| Value::Text(audience.to_string())));
    let mut statement = tx.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let (mut envelopes, mut bytes) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        if envelopes.len() >= query.count || bytes >= query.bytes {
            let next = envelopes.last().map_or(query.after, |(position, _)| *position);
            return Ok(EnvelopeSlice { envelopes, next, more: true });
        }
        let sealed: Vec<u8> = row.get(8)?;
        bytes += sealed.len();
        let envelope = EnvelopeRow {
            hash: hash(row, 1)?,
            audience: audience(row, 2)?,
            epoch: row.get(3)?,
            device: key(row, 4)?,
            person: person(row, 5)?,
            received_at: row.get(6)?,
            retain_until: row.get(7)?,
            sealed,
        };
        envelopes.push((number(row, 0)?, envelope));
    }
    // Also where the caller has seen more: that is how a device learns that this hub lost something.
    Ok(EnvelopeSlice { envelopes, next: last, more: false })
}

/// Forgets what is past its retention, and tokens past their life.
pub(super) fn sweep(c: &Connection, now: i64) -> Result<u64, IndexError> {
    let old = {
        let mut query =
            c.prepare("SELECT team, sum(size) FROM envelope WHERE retain_until < ?1 GROUP BY team")?;
        collect(query.query([now])?, |row| Ok((row.get::<_, i64>(0)?, number(row, 1)?)))?
    };
    for (team, bytes) in old {
        add_bytes(c, team, -signed(bytes))?;
    }
    let gone = c.execute("DELETE FROM envelope WHERE retain_until < ?1", [now])?;
    c.execute("DELETE FROM token WHERE expires_at < ?1", [now])?;
    Ok(gone as u64)
}

//! Objects: what uploads became.

use oogst_protocol::{Audience, Hash, PersonId, TeamId};
use rusqlite::Connection;

use super::rows::{
    add_bytes, audience, collect, hash, known_team, next_position, person, place, signed, team,
};
use crate::index::{IndexError, NewObject, Place, Stored};

pub(super) fn commit(c: &Connection, objects: &[NewObject]) -> Result<Vec<Place>, IndexError> {
    objects.iter().map(|object| commit_one(c, object)).collect()
}

pub(super) fn placing(c: &Connection, names: &[Hash]) -> Result<(), IndexError> {
    let mut insert = c.prepare_cached("INSERT OR IGNORE INTO removal (hash) VALUES (?1)")?;
    names.iter().try_for_each(|name| insert.execute([name.as_bytes()]).map(|_| ()))?;
    Ok(())
}

fn commit_one(c: &Connection, object: &NewObject) -> Result<Place, IndexError> {
    let team = known_team(c, &object.team)?;
    let name = object.hash.as_bytes();
    c.prepare_cached("UPDATE upload SET finished = ?2, durable = length WHERE id = ?1")?
        .execute((&object.upload.0, name))?;
    let place = match find(c, team, &object.hash)? {
        Some(place) => {
            // Sent again: the promise is renewed, the place stays.
            c.prepare_cached(
                "UPDATE object SET retain_until = max(retain_until, ?3) WHERE team = ?1 AND hash = ?2",
            )?
            .execute((team, name, object.retain_until))?;
            Place { retain_until: place.retain_until.max(object.retain_until), ..place }
        }
        None => {
            let position = next_position(c, team)?;
            c.prepare_cached(
                "INSERT INTO object (team, hash, size, position, received_at, retain_until)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                team,
                name,
                signed(object.size),
                signed(position),
                object.received_at,
                object.retain_until,
            ))?;
            add_bytes(c, team, signed(object.size))?;
            let (received_at, retain_until) = (object.received_at, object.retain_until);
            Place { position, size: object.size, received_at, retain_until }
        }
    };
    // In place; or here again, after a removal that was cut off.
    removed(c, &object.hash)?;
    c.prepare_cached("INSERT OR IGNORE INTO object_owner (team, hash, person) VALUES (?1, ?2, ?3)")?
        .execute((team, name, &object.person.0))?;
    insert_audiences(c, team, &object.hash, &object.audiences)?;
    Ok(place)
}

fn insert_audiences(c: &Connection, team: i64, of: &Hash, audiences: &[Audience]) -> Result<(), IndexError> {
    let mut insert =
        c.prepare_cached("INSERT OR IGNORE INTO object_audience (team, hash, audience) VALUES (?1, ?2, ?3)")?;
    for audience in audiences {
        insert.execute((team, of.as_bytes(), audience.to_string()))?;
    }
    Ok(())
}

fn find(c: &Connection, team: i64, wanted: &Hash) -> Result<Option<Place>, IndexError> {
    let mut query = c.prepare_cached(
        "SELECT position, size, received_at, retain_until FROM object WHERE team = ?1 AND hash = ?2",
    )?;
    let found = collect(query.query((team, wanted.as_bytes()))?, |row| place(row, 0))?;
    Ok(found.into_iter().next())
}

fn owners(c: &Connection, team: i64, of: &Hash) -> Result<Vec<PersonId>, IndexError> {
    let mut query = c.prepare_cached("SELECT person FROM object_owner WHERE team = ?1 AND hash = ?2")?;
    collect(query.query((team, of.as_bytes()))?, |row| person(row, 0))
}

pub(super) fn stored(c: &Connection, of: &TeamId, hashes: &[Hash]) -> Result<Vec<Stored>, IndexError> {
    let Some(team) = team(c, of)? else { return Ok(Vec::new()) };
    let mut audiences =
        c.prepare_cached("SELECT audience FROM object_audience WHERE team = ?1 AND hash = ?2")?;
    let mut envelope = c.prepare_cached(
        "SELECT position, size, received_at, retain_until, person, audience FROM envelope
         WHERE team = ?1 AND hash = ?2",
    )?;
    let mut all = Vec::new();
    for hash in hashes {
        if let Some(place) = find(c, team, hash)? {
            all.push(Stored {
                hash: *hash,
                object: true,
                place,
                owners: owners(c, team, hash)?,
                audiences: collect(audiences.query((team, hash.as_bytes()))?, |row| audience(row, 0))?,
            });
            continue;
        }
        all.extend(collect(envelope.query((team, hash.as_bytes()))?, |row| {
            Ok(Stored {
                hash: *hash,
                object: false,
                place: place(row, 0)?,
                owners: vec![person(row, 4)?],
                audiences: vec![audience(row, 5)?],
            })
        })?);
    }
    Ok(all)
}

pub(super) fn add_audiences(
    c: &Connection,
    of: &TeamId,
    by: &PersonId,
    hashes: &[Hash],
    audiences: &[Audience],
) -> Result<(), IndexError> {
    let team = known_team(c, of)?;
    for hash in hashes {
        if owners(c, team, hash)?.contains(by) {
            insert_audiences(c, team, hash, audiences)?;
        }
    }
    Ok(())
}

pub(super) fn remove(
    c: &Connection,
    of: &TeamId,
    name: &Hash,
    owner: Option<&PersonId>,
) -> Result<bool, IndexError> {
    let team = known_team(c, of)?;
    let Some(place) = find(c, team, name)? else { return Ok(false) };
    if let Some(person) = owner {
        c.execute(
            "DELETE FROM object_owner WHERE team = ?1 AND hash = ?2 AND person = ?3",
            (team, name.as_bytes(), &person.0),
        )?;
        if !owners(c, team, name)?.is_empty() {
            return Ok(false);
        }
    }
    for sql in [
        "DELETE FROM object_owner WHERE team = ?1 AND hash = ?2",
        "DELETE FROM object_audience WHERE team = ?1 AND hash = ?2",
        "DELETE FROM object WHERE team = ?1 AND hash = ?2",
        "DELETE FROM upload WHERE team = ?1 AND finished = ?2",
    ] {
        c.prepare_cached(sql)?.execute((team, name.as_bytes()))?;
    }
    add_bytes(c, team, -signed(place.size))?;
    let mut others = c.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM object WHERE hash = ?1)")?;
    let last = others.query_row([name.as_bytes()], |row| row.get(0))?;
    if last {
        c.prepare_cached("INSERT OR IGNORE INTO removal (hash) VALUES (?1)")?.execute([name.as_bytes()])?;
    }
    Ok(last)
}

pub(super) fn removals(c: &Connection) -> Result<Vec<Hash>, IndexError> {
    let mut query = c.prepare_cached(
        "SELECT hash FROM removal WHERE NOT EXISTS (SELECT 1 FROM object WHERE object.hash = removal.hash)",
    )?;
    collect(query.query([])?, |row| hash(row, 0))
}

pub(super) fn removed(c: &Connection, name: &Hash) -> Result<(), IndexError> {
    c.prepare_cached("DELETE FROM removal WHERE hash = ?1")?.execute([name.as_bytes()])?;
    Ok(())
}

pub(super) fn expired(c: &Connection, now: i64, limit: usize) -> Result<Vec<(TeamId, Hash)>, IndexError> {
    let mut query = c.prepare_cached(
        "SELECT team.team, object.hash FROM object JOIN team ON team.id = object.team
         WHERE retain_until < ?1 LIMIT ?2",
    )?;
    collect(query.query((now, signed(limit as u64)))?, |row| Ok((TeamId(hash(row, 0)?), hash(row, 1)?)))
}

//! Judge again: after the log grew, a secret came, or a preparer accepted a record.

use oogst_protocol::{
    Hash, VerifyKey,
    api::StoredEnvelope,
    log::DeviceStatus,
    record::{SignedRecord, judge},
};
use rusqlite::{Connection, Row, params};

use super::{
    effects,
    receive::{Reader, code, opener_from, receive, verdict},
    room::Room,
    rows::Status,
};
use crate::store::StoreError;

/// Tries every unopened envelope and judges every quarantined record again. Returns how many count
/// now that did not before.
///
/// # Errors
/// [`StoreError`].
pub fn rejudge(tx: &Connection, reader: &Reader<'_>) -> Result<usize, StoreError> {
    let mut better = 0;
    for envelope in unopened(tx)? {
        if matches!(receive(tx, reader, &envelope, &mut Room::enough())?, super::Received::Good(_)) {
            better += 1;
        }
    }
    put_aside(tx, reader)?;
    for (hash, frame, opened_by, before) in quarantined(tx)? {
        let (Ok(signed), Some(by)) = (SignedRecord::parse(&frame), opener_from(&opened_by)) else { continue };
        match verdict(tx, reader, &signed, by)? {
            Err(why) if before.as_deref() == Some(code(why)) => {}
            Err(why) => {
                tx.execute("UPDATE records SET why = ? WHERE hash = ?", params![code(why), hash.0])?;
            }
            Ok(()) => {
                let person = reader.log.devices().get(&signed.record().device).map(|d| d.person.0);
                tx.execute(
                    "UPDATE records SET status = ?, why = NULL, person = ? WHERE hash = ?",
                    params![Status::Good.as_str(), person, hash.0],
                )?;
                reader.about.forget(signed.record());
                effects::apply(tx, reader, &signed)?;
                better += 1;
            }
        }
    }
    Ok(better)
}

/// Records that came before the word of their device's removal did: judged again by the log as it stands, so
/// that every reader of it comes to the same verdict, whatever came first.
fn put_aside(tx: &Connection, reader: &Reader<'_>) -> Result<(), StoreError> {
    let log = reader.log;
    let removed =
        log.devices().iter().filter(|(_, device)| matches!(device.status, DeviceStatus::Removed(_)));
    for (id, _) in removed {
        let mut query = tx.prepare_cached(
            "SELECT hash, frame, opened_by FROM records WHERE device = ? AND status = 'good'",
        )?;
        let rows = query.query_map(params![id.0], suspect)?.collect::<Result<Vec<_>, _>>()?;
        for (hash, frame, opened_by) in rows {
            let (Ok(signed), Some(by)) = (SignedRecord::parse(&frame), opener_from(&opened_by)) else {
                continue;
            };
            if let Err(why) = judge(&signed, by, log, reader.about.accepted(tx, log, hash)?) {
                let status = Status::Quarantined.as_str();
                tx.execute(
                    "UPDATE records SET status = ?, why = ? WHERE hash = ?",
                    params![status, code(why), hash.0],
                )?;
                reader.about.forget(signed.record());
            }
        }
    }
    Ok(())
}

fn suspect(row: &Row<'_>) -> rusqlite::Result<(Hash, Vec<u8>, String)> {
    Ok((Hash(row.get(0)?), row.get(1)?, row.get(2)?))
}

fn unopened(tx: &Connection) -> Result<Vec<StoredEnvelope>, StoreError> {
    let mut query = tx.prepare_cached(
        "SELECT hash, position, audience, epoch, device, received_at, sealed FROM unopened
           WHERE why = 'no_key' ORDER BY position",
    )?;
    let mut found = Vec::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let Ok(audience) = row.get::<_, String>(2)?.parse() else { continue };
        found.push(StoredEnvelope {
            hash: Hash(row.get(0)?),
            position: u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0),
            audience,
            epoch: row.get(3)?,
            device: VerifyKey(row.get(4)?),
            received_at: row.get(5)?,
            sealed: oogst_protocol::B64(row.get(6)?),
        });
    }
    Ok(found)
}

/// A record's hash, its frame, whose key opened it, and why it was put aside.
type Aside = (Hash, Vec<u8>, String, Option<String>);

fn quarantined(tx: &Connection) -> Result<Vec<Aside>, StoreError> {
    let mut query = tx.prepare_cached(
        "SELECT hash, frame, opened_by, why FROM records WHERE status = 'quarantined' ORDER BY at",
    )?;
    let rows = query.query_map([], |row| {
        let (hash, frame, opened_by) = suspect(row)?;
        Ok((hash, frame, opened_by, row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

//! The rows: pages, relations, log, records, secrets, receipts, captures.

use oogst_protocol::{
    EntityId, Hash,
    receipt::{HubStatement, Receipt},
    record::SignedRecord,
};
use rusqlite::Connection;

use super::{Checkup, Finding};
use crate::{
    seal::Secrets,
    store::{StoreError, columns::Col},
    team::{self, Membership},
};

/// The most that SQLite is asked to list of one kind: a database that is broken in a thousand places is broken.
const MOST: usize = 100;

pub(super) fn examine(db: &Connection, checkup: &mut Checkup) -> Result<(), StoreError> {
    pages(db, checkup);
    if !checkup.findings.is_empty() {
        // Rows of a damaged database say nothing reliable about the rest.
        return Ok(());
    }
    relations(db, checkup)?;
    records(db, checkup)?;
    team(db, checkup)?;
    captures(db, checkup)
}

/// SQLCipher verifies the HMAC of every page, SQLite the structure of what is in them.
/// A check that can't even be run is a finding too.
fn pages(db: &Connection, checkup: &mut Checkup) {
    for check in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
        if let Err(error) = check_pages(db, check, checkup) {
            checkup.findings.push(Finding::Database(error.to_string()));
        }
    }
}

fn check_pages(db: &Connection, check: &str, checkup: &mut Checkup) -> Result<(), rusqlite::Error> {
    let mut query = db.prepare(check)?;
    let mut rows = query.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        count += 1;
        if text != "ok" && count <= MOST {
            checkup.findings.push(Finding::Database(text));
        }
    }
    Ok(())
}

fn relations(db: &Connection, checkup: &mut Checkup) -> Result<(), StoreError> {
    let mut query = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        if checkup.findings.len() >= MOST {
            break;
        }
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        checkup.findings.push(Finding::Relation(format!("{table} → {parent}")));
    }
    Ok(())
}

/// Every record: its bytes, its signature, its name, and the columns that were taken from it.
fn records(db: &Connection, checkup: &mut Checkup) -> Result<(), StoreError> {
    let mut query = db.prepare("SELECT hash, frame, audience, kind, entity, device, seq FROM records")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        checkup.records += 1;
        let hash = row.get::<_, Col<Hash>>(0)?.0;
        let frame: Vec<u8> = row.get(1)?;
        let same = SignedRecord::parse(&frame).is_ok_and(|signed| {
            let record = signed.record();
            signed.hash() == hash
                && row.get::<_, String>(2).is_ok_and(|audience| audience == record.audience.to_string())
                && row.get::<_, String>(3).is_ok_and(|kind| kind == record.kind.as_str())
                && row.get::<_, [u8; 16]>(4).is_ok_and(|entity| entity == record.entity.0)
                && row.get::<_, [u8; 32]>(5).is_ok_and(|device| device == record.device.0)
                && row.get::<_, i64>(6).is_ok_and(|seq| u64::try_from(seq) == Ok(record.seq))
        });
        if !same {
            checkup.findings.push(Finding::Record(hash));
        }
    }
    Ok(())
}

/// The log from its start, the secrets that it names, and the hub's promises.
fn team(db: &Connection, checkup: &mut Checkup) -> Result<(), StoreError> {
    let log = match team::load(db) {
        Ok(log) => log,
        Err(team::KeptLogError::Store(error)) => return Err(error),
        Err(error) => {
            checkup.findings.push(Finding::Log(error.to_string()));
            None
        }
    };
    let Some(member) = Membership::load(db)? else { return Ok(()) };
    if let Some(log) = &log {
        if log.team() != member.team {
            checkup.findings.push(Finding::Log("of another team".to_owned()));
        }
        if team::log_point(db)?.is_some_and(|point| point != log.point()) {
            checkup.findings.push(Finding::Log("not as long as it was".to_owned()));
        }
        for (audience, epoch, secret) in Secrets::load(db)?.iter() {
            let named = log.audiences().get(&audience).and_then(|keys| keys.at(epoch));
            if named.is_some_and(|recipient| *recipient != secret.recipient()) {
                checkup.findings.push(Finding::Secret(audience, epoch));
            }
        }
    }
    let mut query = db.prepare("SELECT hash, size, frame FROM receipts")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, size): (Hash, i64) = (row.get::<_, Col<Hash>>(0)?.0, row.get(1)?);
        let frame: Vec<u8> = row.get(2)?;
        let kept = Receipt::verify(&frame, &member.hub.key).is_ok_and(|receipt| {
            receipt.hash == hash && receipt.team == member.team && u64::try_from(size) == Ok(receipt.size)
        });
        if !kept {
            checkup.findings.push(Finding::Receipt(hash));
        }
    }
    Ok(())
}

fn captures(db: &Connection, checkup: &mut Checkup) -> Result<(), StoreError> {
    let mut query = db.prepare(
        "SELECT c.id, EXISTS (SELECT 1 FROM capture_objects o WHERE o.capture = c.n AND o.role = 'original')
           FROM captures c WHERE c.removed_at IS NULL",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        checkup.captures += 1;
        let id = row.get::<_, Col<EntityId>>(0)?.0;
        if !row.get::<_, bool>(1)? {
            checkup.findings.push(Finding::CaptureWithoutOriginal(id));
        } else if !matches!(crate::record::capture_body(db, id), Ok(Some(_))) {
            checkup.findings.push(Finding::Row { table: "captures", row: id.to_string() });
        }
    }
    Ok(())
}

//! Records and the team log, read again from their exact bytes.

use oogst_protocol::{
    EntityId, Hash,
    log::{LogState, SignedEntry},
    record::SignedRecord,
};
use rusqlite::Connection;

use super::{Problem, Report};
use crate::store::{
    Store, StoreError,
    columns::{Col, U64},
};

pub(super) fn examine(store: &Store, report: &mut Report) -> Result<(), StoreError> {
    store.read(|db| {
        records(db, report)?;
        captures(db, report)?;
        log(db, report)
    })
}

fn records(db: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut query = db.prepare("SELECT hash, frame FROM records")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let hash = row.get::<_, Col<Hash>>(0)?.0;
        report.checked.records += 1;
        let sound = row.get_ref(1)?.as_blob().ok().and_then(|frame| SignedRecord::parse(frame).ok());
        if sound.is_none_or(|record| record.hash() != hash) {
            report.problems.push(Problem::Record(hash));
        }
    }
    Ok(())
}

fn captures(db: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut query = db.prepare(
        "SELECT id FROM captures WHERE removed_at IS NULL AND NOT EXISTS
           (SELECT 1 FROM capture_objects WHERE capture = captures.id AND role = 'original')",
    )?;
    for id in query.query_map([], |row| row.get::<_, Col<EntityId>>(0))? {
        report.problems.push(Problem::NoOriginal(id?.0));
    }
    Ok(())
}

fn log(db: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut query = db.prepare("SELECT n, frame FROM log_entries ORDER BY n")?;
    let mut rows = query.query([])?;
    let mut state: Option<LogState> = None;
    while let Some(row) = rows.next()? {
        let n = row.get::<_, U64>(0)?.0;
        report.checked.log_entries += 1;
        let follows = n == report.checked.log_entries;
        let entry = row.get_ref(1)?.as_blob().ok().and_then(|frame| SignedEntry::parse(frame).ok());
        let applied = match (entry, &mut state) {
            (None, _) => false,
            (Some(entry), Some(state)) => state.apply(&entry).is_ok(),
            (Some(entry), none) => {
                *none = LogState::found(&entry).ok();
                none.is_some()
            }
        };
        if !(follows && applied) {
            // What follows a broken entry can't be judged.
            report.problems.push(Problem::LogEntry(n));
            break;
        }
    }
    Ok(())
}

//! Opening the file: settings, schema, migration.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt, path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::index::IndexError;

/// The newest schema that this program knows.
pub const SCHEMA: i64 = 3;

/// Each step brings the schema from its place in the list to the next.
const MIGRATIONS: [&str; 3] =
    [include_str!("schema.sql"), include_str!("schema_2.sql"), include_str!("schema_3.sql")];

/// How long a process waits for another's write (`backup` beside `serve`).
const BUSY: Duration = Duration::from_secs(20);

/// Opens for writing; makes and migrates in one immediate transaction.
pub(crate) fn writable(path: &Path, now: i64) -> Result<Connection, IndexError> {
    private(path)?;
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    // FULL: WAL with NORMAL may lose an acknowledged transaction at power loss.
    connection.execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;")?;
    // A group of 256 envelopes can be many pages; fewer, larger checkpoints.
    connection.execute_batch("PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864;")?;
    connection.set_prepared_statement_cache_capacity(64);
    migrate(&mut connection, now)?;
    Ok(connection)
}

/// Makes the file, open to its owner alone; SQLite gives its -wal and -shm the same mode.
fn private(path: &Path) -> Result<(), IndexError> {
    OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    Ok(())
}

/// Opens for reading only.
pub(crate) fn readable(path: &Path) -> Result<Connection, IndexError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.execute_batch("PRAGMA query_only=ON;")?;
    connection.set_prepared_statement_cache_capacity(32);
    check(&connection)?;
    Ok(connection)
}

fn check(connection: &Connection) -> Result<i64, IndexError> {
    let found = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > SCHEMA { Err(IndexError::Newer { found, known: SCHEMA }) } else { Ok(found) }
}

fn migrate(connection: &mut Connection, now: i64) -> Result<(), IndexError> {
    check(connection)?;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = check(&tx)?;
    let done = usize::try_from(found).map_err(|_| IndexError::Damaged("schema version"))?;
    for step in MIGRATIONS.iter().skip(done) {
        tx.execute_batch(step)?;
    }
    if found < SCHEMA {
        tx.pragma_update(None, "user_version", SCHEMA)?;
        tx.execute("INSERT OR IGNORE INTO meta (name, value) VALUES ('epoch', ?1)", [now.max(1)])?;
    }
    Ok(tx.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_index_is_refused_with_its_version_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("index.db");
        drop(writable(&path, 5).unwrap());
        let raw = Connection::open(&path).unwrap();
        raw.pragma_update(None, "user_version", 99).unwrap();
        drop(raw);
        let refused = writable(&path, 6).unwrap_err();
        assert!(matches!(refused, IndexError::Newer { found: 99, known: SCHEMA }), "{refused}");
        assert!(refused.to_string().contains("99"));
        let raw = Connection::open(&path).unwrap();
        let epoch: i64 = raw.query_row("SELECT value FROM meta", [], |row| row.get(0)).unwrap();
        assert_eq!(epoch, 5);
    }

    #[test]
    fn a_reader_can_t_write() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("index.db");
        let _writer = writable(&path, 5).unwrap();
        assert!(readable(&path).unwrap().execute("DELETE FROM meta", []).is_err());
    }
}

//! One writer, a few readers.
//!
//! Writers of several processes wait for each other in SQLite ([`PATIENCE`]); those of one process at a mutex, so
//! that they queue fairly. Readers are opened when first asked for (each costs about 1 ms: SQLCipher derives no key
//! from a raw one) and see the last durable state while a write is on. `mmap_size` stays 0: SQLCipher has to decrypt
//! pages into memory of its own anyway.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use zeroize::Zeroizing;

use super::{StoreError, StoreKey, at_path};

/// How long a write waits for another process's.
const PATIENCE: Duration = Duration::from_secs(20);
/// Readers kept open for the next.
const KEPT: usize = 4;

pub(crate) struct Connections {
    path: PathBuf,
    key: StoreKey,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Connections {
    /// Takes over an opened writer.
    pub(crate) fn new(path: PathBuf, key: StoreKey, writer: Connection) -> Self {
        Self { path, key, writer: Mutex::new(writer), readers: Mutex::new(Vec::new()) }
    }

    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = lock(&self.writer);
        let tx = self.begin(&mut writer)?;
        let value = f(&tx)?;
        self.commit(tx)?;
        Ok(value)
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let reader = self.take_reader()?;
        let value = f(&reader);
        self.give_back(reader);
        value
    }

    // What follows does not depend on what is asked: it is compiled once, not for each of two hundred questions.

    #[inline(never)]
    fn begin<'w>(&self, writer: &'w mut Connection) -> Result<Transaction<'w>, StoreError> {
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate);
        tx.map_err(|error| at_path(&self.path, error.into()))
    }

    #[inline(never)]
    fn commit(&self, tx: Transaction<'_>) -> Result<(), StoreError> {
        tx.commit().map_err(|error| at_path(&self.path, error.into()))
    }

    /// A reader of one snapshot: the database as it is now, for all that one question asks.
    #[inline(never)]
    fn take_reader(&self) -> Result<Connection, StoreError> {
        let kept = lock(&self.readers).pop();
        let reader = match kept {
            Some(reader) => reader,
            None => self.reader()?,
        };
        reader.execute_batch("BEGIN DEFERRED")?;
        Ok(reader)
    }

    /// Ends the snapshot and keeps the reader for the next; one that can't end it is closed.
    #[inline(never)]
    fn give_back(&self, reader: Connection) {
        let ended = reader.is_autocommit() || reader.execute_batch("ROLLBACK").is_ok();
        let mut readers = lock(&self.readers);
        if ended && readers.len() < KEPT {
            readers.push(reader);
        }
    }

    /// Writes what the write-ahead log holds into the file, as far as no reader needs the file as it is.
    pub(crate) fn write_back(&self) -> Result<(), StoreError> {
        Ok(lock(&self.writer).query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        let reader = connect(&self.path, &self.key)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }
}

/// Opens the database's file, which is there, and gives it the key. Nothing is read yet.
pub(crate) fn connect(path: &Path, key: &StoreKey) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    oogst_sqlcipher::linked();
    // Errors reach us typed; SQLCipher would print them on standard error as well.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    let digits = Zeroizing::new(hex::encode(key.bytes()));
    let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", digits.as_str()));
    connection.execute_batch(&pragma)?;
    // Again: the first key of a process activates SQLCipher, which takes a level of NONE for unset.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -8192;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// A panic in a closure leaves a connection whole: its transaction was rolled back when it was dropped.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

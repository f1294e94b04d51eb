//! Why the store can't do something.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use rusqlite::ErrorCode;

use super::{VaultError, files};
use crate::random::NoRandom;

/// What is wrong with a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// There was one, and it is gone or empty.
    Missing,
    /// Its key is right and yet it does not open, or a page of it does not.
    Unreadable,
}

/// Why the store can't do something. Nothing is overwritten by any of these.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The key can't be had: locked (try later), lost, or the place it is kept in failed.
    #[error(transparent)]
    Vault(VaultError),
    /// There is a database, but the vault never held a key for it.
    #[error("the store's key is lost")]
    KeyLost,
    /// The vault's key is another store's.
    #[error("the key is not this store's")]
    WrongKey,
    /// The database was made by a later version.
    #[error("the store has schema {found}; this version knows up to {known}")]
    Newer {
        /// The database's schema version.
        found: i64,
        /// The newest that this version knows.
        known: i64,
    },
    /// The database is damaged: [`super::Store::set_aside`] moves it away, whole, and lists its objects.
    #[error("the database is damaged ({0:?})")]
    Damaged(Damage),
    /// No space left. What was saved before is safe; what was being written is not there.
    #[error("the disk is full")]
    DiskFull,
    /// Another process holds the store for too long.
    #[error("the store is in use by another process")]
    Busy,
    /// The folder can't be written to.
    #[error("{0} can't be written to")]
    NotWritable(PathBuf),
    /// An object whose file is not here.
    #[error("object {0} is not on this device")]
    NotHere(oogst_protocol::Hash),
    /// A row that this version can't read.
    #[error("a row holds {0}, which can't be read")]
    Row(&'static str),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] NoRandom),
    /// Sealing or opening failed.
    #[error(transparent)]
    Seal(oogst_protocol::seal::SealError),
    /// Reading or writing a file failed.
    #[error("{path}: {source}")]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// How.
        source: io::Error,
    },
    /// The database refused something.
    #[error(transparent)]
    Sql(rusqlite::Error),
}

impl StoreError {
    /// From a file operation on `path`: a full disk and a read-only folder are told apart.
    #[must_use]
    pub fn io(path: &std::path::Path, source: io::Error) -> Self {
        match source.kind() {
            _ if is_full(&source) => StoreError::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                StoreError::NotWritable(path.to_owned())
            }
            _ => StoreError::Io { path: path.to_owned(), source },
        }
    }
}

impl From<oogst_protocol::seal::SealError> for StoreError {
    fn from(error: oogst_protocol::seal::SealError) -> Self {
        match error {
            oogst_protocol::seal::SealError::Io(error) if is_full(&error) => StoreError::DiskFull,
            other => StoreError::Seal(other),
        }
    }
}

impl From<VaultError> for StoreError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Io(error) if is_full(&error) => StoreError::DiskFull,
            other => StoreError::Vault(other),
        }
    }
}

/// Whether an operation failed because no space is left.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// What an error at a database's path means. Without room for the name of a log or a journal beside it SQLite says that it can't
/// open something, and that there was an I/O error where the disk had none left when it was synced. A page of our own tells whether
/// that is why.
pub(crate) fn at_path(database: &Path, error: StoreError) -> StoreError {
    let unclear = |error: &rusqlite::Error| {
        matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure))
    };
    if !matches!(&error, StoreError::Sql(error) if unclear(error)) {
        return error;
    }
    let probe = database.with_extension("room");
    // What a process that died here left.
    let _ = fs::remove_file(&probe);
    let made = files::private().create_new(true).open(&probe).and_then(|mut file| {
        file.write_all(&[0; 4096])?;
        file.sync_all()
    });
    let _ = fs::remove_file(&probe);
    if made.is_err_and(|error| is_full(&error)) { StoreError::DiskFull } else { error }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // Growing the wal's index fails for want of space alone, and SQLite says "I/O error".
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return StoreError::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                StoreError::Damaged(Damage::Unreadable)
            }
            _ => StoreError::Sql(error),
        }
    }
}

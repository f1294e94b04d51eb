//! The sealed files of a store.
//!
//! One flat folder: all objects of a capture become durable with a single fsync of it (about 5 ms each on a laptop's
//! SSD); file systems in use today index folders, so 300,000 names cost nothing noticeable.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use oogst_protocol::Hash;
use rusqlite::{Connection, Transaction, params};

use super::{StoreError, columns::Col, files};
use crate::clock::Moment;

/// The sealed files of a store: immutable, named by the hash of their ciphertext.
#[derive(Debug)]
pub struct Objects {
    folder: PathBuf,
}

impl Objects {
    pub(crate) fn new(dir: &Path) -> Self {
        Self { folder: dir.join("objects") }
    }

    /// The folder they lie in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where an object's file is, or would be.
    #[must_use]
    pub fn path(&self, hash: &Hash) -> PathBuf {
        self.folder.join(hash.hex())
    }

    /// Opens an object's ciphertext.
    ///
    /// # Errors
    /// [`StoreError::NotHere`], [`StoreError::Io`].
    pub fn open(&self, hash: &Hash) -> Result<File, StoreError> {
        let path = self.path(hash);
        File::open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StoreError::NotHere(*hash),
            _ => StoreError::io(&path, error),
        })
    }

    /// Bytes of an object's ciphertext; `None` when its file is not here.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn len(&self, hash: &Hash) -> Result<Option<u64>, StoreError> {
        let path = self.path(hash);
        match std::fs::metadata(&path) {
            Ok(metadata) => Ok(Some(metadata.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::io(&path, error)),
        }
    }

    /// Removes an object's file; one that is gone is fine. Only after the transaction that let go of it is durable:
    /// [`Objects::doom`] in that transaction, then [`super::Store::sweep`], survives a crash in between.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn remove(&self, hash: &Hash) -> Result<(), StoreError> {
        let path = self.path(hash);
        files::remove(&path).map_err(|error| StoreError::io(&path, error))
    }

    /// Notes, in the transaction that lets go of it (its row deleted, or `here = 0`), that an object's file is to
    /// be removed. [`super::Store::sweep`] or the next open does that, unless a row says again that it is here.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn doom(&self, tx: &Transaction<'_>, hash: &Hash, now: Moment) -> Result<(), StoreError> {
        doom(tx, hash, now)
    }
}

/// As [`Objects::doom`].
pub(crate) fn doom(tx: &Connection, hash: &Hash, now: Moment) -> Result<(), StoreError> {
    let name = format!("{}{}", super::intents::DOOMED, hash.hex());
    tx.prepare_cached("INSERT OR IGNORE INTO intents (staging, object, at) VALUES (?1, ?2, ?3)")?
        .execute(params![name, Col(*hash), now.0])?;
    Ok(())
}

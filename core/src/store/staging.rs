//! Files on their way into `objects/`: an intent, the bytes, fsync, rename, fsync of the folder, then the rows.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use oogst_protocol::Hash;
use rusqlite::{Transaction, params};

use super::{Store, StoreError, columns::Col, files};
use crate::clock::Moment;

/// Bytes that are written at a time, about one chunk of a sealed stream.
const BUFFER: usize = 64 << 10;

/// Some staging files under intents that are durable. When it is dropped before it is settled, its files are removed.
pub struct Staging {
    store: Store,
    intents: Vec<(i64, PathBuf)>,
    next: usize,
}

/// One staging file, open for writing.
#[derive(Debug)]
pub struct StagedFile {
    intent: i64,
    path: PathBuf,
    // A seal's header comes in dozens of pieces: together with its first bytes it is one call.
    file: BufWriter<File>,
}

/// Objects whose files are durable in `objects/`, and whose rows are not there yet: [`Store::commit`] takes it. When
/// it is dropped without that, the files are removed.
pub struct Settled {
    staging: Staging,
}

impl Store {
    /// Begins at most `files` staging files: their intents are durable when this returns (one fsync for all).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn stage(&self, files: usize, now: Moment) -> Result<Staging, StoreError> {
        let names = self.staging_names(files)?;
        let intents = self.write(|tx| {
            let mut intents = Vec::with_capacity(names.len());
            for name in &names {
                tx.prepare_cached("INSERT INTO intents (staging, at) VALUES (?1, ?2)")?
                    .execute(params![name, now.0])?;
                intents.push((tx.last_insert_rowid(), self.staging_folder().join(name)));
            }
            Ok::<_, StoreError>(intents)
        })?;
        Ok(Staging { store: self.clone(), intents, next: 0 })
    }

    /// Makes settled objects' rows, and lets go of their intents, in one transaction.
    ///
    /// # Errors
    /// The closure's, or [`StoreError`]; the objects' files are removed then.
    pub fn commit<T, E: From<StoreError>>(
        &self,
        settled: Settled,
        rows: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut settled = settled;
        let value = self.write(|tx| {
            let value = rows(tx)?;
            for (intent, _) in &settled.staging.intents {
                delete(tx, *intent).map_err(StoreError::from)?;
            }
            Ok::<_, E>(value)
        })?;
        settled.staging.intents.clear();
        Ok(value)
    }
}

fn delete(tx: &Transaction<'_>, intent: i64) -> rusqlite::Result<usize> {
    tx.prepare_cached("DELETE FROM intents WHERE id = ?1")?.execute([intent])
}

impl Staging {
    /// The next of the staging files.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when more are asked for than were begun; [`StoreError::Io`].
    pub fn file(&mut self) -> Result<StagedFile, StoreError> {
        let (intent, path) = self.intents.get(self.next).ok_or(StoreError::Busy)?;
        let file =
            files::private().create_new(true).open(path).map_err(|error| StoreError::io(path, error))?;
        self.next += 1;
        Ok(StagedFile { intent: *intent, path: path.clone(), file: BufWriter::with_capacity(BUFFER, file) })
    }

    /// Moves written files into `objects/` under the hash of what was written. When this returns, they are durable.
    ///
    /// Everything is synced before anything is renamed, so that the folder is synced once.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn settle(self, mut files: Vec<(StagedFile, Hash)>) -> Result<Settled, StoreError> {
        for (staged, _) in &mut files {
            let synced = staged.file.flush().and_then(|()| staged.file.get_ref().sync_data());
            synced.map_err(|error| StoreError::io(&staged.path, error))?;
        }
        self.store.write(|tx| {
            for (staged, hash) in &files {
                tx.prepare_cached("UPDATE intents SET object = ?2 WHERE id = ?1")?
                    .execute(params![staged.intent, Col(*hash)])?;
            }
            Ok::<_, StoreError>(())
        })?;
        let objects = self.store.objects();
        for (staged, hash) in files {
            let to = objects.path(&hash);
            // Windows renames no open file.
            drop(staged.file);
            fs::rename(&staged.path, &to).map_err(|error| StoreError::io(&to, error))?;
        }
        files::sync_folder(objects.folder()).map_err(|error| StoreError::io(objects.folder(), error))?;
        Ok(Settled { staging: self })
    }
}

impl Drop for Staging {
    /// Best effort: what can't be cleared now is cleared by the next open.
    fn drop(&mut self) {
        if self.intents.is_empty() {
            return;
        }
        let ids: Vec<i64> = self.intents.iter().map(|(id, _)| *id).collect();
        let cleared = self.store.clear_ids(&ids);
        if let Err(error) = cleared {
            tracing::warn!(%error, "staging files are left for the next open");
        }
    }
}

impl StagedFile {
    /// The file, once all of it is written, to be read from its start.
    pub(crate) fn into_file(self) -> io::Result<File> {
        Ok(self.file.into_inner()?)
    }
}

impl Write for StagedFile {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.file.write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

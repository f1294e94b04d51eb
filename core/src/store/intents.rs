//! Intents: rows that name every file a crash may leave behind, so that the next open clears those and nothing else.
//!
//! | moment | intent | staging/ | objects/ | rows |
//! |---|---|---|---|---|
//! | [`super::Store::stage`] returned | name | – | – | – |
//! | writing | name | partial | – | – |
//! | written and synced, hash known | name, hash | whole | – | – |
//! | [`super::Staging::settle`] returned | name, hash | – | whole | – |
//! | [`super::Store::commit`] returned | – | – | whole | yes |
//!
//! The other way round, [`super::Objects::doom`] adds an intent in the transaction that lets go of an object.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Store, StoreError, columns::Col, files, slot};
use oogst_protocol::Hash;

/// In front of the names of intents that belong to no process: objects to be removed.
pub(crate) const DOOMED: &str = "doomed-";

struct Intent {
    id: i64,
    staging: String,
    object: Option<Hash>,
}

impl Store {
    /// Clears what dead processes left, and what is doomed; at open, by the intents alone.
    pub(crate) fn clear_intents(&self) -> Result<(), StoreError> {
        for number in self.read(slots)? {
            // A slot that is held belongs to somebody alive (or to this very store).
            if let Some(held) = slot::Slot::try_take(&self.staging_folder(), number)? {
                self.clear(&format!("{}-", held.number()))?;
            }
        }
        self.sweep()
    }

    /// Removes the files of doomed objects. Cheap when there are none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn sweep(&self) -> Result<(), StoreError> {
        let any = self.read(|db| {
            Ok::<_, StoreError>(
                db.prepare_cached("SELECT 1 FROM intents WHERE staging LIKE 'doomed-%' LIMIT 1")?
                    .query_row([], |_| Ok(()))
                    .optional()?,
            )
        })?;
        if any.is_some() { self.clear(DOOMED) } else { Ok(()) }
    }

    /// Clears all intents whose names begin so.
    pub(crate) fn clear(&self, prefix: &str) -> Result<(), StoreError> {
        self.settle_doubt()?;
        self.write(|tx| {
            let intents = tx
                .prepare("SELECT id, staging, object FROM intents WHERE substr(staging, 1, ?2) = ?1")?
                .query_map(params![prefix, i64::try_from(prefix.len()).unwrap_or(0)], intent)?
                .collect::<Result<Vec<_>, _>>()?;
            self.clear_these(tx, &intents)
        })
    }

    /// Clears these intents, those that still stand.
    pub(crate) fn clear_ids(&self, ids: &[i64]) -> Result<(), StoreError> {
        self.settle_doubt()?;
        self.write(|tx| {
            let mut intents = Vec::new();
            let mut query = tx.prepare_cached("SELECT id, staging, object FROM intents WHERE id = ?1")?;
            for id in ids {
                intents.extend(query.query_row([id], intent).optional()?);
            }
            self.clear_these(tx, &intents)
        })
    }

    /// A commit whose fsync failed is undone here, but its frames stand in the wal: after a crash it may turn out to
    /// have happened, with rows that need the files. So before any file is removed, a transaction is made durable in
    /// those frames' place; when that fails too, the files stay and the next open decides.
    fn settle_doubt(&self) -> Result<(), StoreError> {
        self.write(|tx| {
            // A value that stays the same would not be written: hence a millisecond more.
            tx.execute("UPDATE intents SET at = at + 1 WHERE id = (SELECT min(id) FROM intents)", [])?;
            Ok(())
        })
    }

    /// Files first, durably, then rows: a crash in between repeats it. (Without the folders' sync a name could come
    /// back after its intent is gone.)
    fn clear_these(&self, tx: &Connection, intents: &[Intent]) -> Result<(), StoreError> {
        let staging = self.staging_folder();
        let (mut from_staging, mut from_objects) = (false, false);
        for intent in intents {
            if !intent.staging.starts_with(DOOMED) {
                let path = staging.join(&intent.staging);
                files::remove(&path).map_err(|error| StoreError::io(&path, error))?;
                from_staging = true;
            }
            if let Some(hash) = intent.object
                && !needed(tx, intent.id, hash)?
            {
                self.objects().remove(&hash)?;
                from_objects = true;
            }
        }
        for (folder, removed) in [(staging.as_path(), from_staging), (self.objects().folder(), from_objects)]
        {
            if removed {
                files::sync_folder(folder).map_err(|error| StoreError::io(folder, error))?;
            }
        }
        let mut delete = tx.prepare_cached("DELETE FROM intents WHERE id = ?1")?;
        for intent in intents {
            delete.execute([intent.id])?;
        }
        Ok(())
    }
}

fn intent(row: &Row<'_>) -> rusqlite::Result<Intent> {
    let object = row.get::<_, Option<Col<Hash>>>(2)?.map(|hash| hash.0);
    Ok(Intent { id: row.get(0)?, staging: row.get(1)?, object })
}

/// Whether an object's file has to stay: a row says it is here, or another intent is about to (two processes may fetch
/// the same object).
fn needed(db: &Connection, intent: i64, object: Hash) -> Result<bool, StoreError> {
    let needed = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM objects WHERE hash = ?1 AND here = 1) OR EXISTS
               (SELECT 1 FROM intents WHERE object = ?1 AND id <> ?2 AND staging NOT LIKE 'doomed-%')",
        )?
        .query_row(params![Col(object), intent], |row| row.get(0))?;
    Ok(needed)
}

/// The slots that intents belong to.
fn slots(db: &Connection) -> Result<Vec<u32>, StoreError> {
    let names = db
        .prepare("SELECT staging FROM intents WHERE staging NOT LIKE 'doomed-%'")?
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    let mut slots: Vec<u32> = names.iter().filter_map(|name| slot::of(name)).collect();
    slots.sort_unstable();
    slots.dedup();
    Ok(slots)
}

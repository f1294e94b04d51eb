//! Opening (or making) a store.
//!
//! Opening reads the key, the schema's version and the intents, and nothing else: the same work for ten captures as
//! for 100,000. No integrity check here; that is doctor's work.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use fs4::fs_std::FileExt;
use rusqlite::Connection;

use super::{
    Damage, KeyVault, Objects, StoreError, StoreKey, at_path, connections, connections::Connections, files,
    key_check::KeyCheck, migrate, slot::Slot,
};
use crate::{clock::Moment, random, random::Random};

pub(crate) const DATABASE: &str = "oogst.db";
/// SQLCipher's page size.
const PAGE: u64 = 4096;

/// An open store. Cheap to clone; several processes may each have one.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    dir: PathBuf,
    connections: Connections,
    objects: Objects,
    slot: Mutex<Option<Slot>>,
    // Shared: whoever sets a database aside takes it alone. Last, so that it outlives the connections.
    _in_use: File,
}

impl Store {
    /// Opens the store in `dir`, or makes one: folder, key and database. What a crash left is cleared.
    ///
    /// # Errors
    /// [`StoreError`]. Nothing is overwritten by any of them; after [`StoreError::Damaged`] see [`Store::set_aside`].
    pub fn open(
        dir: &Path,
        vault: &dyn KeyVault,
        random: &dyn Random,
        now: Moment,
    ) -> Result<Self, StoreError> {
        for folder in [dir.to_owned(), dir.join("objects"), dir.join("staging")] {
            files::make_folder(&folder).map_err(|error| StoreError::io(&folder, error))?;
        }
        let in_use = lock_file(dir, "in-use.lock")?;
        if !FileExt::try_lock_shared(&in_use).map_err(|error| StoreError::io(dir, error))? {
            return Err(StoreError::Busy);
        }
        let (key, connection) = {
            // One process at a time makes a key, a database, or migrates.
            let opening = lock_file(dir, "opening.lock")?;
            FileExt::lock_exclusive(&opening).map_err(|error| StoreError::io(dir, error))?;
            open_database(dir, vault, random, now)?
        };
        let store = Self(Arc::new(Inner {
            dir: dir.to_owned(),
            connections: Connections::new(dir.join(DATABASE), key, connection),
            objects: Objects::new(dir),
            slot: Mutex::new(None),
            _in_use: in_use,
        }));
        store.clear_intents()?;
        Ok(store)
    }

    /// Runs `f` in an immediate transaction; durable when this returns `Ok`, undone on an error. Not to be called
    /// from within itself.
    ///
    /// # Errors
    /// `f`'s, or [`StoreError`].
    pub fn write<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.0.connections.write(f)
    }

    /// Runs `f` on one snapshot of the store; it can't write.
    ///
    /// # Errors
    /// `f`'s, or [`StoreError`].
    pub fn read<T, E: From<StoreError>>(&self, f: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        self.0.connections.read(f)
    }

    /// Writes what the write-ahead log holds into the database's file.
    pub(crate) fn write_back(&self) -> Result<(), StoreError> {
        self.0.connections.write_back()
    }

    /// The sealed files.
    #[must_use]
    pub fn objects(&self) -> &Objects {
        &self.0.objects
    }

    /// The store's folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.0.dir
    }

    pub(crate) fn staging_folder(&self) -> PathBuf {
        self.0.dir.join("staging")
    }

    /// Fresh names for staging files, under this store's slot.
    pub(crate) fn staging_names(&self, count: usize) -> Result<Vec<String>, StoreError> {
        let mut slot = self.0.slot.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.is_none() {
            let taken = Slot::take(&self.staging_folder())?;
            // Its last holder may have died after this store was opened.
            self.clear(&format!("{}-", taken.number()))?;
            *slot = Some(taken);
        }
        let Some(slot) = slot.as_ref() else { return Err(StoreError::Busy) };
        // Names only have to be unique; what is sealed never depends on them.
        (0..count).map(|_| Ok(slot.name(random::bytes(&random::SystemRandom)?))).collect()
    }
}

/// The lock that an open store shares, taken alone.
pub(crate) fn lock_alone(dir: &Path) -> Result<File, StoreError> {
    let lock = lock_file(dir, "in-use.lock")?;
    let alone = FileExt::try_lock_exclusive(&lock).map_err(|error| StoreError::io(dir, error))?;
    if alone { Ok(lock) } else { Err(StoreError::Busy) }
}

fn lock_file(dir: &Path, name: &str) -> Result<File, StoreError> {
    let path = dir.join(name);
    files::private().create(true).truncate(false).open(&path).map_err(|error| StoreError::io(&path, error))
}

fn open_database(
    dir: &Path,
    vault: &dyn KeyVault,
    random: &dyn Random,
    now: Moment,
) -> Result<(StoreKey, Connection), StoreError> {
    let path = dir.join(DATABASE);
    let check = KeyCheck::read(dir)?;
    let size = match fs::metadata(&path) {
        Ok(metadata) => Some(metadata.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(StoreError::io(&path, error)),
    };
    let was_made = check.is_some_and(|check| check.made) || size.is_some_and(|size| size > 0);
    let key = match vault.key()? {
        Some(key) => key,
        None if was_made => return Err(StoreError::KeyLost),
        None => {
            let key = StoreKey::from_bytes(random::bytes(random)?);
            vault.keep(&key)?;
            // A check left by a crash is of a key that opened nothing yet.
            KeyCheck::of(&key, false).write(dir)?;
            key
        }
    };
    let check = KeyCheck::read(dir)?;
    if check.is_some_and(|check| !check.fits(&key)) {
        return Err(StoreError::WrongKey);
    }
    if check.is_some_and(|check| check.made) && size.is_none_or(|size| size == 0) {
        return Err(StoreError::Damaged(Damage::Missing));
    }
    if size.is_none() {
        let made = files::private().create_new(true).open(&path).and_then(|file| file.sync_all());
        made.and_then(|()| files::sync_folder(dir)).map_err(|error| StoreError::io(&path, error))?;
    }
    // SQLite takes a file of less than a page for an empty one, and would make a fresh database over it.
    if check.is_some_and(|check| check.made) && size.is_some_and(|size| size < PAGE) {
        return Err(StoreError::Damaged(Damage::Unreadable));
    }
    let opened = connections::connect(&path, &key).and_then(|connection| prepare(connection, now));
    let connection = opened.map_err(|error| match error {
        // Without a check nothing tells a wrong key from damage: the one that moves nothing is the safer word.
        StoreError::Damaged(_) if check.is_none() => StoreError::WrongKey,
        other => at_path(&path, other),
    })?;
    if check.is_none_or(|check| !check.made) {
        KeyCheck::of(&key, true).write(dir)?;
    }
    Ok((key, connection))
}

/// The first reading of the database: whether the key opens it, its mode, its schema.
fn prepare(mut connection: Connection, now: Moment) -> Result<Connection, StoreError> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(StoreError::Damaged(Damage::Unreadable));
    }
    migrate::migrate(&mut connection, now)?;
    Ok(connection)
}

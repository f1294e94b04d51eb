//! A damaged database is moved aside, whole, never deleted; its objects stay and are listed.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use oogst_protocol::Hash;

use super::{Store, StoreError, files, key_check::KeyCheck, open};
use crate::clock::Moment;

/// Where a damaged database went, and what sealed files stay without rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The folder with the database's files.
    pub moved_to: PathBuf,
    /// The objects in `objects/`: whole, but their keys are in the database that was moved.
    pub objects: Vec<FoundObject>,
}

/// A sealed file without rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundObject {
    /// Its name.
    pub hash: Hash,
    /// Its size.
    pub bytes: u64,
}

impl Store {
    /// Moves the database in `dir` into `set-aside-<time>/`, so that the next [`Store::open`] makes a fresh one with
    /// the same key. Call it after [`StoreError::Damaged`], and say so.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while a process has the store open; [`StoreError::Io`].
    pub fn set_aside(dir: &Path, now: Moment) -> Result<SetAside, StoreError> {
        let _alone = open::lock_alone(dir)?;
        let objects = found(&dir.join("objects"))?;
        let moved_to = fresh_folder(dir, now)?;
        // The -wal and -shm first: a database without its wal must never be taken for whole.
        for suffix in ["-shm", "-wal", ""] {
            let name = format!("{}{suffix}", open::DATABASE);
            match fs::rename(dir.join(&name), moved_to.join(&name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(StoreError::io(&moved_to, error));
                }
                _ => {}
            }
        }
        for folder in [&moved_to, dir] {
            files::sync_folder(folder).map_err(|error| StoreError::io(folder, error))?;
        }
        if let Some(check) = KeyCheck::read(dir)? {
            check.unmade().write(dir)?;
        }
        Ok(SetAside { moved_to, objects })
    }
}

fn fresh_folder(dir: &Path, now: Moment) -> Result<PathBuf, StoreError> {
    for attempt in 0..1000 {
        let name = match attempt {
            0 => format!("set-aside-{}", now.0),
            more => format!("set-aside-{}-{more}", now.0),
        };
        let path = dir.join(name);
        if !path.exists() {
            files::make_folder(&path).map_err(|error| StoreError::io(&path, error))?;
            return Ok(path);
        }
    }
    Err(StoreError::Busy)
}

fn found(folder: &Path) -> Result<Vec<FoundObject>, StoreError> {
    let io = |error| StoreError::io(folder, error);
    let mut objects = Vec::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(objects),
        other => other.map_err(io)?,
    };
    for entry in entries {
        let entry = entry.map_err(io)?;
        if let Ok(hash) = Hash::from_hex(&entry.file_name().to_string_lossy()) {
            objects.push(FoundObject { hash, bytes: entry.metadata().map_err(io)?.len() });
        }
    }
    objects.sort_by_key(|object| object.hash);
    Ok(objects)
}

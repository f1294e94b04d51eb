//! What the tests of this crate share: a store in a folder of its own, and its key.
#![allow(dead_code, reason = "each test file uses its part of it")]

use std::path::{Path, PathBuf};

use oogst_core::{
    clock::Moment,
    random::SystemRandom,
    store::{FileVault, Store, StoreError},
};

/// The moment at which tests begin.
pub const NOW: Moment = Moment(1_795_000_000_000);

/// A folder that is gone when the test ends.
pub struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn vault(&self) -> FileVault {
        FileVault::new(self.path("key"))
    }

    pub fn try_open(&self) -> Result<Store, StoreError> {
        Store::open(&self.dir(), &self.vault(), &SystemRandom, NOW)
    }

    pub fn open(&self) -> Store {
        self.try_open().unwrap()
    }
}

/// Every file below a folder, by its path from there, with its bytes.
pub fn files_below(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

//! What the tests of this crate share: a store in a folder of its own, and its key.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part of it")]

use std::{
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

use oogst_core::{
    App,
    capture::StoredObject,
    clock::{Moment, StillClock},
    random::SystemRandom,
    store::{FileVault, Store, StoreError},
};
use oogst_protocol::seal::object;

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

    pub fn app(&self) -> App {
        self.app_at(Arc::new(StillClock::at(NOW)))
    }

    pub fn app_at(&self, clock: Arc<StillClock>) -> App {
        App::open_with(&self.dir(), &self.vault(), clock, Arc::new(SystemRandom)).unwrap()
    }

    /// A file beside the store.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

/// What an object of the store holds.
pub fn opened(store: &Store, stored: &StoredObject) -> Vec<u8> {
    let mut plain = Vec::new();
    let file = store.objects().open(&stored.object.hash).unwrap();
    object::open(&stored.object.identity, file).unwrap().read_to_end(&mut plain).unwrap();
    plain
}

/// A photo, different for each seed.
pub fn jpeg(seed: u8, width: u16, height: u16) -> Vec<u8> {
    let sample = |x: u32, y: u32, c: u32| (x / 4 * 7 + y / 3 * 5 + c * 40 + u32::from(seed) * 13) as u8;
    let rows = (0..u32::from(height)).flat_map(|y| (0..u32::from(width)).map(move |x| (x, y)));
    let pixels: Vec<u8> = rows.flat_map(|(x, y)| (0..3).map(move |c| sample(x, y, c))).collect();
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 85);
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}

/// How many files lie in a folder of the store, the slots' locks aside.
pub fn count(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| !name.to_string_lossy().ends_with(".lock")).count()
}

/// How many rows a table has.
pub fn rows(store: &Store, table: &str) -> i64 {
    let counted: Result<i64, StoreError> =
        store.read(|db| Ok(db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?));
    counted.unwrap()
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

//! A hash of the key beside the database, and whether the database was ever made.
//!
//! SQLCipher says "not a database" both for a wrong key and for a damaged first page. The key is 32 random bytes,
//! so its hash gives nothing away, and it tells the two apart. The second line is added once the database is made:
//! from then on a missing or empty file is damage, not a fresh store.

use std::{fs, io, io::Write, path::Path};

use oogst_protocol::Hash;

use super::{StoreError, StoreKey, files};

const NAME: &str = "key-check";
const MADE: &str = "made";

/// What the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KeyCheck {
    hash: Hash,
    /// The database was made.
    pub(crate) made: bool,
}

impl KeyCheck {
    pub(crate) fn of(key: &StoreKey, made: bool) -> Self {
        Self { hash: Hash::of_parts("oogst/v1/store-key", &[key.bytes()]), made }
    }

    pub(crate) fn unmade(self) -> Self {
        Self { made: false, ..self }
    }

    pub(crate) fn fits(&self, key: &StoreKey) -> bool {
        self.hash == Self::of(key, self.made).hash
    }

    /// `None` when there is none, or one that can't be read: the database then has to speak for itself.
    pub(crate) fn read(dir: &Path) -> Result<Option<Self>, StoreError> {
        let path = dir.join(NAME);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io(&path, error)),
        };
        let text = String::from_utf8_lossy(&text);
        let mut lines = text.lines();
        let hash = lines.next().and_then(|line| line.parse().ok());
        Ok(hash.map(|hash| Self { hash, made: lines.next() == Some(MADE) }))
    }

    pub(crate) fn write(&self, dir: &Path) -> Result<(), StoreError> {
        let path = dir.join(NAME);
        let text = format!("{}\n{}\n", self.hash, if self.made { MADE } else { "" });
        files::write_whole(&path, |file| file.write_all(text.as_bytes()))
            .map_err(|error| StoreError::io(&path, error))
    }
}

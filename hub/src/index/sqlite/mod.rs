//! The index in one SQLite file: WAL, `synchronous=FULL`, STRICT tables, one writer that commits in groups,
//! readers that can't write.

mod delegate;
mod envelopes;
mod log;
mod objects;
pub(crate) mod open;
mod readers;
mod rows;
mod tokens;
mod uploads;
mod writer;

pub use open::SCHEMA;

use std::path::Path;

use self::{readers::Readers, writer::Writer};
use super::IndexError;

/// The index in one SQLite file.
pub struct SqliteIndex {
    writer: Writer,
    readers: Readers,
}

impl SqliteIndex {
    /// Opens the file, making or migrating it as needed.
    ///
    /// # Errors
    /// [`IndexError::Newer`], [`IndexError::Database`].
    pub fn open(path: &Path, now: i64) -> Result<Self, IndexError> {
        let connection = open::writable(path, now)?;
        Ok(Self { writer: Writer::start(connection)?, readers: Readers::new(path) })
    }
}

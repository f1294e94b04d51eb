//! What doctor reports.

use oogst_protocol::Hash;

/// How far an examination is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of objects read.
    pub bytes: u64,
    /// Bytes of objects to be read.
    pub of: u64,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Checked {
    /// Objects whose file is here.
    pub objects: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Records.
    pub records: u64,
    /// Entries of the team log.
    pub log_entries: u64,
}

/// What an examination came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What was looked at.
    pub checked: Checked,
    /// What is wrong; empty in a sound store.
    pub problems: Vec<Problem>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A page of the database was changed: its checksum under the key does not fit.
    Page(String),
    /// The database contradicts itself (SQLite's own words).
    Database(String),
    /// A row refers to another that is not there.
    Reference {
        /// The table of the row.
        table: String,
        /// The table that lacks the other.
        parent: String,
    },
    /// A row says that an object is here, and its file is not.
    Missing(Hash),
    /// An object's file has another size than its row says.
    Size {
        /// Which.
        object: Hash,
        /// Bytes as its row says.
        expected: u64,
        /// Bytes of the file.
        found: u64,
    },
    /// An object's bytes are not those it is named after.
    Changed(Hash),
    /// An object does not open with its key.
    Sealed(Hash),
    /// An object opens to something else than its row says.
    Content(Hash),
    /// An object's file can't be read.
    Unreadable(Hash),
    /// A file in `objects/` that no row knows.
    Unknown(String),
    /// A file in `staging/` that no intent knows.
    Leftover(String),
    /// A record whose frame, signature or hash is wrong.
    Record(Hash),
    /// A capture without its original.
    NoOriginal(oogst_protocol::EntityId),
    /// An entry of the team log that does not follow from those before it.
    LogEntry(u64),
}

//! What the doctor says.

use oogst_protocol::{Audience, EntityId, Epoch, Hash};

/// What was looked at, and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checkup {
    /// Captures that are not removed.
    pub captures: usize,
    /// Sealed files that were opened and hashed.
    pub objects: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Records whose signature and name were verified.
    pub records: usize,
    /// What is not right. Empty when all is well.
    pub findings: Vec<Finding>,
}

/// One thing that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A page of the database is not what was written (SQLCipher's HMAC), or SQLite's own check says so.
    Database(String),
    /// A row refers to one that is not there.
    Relation(String),
    /// A column holds what can't be read.
    Row {
        /// Which table.
        table: &'static str,
        /// Which row.
        row: String,
    },
    /// A row says that the file is here, and it is not.
    ObjectMissing(Hash),
    /// The file's bytes are not those that its name says.
    ObjectChanged(Hash),
    /// The file does not open with the key of its row.
    ObjectSealed(Hash),
    /// What is inside is not what its row says.
    ObjectContent(Hash),
    /// An own file that is neither here nor at the hub.
    ObjectLost(Hash),
    /// A file in `objects/` that no row knows: its key is gone.
    Stray(String),
    /// A capture without an original.
    CaptureWithoutOriginal(EntityId),
    /// A record that is none: its bytes, signature or name.
    Record(Hash),
    /// The team log does not read from its start.
    Log(String),
    /// A kept secret is not the one that the log names.
    Secret(Audience, Epoch),
    /// A receipt that the hub did not sign, or for something else.
    Receipt(Hash),
}

impl Finding {
    /// A stable code for shells.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Finding::Database(_) => "database",
            Finding::Relation(_) => "relation",
            Finding::Row { .. } => "row",
            Finding::ObjectMissing(_) => "object_missing",
            Finding::ObjectChanged(_) => "object_changed",
            Finding::ObjectSealed(_) => "object_sealed",
            Finding::ObjectContent(_) => "object_content",
            Finding::ObjectLost(_) => "object_lost",
            Finding::Stray(_) => "stray",
            Finding::CaptureWithoutOriginal(_) => "capture_without_original",
            Finding::Record(_) => "record",
            Finding::Log(_) => "log",
            Finding::Secret(..) => "secret",
            Finding::Receipt(_) => "receipt",
        }
    }

    /// What it is about, in a few technical words.
    #[must_use]
    pub fn about(&self) -> String {
        match self {
            Finding::Database(text) | Finding::Relation(text) | Finding::Log(text) | Finding::Stray(text) => {
                text.clone()
            }
            Finding::Row { table, row } => format!("{table} {row}"),
            Finding::ObjectMissing(hash)
            | Finding::ObjectChanged(hash)
            | Finding::ObjectSealed(hash)
            | Finding::ObjectContent(hash)
            | Finding::ObjectLost(hash)
            | Finding::Record(hash)
            | Finding::Receipt(hash) => hash.to_string(),
            Finding::CaptureWithoutOriginal(id) => id.to_string(),
            Finding::Secret(audience, epoch) => format!("{audience} {epoch}"),
        }
    }
}

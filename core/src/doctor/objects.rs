//! The sealed files: each is read from end to end, hashed as it lies there and as it opens. 64 KiB at a time.

use std::io::{self, Read};

use oogst_protocol::{Hash, Hasher, SealingKey, seal::object};
use rusqlite::{OptionalExtension, params};

use super::{Checkup, Finding};
use crate::{
    App,
    store::{StoreError, columns::Col},
};

struct Row {
    hash: Hash,
    bytes: u64,
    identity: SealingKey,
    plain_sha256: Hash,
    plain_bytes: u64,
}

pub(super) fn examine(
    app: &App,
    checkup: &mut Checkup,
    each: &mut dyn FnMut(u64, u64),
) -> Result<(), StoreError> {
    let (rows, lost) = app.store.read(|db| {
        let mut query = db.prepare(
            "SELECT hash, bytes, identity, plain_sha256, plain_bytes FROM objects WHERE here = 1 ORDER BY hash",
        )?;
        let rows = query.query_map([], |row| {
            Ok(Row {
                hash: row.get::<_, Col<Hash>>(0)?.0,
                bytes: row.get::<_, i64>(1)?.unsigned_abs(),
                identity: row.get::<_, Col<SealingKey>>(2)?.0,
                plain_sha256: row.get::<_, Col<Hash>>(3)?.0,
                plain_bytes: row.get::<_, i64>(4)?.unsigned_abs(),
            })
        })?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let mut query = db.prepare(
            "SELECT hash FROM objects WHERE mine = 1 AND here = 0 AND at_hub = 0
               AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.hash = objects.hash)
               AND EXISTS (SELECT 1 FROM capture_objects co JOIN captures c ON c.n = co.capture
                            WHERE co.object = objects.n AND c.removed_at IS NULL
                              AND c.source_sha256 IS NOT NULL)",
        )?;
        let lost = query.query_map([], |row| row.get::<_, Col<Hash>>(0).map(|hash| hash.0))?;
        Ok::<_, StoreError>((rows, lost.collect::<Result<Vec<_>, _>>()?))
    })?;
    checkup.findings.extend(lost.into_iter().map(Finding::ObjectLost));
    let whole: u64 = rows.iter().map(|row| row.bytes).sum();
    for row in &rows {
        if let Some(finding) = one(app, row)? {
            checkup.findings.push(finding);
        }
        checkup.objects += 1;
        checkup.bytes += row.bytes;
        each(checkup.bytes, whole);
    }
    strays(app, checkup)
}

fn one(app: &App, row: &Row) -> Result<Option<Finding>, StoreError> {
    let file = match app.store.objects().open(&row.hash) {
        Ok(file) => file,
        // Another process may have let go of it since the rows were read.
        Err(StoreError::NotHere(hash)) if says_here(app, hash)? => {
            return Ok(Some(Finding::ObjectMissing(hash)));
        }
        Err(StoreError::NotHere(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut hashed = Hashed { inner: file, hasher: Hasher::default(), bytes: 0 };
    let inside = opened(&row.identity, &mut hashed, row.plain_bytes);
    // To the end also where it does not open: what lies there decides which of the two is wrong.
    let path = app.store.objects().path(&row.hash);
    io::copy(&mut hashed, &mut io::sink()).map_err(|error| StoreError::io(&path, error))?;
    let Hashed { hasher, bytes, .. } = hashed;
    Ok(if hasher.finish() != row.hash || bytes != row.bytes {
        Some(Finding::ObjectChanged(row.hash))
    } else {
        match inside {
            None => Some(Finding::ObjectSealed(row.hash)),
            Some((sha256, bytes)) if sha256 != row.plain_sha256 || bytes != row.plain_bytes => {
                Some(Finding::ObjectContent(row.hash))
            }
            Some(_) => None,
        }
    })
}

/// The hash and size of what is inside; never more than one chunk past what the row says.
fn opened(identity: &SealingKey, sealed: &mut Hashed, most: u64) -> Option<(Hash, u64)> {
    let mut reader = object::open(identity, sealed).ok()?;
    let (mut hasher, mut total, mut buffer) = (Hasher::default(), 0u64, vec![0; 64 * 1024]);
    loop {
        let n = reader.read(&mut buffer).ok()?;
        let bytes = buffer.get(..n).filter(|bytes| !bytes.is_empty());
        let Some(bytes) = bytes else { return Some((hasher.finish(), total)) };
        hasher.update(bytes);
        total += n as u64;
        if total > most {
            return Some((hasher.finish(), total));
        }
    }
}

fn says_here(app: &App, hash: Hash) -> Result<bool, StoreError> {
    app.store.read(|db| {
        let here = db
            .query_row("SELECT here FROM objects WHERE hash = ?", params![Col(hash)], |row| row.get(0))
            .optional()?;
        Ok(here.unwrap_or(false))
    })
}

/// Files that no row and no intent knows.
fn strays(app: &App, checkup: &mut Checkup) -> Result<(), StoreError> {
    let folder = app.store.objects().folder();
    let entries = std::fs::read_dir(folder).map_err(|error| StoreError::io(folder, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| StoreError::io(folder, error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = match Hash::from_hex(&name) {
            Err(_) => false,
            Ok(hash) => app.store.read(|db| {
                let found = db.query_row(
                    "SELECT EXISTS (SELECT 1 FROM objects WHERE hash = ?1)
                         OR EXISTS (SELECT 1 FROM intents WHERE object = ?1)",
                    params![Col(hash)],
                    |row| row.get(0),
                );
                Ok::<bool, StoreError>(found?)
            })?,
        };
        // Asked again: a capture of another process may have become whole, or gone, in between.
        if !known && entry.path().exists() {
            checkup.findings.push(Finding::Stray(name));
        }
    }
    Ok(())
}

/// Hashes what passes.
struct Hashed {
    inner: std::fs::File,
    hasher: Hasher,
    bytes: u64,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.hasher.update(buffer.get(..n).unwrap_or_default());
        self.bytes += n as u64;
        Ok(n)
    }
}

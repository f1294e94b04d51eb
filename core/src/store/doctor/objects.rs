//! Every sealed file: its name, its size, its seal, what is inside; and files that nobody knows.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, Read},
    path::Path,
};

use oogst_protocol::{Hash, Hasher, SealingKey, seal};
use rusqlite::Connection;

use super::{Problem, Progress, Report};
use crate::store::{
    Store, StoreError,
    columns::{Col, U64},
};

const CHUNK: usize = 64 << 10;

/// What a row says of an object that is here.
struct Said {
    bytes: u64,
    identity: SealingKey,
    plain: Hash,
}

pub(super) fn examine(
    store: &Store,
    report: &mut Report,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), StoreError> {
    // Files first: what is committed meanwhile has its row by the time the rows are read.
    let files = names(store.objects().folder())?;
    let staged = names(&store.staging_folder())?;
    let (said, intents) = store.read(|db| Ok::<_, StoreError>((here(db)?, intents(db)?)))?;

    let of = said.values().map(|object| object.bytes).sum();
    let mut bytes = 0;
    for (hash, object) in &said {
        if let Some(problem) = one(store, hash, object)? {
            report.problems.push(problem);
        }
        report.checked.objects += 1;
        report.checked.bytes += object.bytes;
        bytes += object.bytes;
        progress(Progress { bytes, of });
    }
    for name in files {
        let known =
            Hash::from_hex(&name).is_ok_and(|hash| said.contains_key(&hash) || intents.contains(&name));
        if !known && store.objects().folder().join(&name).exists() {
            report.problems.push(Problem::Unknown(name));
        }
    }
    for name in staged {
        if !name.ends_with(".lock") && !intents.contains(&name) && store.staging_folder().join(&name).exists()
        {
            report.problems.push(Problem::Leftover(name));
        }
    }
    Ok(())
}

fn names(folder: &Path) -> Result<Vec<String>, StoreError> {
    let io = |error| StoreError::io(folder, error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        names.push(entry.map_err(io)?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

fn here(db: &Connection) -> Result<BTreeMap<Hash, Said>, StoreError> {
    let mut query = db.prepare("SELECT hash, bytes, identity, plain_sha256 FROM objects WHERE here = 1")?;
    let rows = query.query_map([], |row| {
        let identity = row.get::<_, Col<SealingKey>>(2)?.0;
        let said = Said { bytes: row.get::<_, U64>(1)?.0, identity, plain: row.get::<_, Col<Hash>>(3)?.0 };
        Ok((row.get::<_, Col<Hash>>(0)?.0, said))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Staging names, and the names in `objects/` that they may have become.
fn intents(db: &Connection) -> Result<BTreeSet<String>, StoreError> {
    let mut query = db.prepare("SELECT staging, object FROM intents")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, Option<Col<Hash>>>(1)?)))?;
    let mut names = BTreeSet::new();
    for row in rows {
        let (staging, object): (String, _) = row?;
        names.insert(staging);
        names.extend(object.map(|hash| hash.0.hex()));
    }
    Ok(names)
}

fn one(store: &Store, hash: &Hash, said: &Said) -> Result<Option<Problem>, StoreError> {
    let file = match store.objects().open(hash) {
        Ok(file) => file,
        Err(StoreError::NotHere(_)) => {
            // It may have been removed since the rows were read.
            let still = store.read(|db| {
                let sql = "SELECT EXISTS (SELECT 1 FROM objects WHERE hash = ?1 AND here = 1)";
                Ok::<_, StoreError>(db.query_row(sql, [Col(*hash)], |row| row.get::<_, bool>(0))?)
            })?;
            return Ok(still.then_some(Problem::Missing(*hash)));
        }
        Err(_) => return Ok(Some(Problem::Unreadable(*hash))),
    };
    let mut outer = Watched { inner: file, hasher: Hasher::default(), bytes: 0 };
    let opened = content(&said.identity, &mut outer);
    // What follows a broken seal still counts for the name.
    if drain(&mut outer, |_| {}).is_err() {
        return Ok(Some(Problem::Unreadable(*hash)));
    }
    let (found, name) = (outer.bytes, outer.hasher.finish());
    Ok(match opened {
        _ if found != said.bytes => Some(Problem::Size { object: *hash, expected: said.bytes, found }),
        _ if name != *hash => Some(Problem::Changed(*hash)),
        Err(_) => Some(Problem::Sealed(*hash)),
        Ok(plain) if plain != said.plain => Some(Problem::Content(*hash)),
        Ok(_) => None,
    })
}

fn content(identity: &SealingKey, sealed: impl Read) -> Result<Hash, seal::SealError> {
    let mut hasher = Hasher::default();
    drain(&mut seal::object::open(identity, sealed)?, |bytes| hasher.update(bytes))?;
    Ok(hasher.finish())
}

fn drain(src: &mut dyn Read, mut take: impl FnMut(&[u8])) -> io::Result<()> {
    let mut buffer = vec![0; CHUNK];
    loop {
        match src.read(&mut buffer)? {
            0 => return Ok(()),
            n => take(buffer.get(..n).unwrap_or_default()),
        }
    }
}

/// Counts and hashes what is read through it.
struct Watched<R> {
    inner: R,
    hasher: Hasher,
    bytes: u64,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.hasher.update(buf.get(..n).unwrap_or_default());
        self.bytes += n as u64;
        Ok(n)
    }
}

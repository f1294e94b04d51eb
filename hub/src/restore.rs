//! Restoring: a new data folder from a backup, verified, with a new receipt epoch.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use oogst_protocol::{
    Hash, Hasher,
    log::{LogState, SignedEntry},
};
use rusqlite::Connection;

use crate::{
    data::{DataDir, INDEX, KEY, write_private},
    error::{Doing, HubError},
    index::sqlite::open,
    objects::folder::{Folder, object_path, private_dir, sync_dir},
};

/// What was restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Teams, each log read and verified.
    pub teams: u64,
    /// Objects, each hash verified.
    pub objects: u64,
    /// The new receipt epoch: what the old one promised is asked for again.
    pub epoch: u64,
}

/// Makes `data`, which must be new or empty, from the backup `from`.
///
/// # Errors
/// [`HubError::NotEmpty`], [`HubError::NoHub`], [`HubError::Damaged`]: then `data` is as it was.
pub fn restore(from: &Path, data: &Path, now: i64) -> Result<Report, HubError> {
    if !from.join(INDEX).is_file() || !from.join(KEY).is_file() {
        return Err(HubError::NoHub(from.to_owned()));
    }
    if fs::read_dir(data).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(HubError::NotEmpty(data.to_owned()));
    }
    let part = beside(data);
    if part.exists() {
        fs::remove_dir_all(&part).doing("clearing an earlier attempt")?;
    }
    let done = build(from, &part, now).and_then(|report| {
        // A folder that is there is empty, and gives way.
        fs::rename(&part, data).doing(format!("putting {} in place", data.display()))?;
        let parent = data.parent().filter(|parent| !parent.as_os_str().is_empty());
        sync_dir(parent.unwrap_or(Path::new("."))).doing("making the folder durable")?;
        Ok(report)
    });
    if done.is_err() {
        let _ = fs::remove_dir_all(&part);
    }
    done
}

fn beside(data: &Path) -> PathBuf {
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(".restoring");
    data.with_file_name(name)
}

fn build(from: &Path, part: &Path, now: i64) -> Result<Report, HubError> {
    private_dir(part).doing(format!("making {}", part.display()))?;
    let key = fs::read_to_string(from.join(KEY)).doing("reading the backup's key")?;
    write_private(part, KEY, &key)?;
    DataDir::make(part)?.key()?;
    fs::copy(from.join(INDEX), part.join(INDEX)).doing("copying the index")?;
    let index = open::writable(&part.join(INDEX), now)?;
    let whole: String = index.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if whole != "ok" {
        return Err(HubError::Damaged(whole));
    }
    let teams = check_logs(&index)?;
    Folder::open(part).doing("making the objects' folder")?;
    let objects = copy_objects(&index, &from.join("objects"), &part.join("objects"))?;
    let epoch = new_epoch(&index, now)?;
    index.pragma_update(None, "journal_mode", "DELETE")?;
    drop(index);
    File::open(part.join(INDEX)).and_then(|file| file.sync_all()).doing("making the index durable")?;
    sync_dir(part).doing("making the folder durable")?;
    Ok(Report { teams, objects, epoch })
}

/// Another epoch than any before; time keeps two restores of one backup apart.
fn new_epoch(index: &Connection, now: i64) -> Result<u64, HubError> {
    let tx = index.unchecked_transaction()?;
    let old: i64 = tx.query_row("SELECT value FROM meta WHERE name = 'epoch'", [], |row| row.get(0))?;
    let epoch = now.max(old.saturating_add(1));
    tx.execute("UPDATE meta SET value = ?1 WHERE name = 'epoch'", [epoch])?;
    tx.execute_batch("DELETE FROM token; DELETE FROM upload;")?;
    tx.commit()?;
    Ok(epoch.unsigned_abs())
}

fn check_logs(index: &Connection) -> Result<u64, HubError> {
    let mut teams = index.prepare("SELECT id, team FROM team")?;
    let teams = teams.query_map([], |row| Ok((row.get::<_, i64>(0)?, Hash(row.get(1)?))))?;
    let mut count = 0;
    for team in teams {
        let (id, name) = team?;
        let damaged = |what: &dyn std::fmt::Display| HubError::Damaged(format!("the log of {name}: {what}"));
        let mut frames = index.prepare("SELECT frame FROM log_entry WHERE team = ?1 ORDER BY n")?;
        let frames =
            frames.query_map([id], |row| row.get::<_, Vec<u8>>(0))?.collect::<Result<Vec<_>, _>>()?;
        let entries = frames.iter().map(|frame| SignedEntry::parse(frame)).collect::<Result<Vec<_>, _>>();
        let state = LogState::read(&entries.map_err(|e| damaged(&e))?).map_err(|e| damaged(&e))?;
        if state.team().0 != name {
            return Err(damaged(&"another team's"));
        }
        count += 1;
    }
    Ok(count)
}

fn copy_objects(index: &Connection, from: &Path, to: &Path) -> Result<u64, HubError> {
    let mut hashes = index.prepare("SELECT DISTINCT hash FROM object")?;
    let hashes = hashes.query_map([], |row| Ok(Hash(row.get(0)?)))?;
    let mut count = 0;
    for hash in hashes {
        let hash = hash?;
        let target = object_path(to, &hash);
        fs::copy(object_path(from, &hash), &target).doing(format!("copying {hash}"))?;
        if hash_of(&target).doing(format!("reading {hash}"))? != hash {
            return Err(HubError::Damaged(format!("{hash} has other bytes")));
        }
        count += 1;
    }
    for first in 0..=u8::MAX {
        sync_dir(&to.join(hex::encode([first]))).doing("making the objects durable")?;
    }
    Ok(count)
}

fn hash_of(path: &Path) -> io::Result<Hash> {
    let mut file = File::open(path)?;
    file.sync_all()?;
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            return Ok(hasher.finish());
        }
        hasher.update(buffer.get(..n).unwrap_or_default());
    }
}

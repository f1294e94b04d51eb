//! A backup: a copy of the index at one moment, and of every object that it knows; also while the hub serves.

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    time::Duration,
};

use oogst_protocol::{Hash, Hasher, TeamId};
use rusqlite::{Connection, backup::StepResult};

use crate::{
    data::{DataDir, INDEX, KEY, write_private},
    error::{Doing, HubError},
    index::sqlite::open,
    objects::folder::{object_path, private_dir, sync_dir},
};

/// What a backup came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// Objects that were copied.
    pub copied: u64,
    /// Objects that an earlier backup in the same place had.
    pub kept: u64,
    /// Objects that no longer belong and were taken out of the backup.
    pub dropped: u64,
}

/// Copies `data` into `out`, which is new or an earlier backup of this hub. When everything is durable there, the
/// hub learns up to which position it is: what it signs for then is in this copy.
///
/// # Errors
/// [`HubError`]; the positions of an earlier backup then stand.
pub fn backup(data: &Path, out: &Path, now: i64) -> Result<Report, HubError> {
    let data = DataDir::existing(data)?;
    private_dir(out).doing(format!("making {}", out.display()))?;
    check_out(&data, out)?;
    let key = fs::read_to_string(data.path().join(KEY)).doing("reading the hub's key")?;
    write_private(out, KEY, &key)?;
    let part = out.join("index.db.part");
    for leftover in ["index.db.part", "index.db.part-wal", "index.db.part-shm"] {
        let _ = fs::remove_file(out.join(leftover));
    }
    let copy = snapshot(&data, &part)?;
    let mut report = Report::default();
    let objects = out.join("objects");
    let mut dirs = BTreeSet::new();
    let mut wanted = BTreeSet::new();
    for (team, hash, size) in known_objects(&copy)? {
        let (from, to) = (object_path(&data.path().join("objects"), &hash), object_path(&objects, &hash));
        let dir = to.parent().map(Path::to_owned).unwrap_or_default();
        private_dir(&dir).doing("making a folder in the backup")?;
        wanted.insert(hash);
        if fs::metadata(&to).is_ok_and(|found| found.len() == size) {
            report.kept += 1;
            continue;
        }
        match copy_checked(&from, &to, &hash) {
            Ok(()) => report.copied += 1,
            // Deleted while we copied: the copy forgets it too.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !still_known(&data, &team, &hash)? => {
                forget(&copy, &hash)?;
                wanted.remove(&hash);
            }
            Err(error) => return Err(error).doing(format!("copying {hash}")),
        }
        dirs.insert(dir);
    }
    dirs.iter().try_for_each(|dir| sync_dir(dir)).doing("making the copies durable")?;
    let positions = positions(&copy)?;
    note(&copy, &positions, now)?;
    // Back to one file, so that the copy is whole without its -wal.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    drop(copy);
    File::open(&part).and_then(|file| file.sync_all()).doing("making the index's copy durable")?;
    fs::rename(&part, out.join(INDEX)).doing("putting the index's copy in place")?;
    sync_dir(&objects)
        .or_else(ignore_missing)
        .and_then(|()| sync_dir(out))
        .doing("making the backup durable")?;
    report.dropped = drop_others(&objects, &wanted).doing("taking old objects out of the backup")?;
    note(&open::writable(&data.index(), now)?, &positions, now)?;
    Ok(report)
}

fn ignore_missing(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

fn check_out(data: &DataDir, out: &Path) -> Result<(), HubError> {
    let other = || HubError::OtherBackup(out.to_owned());
    if fs::canonicalize(out).ok() == fs::canonicalize(data.path()).ok() {
        return Err(other());
    }
    let empty = fs::read_dir(out).doing("reading the backup's folder")?.next().is_none();
    let key = |dir: &Path| fs::read_to_string(dir.join(KEY)).ok();
    if empty || key(out).is_some_and(|theirs| Some(theirs) == key(data.path())) {
        Ok(())
    } else {
        Err(other())
    }
}

/// The index as it is at one moment: all pages in one step, so that a busy hub can't make it start again.
fn snapshot(data: &DataDir, to: &Path) -> Result<Connection, HubError> {
    let live = open::readable(&data.index())?;
    let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(to);
    drop(file.doing("making the index's copy")?);
    let mut copy = Connection::open(to)?;
    {
        let pages = rusqlite::backup::Backup::new(&live, &mut copy)?;
        while pages.step(-1)? != StepResult::Done {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    copy.execute_batch("PRAGMA synchronous=FULL; DELETE FROM token; DELETE FROM upload;")?;
    Ok(copy)
}

fn known_objects(copy: &Connection) -> Result<Vec<(TeamId, Hash, u64)>, HubError> {
    let mut query = copy.prepare(
        "SELECT team.team, object.hash, object.size FROM object JOIN team ON team.id = object.team",
    )?;
    let rows = query.query_map([], |row| {
        let size: i64 = row.get(2)?;
        Ok((TeamId(Hash(row.get(0)?)), Hash(row.get(1)?), size.unsigned_abs()))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn still_known(data: &DataDir, team: &TeamId, hash: &Hash) -> Result<bool, HubError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM object JOIN team ON team.id = object.team
               WHERE team.team = ?1 AND hash = ?2)";
    let live = open::readable(&data.index())?;
    Ok(live.query_row(sql, (team.0.as_bytes(), hash.as_bytes()), |row| row.get(0))?)
}

fn forget(copy: &Connection, hash: &Hash) -> Result<(), HubError> {
    for table in ["object_owner", "object_audience", "object"] {
        copy.execute(&format!("DELETE FROM {table} WHERE hash = ?1"), [hash.as_bytes()])?;
    }
    Ok(())
}

/// Copies a file durably under its name, if its bytes give the hash.
fn copy_checked(from: &Path, to: &Path, hash: &Hash) -> io::Result<()> {
    let mut source = File::open(from)?;
    let part = to.with_extension("part");
    let mut target = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&part)?;
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let n = source.read(&mut buffer)?;
        let read = buffer.get(..n).unwrap_or_default();
        if read.is_empty() {
            break;
        }
        hasher.update(read);
        target.write_all(read)?;
    }
    if hasher.finish() != *hash {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "its bytes no longer give its hash"));
    }
    target.sync_all()?;
    fs::rename(part, to)
}

fn positions(copy: &Connection) -> Result<Vec<([u8; 32], i64)>, HubError> {
    let mut query = copy.prepare("SELECT team, position FROM team")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn note(index: &Connection, positions: &[([u8; 32], i64)], now: i64) -> Result<(), HubError> {
    let tx = index.unchecked_transaction()?;
    for (team, position) in positions {
        tx.execute(
            "UPDATE team SET backup_position = ?2, backup_at = ?3 WHERE team = ?1",
            (team, position, now),
        )?;
    }
    Ok(tx.commit()?)
}

/// What was deleted at the hub does not live on in its backup.
fn drop_others(objects: &Path, wanted: &BTreeSet<Hash>) -> io::Result<u64> {
    let mut dropped = 0;
    let dirs = match fs::read_dir(objects) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        other => other?,
    };
    for dir in dirs {
        for file in fs::read_dir(dir?.path())? {
            let file = file?;
            let hash = file.file_name().to_str().and_then(|name| Hash::from_hex(name).ok());
            if hash.is_none_or(|hash| !wanted.contains(&hash)) {
                fs::remove_file(file.path())?;
                dropped += 1;
            }
        }
    }
    Ok(dropped)
}

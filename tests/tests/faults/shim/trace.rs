//! What a process did, as the library wrote it down.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use super::{Fault, faulted, watched};

/// A call that succeeded, or that something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Call {
    /// A file came to be.
    Create {
        path: PathBuf,
        file: u64,
    },
    Write {
        file: u64,
        at: u64,
        bytes: Vec<u8>,
    },
    Truncate {
        file: u64,
        len: u64,
    },
    /// A file's bytes are durable.
    Sync {
        file: u64,
        path: PathBuf,
    },
    /// A folder's names are.
    SyncFolder {
        path: PathBuf,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
    MakeFolder {
        path: PathBuf,
    },
    /// Something on standard output.
    Said,
}

impl Call {
    /// Whether it is counted, and so can be died before.
    pub(crate) fn changes_disk(&self) -> bool {
        !matches!(self, Call::Said)
    }

    /// Whether it makes something durable.
    pub(crate) fn is_sync(&self) -> bool {
        matches!(self, Call::Sync { .. } | Call::SyncFolder { .. })
    }

    /// For a message.
    pub(crate) fn short(&self, root: &Path) -> String {
        let name = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
        match self {
            Call::Create { path, .. } => format!("create {}", name(path)),
            Call::Write { at, bytes, .. } => format!("write of {} bytes at {at}", bytes.len()),
            Call::Truncate { len, .. } => format!("truncate to {len}"),
            Call::Sync { path, .. } => format!("fsync of {}", name(path)),
            Call::SyncFolder { path } => format!("fsync of folder {}", name(path)),
            Call::Rename { from, to } => format!("rename of {} to {}", name(from), name(to)),
            Call::Remove { path } => format!("unlink of {}", name(path)),
            Call::MakeFolder { path } => format!("mkdir {}", name(path)),
            Call::Said => "it was said".to_owned(),
        }
    }
}

/// Runs a program to its end and gives what it did below `root`, perhaps with a fault.
pub(crate) fn record(command: &mut Command, root: &Path, fault: Option<Fault>) -> (Vec<Call>, Output) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let environment = fault.map_or_else(|| watched(root), |fault| faulted(root, fault));
    let output = command.envs(environment).env("FAULT_LOG", log.path()).output().unwrap();
    (read(log.path()), output)
}

/// Reads what was written down. A process that was killed may have been writing down its last call: of that nothing is known.
pub(crate) fn read(log: &Path) -> Vec<Call> {
    let bytes = std::fs::read(log).unwrap();
    let mut rest = bytes.as_slice();
    std::iter::from_fn(|| one(&mut rest)).collect()
}

fn take<'a>(rest: &mut &'a [u8], len: usize) -> Option<&'a [u8]> {
    let (first, after) = rest.split_at_checked(len)?;
    *rest = after;
    Some(first)
}

/// The next call; `None` at the end, also in the middle of one.
fn one(rest: &mut &[u8]) -> Option<Call> {
    let op = take(rest, 1)?[0];
    let file = u64::from_le_bytes(take(rest, 8)?.try_into().unwrap());
    let number = u64::from_le_bytes(take(rest, 8)?.try_into().unwrap());
    let first = u32::from_le_bytes(take(rest, 4)?.try_into().unwrap()) as usize;
    let second = u32::from_le_bytes(take(rest, 4)?.try_into().unwrap()) as usize;
    let first = take(rest, first)?.to_vec();
    let second = take(rest, second)?.to_vec();
    let path = |bytes: &[u8]| PathBuf::from(String::from_utf8(bytes.to_vec()).unwrap());
    Some(match op {
        b'C' => Call::Create { path: path(&first), file },
        b'W' => Call::Write { file, at: number, bytes: first },
        b'T' => Call::Truncate { file, len: number },
        b'F' => Call::Sync { file, path: path(&first) },
        b'D' => Call::SyncFolder { path: path(&first) },
        b'R' => Call::Rename { from: path(&first), to: path(&second) },
        b'U' => Call::Remove { path: path(&first) },
        b'M' => Call::MakeFolder { path: path(&first) },
        b'S' => Call::Said,
        _ => panic!("the model of a disk does not know {}", String::from_utf8_lossy(&first)),
    })
}

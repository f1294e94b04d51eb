//! A model of a disk: what is live in the system's cache, and what is synced.
//!
//! Strict on both: data are safe when the file was synced, a name when its folder was. (File systems with a journal
//! promise more; a store that survives this one survives those.)

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
};

use crate::trace::Call;

/// What a crash keeps beside what was synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    Nothing,
    Names,
    Data,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder,
    File(usize),
}

#[derive(Debug, Clone, Default)]
struct Contents {
    live: Vec<u8>,
    synced: Vec<u8>,
}

#[derive(Debug)]
struct Open {
    path: PathBuf,
    entry: Entry,
    at: usize,
}

/// The disk below one folder.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
    files: Vec<Contents>,
    live: BTreeMap<PathBuf, Entry>,
    synced: BTreeMap<PathBuf, Entry>,
    open: BTreeMap<usize, Open>,
}

/// What a crash leaves: folders (`None`) and files, by their paths below the root.
pub type Left = BTreeMap<PathBuf, Option<Vec<u8>>>;

impl Disk {
    /// What is in `root` now, all of it synced.
    pub fn of(root: &Path) -> Self {
        let mut disk = Self {
            root: root.to_owned(),
            files: Vec::new(),
            live: BTreeMap::new(),
            synced: BTreeMap::new(),
            open: BTreeMap::new(),
        };
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    disk.live.insert(path.clone(), Entry::Folder);
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path).unwrap();
                    disk.live.insert(path, Entry::File(disk.files.len()));
                    disk.files.push(Contents { live: bytes.clone(), synced: bytes });
                }
            }
        }
        disk.synced.clone_from(&disk.live);
        disk
    }

    /// Carries out one call.
    pub fn apply(&mut self, call: &Call) {
        match call.name.as_str() {
            "openat" => self.opened(call),
            "mkdir" => {
                self.live.insert(call.path(0), Entry::Folder);
            }
            "unlink" => {
                self.live.remove(&call.path(0));
            }
            "rename" => {
                if let Some(entry) = self.live.remove(&call.path(0)) {
                    self.live.insert(call.path(1), entry);
                }
            }
            _ => self.on_open_file(call),
        }
    }

    fn opened(&mut self, call: &Call) {
        let fd = usize::try_from(call.result).unwrap();
        self.open.remove(&fd);
        let path = call.path(1);
        // SQLite names a folder with its parent's dots resolved, so plain comparison serves.
        if !path.starts_with(&self.root) {
            return;
        }
        let flags = &call.args[2];
        let entry = match self.live.get(&path) {
            Some(entry) => *entry,
            None if flags.contains("O_CREAT") => {
                self.files.push(Contents::default());
                let entry = Entry::File(self.files.len() - 1);
                self.live.insert(path.clone(), entry);
                entry
            }
            None => Entry::Folder,
        };
        if let (Entry::File(file), true) = (entry, flags.contains("O_TRUNC")) {
            self.files[file].live.clear();
        }
        self.open.insert(fd, Open { path, entry, at: 0 });
    }

    fn on_open_file(&mut self, call: &Call) {
        let Some(open) = self.open.get_mut(&call.number(0)) else { return };
        let Entry::File(file) = open.entry else {
            if call.name == "fsync" || call.name == "fdatasync" {
                let folder = open.path.clone();
                self.sync_names(&folder);
            }
            return;
        };
        let contents = &mut self.files[file];
        match call.name.as_str() {
            "lseek" => open.at = usize::try_from(call.result).unwrap(),
            "write" => {
                write(&mut contents.live, open.at, call);
                open.at += usize::try_from(call.result).unwrap();
            }
            "pwrite64" => write(&mut contents.live, call.number(3), call),
            "ftruncate" => contents.live.resize(call.number(1), 0),
            "fsync" | "fdatasync" => contents.synced.clone_from(&contents.live),
            other => panic!("the model does not know {other}"),
        }
    }

    fn sync_names(&mut self, folder: &Path) {
        self.synced.retain(|path, _| path.parent() != Some(folder));
        let inside = self.live.iter().filter(|(path, _)| path.parent() == Some(folder));
        self.synced.extend(inside.map(|(path, entry)| (path.clone(), *entry)));
    }

    /// What is left when the power fails now.
    pub fn left(&self, keeps: Keeps) -> Left {
        let names = if keeps == Keeps::Names { &self.live } else { &self.synced };
        let reachable = |path: &Path| {
            path.ancestors().skip(1).take_while(|up| *up != self.root).all(|up| names.contains_key(up))
        };
        let there = names.iter().filter(|(path, _)| reachable(path));
        there
            .map(|(path, entry)| {
                let bytes = match entry {
                    Entry::Folder => None,
                    Entry::File(file) if keeps == Keeps::Data => Some(self.files[*file].live.clone()),
                    Entry::File(file) => Some(self.files[*file].synced.clone()),
                };
                (path.strip_prefix(&self.root).unwrap().to_owned(), bytes)
            })
            .collect()
    }
}

fn write(live: &mut Vec<u8>, at: usize, call: &Call) {
    let bytes = call.bytes(1);
    let written = &bytes[..usize::try_from(call.result).unwrap()];
    if live.len() < at + written.len() {
        live.resize(at + written.len(), 0);
    }
    live[at..at + written.len()].copy_from_slice(written);
}

/// Puts what is left into a folder.
pub fn restore(left: &Left, root: &Path) {
    for (path, bytes) in left {
        let path = root.join(path);
        match bytes {
            None => fs::DirBuilder::new().mode(0o700).recursive(true).create(path).unwrap(),
            Some(bytes) => {
                fs::write(&path, bytes).unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            }
        }
    }
}

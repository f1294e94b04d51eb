//! A model of a disk: what is live in the system's cache, what is synced, and what a crash may leave in between.
//!
//! Strict: bytes are safe when their file was synced, a name when its folder was. What is not safe may be there or
//! not, each write and each name for itself, a write also torn between sectors. (File systems with a journal promise
//! more; a store that survives this one survives those. One promise of theirs is taken: a rename happens or not, it
//! never leaves a file under both its names or under none.)

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};

use oogst_fixtures::files::rng::Rng;

use crate::shim::trace::Call;

/// What drives promise to write whole.
const SECTOR: usize = 512;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder,
    File(usize),
}

#[derive(Debug, Clone)]
enum Edit {
    Write(u64, Vec<u8>),
    Truncate(u64),
}

/// A file's bytes: those that are synced, and what was done to them since.
#[derive(Debug, Clone, Default)]
struct Contents {
    synced: Vec<u8>,
    since: Vec<Edit>,
}

/// Something that happened to names, whole or not at all: what each of them is afterwards.
type Renaming = Vec<(PathBuf, Option<Entry>)>;

/// The disk below one folder.
#[derive(Debug)]
pub(super) struct Disk {
    root: PathBuf,
    files: Vec<Contents>,
    by_inode: HashMap<u64, usize>,
    live: BTreeMap<PathBuf, Entry>,
    synced: BTreeMap<PathBuf, Entry>,
    since: Vec<Renaming>,
}

/// What a crash leaves: folders (`None`) and files, by their paths below the root.
pub(super) type Left = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What a crash keeps beside what was synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeps {
    Nothing,
    Names,
    Data,
    /// Some of it, as the seed says.
    Some(u64),
}

impl Disk {
    /// What is in `root` now, all of it synced.
    pub(super) fn of(root: &Path) -> Self {
        let mut disk = Self {
            root: root.to_owned(),
            files: Vec::new(),
            by_inode: HashMap::new(),
            live: BTreeMap::new(),
            synced: BTreeMap::new(),
            since: Vec::new(),
        };
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let path = entry.path();
                if path.is_dir() {
                    disk.live.insert(path.clone(), Entry::Folder);
                    folders.push(path);
                } else {
                    disk.by_inode.insert(entry.metadata().unwrap().ino(), disk.files.len());
                    disk.live.insert(path.clone(), Entry::File(disk.files.len()));
                    disk.files.push(Contents { synced: fs::read(&path).unwrap(), since: Vec::new() });
                }
            }
        }
        disk.synced.clone_from(&disk.live);
        disk
    }

    /// Carries out one call.
    pub(super) fn apply(&mut self, call: &Call) {
        match call {
            Call::Create { path, file } => {
                self.by_inode.insert(*file, self.files.len());
                let entry = Entry::File(self.files.len());
                self.files.push(Contents::default());
                self.rename(vec![(path.clone(), Some(entry))]);
            }
            Call::Write { file, at, bytes } => self.edit(*file, Edit::Write(*at, bytes.clone())),
            Call::Truncate { file, len } => self.edit(*file, Edit::Truncate(*len)),
            Call::Sync { file, .. } => {
                let file = self.file(*file);
                for edit in std::mem::take(&mut file.since) {
                    apply(&mut file.synced, &edit);
                }
            }
            Call::SyncFolder { path } => self.sync_names(path),
            Call::Rename { from, to } => {
                if let Some(entry) = self.live.get(from).copied() {
                    self.rename(vec![(from.clone(), None), (to.clone(), Some(entry))]);
                }
            }
            Call::Remove { path } => self.rename(vec![(path.clone(), None)]),
            Call::MakeFolder { path } => self.rename(vec![(path.clone(), Some(Entry::Folder))]),
            Call::Said => {}
        }
    }

    fn file(&mut self, inode: u64) -> &mut Contents {
        let file = self.by_inode.get(&inode).expect("a file that is known");
        &mut self.files[*file]
    }

    fn edit(&mut self, inode: u64, edit: Edit) {
        self.file(inode).since.push(edit);
    }

    fn rename(&mut self, renaming: Renaming) {
        set(&mut self.live, &renaming);
        self.since.push(renaming);
    }

    /// A rename is one step of a journal: a sync of either of its folders makes all of it durable. Whatever happened to
    /// those names before is past.
    fn sync_names(&mut self, folder: &Path) {
        let inside = |renaming: &Renaming| renaming.iter().any(|(path, _)| path.parent() == Some(folder));
        let mut left: Vec<Renaming> = Vec::new();
        for renaming in std::mem::take(&mut self.since) {
            if inside(&renaming) {
                set(&mut self.synced, &renaming);
                for before in &mut left {
                    before.retain(|(path, _)| renaming.iter().all(|(now, _)| now != path));
                }
            } else {
                left.push(renaming);
            }
        }
        left.retain(|renaming| !renaming.is_empty());
        self.since = left;
    }

    /// What is left when the power fails now.
    pub(super) fn left(&self, keeps: Keeps) -> Left {
        let mut chance = match keeps {
            Keeps::Some(seed) => Some(Chance::new(seed)),
            _ => None,
        };
        let mut names = self.synced.clone();
        match (keeps, &mut chance) {
            (Keeps::Names, _) => names.clone_from(&self.live),
            (_, Some(chance)) => {
                let first = chance.how_many(self.since.len());
                for (n, renaming) in self.since.iter().enumerate() {
                    if n < first || chance.keeps() {
                        set(&mut names, renaming);
                    }
                }
            }
            _ => {}
        }
        let reachable = |path: &Path| {
            let above = path.ancestors().skip(1).take_while(|up| *up != self.root);
            above.into_iter().all(|up| names.get(up) == Some(&Entry::Folder))
        };
        let there = names.iter().filter(|(path, _)| reachable(path));
        there
            .map(|(path, entry)| {
                let bytes = match entry {
                    Entry::Folder => None,
                    Entry::File(file) => Some(self.bytes(*file, keeps, &mut chance)),
                };
                (path.strip_prefix(&self.root).unwrap().to_owned(), bytes)
            })
            .collect()
    }

    fn bytes(&self, file: usize, keeps: Keeps, chance: &mut Option<Chance>) -> Vec<u8> {
        let Contents { synced, since } = &self.files[file];
        let mut bytes = synced.clone();
        match chance {
            None if keeps == Keeps::Data => since.iter().for_each(|edit| apply(&mut bytes, edit)),
            None => {}
            Some(chance) => {
                let first = chance.how_many(since.len());
                for (n, edit) in since.iter().enumerate() {
                    if n < first || chance.keeps() {
                        apply(&mut bytes, edit);
                    } else if chance.keeps() {
                        torn(&mut bytes, edit, chance);
                    }
                }
            }
        }
        bytes
    }
}

/// How the system wrote back what was not synced: up to some moment all of it, after that some of it.
struct Chance {
    rng: Rng,
    /// In eighths: how much of what came later is kept.
    share: u64,
}

impl Chance {
    fn new(seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let share = rng.bits() % 9;
        Self { rng, share }
    }

    fn keeps(&mut self) -> bool {
        self.rng.bits() % 8 < self.share
    }

    fn how_many(&mut self, count: usize) -> usize {
        usize::try_from(self.rng.bits() % (count as u64 + 1)).unwrap_or_default()
    }
}

fn set(names: &mut BTreeMap<PathBuf, Entry>, renaming: &[(PathBuf, Option<Entry>)]) {
    for (path, entry) in renaming {
        match entry {
            Some(entry) => names.insert(path.clone(), *entry),
            None => names.remove(path),
        };
    }
}

fn apply(bytes: &mut Vec<u8>, edit: &Edit) {
    match edit {
        Edit::Truncate(len) => bytes.resize(usize::try_from(*len).unwrap(), 0),
        Edit::Write(at, written) => {
            let at = usize::try_from(*at).unwrap();
            if bytes.len() < at + written.len() {
                bytes.resize(at + written.len(), 0);
            }
            bytes[at..at + written.len()].copy_from_slice(written);
        }
    }
}

/// Some sectors of a write arrived; the file may be as long as if all had.
fn torn(bytes: &mut Vec<u8>, edit: &Edit, chance: &mut Chance) {
    let Edit::Write(at, written) = edit else { return };
    let start = usize::try_from(*at).unwrap();
    if chance.rng.bits().is_multiple_of(2) && bytes.len() < start + written.len() {
        bytes.resize(start + written.len(), 0);
    }
    let mut from = 0;
    while from < written.len() {
        let until = ((start + from) / SECTOR + 1) * SECTOR - start;
        let until = until.min(written.len());
        if chance.rng.bits().is_multiple_of(2) {
            apply(bytes, &Edit::Write((start + from) as u64, written[from..until].to_vec()));
        }
        from = until;
    }
}

/// Puts what is left into a folder.
pub(super) fn restore(left: &Left, root: &Path) {
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

//! The data folder: `index.db`, `objects/`, `uploads/`, `hub.key`, `founding-link.txt`, `lock`.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use fs4::fs_std::FileExt;
use oogst_protocol::{Hash, SigningKey};

use crate::{
    error::{Doing, HubError},
    objects::folder::{private_dir, sync_dir},
};

/// The index's file in a data folder or backup.
pub const INDEX: &str = "index.db";
/// The receipt key's file.
pub const KEY: &str = "hub.key";
/// The founding link's file.
pub const LINK: &str = "founding-link.txt";

/// A hub's folder.
#[derive(Debug, Clone)]
pub struct DataDir(PathBuf);

/// Held while a hub serves the folder; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct DataLock(#[allow(dead_code)] File);

impl DataDir {
    /// Makes the folder, open to its owner alone.
    ///
    /// # Errors
    /// [`HubError::Io`].
    pub fn make(path: &Path) -> Result<Self, HubError> {
        private_dir(path).doing(format!("making {}", path.display()))?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))
            .doing("closing the data folder to others")?;
        Ok(Self(path.to_owned()))
    }

    /// A folder that a hub made before.
    ///
    /// # Errors
    /// [`HubError::NoHub`].
    pub fn existing(path: &Path) -> Result<Self, HubError> {
        if path.join(INDEX).is_file() {
            Ok(Self(path.to_owned()))
        } else {
            Err(HubError::NoHub(path.to_owned()))
        }
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The index's file.
    #[must_use]
    pub fn index(&self) -> PathBuf {
        self.0.join(INDEX)
    }

    /// Takes the folder for this process.
    ///
    /// # Errors
    /// [`HubError::Locked`] when another has it.
    pub fn lock(&self) -> Result<DataLock, HubError> {
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(self.0.join("lock"));
        let file = file.doing("opening the lock")?;
        match FileExt::try_lock_exclusive(&file) {
            Ok(true) => Ok(DataLock(file)),
            Ok(false) => Err(HubError::Locked(self.0.clone())),
            Err(error) => Err(HubError::Io { what: "locking the data folder".into(), error }),
        }
    }

    /// The key that receipts are signed with; made at the first start.
    ///
    /// # Errors
    /// [`HubError::Key`], [`HubError::Io`].
    pub fn key(&self) -> Result<SigningKey, HubError> {
        let path = self.0.join(KEY);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let seed = Hash::from_hex(text.trim()).map_err(|_| HubError::Key(path))?;
                Ok(SigningKey::from_seed(seed.0))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let seed: [u8; 32] = crate::mailbox::random()?;
                write_private(&self.0, KEY, &format!("{}\n", Hash(seed).hex()))?;
                Ok(SigningKey::from_seed(seed))
            }
            Err(error) => Err(HubError::Io { what: format!("reading {}", path.display()), error }),
        }
    }
}

/// Writes a file that only its owner may read: whole and durable, or not at all.
pub(crate) fn write_private(dir: &Path, name: &str, text: &str) -> Result<(), HubError> {
    let (part, whole) = (dir.join(format!("{name}.part")), dir.join(name));
    let write = || {
        let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&part)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&part, &whole)?;
        sync_dir(dir)
    };
    write().doing(format!("writing {}", whole.display()))
}

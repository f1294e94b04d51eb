//! Where the store and its key are.

use std::{
    env,
    path::{Path, PathBuf},
};

use oogst_core::store::FileVault;

/// The store's folder when none is given: the platform's own place for an app's data.
pub(crate) fn default_store() -> PathBuf {
    let home = || env::home_dir().unwrap_or_else(|| PathBuf::from("."));
    if cfg!(target_os = "macos") {
        home().join("Library/Application Support/oogst")
    } else if cfg!(windows) {
        folder("LOCALAPPDATA").unwrap_or_else(|| home().join("AppData/Local")).join("oogst")
    } else {
        folder("XDG_DATA_HOME").unwrap_or_else(|| home().join(".local/share")).join("oogst")
    }
}

/// XDG Base Directory Specification: a path that is not absolute is to be ignored.
fn folder(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// The key's file: `--key-file`, else in the store's folder. Elsewhere is better: a copied store is useless then.
pub(crate) fn vault(store: &Path, key_file: Option<&Path>) -> FileVault {
    FileVault::new(key_file.map_or_else(|| store.join("vault.key"), Path::to_owned))
}

//! A vault for the command line: a file that only its owner can read.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{KeyVault, StoreKey, VaultError, files};

/// Keeps the key as 64 hex digits in a file of mode 0600; refuses one that others may read.
#[derive(Debug, Clone)]
pub struct FileVault {
    path: PathBuf,
}

impl FileVault {
    /// The key's file. It may lie in the store's folder, or better elsewhere.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where the key is kept.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl KeyVault for FileVault {
    fn key(&self) -> Result<Option<StoreKey>, VaultError> {
        let text = match fs::read(&self.path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            if fs::metadata(&self.path)?.permissions().mode() & 0o077 != 0 {
                return Err(VaultError::TooOpen(self.path.clone()));
            }
        }
        let mut bytes = Zeroizing::new([0; 32]);
        let digits = text.strip_suffix(b"\n").unwrap_or(&text);
        hex::decode_to_slice(digits, bytes.as_mut_slice()).map_err(|_| VaultError::Lost)?;
        Ok(Some(StoreKey::from_bytes(*bytes)))
    }

    fn keep(&self, key: &StoreKey) -> Result<(), VaultError> {
        if self.path.exists() {
            return Err(VaultError::Kept);
        }
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            files::make_folder(folder)?;
        }
        let mut text = Zeroizing::new(hex::encode(key.bytes()));
        text.push('\n');
        files::write_whole(&self.path, |file| file.write_all(text.as_bytes()))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_key_comes_back_and_is_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let vault = FileVault::new(dir.path().join("deep/key"));
        assert!(vault.key().unwrap().is_none());
        vault.keep(&StoreKey::from_bytes([7; 32])).unwrap();
        assert_eq!(vault.key().unwrap().unwrap().bytes(), &[7; 32]);
        assert!(matches!(vault.keep(&StoreKey::from_bytes([8; 32])), Err(VaultError::Kept)));
        assert_eq!(vault.key().unwrap().unwrap().bytes(), &[7; 32]);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let vault = FileVault::new(dir.path().join("key"));
        vault.keep(&StoreKey::from_bytes([7; 32])).unwrap();
        assert_eq!(fs::metadata(vault.path()).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(vault.path(), fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(vault.key(), Err(VaultError::TooOpen(_))));
    }

    #[test]
    fn a_key_cut_short_is_lost_not_absent() {
        let dir = tempfile::tempdir().unwrap();
        let vault = FileVault::new(dir.path().join("key"));
        vault.keep(&StoreKey::from_bytes([7; 32])).unwrap();
        for cut in [0, 10, 63] {
            let whole = hex::encode([7; 32]);
            fs::write(vault.path(), &whole[..cut]).unwrap();
            assert!(matches!(vault.key(), Err(VaultError::Lost)), "{cut}");
        }
    }
}

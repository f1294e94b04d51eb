//! Where the store's key comes from: implemented by each shell.

use std::{fmt, io, path::PathBuf};

use zeroize::Zeroizing;

/// The key of a store's database: 32 random bytes. Never printed; wiped when dropped.
#[derive(Clone)]
pub struct StoreKey(Zeroizing<[u8; 32]>);

impl StoreKey {
    /// From 32 random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The 32 bytes, to be kept in a vault.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKey")
    }
}

/// Why a vault does not give or keep the key.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// Locked for now (a phone before its first unlock): try later.
    #[error("the key vault is locked")]
    Locked,
    /// There was a key and it is gone for good, or unreadable.
    #[error("the key is lost")]
    Lost,
    /// The key's file may be read by others on this machine.
    #[error("{0} may be read by others; make it readable by its owner alone")]
    TooOpen(PathBuf),
    /// There is a key already; it is never overwritten.
    #[error("there is a key already")]
    Kept,
    /// The vault failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Keeps one store's key: the Android Keystore, the iOS Keychain, a desktop's keyring, or a file.
pub trait KeyVault: Send + Sync {
    /// The key; `None` when none was ever made.
    ///
    /// # Errors
    /// [`VaultError`].
    fn key(&self) -> Result<Option<StoreKey>, VaultError>;

    /// Keeps a new key, durably before this returns. A key that is there is not overwritten.
    ///
    /// # Errors
    /// [`VaultError`].
    fn keep(&self, key: &StoreKey) -> Result<(), VaultError>;
}

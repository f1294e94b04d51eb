//! Where the store's key is kept.

use std::{io, sync::Arc};

use oogst_core::store::{KeyVault as CoreVault, StoreKey, VaultError};
use zeroize::{Zeroize, Zeroizing};

use crate::PlatformError;

/// Keeps one secret of 32 bytes: wrapped by the Android Keystore, or in the iOS Keychain, for this device only and in no
/// backup. Called while a store is opened.
#[uniffi::export(with_foreign)]
pub trait KeyVault: Send + Sync {
    /// The secret; none when none was ever kept. `Locked` before the first unlock after a start, `Lost` when there was one
    /// and it can't be had any more.
    fn key(&self) -> Result<Option<Vec<u8>>, PlatformError>;

    /// Keeps the secret; durable when this returns. Called once, before the first capture.
    fn keep(&self, key: Vec<u8>) -> Result<(), PlatformError>;
}

/// The shell's vault as the core knows one.
pub(crate) struct Vault(pub(crate) Arc<dyn KeyVault>);

impl CoreVault for Vault {
    fn key(&self) -> Result<Option<StoreKey>, VaultError> {
        let Some(key) = self.0.key().map_err(fault)? else { return Ok(None) };
        let key = Zeroizing::new(key);
        // A secret of another length is none of ours.
        let bytes: [u8; 32] = key.as_slice().try_into().map_err(|_| VaultError::Lost)?;
        Ok(Some(StoreKey::from_bytes(bytes)))
    }

    fn keep(&self, key: &StoreKey) -> Result<(), VaultError> {
        self.0.keep(key.bytes().to_vec()).map_err(fault)
    }
}

fn fault(error: PlatformError) -> VaultError {
    match error {
        PlatformError::Locked => VaultError::Locked,
        PlatformError::Lost => VaultError::Lost,
        PlatformError::Failed { mut why } => {
            let error = VaultError::Io(io::Error::other(why.clone()));
            why.zeroize();
            error
        }
    }
}

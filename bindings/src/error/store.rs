//! Store, key, seals.

use oogst_core::{
    protocol::seal::SealError,
    random::NoRandom,
    store::{StoreError, VaultError},
};

use super::OogstError;

impl From<StoreError> for OogstError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Vault(error) => error.into(),
            StoreError::KeyLost => Self::store("store.key_lost"),
            StoreError::WrongKey => Self::store("store.wrong_key"),
            StoreError::Newer { found, known } => {
                Self::store("store.newer").with("found", found).with("known", known)
            }
            StoreError::Damaged(_) => Self::store("store.damaged"),
            StoreError::DiskFull => Self::disk_full("store.disk_full"),
            StoreError::Busy => Self::store("store.busy"),
            StoreError::NotWritable(path) => Self::store("store.not_writable").with("path", path.display()),
            StoreError::NotHere(_) => Self::not_found("store.not_here"),
            StoreError::Row(what) => Self::store("store.row").with("what", what),
            StoreError::Random(error) => error.into(),
            StoreError::Seal(error) => error.into(),
            StoreError::Io { path, source } => {
                Self::store("store.io").with("path", path.display()).with("why", source)
            }
            StoreError::Sql(error) => Self::store("store.database").with("why", error),
        }
    }
}

impl From<VaultError> for OogstError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Locked => Self::locked("store.vault_locked"),
            VaultError::Lost => Self::store("store.key_lost"),
            VaultError::TooOpen(path) => Self::store("store.key_too_open").with("path", path.display()),
            // Two processes made a first key at once; the other one's is kept.
            VaultError::Kept => Self::store("store.busy"),
            VaultError::Io(error) => Self::store("store.vault").with("why", error),
        }
    }
}

impl From<NoRandom> for OogstError {
    fn from(_: NoRandom) -> Self {
        Self::store("store.no_randomness")
    }
}

impl From<SealError> for OogstError {
    fn from(error: SealError) -> Self {
        Self::store("store.seal").with("why", error)
    }
}

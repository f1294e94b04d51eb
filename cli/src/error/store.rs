//! Store, key, seals.

use oogst_core::{
    protocol::seal::SealError,
    random::NoRandom,
    store::{SetAside, StoreError, VaultError},
};

use super::Failure;
use crate::exit::Exit;

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let store = |code, fault| Failure::new(Exit::Store, code, fault);
        match error {
            StoreError::Vault(error) => error.into(),
            StoreError::KeyLost => store("store.key_lost", |f| &f.key_lost),
            StoreError::WrongKey => store("store.wrong_key", |f| &f.wrong_key),
            StoreError::Newer { found, known } => store("store.newer", |f| &f.store_newer)
                .with("found", found.to_string())
                .with("known", known.to_string()),
            // Where it went is added by whoever set it aside.
            StoreError::Damaged(_) => store("store.damaged", |f| &f.store_damaged),
            StoreError::DiskFull => Failure::new(Exit::DiskFull, "store.disk_full", |f| &f.disk_full),
            StoreError::Busy => store("store.busy", |f| &f.store_busy),
            StoreError::NotWritable(path) => {
                store("store.not_writable", |f| &f.not_writable).with("path", path)
            }
            StoreError::NotHere(_) => Failure::new(Exit::NotFound, "store.not_here", |f| &f.object_not_here),
            StoreError::Row(what) => store("store.row", |f| &f.row).with("what", what),
            StoreError::Random(error) => error.into(),
            StoreError::Seal(error) => error.into(),
            StoreError::Io { path, source } => {
                store("store.io", |f| &f.io).with("path", path).with("why", source.to_string())
            }
            StoreError::Sql(error) => store("store.database", |f| &f.database).with("why", error.to_string()),
        }
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        let store = |code, fault| Failure::new(Exit::Store, code, fault);
        match error {
            VaultError::Locked => store("store.vault_locked", |f| &f.vault_locked),
            VaultError::Lost => store("store.key_lost", |f| &f.key_lost),
            VaultError::TooOpen(path) => store("store.key_too_open", |f| &f.key_too_open).with("path", path),
            // Two processes made a first key at once; the other one's is kept.
            VaultError::Kept => store("store.busy", |f| &f.store_busy),
            VaultError::Io(error) => store("store.vault", |f| &f.vault_io).with("why", error.to_string()),
        }
    }
}

impl From<NoRandom> for Failure {
    fn from(_: NoRandom) -> Self {
        Failure::new(Exit::Store, "store.no_randomness", |f| &f.no_randomness)
    }
}

impl From<SealError> for Failure {
    fn from(error: SealError) -> Self {
        Failure::new(Exit::Store, "store.seal", |f| &f.sealed_damaged).with("why", error.to_string())
    }
}

impl Failure {
    /// A damaged store that was set aside.
    pub(crate) fn set_aside(aside: &SetAside) -> Self {
        Failure::new(Exit::Store, "store.damaged", |f| &f.store_damaged)
            .with("path", aside.moved_to.clone())
            .with("n", aside.objects.len())
    }
}

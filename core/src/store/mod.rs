//! The encrypted store: one folder with a database and sealed files.
//!
//! ```text
//! DIR/oogst.db (-wal, -shm)  SQLCipher, raw 32-byte key, WAL, synchronous=FULL
//! DIR/objects/<hex>          immutable sealed media, named by the hash of the ciphertext
//! DIR/staging/               what is being written, and the slots' locks
//! DIR/key-check              a hash of the key: tells a wrong key from a damaged database
//! DIR/set-aside-<time>/      damaged databases, never deleted
//! ```
//!
//! Where to start:
//! - [`Store::open`], [`Store::write`], [`Store::read`];
//! - [`Store::stage`], [`Staging::settle`] and [`Store::commit`]: how a file becomes durable together with its
//!   rows, and [`intents`] for what a crash leaves behind;
//! - [`KeyVault`]: where the key comes from;

pub mod columns;
mod connections;
mod error;
mod files;
pub mod intents;
mod key_check;
pub(crate) mod meta;
mod migrate;
mod objects;
mod open;
mod set_aside;
mod slot;
mod spool;
mod staging;
mod vault;
mod vault_file;

pub use error::{Damage, StoreError};
pub(crate) use error::{at_path, is_full};
pub use objects::Objects;
pub(crate) use objects::doom;
pub use open::Store;
pub use set_aside::{FoundObject, SetAside};
pub use spool::{Spool, SpoolReader};
pub use staging::{Settled, StagedFile, Staging};
pub use vault::{KeyVault, StoreKey, VaultError};
pub use vault_file::FileVault;

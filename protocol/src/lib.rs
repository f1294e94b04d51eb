//! The sealed mailbox, version 1: what crosses the wire, and every rule about it.
//!
//! Pure: no files, no network, no clock, no randomness of its own. The hub uses this crate
//! without the `seal` feature: it can check every signature and hash, and open nothing.
//!
//! Where to start:
//! - [`log`]: the team log: who belongs, and every audience's current recipient;
//! - [`record`]: signed records, their envelopes, and the [`record::judge`] that decides whether
//!   one counts;
//! - [`invite`] and [`recovery`]: the two ways in;
//! - [`receipt`]: what the hub promises once bytes are durable;
//! - [`api`]: the JSON that device and hub exchange;
//! - `seal` (feature): age: objects, envelopes, grants.

pub mod api;
mod audience;
pub mod auth;
mod grant;
mod hash;
mod ids;
pub mod invite;
mod keys;
pub mod limits;
pub mod log;
mod object;
pub mod receipt;
pub mod record;
pub mod recovery;
#[cfg(feature = "seal")]
pub mod seal;
mod signed;
mod wire;

pub use audience::{Audience, AudienceError, Epoch};
pub use grant::Grant;
pub use hash::{Hash, HashError, Hasher};
pub use ids::{EntityId, IdError, PersonId, TeamId};
pub use keys::{DeviceId, DeviceKeys, KeyError, Recipient, SealingKey, SigningKey, VerifyKey};
pub use object::ObjectRef;
pub use signed::{Signature, SignedBytes, SignedError};
pub use wire::B64;

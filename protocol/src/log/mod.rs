//! The team log: a hash-chained, append-only list of signed entries that says who belongs.
//!
//! - [`Entry`] and [`Body`]: what an entry says; [`SignedEntry`] its exact bytes;
//! - [`LogState`]: the log read from its start: persons, devices, audiences, invites. The hub and
//!   every device read with the same code, so that what a hub accepts a device accepts;
//! - [`Head`]: the running hash that pins everything up to an entry.
//!
//! The rules: `apply` (what every entry keeps to), `invite`, `recover`, `remove`, `renew`; `who` asks who
//! signed, `change` carries out what was checked.

mod apply;
mod change;
mod entry;
mod error;
mod head;
mod invite;
mod recover;
mod remove;
mod renew;
mod state;
mod who;

pub use entry::{Body, Entry, EntryError, InviteRole, NewEpoch, Seen, SignedEntry};
pub use error::LogError;
pub use head::{Head, LogPoint};
pub use state::{AudienceKeys, Device, DeviceStatus, Invite, LogState, Person, PersonRole, Sheet};

#[cfg(test)]
pub(crate) mod tests;

//! The team log: a hash-chained, append-only list of signed entries that says who belongs.
//!
//! - [`Entry`] and [`Body`]: what an entry says; [`SignedEntry`] its exact bytes;
//! - [`LogState`]: the log read from its start: persons, devices, audiences, invites. The hub and
//!   every device read with the same code, so that what a hub accepts a device accepts;
//! - [`Head`]: the running hash that pins everything up to an entry.

mod apply;
mod entry;
mod head;
mod state;

pub use apply::LogError;
pub use entry::{Body, Entry, EntryError, InviteRole, NewEpoch, Seen, SignedEntry};
pub use head::{Head, LogPoint};
pub use state::{AudienceKeys, Device, DeviceStatus, Invite, LogState, Person, PersonRole, Sheet};

#[cfg(test)]
mod tests;

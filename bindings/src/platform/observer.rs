//! Who is told that something changed.

use crate::PlatformError;

/// A part of what screens show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Room {
    /// Membership, names, devices, invites.
    Team,
    /// Cycles and assignments.
    Cycles,
    /// Own captures.
    Captures,
    /// Templates, results of cards.
    Cards,
    /// Own submissions.
    Submissions,
    /// Where captures stand on their way.
    Outbox,
    /// Something new waits to be sent, by whichever way it came: a turn of the sync is welcome soon. No screen shows it. What a
    /// turn itself reports is not among it.
    ToSend,
    /// What arrived for the preparation group.
    Inbox,
    /// Classes, rounds, what pupils say.
    Pupils,
    /// Backup switch, storage.
    Settings,
}

/// Told after something changed: a screen that shows one of these rooms asks again. Called on a thread of the core; return
/// at once.
#[uniffi::export(with_foreign)]
pub trait StateObserver: Send + Sync {
    /// These changed.
    fn changed(&self, rooms: Vec<Room>) -> Result<(), PlatformError>;
}

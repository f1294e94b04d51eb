//! What a sync tells while it runs.

use oogst_domain::capture::{MediaKind, Role};
use oogst_protocol::Hash;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncEvent {
    /// What will be sent: records, objects and their bytes (less what the hub has already).
    Planned {
        /// Records.
        records: usize,
        /// Objects.
        objects: usize,
        /// Bytes of objects.
        bytes: u64,
        /// Objects that wait for an unmetered network.
        waiting: usize,
    },
    /// An object is on its way.
    Upload {
        /// Which.
        object: Hash,
        /// What it is to its capture.
        role: Role,
        /// Of what kind of capture.
        kind: MediaKind,
        /// Bytes that went out.
        sent: u64,
        /// Its bytes.
        total: u64,
    },
    /// The hub has an object, durably.
    Received {
        /// Which.
        object: Hash,
    },
    /// Records reached the hub.
    Records {
        /// How many.
        sent: usize,
    },
    /// Records arrived and were judged.
    Arrived {
        /// How many count.
        good: usize,
        /// How many were quarantined or could not be opened.
        aside: usize,
    },
    /// An object comes in.
    Fetch {
        /// Which.
        object: Hash,
        /// Bytes so far.
        got: u64,
        /// Its bytes.
        total: u64,
    },
    /// Something failed and is tried again.
    Again {
        /// The fault's code.
        code: &'static str,
    },
}

/// Told while a sync runs. Called from several tasks.
pub trait Progress: Send + Sync {
    /// Something happened.
    fn event(&self, event: SyncEvent);
}

/// Nobody listens.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn event(&self, _: SyncEvent) {}
}

//! A sync as it crosses.

use std::collections::HashMap;

use oogst_core::sync::{self, Class};

use crate::{app::count, capture::Kind};

/// How a sync is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SyncWay {
    /// Videos too, whatever the network costs.
    #[uniffi(default = false)]
    pub include_video: bool,
    /// Nobody asked for it: what failed before keeps to its waiting time.
    #[uniffi(default = false)]
    pub patient: bool,
}

/// An upload that the platform does by itself.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BackgroundUpload {
    /// The object: what one such upload is known by.
    pub object: String,
    /// `PATCH` to here.
    pub url: String,
    /// With these headers; they hold this device's token.
    pub headers: HashMap<String, String>,
    /// The body: a file of ciphertext.
    pub file: String,
    /// The file is a copy, to be removed when the upload ended.
    pub copied: bool,
    /// Bytes of the body.
    pub bytes: u64,
}

impl From<sync::HandedOver> for BackgroundUpload {
    fn from(over: sync::HandedOver) -> Self {
        Self {
            object: over.object.to_string(),
            url: over.url,
            headers: over.headers.into_iter().collect(),
            file: over.file.to_string_lossy().into_owned(),
            copied: over.copied,
            bytes: over.bytes,
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum SyncEvent {
    /// What will be sent.
    Planned {
        /// Records.
        records: u32,
        /// Sealed files.
        objects: u32,
        /// Their bytes, less what the hub has already.
        bytes: u64,
        /// Files that wait for a network that costs nothing.
        waiting: u32,
    },
    /// A file is on its way.
    Upload {
        /// Which.
        object: String,
        /// Of what kind of capture.
        kind: Kind,
        /// A preview rather than the original.
        preview: bool,
        /// Bytes that went out.
        sent: u64,
        /// Its bytes.
        total: u64,
    },
    /// The hub has a file, durably.
    Received {
        /// Which.
        object: String,
    },
    /// Records reached the hub.
    Records {
        /// How many.
        sent: u32,
    },
    /// Records arrived.
    Arrived {
        /// How many count.
        good: u32,
        /// How many were put aside.
        aside: u32,
    },
    /// A file comes in.
    Fetch {
        /// Which.
        object: String,
        /// Bytes so far.
        got: u64,
        /// Its bytes.
        total: u64,
    },
    /// Something went wrong that is tried again.
    Again {
        /// As the code of an error (`hub.` and this).
        code: String,
    },
}

impl From<sync::SyncEvent> for SyncEvent {
    fn from(event: sync::SyncEvent) -> Self {
        use sync::SyncEvent as E;
        match event {
            E::Planned { records, objects, bytes, waiting } => Self::Planned {
                records: count(records),
                objects: count(objects),
                bytes,
                waiting: count(waiting),
            },
            E::Upload { object, role, kind, sent, total } => Self::Upload {
                object: object.to_string(),
                kind: kind.into(),
                preview: role != oogst_core::domain::capture::Role::Original,
                sent,
                total,
            },
            E::Received { object } => Self::Received { object: object.to_string() },
            E::Records { sent } => Self::Records { sent: count(sent) },
            E::Arrived { good, aside } => Self::Arrived { good: count(good), aside: count(aside) },
            E::Fetch { object, got, total } => Self::Fetch { object: object.to_string(), got, total },
            E::Again { code } => Self::Again { code: code.to_owned() },
        }
    }
}

/// Something that could not be sent.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FailedItem {
    /// The record or file.
    pub id: String,
    /// As the code of an error (`hub.` and this).
    pub code: String,
    /// It is tried again by itself; otherwise it needs a person.
    pub passes: bool,
}

/// How a sync went.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SyncReport {
    /// Records that the hub has now.
    pub sent_records: u32,
    /// Files that the hub has now, durably.
    pub sent_objects: u32,
    /// Records that arrived and count.
    pub arrived: u32,
    /// Records that arrived and were put aside.
    pub aside: u32,
    /// Previews that came in.
    pub fetched: u32,
    /// Videos that wait for a network that costs nothing.
    pub waiting_unmetered: u32,
    /// What failed.
    pub failed: Vec<FailedItem>,
    /// This device still waits for its code to be compared.
    pub pending: bool,
    /// The hub was put back from a backup; so many things are sent again.
    pub restored: Option<u32>,
    /// This store was put back from a copy, and is a new device now.
    pub reenrolled: bool,
}

impl From<sync::SyncReport> for SyncReport {
    fn from(report: sync::SyncReport) -> Self {
        let failed = report.failed.into_iter().map(|(id, code, class)| FailedItem {
            id: id.to_string(),
            code: code.to_owned(),
            passes: class == Class::Transient,
        });
        Self {
            sent_records: count(report.sent_records),
            sent_objects: count(report.sent_objects),
            arrived: count(report.arrived),
            aside: count(report.aside),
            fetched: count(report.fetched),
            waiting_unmetered: count(report.waiting_unmetered),
            failed: failed.collect(),
            pending: report.pending,
            restored: report.restored.map(count),
            reenrolled: report.reenrolled,
        }
    }
}

//! What a sync is told, and what it says of itself.

use std::sync::Arc;

use oogst_protocol::Hash;

use super::{
    fault::{Class, HubFault},
    fetch::FetchError,
    plan::Network,
    progress::Progress,
};
use crate::{store::StoreError, team::TeamError};

/// How a sync is to be done.
#[derive(Clone)]
pub struct SyncOptions {
    /// What the network costs.
    pub network: Network,
    /// Videos too, whatever the network costs.
    pub include_video: bool,
    /// Objects under way at once.
    pub concurrency: usize,
    /// Bytes of one request; some proxies take no more than a few MB.
    pub chunk: u64,
    /// What failed keeps to its backoff (a sync that nobody asked for).
    pub patient: bool,
    /// Seconds to wait for something to arrive.
    pub wait: u64,
    /// Told from the tasks that send.
    pub listener: Option<Arc<dyn Progress>>,
}

impl Default for SyncOptions {
    fn default() -> Self {
        Self {
            network: Network::Metered,
            include_video: false,
            concurrency: 3,
            chunk: 8 << 20,
            patient: false,
            wait: 0,
            listener: None,
        }
    }
}

/// How a sync went.
#[derive(Debug, Clone, Default)]
pub struct SyncReport {
    /// Records that the hub has now.
    pub sent_records: usize,
    /// Objects that the hub has now, durably.
    pub sent_objects: usize,
    /// Records that arrived and count.
    pub arrived: usize,
    /// Records that arrived and were put aside: quarantined, or not to be opened.
    pub aside: usize,
    /// Records of others that are known to be missing: their neighbours came, and they did not.
    pub missing: usize,
    /// Objects that came in: previews and posters.
    pub fetched: usize,
    /// Videos that wait for an unmetered network.
    pub waiting_unmetered: usize,
    /// Things that failed, with the fault's code and class.
    pub failed: Vec<(Hash, &'static str, Class)>,
    /// This device still waits for its code to be compared.
    pub pending: bool,
    /// The hub had been restored from a backup; so many things were sent again or will be.
    pub restored: Option<usize>,
    /// This store was restored or copied, and is a new device now.
    pub reenrolled: bool,
}

/// Why a sync stopped.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// No team has been joined.
    #[error("no team has been joined")]
    NoTeam,
    /// The hub, or the way to it.
    #[error(transparent)]
    Hub(#[from] HubFault),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The team log or keys.
    #[error(transparent)]
    Team(TeamError),
    /// A file could not be fetched.
    #[error(transparent)]
    Fetch(FetchError),
}

impl From<rusqlite::Error> for SyncError {
    fn from(error: rusqlite::Error) -> Self {
        SyncError::Store(error.into())
    }
}

impl From<TeamError> for SyncError {
    fn from(error: TeamError) -> Self {
        match error {
            TeamError::Hub(fault) => SyncError::Hub(fault),
            TeamError::Store(error) => SyncError::Store(error),
            TeamError::NoTeam => SyncError::NoTeam,
            other => SyncError::Team(other),
        }
    }
}

impl From<FetchError> for SyncError {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Hub(fault) => SyncError::Hub(fault),
            FetchError::Store(error) => SyncError::Store(error),
            other => SyncError::Fetch(other),
        }
    }
}

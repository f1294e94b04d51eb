//! Why a command of the hub fails: each says what to do about it.

use std::path::PathBuf;

use crate::{index::IndexError, mailbox::Refusal};

/// Why a command of the hub fails.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// Another process serves this folder.
    #[error("another oogst-hub is using {0}")]
    Locked(PathBuf),
    /// Plain HTTP beyond this machine was not asked for.
    #[error(
        "{0} is reachable from other machines, and plain HTTP shows tokens to the network: give --tls-cert and \
         --tls-key, or --allow-plain-http when a proxy in front adds TLS"
    )]
    PlainHttp(String),
    /// A certificate or key can't be used.
    #[error("TLS: {0}")]
    Tls(String),
    /// The hub's key file is no key.
    #[error("{0} is not a hub key")]
    Key(PathBuf),
    /// A folder that must be empty holds something.
    #[error("{0} is not empty: restore into a new folder")]
    NotEmpty(PathBuf),
    /// A folder that is no hub's, or no backup.
    #[error("{0} holds no hub's data")]
    NoHub(PathBuf),
    /// A folder that holds something else than a backup of this hub.
    #[error("{0} holds something else than a backup of this hub")]
    OtherBackup(PathBuf),
    /// A backup that does not hold what it says.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// The index.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// Starting the mailbox.
    #[error(transparent)]
    Mailbox(#[from] Refusal),
    /// The file system or the network.
    #[error("{what}: {error}")]
    Io {
        /// What was being done.
        what: String,
        /// What the system said.
        error: std::io::Error,
    },
}

impl From<rusqlite::Error> for HubError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Index(IndexError::Database(error))
    }
}

/// Says what was being done when the system said no.
pub(crate) trait Doing<T> {
    /// Adds `what`.
    fn doing(self, what: impl std::fmt::Display) -> Result<T, HubError>;
}

impl<T> Doing<T> for std::io::Result<T> {
    fn doing(self, what: impl std::fmt::Display) -> Result<T, HubError> {
        self.map_err(|error| HubError::Io { what: what.to_string(), error })
    }
}

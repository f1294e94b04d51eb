//! The mailbox: the rules between HTTP and the two traits. Who may do what, in which order, and what is promised.
//!
//! - [`Mailbox`]: the root; `teams`: each team's log, folded once and kept;
//! - `auth`, `caller`: who is asking; `found`, `append`, `grants`: the team log;
//! - `envelopes`, `receipts`: sealed records and promises;
//! - `uploads`, `receive`, `commit`, `objects`: media in and out;
//! - `sweep`: retention and expiry.

mod append;
mod auth;
mod caller;
mod commit;
mod envelopes;
mod found;
mod grants;
mod objects;
mod partial;
mod receipts;
mod receive;
mod refusal;
mod sweep;
mod teams;
mod uploads;

pub(crate) use auth::random;
pub use auth::token_hash;
pub use caller::{Caller, Session};
pub use receive::{Checksum, Incoming, Received};
pub use refusal::Refusal;
pub use sweep::Swept;
pub use uploads::{NewUpload, UploadView};

use std::sync::Arc;

use oogst_protocol::{SigningKey, VerifyKey};

use crate::{clock::Clock, index::Index, metrics::Metrics, objects::Objects};

/// What an administrator decides.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Bytes of envelopes, objects and announced uploads that a team may have.
    pub quota_bytes: u64,
    /// Days that envelopes and objects are kept.
    pub retention_days: u32,
    /// Days that an unfinished upload is kept.
    pub upload_days: u32,
    /// Seconds without a byte after which an upload's connection is ended; its bytes stay.
    pub stall_seconds: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { quota_bytes: 200 << 30, retention_days: 400, upload_days: 7, stall_seconds: 30 }
    }
}

/// The rules, over an index and a store of objects.
pub struct Mailbox {
    index: Arc<dyn Index>,
    objects: Arc<dyn Objects>,
    clock: Arc<dyn Clock>,
    key: SigningKey,
    settings: Settings,
    epoch: u64,
    teams: teams::Teams,
    tokens: auth::TokenCache,
    uploads: Arc<uploads::Uploads>,
    commits: commit::Committer,
    metrics: Arc<Metrics>,
}

impl Mailbox {
    /// Puts the parts together; drops what uploads the index does not know.
    ///
    /// # Errors
    /// [`Refusal::Internal`] when index or objects do not answer.
    pub async fn open(
        index: Arc<dyn Index>,
        objects: Arc<dyn Objects>,
        clock: Arc<dyn Clock>,
        key: SigningKey,
        settings: Settings,
        metrics: Arc<Metrics>,
    ) -> Result<Arc<Self>, Refusal> {
        let epoch = index.epoch().await?;
        let commits = commit::Committer::start(index.clone(), objects.clone(), metrics.clone());
        let mailbox = Self {
            index,
            objects,
            clock,
            key,
            settings,
            epoch,
            teams: teams::Teams::default(),
            tokens: auth::TokenCache::default(),
            uploads: Arc::default(),
            commits,
            metrics,
        };
        mailbox.drop_unknown_uploads().await?;
        mailbox.finish_removals().await?;
        Ok(Arc::new(mailbox))
    }

    /// The key that receipts are signed with.
    #[must_use]
    pub fn hub_key(&self) -> VerifyKey {
        self.key.verify_key()
    }

    /// The hub's clock, in Unix seconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// What is counted.
    #[must_use]
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// Whether the index answers.
    ///
    /// # Errors
    /// [`Refusal::Internal`].
    pub async fn ping(&self) -> Result<(), Refusal> {
        Ok(self.index.ping().await?)
    }

    /// The receipt epoch.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    fn retain_until(&self, now: i64) -> i64 {
        now.saturating_add(i64::from(self.settings.retention_days) * 86_400)
    }
}

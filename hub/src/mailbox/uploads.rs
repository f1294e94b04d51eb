//! Uploads on their way: made, found, asked after, ended.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use oogst_protocol::{Audience, Hash, TeamId, limits::OBJECT_MAX};
use tokio::sync::{Notify, OwnedMutexGuard};

use super::{Mailbox, Refusal, Session, auth::random, objects::known_audiences};
use crate::{
    index::{UploadId, UploadRow},
    objects::Incoming,
};

/// How long a request waits for another that it interrupted.
const YIELD: Duration = Duration::from_secs(10);
/// How often it says so again: a request that only begins to write takes what was said before for a wish that was not meant for it.
const AGAIN: Duration = Duration::from_millis(50);

/// An upload as it is asked for.
#[derive(Debug, Clone)]
pub struct NewUpload {
    /// Its bytes.
    pub length: u64,
    /// The hash that they must give, if it is told.
    pub sha256: Option<Hash>,
    /// Who may fetch it; empty: the uploader's own.
    pub audiences: Vec<Audience>,
    /// The header as it came.
    pub metadata: String,
}

/// An upload as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadView {
    /// Its address.
    pub path: String,
    /// Bytes that are durable.
    pub offset: u64,
    /// Its bytes.
    pub length: u64,
    /// The header as it came.
    pub metadata: String,
    /// Until when (Unix seconds).
    pub expires_at: i64,
}

/// Where an upload is.
pub(crate) enum Stage {
    /// Known to the index, not opened since the hub started.
    Cold,
    /// Taking in bytes.
    Receiving(Box<dyn Incoming>),
    /// All bytes are in; its group is on its way.
    Received(Hash),
    /// An object, durably.
    Finished,
    /// Ended.
    Gone,
}

pub(crate) struct Upload {
    pub(crate) row: UploadRow,
    pub(crate) stage: Arc<tokio::sync::Mutex<Stage>>,
    /// Asks the request that is writing to stop: another wants to know where it stands.
    pub(crate) interrupt: Notify,
    /// Bytes known to be durable.
    pub(crate) durable: AtomicU64,
    /// When it was last asked for.
    pub(crate) used_at: AtomicI64,
}

/// The uploads that were asked for since the hub started.
#[derive(Default)]
pub(crate) struct Uploads(Mutex<HashMap<UploadId, Arc<Upload>>>);

impl Uploads {
    pub(crate) fn get(&self, id: &UploadId) -> Option<Arc<Upload>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    fn keep(&self, upload: Upload) -> Arc<Upload> {
        let mut uploads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        uploads.entry(upload.row.id).or_insert_with(|| Arc::new(upload)).clone()
    }

    pub(crate) fn forget(&self, id: &UploadId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    pub(crate) fn all(&self) -> Vec<Arc<Upload>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
}

/// An upload's address.
pub(crate) fn path(team: &TeamId, id: UploadId) -> String {
    format!("/v1/teams/{team}/uploads/{id}")
}

impl Upload {
    fn new(row: UploadRow, stage: Stage, now: i64) -> Self {
        Self {
            stage: Arc::new(tokio::sync::Mutex::new(stage)),
            interrupt: Notify::new(),
            durable: AtomicU64::new(row.durable),
            used_at: AtomicI64::new(now),
            row,
        }
    }

    /// The upload to oneself: whoever is writing is asked to stop, and keeps what came.
    async fn take(&self) -> Result<OwnedMutexGuard<Stage>, Refusal> {
        if let Ok(stage) = self.stage.clone().try_lock_owned() {
            return Ok(stage);
        }
        let asked = async {
            let mut turn = std::pin::pin!(self.stage.clone().lock_owned());
            loop {
                self.interrupt.notify_one();
                if let Ok(stage) = tokio::time::timeout(AGAIN, &mut turn).await {
                    return stage;
                }
            }
        };
        tokio::time::timeout(YIELD, asked).await.map_err(|_| Refusal::Locked)
    }

    fn view(&self, offset: u64) -> UploadView {
        UploadView {
            path: path(&self.row.team, self.row.id),
            offset,
            length: self.row.length,
            metadata: self.row.metadata.clone(),
            expires_at: self.row.expires_at,
        }
    }
}

impl Mailbox {
    /// Begins an upload.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`], [`Refusal::Quota`], and what the caller may not do.
    pub async fn begin_upload(&self, session: &Session, new: NewUpload) -> Result<UploadView, Refusal> {
        let (_, person) = session.device()?;
        if new.length > OBJECT_MAX {
            return Err(Refusal::TooLarge(OBJECT_MAX));
        }
        known_audiences(&session.state, &new.audiences)?;
        let audiences =
            if new.audiences.is_empty() { vec![Audience::Own(person)] } else { new.audiences.clone() };
        let now = self.now();
        let row = UploadRow {
            id: UploadId(random()?),
            team: session.team.id,
            person,
            length: new.length,
            sha256: new.sha256,
            audiences,
            metadata: new.metadata,
            durable: 0,
            finished: None,
            expires_at: now.saturating_add(i64::from(self.settings.upload_days) * 86_400),
        };
        if !self.index.add_upload(row.clone(), self.settings.quota_bytes).await? {
            return Err(Refusal::Quota);
        }
        let incoming = self.objects.begin(row.id).await?;
        let upload = self.uploads.keep(Upload::new(row, Stage::Receiving(incoming), now));
        if upload.row.length == 0 {
            let mut stage = upload.stage.clone().lock_owned().await;
            self.complete(&upload, &mut stage).await?;
        }
        Ok(upload.view(0))
    }

    /// The caller's upload of this id.
    pub(crate) async fn upload(&self, session: &Session, id: UploadId) -> Result<Arc<Upload>, Refusal> {
        let (_, person) = session.device()?;
        let now = self.now();
        let upload = match self.uploads.get(&id) {
            Some(upload) => upload,
            None => {
                let row = self.index.upload(id).await?.ok_or(Refusal::NotFound)?;
                let stage = if row.finished.is_some() { Stage::Finished } else { Stage::Cold };
                self.uploads.keep(Upload::new(row, stage, now))
            }
        };
        if upload.row.team != session.team.id || upload.row.person != person {
            return Err(Refusal::NotFound);
        }
        if upload.row.expires_at < now {
            return Err(Refusal::Gone("the upload has expired"));
        }
        upload.used_at.store(now, Ordering::Relaxed);
        Ok(upload)
    }

    /// Where the upload surely stands: what is said here holds after a power cut.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::Gone`].
    pub async fn upload_offset(&self, session: &Session, id: UploadId) -> Result<UploadView, Refusal> {
        let upload = self.upload(session, id).await?;
        let mut stage = upload.take().await?;
        self.warm(&upload, &mut stage).await?;
        stage = self.past_commit(&upload, stage).await?;
        match &*stage {
            Stage::Receiving(incoming) => {
                let offset = self.make_durable(&upload, incoming.as_ref()).await?;
                Ok(upload.view(offset))
            }
            Stage::Received(_) | Stage::Finished => Ok(upload.view(upload.row.length)),
            Stage::Cold | Stage::Gone => Err(Refusal::NotFound),
        }
    }

    /// Waits until a received upload's group is through.
    async fn past_commit(
        &self,
        upload: &Upload,
        mut stage: OwnedMutexGuard<Stage>,
    ) -> Result<OwnedMutexGuard<Stage>, Refusal> {
        while let Stage::Received(hash) = &*stage {
            let hash = *hash;
            drop(stage);
            self.commits.settled(upload.row.team, &[hash]).await;
            tokio::task::yield_now().await;
            stage = upload.take().await?;
        }
        Ok(stage)
    }

    /// Syncs what came, and remembers how much that is.
    pub(crate) async fn make_durable(
        &self,
        upload: &Upload,
        incoming: &dyn Incoming,
    ) -> Result<u64, Refusal> {
        if incoming.len() > upload.durable.load(Ordering::Acquire) {
            let durable = incoming.sync().await?;
            self.index.checkpoint(upload.row.id, durable).await?;
            upload.durable.fetch_max(durable, Ordering::AcqRel);
        }
        Ok(incoming.len())
    }

    /// Opens an upload that this process has not touched yet.
    pub(crate) async fn warm(&self, upload: &Arc<Upload>, stage: &mut Stage) -> Result<(), Refusal> {
        if !matches!(stage, Stage::Cold) {
            return Ok(());
        }
        let durable = upload.durable.load(Ordering::Acquire);
        let incoming = match self.objects.resume(upload.row.id, durable).await {
            // Begun, and the hub died before a byte was durable.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.objects.begin(upload.row.id).await?
            }
            other => other?,
        };
        upload.durable.store(incoming.len(), Ordering::Release);
        let whole = incoming.len() == upload.row.length;
        *stage = Stage::Receiving(incoming);
        if whole { self.complete(upload, stage).await } else { Ok(()) }
    }

    /// Ends an upload; what it became, if it did, stays.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::Gone`].
    pub async fn end_upload(&self, session: &Session, id: UploadId) -> Result<(), Refusal> {
        let upload = self.upload(session, id).await?;
        let mut stage = upload.take().await?;
        if matches!(*stage, Stage::Gone) {
            return Err(Refusal::NotFound);
        }
        stage = self.past_commit(&upload, stage).await?;
        self.drop_upload(&upload, &mut stage).await
    }

    pub(crate) async fn drop_upload(&self, upload: &Upload, stage: &mut Stage) -> Result<(), Refusal> {
        *stage = Stage::Gone;
        self.uploads.forget(&upload.row.id);
        self.index.remove_upload(upload.row.id).await?;
        Ok(self.objects.discard(upload.row.id).await?)
    }
}

//! Taking in an upload's bytes. What came stays, whatever becomes of the connection.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::{FutureExt, Stream, StreamExt, stream::BoxStream};
use oogst_protocol::Hash;
use sha1::{Digest, Sha1};
use sha2::Sha256;
use tokio::sync::OwnedMutexGuard;

use super::{
    Mailbox, Refusal, Session,
    uploads::{Stage, Upload},
};
use crate::index::{NewObject, UploadId};

/// Bytes handed to a writing thread at a time: large enough that the way there costs nothing, small enough that hashing
/// finds them in the cache.
const BATCH: usize = 512 << 10;
/// Bytes after which a long request's upload is made durable on the way.
const CHECKPOINT: u64 = 16 << 20;
/// Finished bytes that may wait to be durable, all uploads together, before senders wait too.
const UNSETTLED: u64 = 256 << 20;

/// What an `Upload-Checksum` header asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checksum {
    /// SHA-1.
    Sha1(Vec<u8>),
    /// SHA-256.
    Sha256(Vec<u8>),
}

/// A request's body.
pub struct Incoming {
    /// Where its first byte belongs.
    pub offset: u64,
    /// Its `Content-Length`, if it has one.
    pub length: Option<u64>,
    /// The hash of this body alone.
    pub checksum: Option<Checksum>,
    /// Its bytes. An error means that the connection broke.
    pub body: BoxStream<'static, Result<Bytes, ()>>,
}

/// What became of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Bytes taken in.
    pub offset: u64,
    /// Whether that is all of them.
    pub complete: bool,
    /// Until when the rest may come (Unix seconds).
    pub expires_at: Option<i64>,
}

enum Sum {
    Sha1(Sha1, Vec<u8>),
    Sha256(Sha256, Vec<u8>),
}

impl Sum {
    fn new(checksum: Checksum) -> Self {
        match checksum {
            Checksum::Sha1(wanted) => Self::Sha1(Sha1::new(), wanted),
            Checksum::Sha256(wanted) => Self::Sha256(Sha256::new(), wanted),
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(hasher, _) => hasher.update(bytes),
            Self::Sha256(hasher, _) => hasher.update(bytes),
        }
    }

    fn holds(self) -> bool {
        match self {
            Self::Sha1(hasher, wanted) => hasher.finalize().as_slice() == wanted,
            Self::Sha256(hasher, wanted) => hasher.finalize().as_slice() == wanted,
        }
    }
}

/// How a body ended.
enum End {
    Whole,
    Cut,
    Stalled,
    Interrupted,
    TooMuch,
}

impl Mailbox {
    /// Takes in a body at its offset. Runs on even when the asking connection is gone.
    ///
    /// # Errors
    /// [`Refusal::Locked`], [`Refusal::Offset`], [`Refusal::TooLarge`], [`Refusal::Checksum`], [`Refusal::Slow`].
    pub async fn receive(
        self: &Arc<Self>,
        session: &Session,
        id: UploadId,
        incoming: Incoming,
    ) -> Result<Received, Refusal> {
        let upload = self.upload(session, id).await?;
        let mut stage = upload.stage.clone().try_lock_owned().map_err(|_| Refusal::Locked)?;
        self.warm(&upload, &mut stage).await?;
        let at = match &*stage {
            Stage::Receiving(file) => file.len(),
            Stage::Received(_) | Stage::Finished => upload.row.length,
            Stage::Cold | Stage::Gone => return Err(Refusal::NotFound),
        };
        if incoming.offset != at {
            return Err(Refusal::Offset(at));
        }
        if incoming.length.is_some_and(|length| length > upload.row.length - at) {
            return Err(Refusal::TooLarge(upload.row.length - at));
        }
        let mailbox = self.clone();
        let task = tokio::spawn(async move { mailbox.take_in(&upload, stage, incoming).await });
        task.await.map_err(|_| Refusal::Internal("receiving".into()))?
    }

    async fn take_in(
        self: &Arc<Self>,
        upload: &Arc<Upload>,
        mut stage: OwnedMutexGuard<Stage>,
        incoming: Incoming,
    ) -> Result<Received, Refusal> {
        let length = upload.row.length;
        let Stage::Receiving(file) = &mut *stage else {
            return Ok(Received { offset: length, complete: true, expires_at: None });
        };
        let Incoming { checksum, mut body, .. } = incoming;
        let checked = checksum.is_some();
        let mut sum = checksum.map(Sum::new);
        file.mark();
        // A wish to stop that was meant for the request before this one.
        let _ = upload.interrupt.notified().now_or_never();
        let mut checkpoint = file.len() + CHECKPOINT;
        let end = loop {
            let (batch, end) = self.batch(upload, &mut body, length - file.len()).await;
            if let Some(sum) = &mut sum {
                batch.iter().for_each(|chunk| sum.update(chunk));
            }
            if !batch.is_empty() {
                self.metrics.received(batch.iter().map(Bytes::len).sum());
                file.write(batch).await?;
            }
            if let Some(end) = end {
                break end;
            }
            // Bytes that may yet be taken back by a checksum are not promised.
            if file.len() >= checkpoint && !checked {
                checkpoint = file.len() + CHECKPOINT;
                self.checkpoint_later(upload, file.sync());
            }
        };
        let failed = match end {
            End::Whole if sum.is_none_or(Sum::holds) => None,
            End::Whole => Some((Refusal::Checksum, true)),
            End::TooMuch => Some((Refusal::TooLarge(length), true)),
            End::Cut => Some((Refusal::BadRequest("the body was cut short"), checked)),
            End::Stalled => Some((Refusal::Slow, checked)),
            End::Interrupted => Some((Refusal::Offset(file.len()), checked)),
        };
        if let Some((_, true)) = failed {
            file.rewind().await?;
        }
        if file.len() == length && !matches!(failed, Some((_, true))) {
            self.complete(upload, &mut stage).await?;
            return Ok(Received { offset: length, complete: true, expires_at: None });
        }
        let offset = file.len();
        self.checkpoint_later(upload, file.sync());
        match failed {
            Some((refusal, _)) => Err(refusal),
            None => Ok(Received { offset, complete: false, expires_at: Some(upload.row.expires_at) }),
        }
    }

    /// Gathers chunks until they are worth writing, at most `room` bytes; says whether and how the body ended.
    async fn batch(
        &self,
        upload: &Upload,
        body: &mut (impl Stream<Item = Result<Bytes, ()>> + Unpin),
        room: u64,
    ) -> (Vec<Bytes>, Option<End>) {
        let stall = Duration::from_secs(self.settings.stall_seconds);
        let (mut chunks, mut bytes) = (Vec::new(), 0);
        while bytes < BATCH {
            let chunk = tokio::select! {
                chunk = tokio::time::timeout(stall, body.next()) => chunk,
                () = upload.interrupt.notified() => return (chunks, Some(End::Interrupted)),
            };
            match chunk {
                Ok(Some(Ok(chunk))) => {
                    bytes += chunk.len();
                    if bytes as u64 > room {
                        return (Vec::new(), Some(End::TooMuch));
                    }
                    if !chunk.is_empty() {
                        chunks.push(chunk);
                    }
                }
                Ok(Some(Err(()))) => return (chunks, Some(End::Cut)),
                Ok(None) => return (chunks, Some(End::Whole)),
                Err(_) => return (chunks, Some(End::Stalled)),
            }
        }
        (chunks, None)
    }

    fn checkpoint_later(self: &Arc<Self>, upload: &Arc<Upload>, sync: crate::objects::Done<'static, u64>) {
        let (mailbox, upload) = (self.clone(), upload.clone());
        tokio::spawn(async move {
            let Ok(durable) = sync.await else { return };
            if durable > upload.durable.fetch_max(durable, std::sync::atomic::Ordering::AcqRel)
                && let Err(error) = mailbox.index.checkpoint(upload.row.id, durable).await
            {
                tracing::warn!(%error, "a checkpoint was not noted");
            }
        });
    }

    /// All bytes are in: they must give the hash, and go to the committer.
    pub(crate) async fn complete(&self, upload: &Arc<Upload>, stage: &mut Stage) -> Result<(), Refusal> {
        let Stage::Receiving(file) = &*stage else { return Ok(()) };
        let hash = file.hash();
        if upload.row.sha256.is_some_and(|wanted| wanted != hash) {
            self.drop_upload(upload, stage).await?;
            return Err(Refusal::Checksum);
        }
        *stage = Stage::Received(hash);
        let answer = self.commits.finish(self.new_object(upload, hash));
        let (kept, uploads, id) = (upload.clone(), self.uploads.clone(), upload.row.id);
        let news = self.team(&upload.row.team).await?;
        tokio::spawn(async move {
            let done = answer.await.unwrap_or(false);
            *kept.stage.lock().await = if done { Stage::Finished } else { Stage::Cold };
            if done {
                // The index says from here on that it is finished.
                uploads.forget(&id);
            }
            if let Some(team) = news {
                team.tell();
            }
        });
        self.metrics.pending_bytes(self.commits.unsettled());
        if self.commits.unsettled() > UNSETTLED {
            self.commits.all_settled().await;
        }
        Ok(())
    }

    fn new_object(&self, upload: &Upload, hash: Hash) -> NewObject {
        let now = self.now();
        NewObject {
            upload: upload.row.id,
            team: upload.row.team,
            hash,
            size: upload.row.length,
            person: upload.row.person,
            audiences: upload.row.audiences.clone(),
            received_at: now,
            retain_until: self.retain_until(now),
        }
    }
}

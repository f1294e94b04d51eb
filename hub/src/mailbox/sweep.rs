//! What time takes: objects and envelopes past their retention, uploads nobody finished, tokens past their life.

use std::sync::{Arc, atomic::Ordering};

use super::{Mailbox, Refusal, uploads::Stage};

/// Things taken in one go.
const BATCH: usize = 500;
/// Seconds after which an upload's open file is let go.
const IDLE_SECONDS: i64 = 600;

/// What a sweep took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Envelopes.
    pub envelopes: u64,
    /// Objects.
    pub objects: u64,
    /// Uploads.
    pub uploads: u64,
}

impl Mailbox {
    /// Takes what is over by the hub's clock.
    ///
    /// # Errors
    /// [`Refusal::Internal`].
    pub async fn sweep(&self) -> Result<Swept, Refusal> {
        let now = self.now();
        let mut swept = Swept { envelopes: self.index.sweep(now).await?, ..Swept::default() };
        loop {
            let expired = self.index.expired_objects(now, BATCH).await?;
            if expired.is_empty() {
                break;
            }
            swept.objects += expired.len() as u64;
            for (team, hash) in expired {
                self.commits.remove(team, hash, None).await?;
            }
        }
        for id in self.index.expired_uploads(now, BATCH).await? {
            self.index.remove_upload(id).await?;
            self.objects.discard(id).await?;
            self.uploads.forget(&id);
            swept.uploads += 1;
        }
        self.rest_uploads(now - IDLE_SECONDS).await?;
        Ok(swept)
    }

    /// Counts the uploads that are open now, for whoever watches.
    pub(crate) fn count_uploads(&self) {
        self.metrics.open_uploads(self.uploads.all().len());
    }

    /// Lets go of the files of uploads that nobody asked for since `before`; they are opened again when asked for.
    async fn rest_uploads(&self, before: i64) -> Result<(), Refusal> {
        for upload in self.uploads.all() {
            if upload.used_at.load(Ordering::Relaxed) >= before {
                continue;
            }
            let Ok(mut stage) = upload.stage.clone().try_lock_owned() else { continue };
            if let Stage::Receiving(file) = &*stage {
                self.make_durable(&upload, file.as_ref()).await?;
                *stage = Stage::Cold;
            }
            drop(stage);
        }
        Ok(())
    }

    /// Makes durable all that came, before the hub stops.
    ///
    /// # Errors
    /// [`Refusal::Internal`].
    pub async fn close(&self) -> Result<(), Refusal> {
        self.commits.all_settled().await;
        self.rest_uploads(i64::MAX).await
    }

    pub(crate) async fn drop_unknown_uploads(&self) -> Result<(), Refusal> {
        for id in self.objects.uploads().await? {
            if self.index.upload(id).await?.is_none_or(|row| row.finished.is_some()) {
                self.objects.discard(id).await?;
            }
        }
        Ok(())
    }

    /// Ends removals that were cut off between the index and the file, so that what was deleted stays deleted; and takes
    /// away files of which the index never heard that they are in place.
    pub(crate) async fn finish_removals(&self) -> Result<(), Refusal> {
        for hash in self.index.removals().await? {
            self.objects.remove(hash).await?;
            self.index.removed(hash).await?;
        }
        Ok(())
    }

    /// Sweeps now and then, for as long as the hub runs.
    pub async fn keep_sweeping(self: Arc<Self>, every: std::time::Duration) {
        let mut ticks = tokio::time::interval(every);
        loop {
            ticks.tick().await;
            match self.sweep().await {
                Ok(swept) if swept != Swept::default() => tracing::info!(?swept, "swept"),
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "a sweep failed"),
            }
        }
    }
}

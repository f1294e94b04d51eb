//! Send objects: several at once, each from the hub's exact durable offset, and receipts asked for in groups.
//!
//! Where an upload stands is the hub's to say: one question for all of them before the first byte goes, so nothing about
//! it has to survive in this process. After a cut at most one chunk goes out again.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use futures_util::{StreamExt, stream};
use oogst_protocol::{Hash, api::ObjectStatus, limits::HASHES_PER_REQUEST};
use rusqlite::params;
use tokio::sync::mpsc;

use super::{
    confirm::confirm,
    fault::HubFault,
    hub::Hub,
    outcome::{SyncError, SyncOptions},
    plan::{ObjectFact, PlannedUpload},
    progress::{Progress, SyncEvent},
    retry, source,
};
use crate::{App, random, store::StoreError, team::Membership};

/// A chunk smaller than this is not worth asking for: whoever refuses it refuses everything.
const SMALLEST_CHUNK: u64 = 64 * 1024;
/// Tries of one object within one sync, each after what went wrong passed by.
const TRIES: u32 = 5;
/// Receipts asked for at once; the hub makes a group durable with one sync of its disk.
pub(super) const GROUP: usize = 64;

/// What sending objects came to.
#[derive(Debug, Default)]
pub(super) struct SentObjects {
    /// The hub has them, durably.
    pub received: usize,
    /// Faults of single objects.
    pub faults: Vec<(Hash, HubFault)>,
    /// What ended it all.
    pub ended: Option<HubFault>,
}

pub(super) struct Run<'a> {
    pub(super) app: &'a App,
    pub(super) hub: &'a Hub,
    options: &'a SyncOptions,
    pub(super) progress: &'a dyn Progress,
    chunk: AtomicU64,
    ended: Mutex<Option<HubFault>>,
    faults: Mutex<Vec<(Hash, HubFault)>>,
}

/// Sends what is planned.
pub(super) async fn send(
    app: &App,
    hub: &Hub,
    member: &Membership,
    uploads: &[PlannedUpload],
    options: &SyncOptions,
    progress: &dyn Progress,
) -> Result<SentObjects, SyncError> {
    let states = statuses(hub, uploads).await?;
    let run = Run {
        app,
        hub,
        options,
        progress,
        chunk: AtomicU64::new(options.chunk.max(SMALLEST_CHUNK)),
        ended: Mutex::new(None),
        faults: Mutex::new(Vec::new()),
    };
    let (done, arrived) = mpsc::channel::<Hash>(4 * GROUP);
    let run_ref = &run;
    let sending = async {
        let done = done;
        stream::iter(uploads.iter().zip(states))
            .for_each_concurrent(options.concurrency.max(1), |(upload, state)| {
                let done = done.clone();
                async move {
                    if run_ref.has_ended() {
                        return;
                    }
                    match run_ref.send_one(&upload.fact, state).await {
                        Ok(()) => {
                            // The receiver outlives the senders; a closed channel means the sync is ending.
                            let _ = done.send(upload.fact.object).await;
                        }
                        Err(fault) => run_ref.failed(upload.fact.object, fault),
                    }
                }
            })
            .await;
    };
    let (received, ()) = tokio::join!(confirm(&run, member, arrived), sending);
    let received = received?;
    let ended = lock(&run.ended).take();
    let faults = std::mem::take(&mut *lock(&run.faults));
    let now = app.clock.now();
    app.store.write(|tx| {
        for (object, fault) in &faults {
            let draw = u32::from_be_bytes(random::bytes(app.random.as_ref()).unwrap_or_default());
            retry::note(tx, &object.to_string(), fault, now, draw)?;
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(SentObjects { received, faults, ended })
}

async fn statuses(hub: &Hub, uploads: &[PlannedUpload]) -> Result<Vec<ObjectStatus>, HubFault> {
    let mut states = Vec::with_capacity(uploads.len());
    for part in uploads.chunks(HASHES_PER_REQUEST) {
        states.extend(hub.statuses(part.iter().map(|upload| upload.fact.object).collect()).await?);
    }
    Ok(states)
}

impl Run<'_> {
    fn has_ended(&self) -> bool {
        lock(&self.ended).is_some()
    }

    pub(super) fn failed(&self, object: Hash, fault: HubFault) {
        if fault.ends_sync() {
            lock(&self.ended).get_or_insert(fault);
        } else {
            lock(&self.faults).push((object, fault));
        }
    }

    /// Sends one object to its end.
    async fn send_one(&self, fact: &ObjectFact, state: ObjectStatus) -> Result<(), HubFault> {
        let (mut url, mut at) = match state {
            ObjectStatus::Stored { bytes } if bytes == fact.bytes => return Ok(()),
            ObjectStatus::Stored { .. } => {
                return Err(HubFault::Nonsense("another size under a hash".into()));
            }
            // More may have come since it was last made durable; asking makes that durable too.
            ObjectStatus::Partial { upload, offset } => self.stands(fact, Some(upload), offset).await?,
            ObjectStatus::Missing => (None, 0),
        };
        if at >= fact.bytes {
            return Ok(());
        }
        let (mut tries, mut farthest) = (0, at);
        loop {
            let step = self.step(fact, url.as_deref(), at).await;
            let fault = match step {
                Ok((_, offset)) if offset == fact.bytes => return Ok(()),
                Ok((_, offset)) if offset > fact.bytes => {
                    return Err(HubFault::Nonsense("an offset beyond the end".into()));
                }
                Ok((_, offset)) if offset <= farthest && tries >= TRIES => {
                    return Err(HubFault::Nonsense("the upload does not advance".into()));
                }
                // Only what is further than ever counts as getting on: to and fro has to end.
                Ok((next, offset)) => {
                    tries = if offset > farthest { 0 } else { tries + 1 };
                    (url, at, farthest) = (Some(next), offset, farthest.max(offset));
                    self.remember(fact, at);
                    continue;
                }
                Err(fault) => fault,
            };
            tries += 1;
            self.remember(fact, at);
            match &fault {
                HubFault::TooLarge(limit) => self.smaller(*limit, fault.clone())?,
                _ if tries >= TRIES => return Err(fault),
                HubFault::Checksum => {
                    source::intact(self.app, fact).await?;
                    (url, at) = (None, 0);
                }
                HubFault::NotFound | HubFault::Gone if url.is_some() => {
                    (url, at) = self.ask(fact).await?;
                    if at >= fact.bytes {
                        return Ok(());
                    }
                }
                fault if passes(fault) => {
                    self.progress.event(SyncEvent::Again { code: fault.code() });
                    self.pause(tries, fault).await;
                    (url, at) = self.stands(fact, url, at).await?;
                    if at >= fact.bytes {
                        return Ok(());
                    }
                }
                _ => return Err(fault),
            }
        }
    }

    /// One request: the upload's creation with its first chunk, or its next chunk.
    async fn step(&self, fact: &ObjectFact, url: Option<&str>, at: u64) -> Result<(String, u64), HubFault> {
        let chunk = source::chunk(self.app, fact, at, self.chunk.load(Ordering::Relaxed)).await?;
        let sent = self.teller(fact, at);
        match url {
            Some(url) => Ok((url.to_owned(), self.hub.send_chunk(url, at, chunk, Some(sent)).await?)),
            None => {
                let made = self
                    .hub
                    .create_upload(fact.object, fact.bytes, &fact.audiences, chunk, Some(sent))
                    .await?;
                Ok((made.url, made.offset))
            }
        }
    }

    fn teller(&self, fact: &ObjectFact, at: u64) -> super::transport::Sent {
        // The transport holds on to it beyond this borrow: what it tells is noted, and passed on here.
        let noted = Arc::new(AtomicU64::new(at));
        let event = |sent| SyncEvent::Upload {
            object: fact.object,
            role: fact.role,
            kind: fact.kind,
            sent,
            total: fact.bytes,
        };
        self.progress.event(event(at));
        let listener = self.options.listener.clone();
        let (object, role, kind, total) = (fact.object, fact.role, fact.kind, fact.bytes);
        Arc::new(move |sent| {
            noted.store(at + sent, Ordering::Relaxed);
            if let Some(listener) = &listener {
                listener.event(SyncEvent::Upload { object, role, kind, sent: at + sent, total });
            }
        })
    }

    /// Where the upload stands now, as far as the hub can be reached.
    async fn stands(
        &self,
        fact: &ObjectFact,
        url: Option<String>,
        at: u64,
    ) -> Result<(Option<String>, u64), HubFault> {
        if let Some(url) = url {
            return match self.hub.upload_offset(&url).await {
                Ok(offset) => Ok((Some(url), offset)),
                Err(HubFault::NotFound | HubFault::Gone) => self.ask(fact).await,
                Err(HubFault::Offset) => Ok((Some(url), at)),
                Err(fault) => Err(fault),
            };
        }
        self.ask(fact).await
    }

    async fn ask(&self, fact: &ObjectFact) -> Result<(Option<String>, u64), HubFault> {
        Ok(match self.hub.statuses(vec![fact.object]).await?.into_iter().next() {
            Some(ObjectStatus::Stored { .. }) => (None, fact.bytes),
            Some(ObjectStatus::Partial { upload, offset }) => (Some(upload), offset),
            _ => (None, 0),
        })
    }

    /// Something between here and the hub takes less at once: half as much from now on.
    fn smaller(&self, limit: Option<u64>, fault: HubFault) -> Result<(), HubFault> {
        let chunk = self.chunk.load(Ordering::Relaxed);
        let next = limit.filter(|limit| *limit < chunk).unwrap_or(chunk / 2);
        if next < SMALLEST_CHUNK {
            return Err(fault);
        }
        self.chunk.store(next, Ordering::Relaxed);
        Ok(())
    }

    /// Notes how far it came, for the outbox. The hub's own word decides where it goes on.
    fn remember(&self, fact: &ObjectFact, at: u64) {
        let noted = self.app.store.write(|tx| {
            tx.execute(
                "INSERT INTO uploads (object, sent) VALUES (?1, ?2)
                   ON CONFLICT (object) DO UPDATE SET sent = excluded.sent",
                params![fact.object.0, i64::try_from(at).unwrap_or(i64::MAX)],
            )?;
            Ok::<_, StoreError>(())
        });
        if let Err(error) = noted {
            tracing::warn!(%error, "progress is not noted");
        }
    }

    async fn pause(&self, tries: u32, fault: &HubFault) {
        let draw = u32::from_be_bytes(random::bytes(self.app.random.as_ref()).unwrap_or_default());
        // Within one sync the waits are short: a teacher looks on. What asks for longer has ended the sync.
        let millis = retry::backoff(tries.saturating_sub(1).min(2), fault, draw);
        tokio::time::sleep(Duration::from_millis(millis)).await;
    }
}

/// Whether it may be gone in a moment, and the upload goes on from where it then stands.
fn passes(fault: &HubFault) -> bool {
    matches!(fault, HubFault::Offset | HubFault::Offline(_) | HubFault::Timeout | HubFault::Nonsense(_))
        || fault.worth_waiting()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

//! The committer: finished uploads become objects in groups, because an fsync costs about 5 ms and a group needs
//! hardly more of them than one object does.
//!
//! An upload's last `204` says *received*; *durable* is said by receipts, status and `GET`, which wait for the
//! group. Deletions pass through here too, so that no file goes while its like is being put in place.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use oogst_protocol::{Hash, PersonId, TeamId};
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::{Instant, timeout_at},
};

use super::Refusal;
use crate::{
    index::{Index, IndexError, NewObject},
    metrics::Metrics,
    objects::Objects,
};

/// Objects and bytes that make a group full.
const GROUP: usize = 64;
const GROUP_BYTES: u64 = 64 << 20;
/// How long a group waits to fill, unless somebody waits for it.
const LINGER: Duration = Duration::from_millis(100);

enum Job {
    Finish(NewObject, oneshot::Sender<bool>),
    Remove(TeamId, Hash, Option<PersonId>, oneshot::Sender<Result<(), Refusal>>),
    Hurry,
}

/// Things on their way to being durable, by team and hash.
type Waiting = Arc<Mutex<HashMap<(TeamId, Hash), u32>>>;

/// A handle to the committer's task.
pub(crate) struct Committer {
    jobs: mpsc::UnboundedSender<Job>,
    waiting: Waiting,
    unsettled: Arc<AtomicU64>,
    rounds: watch::Receiver<u64>,
}

impl Committer {
    pub(crate) fn start(index: Arc<dyn Index>, objects: Arc<dyn Objects>, metrics: Arc<Metrics>) -> Self {
        let (jobs, inbox) = mpsc::unbounded_channel();
        let (round, rounds) = watch::channel(0);
        let (waiting, unsettled) = (Waiting::default(), Arc::new(AtomicU64::new(0)));
        let shared = (waiting.clone(), unsettled.clone());
        let task = Task { index, objects, metrics, waiting: shared.0, unsettled: shared.1, round };
        tokio::spawn(task.run(inbox));
        Self { jobs, waiting, unsettled, rounds }
    }

    /// Hands over a finished upload; the answer comes when its group is through: whether it is an object.
    pub(crate) fn finish(&self, object: NewObject) -> oneshot::Receiver<bool> {
        let (done, answer) = oneshot::channel();
        let key = (object.team, object.hash);
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default() += 1;
        self.unsettled.fetch_add(object.size, Ordering::Relaxed);
        // When the task has ended, the dropped sender says so.
        let _ = self.jobs.send(Job::Finish(object, done));
        answer
    }

    /// Bytes that were handed over and are not durable yet.
    pub(crate) fn unsettled(&self) -> u64 {
        self.unsettled.load(Ordering::Relaxed)
    }

    /// Ends a person's claim to an object, or (`None`) takes it from the team.
    pub(crate) async fn remove(
        &self,
        team: TeamId,
        hash: Hash,
        owner: Option<PersonId>,
    ) -> Result<(), Refusal> {
        let (done, answer) = oneshot::channel();
        let _ = self.jobs.send(Job::Remove(team, hash, owner, done));
        answer.await.map_err(|_| Refusal::Internal("stopping".into()))?
    }

    /// Waits until none of these is on its way.
    pub(crate) async fn settled(&self, team: TeamId, hashes: &[Hash]) {
        let mut rounds = self.rounds.clone();
        loop {
            rounds.borrow_and_update();
            let any = {
                let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
                !waiting.is_empty() && hashes.iter().any(|hash| waiting.contains_key(&(team, *hash)))
            };
            if !any || self.jobs.send(Job::Hurry).is_err() || rounds.changed().await.is_err() {
                return;
            }
        }
    }

    /// Waits until nothing at all is on its way.
    pub(crate) async fn all_settled(&self) {
        let mut rounds = self.rounds.clone();
        loop {
            rounds.borrow_and_update();
            let any = !self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
            if !any || self.jobs.send(Job::Hurry).is_err() || rounds.changed().await.is_err() {
                return;
            }
        }
    }
}

struct Task {
    index: Arc<dyn Index>,
    objects: Arc<dyn Objects>,
    metrics: Arc<Metrics>,
    waiting: Waiting,
    unsettled: Arc<AtomicU64>,
    round: watch::Sender<u64>,
}

impl Task {
    async fn run(self, mut inbox: mpsc::UnboundedReceiver<Job>) {
        while let Some(first) = inbox.recv().await {
            let (mut group, mut removals, mut bytes) = (Vec::new(), Vec::new(), 0);
            let mut deadline = Instant::now() + LINGER;
            let mut next = Some(first);
            while let Some(job) = next.take() {
                match job {
                    Job::Finish(object, done) => {
                        bytes += object.size;
                        group.push((object, done));
                    }
                    Job::Remove(team, hash, owner, done) => {
                        removals.push((team, hash, owner, done));
                        deadline = Instant::now();
                    }
                    Job::Hurry => deadline = Instant::now(),
                }
                if group.len() >= GROUP || bytes >= GROUP_BYTES {
                    break;
                }
                next = match inbox.try_recv() {
                    Ok(job) => Some(job),
                    Err(_) => timeout_at(deadline, inbox.recv()).await.ok().flatten(),
                };
            }
            if !group.is_empty() {
                self.commit(group).await;
            }
            for (team, hash, owner, done) in removals {
                let _ = done.send(self.remove(team, hash, owner).await);
            }
            self.round.send_modify(|n| *n = n.wrapping_add(1));
        }
    }

    async fn commit(&self, group: Vec<(NewObject, oneshot::Sender<bool>)>) {
        // First the index hears of it: a hub that dies between file and index leaves no orphan, also when nobody
        // ever sends the rest. One more transaction for a group.
        let placed = match self.index.placing(group.iter().map(|(object, _)| object.hash).collect()).await {
            Ok(()) => {
                self.objects
                    .commit(group.iter().map(|(object, _)| (object.upload, object.hash)).collect())
                    .await
            }
            Err(error) => {
                group.iter().map(|_| Err(std::io::Error::other(error.to_string()))).collect::<Vec<_>>()
            }
        };
        let ok: Vec<bool> = placed.iter().map(Result::is_ok).collect();
        for error in placed.iter().filter_map(|result| result.as_ref().err()) {
            tracing::error!(%error, "an object was not made durable");
        }
        let good = group.iter().zip(&ok).filter(|(_, ok)| **ok).map(|((object, _), _)| object.clone());
        let indexed = self.index.commit_objects(good.collect()).await;
        if let Err(error) = &indexed {
            tracing::error!(%error, "a group of objects was not indexed");
        }
        self.metrics.group(group.len(), group.iter().map(|(object, _)| object.size).sum());
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        for ((object, done), ok) in group.into_iter().zip(ok) {
            self.unsettled.fetch_sub(object.size, Ordering::Relaxed);
            let key = (object.team, object.hash);
            if let Some(count) = waiting.get_mut(&key) {
                *count -= 1;
                if *count == 0 {
                    waiting.remove(&key);
                }
            }
            let _ = done.send(ok && indexed.is_ok());
        }
    }

    async fn remove(&self, team: TeamId, hash: Hash, owner: Option<PersonId>) -> Result<(), Refusal> {
        let last = self
            .index
            .remove_object(team, hash, owner)
            .await
            .map_err(|error: IndexError| Refusal::from(error))?;
        if last {
            self.objects.remove(hash).await?;
            self.index.removed(hash).await.map_err(|error: IndexError| Refusal::from(error))?;
        }
        Ok(())
    }
}

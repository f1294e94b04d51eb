//! The one writer: a thread that runs what waits in one transaction, so that one fsync serves many.
//!
//! Measured: a commit at `synchronous=FULL` costs about 5 ms, all of it fsync; ten waiting jobs cost the same
//! as one. A job answers when its transaction is durable; a *relaxed* one answers as soon as it has run,
//! and alone waits a little for company.

use std::{
    sync::mpsc::{Receiver, Sender, TryRecvError, channel},
    thread,
    time::{Duration, Instant},
};

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::index::{Answer, IndexError};

/// Jobs in one transaction at most.
const GROUP: usize = 256;
/// How long relaxed jobs wait for a durable one to ride with.
const LINGER: Duration = Duration::from_millis(50);

type Reply = Box<dyn FnOnce(bool)>;
type Work = Box<dyn FnOnce(&Connection) -> Option<Reply> + Send>;

struct Job {
    work: Work,
    relaxed: bool,
}

/// A handle to the writer thread, which ends when the last handle goes.
#[derive(Clone)]
pub(crate) struct Writer(Sender<Job>);

impl Writer {
    pub(crate) fn start(connection: Connection) -> Result<Self, IndexError> {
        let (jobs, inbox) = channel();
        let thread = thread::Builder::new().name("index-writer".into());
        thread.spawn(move || run(&connection, &inbox)).map_err(|_| IndexError::Closed)?;
        Ok(Self(jobs))
    }

    /// Runs `work` in a transaction and answers when it is durable.
    pub(crate) fn durable<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, IndexError> + Send + 'static,
    ) -> Answer<'static, T> {
        self.submit(false, work)
    }

    /// Runs `work` in a transaction and answers when it has run.
    pub(crate) fn relaxed<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, IndexError> + Send + 'static,
    ) -> Answer<'static, T> {
        self.submit(true, work)
    }

    fn submit<T: Send + 'static>(
        &self,
        relaxed: bool,
        work: impl FnOnce(&Connection) -> Result<T, IndexError> + Send + 'static,
    ) -> Answer<'static, T> {
        let (answer, answered) = oneshot::channel();
        let work: Work = Box::new(move |connection| {
            let result = in_savepoint(connection, work);
            if relaxed || result.is_err() {
                let _ = answer.send(result);
                return None;
            }
            let reply = move |committed: bool| {
                let _ = answer.send(if committed { result } else { Err(IndexError::Closed) });
            };
            Some(Box::new(reply) as Reply)
        });
        // Submitted here, not when first polled: the order of calls is the order of jobs.
        let sent = self.0.send(Job { work, relaxed });
        Box::pin(async move {
            sent.map_err(|_| IndexError::Closed)?;
            answered.await.map_err(|_| IndexError::Closed)?
        })
    }
}

fn in_savepoint<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, IndexError>,
) -> Result<T, IndexError> {
    connection.execute_batch("SAVEPOINT job")?;
    let result = work(connection);
    let end = if result.is_ok() { "RELEASE job" } else { "ROLLBACK TO job; RELEASE job" };
    connection.execute_batch(end)?;
    result
}

fn run(connection: &Connection, inbox: &Receiver<Job>) {
    // The job that was one too many for its group opens the next.
    let mut carried = None;
    while let Some(first) = carried.take().or_else(|| inbox.recv().ok()) {
        if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE") {
            // The job is dropped unanswered, which its caller sees as an error.
            tracing::error!(%error, "index: no transaction");
            continue;
        }
        let mut replies = Vec::new();
        let mut relaxed = true;
        let deadline = Instant::now() + LINGER;
        carried = Some(first);
        for _ in 0..GROUP {
            let Some(job) = carried.take() else { break };
            relaxed &= job.relaxed;
            replies.extend((job.work)(connection));
            carried = next(inbox, relaxed.then_some(deadline));
        }
        let committed = commit(connection);
        for reply in replies {
            reply(committed);
        }
    }
}

fn next(inbox: &Receiver<Job>, wait_until: Option<Instant>) -> Option<Job> {
    match (inbox.try_recv(), wait_until) {
        (Ok(job), _) => Some(job),
        (Err(TryRecvError::Empty), Some(deadline)) => {
            inbox.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()
        }
        (Err(_), _) => None,
    }
}

fn commit(connection: &Connection) -> bool {
    match connection.execute_batch("COMMIT") {
        Ok(()) => true,
        Err(error) => {
            tracing::error!(%error, "index: a group was not committed");
            let _ = connection.execute_batch("ROLLBACK");
            false
        }
    }
}

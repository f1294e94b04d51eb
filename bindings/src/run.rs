//! Where work runs: on a tokio runtime of our own, never on the caller's thread.
//!
//! - what reads or writes the store runs on a blocking thread;
//! - what talks to the hub is a task; it ends when its [`Cancel`] is used or the caller drops its future (a cancelled
//!   coroutine), at its next wait, with its connections closed. Everything in the core is made to be cut off anywhere;
//! - a panic ends the task alone, and is an [`OogstError::Internal`] for its caller.
//!
//! There is one kind of task, whatever it works out: what a hundred methods have the runtime run would otherwise be compiled
//! a hundred times, most of it the runtime's own (ADR 0037).

use std::{
    any::Any,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    sync::{Arc, OnceLock},
    task::{Context, Poll, ready},
};

use oogst_core::App;
use tokio::{
    runtime::{Builder, Runtime},
    task::{JoinError, JoinHandle},
};

use crate::{
    Cancel, OogstError,
    platform::{Connectivity, FaceSuggestions, Room, StateObserver},
};

/// Tasks wait for the network, they don't compute: two threads carry them.
const WORKERS: usize = 2;
/// Threads for what blocks. A scan and a capture keep a core busy each; more at once only makes all of them slow.
const BLOCKING: usize = 8;

/// The runtime; one per process, whatever the number of stores.
pub(crate) fn runtime() -> Result<&'static Runtime, OogstError> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let made = Builder::new_multi_thread()
        .worker_threads(WORKERS)
        .max_blocking_threads(BLOCKING)
        .thread_name("oogst")
        .enable_all()
        .build()
        .map_err(|error| OogstError::internal("internal.threads").with("why", error))?;
    Ok(RUNTIME.get_or_init(|| made))
}

/// What every feature holds.
pub(crate) struct Shared {
    pub(crate) app: App,
    pub(crate) observer: Option<Arc<dyn StateObserver>>,
    pub(crate) connectivity: Option<Arc<dyn Connectivity>>,
    pub(crate) faces: Option<Arc<dyn FaceSuggestions>>,
}

impl Shared {
    /// Reads from the store.
    pub(crate) fn read<T, E>(
        self: &Arc<Self>,
        f: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Answer<T>
    where
        T: Send + 'static,
        E: Into<OogstError> + 'static,
    {
        let shared = Arc::clone(self);
        blocking(move || f(&shared.app).map_err(Into::into))
    }

    /// Changes the store; who looks at these rooms is told.
    pub(crate) fn write<T, E>(
        self: &Arc<Self>,
        rooms: &'static [Room],
        f: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Answer<T>
    where
        T: Send + 'static,
        E: Into<OogstError> + 'static,
    {
        let shared = Arc::clone(self);
        blocking(move || {
            let done = f(&shared.app).map_err(Into::into)?;
            shared.tell(rooms);
            Ok(done)
        })
    }

    /// Talks to the hub; ends early when cancelled. Who looks at these rooms is told, also after a failure: what went
    /// through before it stands.
    pub(crate) fn online<T, E, F>(
        self: &Arc<Self>,
        rooms: &'static [Room],
        cancel: Option<Arc<Cancel>>,
        f: impl FnOnce(App) -> F + Send + 'static,
    ) -> Answer<T>
    where
        T: Send + 'static,
        E: Into<OogstError> + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        let app = self.app.clone();
        let work = Box::pin(async move { f(app).await.map(anything).map_err(Into::into) });
        Answer::of(self.task(rooms, cancel, work))
    }

    fn task(
        self: &Arc<Self>,
        rooms: &'static [Room],
        cancel: Option<Arc<Cancel>>,
        work: Pin<Box<dyn Future<Output = Worked> + Send>>,
    ) -> Result<Ended, OogstError> {
        let shared = Arc::clone(self);
        let task = runtime()?.spawn(async move {
            let done = match cancel {
                None => work.await,
                Some(cancel) => tokio::select! {
                    biased;
                    () = cancel.cancelled() => Err(OogstError::cancelled()),
                    done = work => done,
                },
            };
            shared.tell(rooms);
            done
        });
        Ok(Ended { task, with_its_caller: true })
    }

    /// Tells the observer.
    pub(crate) fn tell(&self, rooms: &[Room]) {
        if let Some(observer) = &self.observer
            && !rooms.is_empty()
            && let Err(error) = observer.changed(rooms.to_vec())
        {
            tracing::warn!(%error, "the state observer failed");
        }
    }
}

/// Runs what blocks on a thread for it. Once begun it runs to its end, also when nobody waits any more: a capture is
/// there or plainly not.
pub(crate) fn blocking<T: Send + 'static>(
    f: impl FnOnce() -> Result<T, OogstError> + Send + 'static,
) -> Answer<T> {
    Answer::of(on_a_thread(Box::new(move || f().map(anything))))
}

fn on_a_thread(f: Box<dyn FnOnce() -> Worked + Send>) -> Result<Ended, OogstError> {
    Ok(Ended { task: runtime()?.spawn_blocking(f), with_its_caller: false })
}

/// What a task works out, of whatever kind: its [`Answer`] knows.
type Worked = Result<Box<dyn Any + Send>, OogstError>;

fn anything<T: Send + 'static>(value: T) -> Box<dyn Any + Send> {
    Box::new(value)
}

/// What was asked of the runtime, which is on its way already; awaiting it gives what came of it.
pub(crate) struct Answer<T> {
    task: Result<Ended, Option<OogstError>>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Answer<T> {
    fn of(task: Result<Ended, OogstError>) -> Self {
        Self { task: task.map_err(Some), kind: PhantomData }
    }
}

impl<T: 'static> Future for Answer<T> {
    type Output = Result<T, OogstError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let worked = match &mut self.task {
            Ok(ended) => ready!(Pin::new(ended).poll(context)),
            Err(error) => Err(error.take().unwrap_or_else(broken)),
        };
        // Only the call that made the task made this, of the same kind.
        let value = worked.map(|value| value.downcast::<T>().map(|value| *value));
        Poll::Ready(value.and_then(|value| value.map_err(|_| broken())))
    }
}

/// What can't be: an answer of another kind than its question, or one that is asked for twice.
fn broken() -> OogstError {
    tracing::error!("a call's answer got lost");
    OogstError::internal("internal.panic")
}

/// A task and its end. One that talks to the hub ends with its caller.
struct Ended {
    task: JoinHandle<Worked>,
    with_its_caller: bool,
}

impl Future for Ended {
    type Output = Worked;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.task).poll(context).map(|joined| joined.map_err(ended)?)
    }
}

impl Drop for Ended {
    fn drop(&mut self) {
        if self.with_its_caller {
            self.task.abort();
        }
    }
}

fn ended(error: JoinError) -> OogstError {
    if error.is_cancelled() {
        return OogstError::cancelled();
    }
    let panic = error.try_into_panic().ok();
    let said = panic.and_then(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| panic.downcast_ref::<String>().cloned())
    });
    // What a panic says may hold anything: it goes to the log, not to a screen.
    tracing::error!(panic = said.as_deref().unwrap_or("?"), "a call panicked");
    OogstError::internal("internal.panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<F: Future>(future: F) -> F::Output {
        runtime().unwrap().block_on(future)
    }

    #[test]
    fn a_panic_is_an_error_of_its_caller_alone() {
        let failed = wait(blocking::<()>(|| panic!("secret words")));
        let error = failed.unwrap_err();
        assert_eq!(error.code(), "internal.panic");
        assert!(!format!("{error:?}").contains("secret"), "what a panic says stays in the log");
        assert_eq!(wait(blocking(|| Ok(7))).unwrap(), 7);
    }

    #[test]
    fn a_dropped_future_ends_its_task() {
        let (told, ended) = std::sync::mpsc::channel::<()>();
        let task = runtime().unwrap().spawn(async move {
            let _alive = told;
            std::future::pending::<Worked>().await
        });
        drop(Ended { task, with_its_caller: true });
        // The sender goes with the task: receiving ends when it is gone.
        assert!(
            ended.recv_timeout(std::time::Duration::from_secs(60))
                == Err(std::sync::mpsc::RecvTimeoutError::Disconnected)
        );
    }
}

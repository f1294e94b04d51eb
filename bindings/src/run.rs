//! Where work runs: on a tokio runtime of our own, never on the caller's thread.
//!
//! - what reads or writes the store runs on a blocking thread;
//! - what talks to the hub is a task; it ends when its [`Cancel`] is used or the caller drops its future (a cancelled
//!   coroutine), at its next wait, with its connections closed. Everything in the core is made to be cut off anywhere;
//! - a panic ends the task alone, and is an [`OogstError::Internal`] for its caller.

use std::{
    future::Future,
    sync::{Arc, OnceLock},
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
    pub(crate) async fn read<T, E>(
        self: &Arc<Self>,
        f: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Result<T, OogstError>
    where
        T: Send + 'static,
        E: Into<OogstError> + 'static,
    {
        let shared = Arc::clone(self);
        blocking(move || f(&shared.app).map_err(Into::into)).await
    }

    /// Changes the store; who looks at these rooms is told.
    pub(crate) async fn write<T, E>(
        self: &Arc<Self>,
        rooms: &'static [Room],
        f: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Result<T, OogstError>
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
        .await
    }

    /// Talks to the hub; ends early when cancelled. Who looks at these rooms is told, also after a failure: what went
    /// through before it stands.
    pub(crate) async fn online<T, E, F>(
        self: &Arc<Self>,
        rooms: &'static [Room],
        cancel: Option<Arc<Cancel>>,
        f: impl FnOnce(App) -> F + Send + 'static,
    ) -> Result<T, OogstError>
    where
        T: Send + 'static,
        E: Into<OogstError> + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        let shared = Arc::clone(self);
        let task = runtime()?.spawn(async move {
            let work = f(shared.app.clone());
            let done = match cancel {
                None => work.await.map_err(Into::into),
                Some(cancel) => tokio::select! {
                    biased;
                    () = cancel.cancelled() => Err(OogstError::cancelled()),
                    done = work => done.map_err(Into::into),
                },
            };
            shared.tell(rooms);
            done
        });
        Ended(task).await
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
pub(crate) async fn blocking<T: Send + 'static>(
    f: impl FnOnce() -> Result<T, OogstError> + Send + 'static,
) -> Result<T, OogstError> {
    runtime()?.spawn_blocking(f).await.map_err(ended)?
}

/// A task that ends with its caller.
struct Ended<T>(JoinHandle<Result<T, OogstError>>);

impl<T> Future for Ended<T> {
    type Output = Result<T, OogstError>;

    fn poll(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Self::Output> {
        std::pin::Pin::new(&mut self.0).poll(context).map(|joined| joined.map_err(ended)?)
    }
}

impl<T> Drop for Ended<T> {
    fn drop(&mut self) {
        self.0.abort();
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
            std::future::pending::<Result<(), OogstError>>().await
        });
        drop(Ended(task));
        // The sender goes with the task: receiving ends when it is gone.
        assert!(
            ended.recv_timeout(std::time::Duration::from_secs(60))
                == Err(std::sync::mpsc::RecvTimeoutError::Disconnected)
        );
    }
}

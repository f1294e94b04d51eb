//! Verbs that talk to the hub run on a runtime of their own; the others never start one.

use std::future::Future;

use crate::{error::Failure, exit::Exit};

/// Runs a future to its end.
pub(crate) fn run<T, E: Into<Failure>>(future: impl Future<Output = Result<T, E>>) -> Result<T, Failure> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(
            |error| Failure::new(Exit::Internal, "runtime", |f| &f.runtime).with("why", error.to_string()),
        )?;
    let result = runtime.block_on(future).map_err(Into::into);
    // What still waits for a name or an answer must not hold the prompt.
    runtime.shutdown_background();
    result
}

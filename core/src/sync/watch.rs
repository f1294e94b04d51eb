//! Sync again and again: at once when something arrives, with backoff while it fails.

use std::time::Duration;

use super::{
    engine::sync,
    outcome::{SyncError, SyncOptions, SyncReport},
    progress::Progress,
    retry,
};
use crate::{App, clock::Moment};

/// Longest time without a look at what was captured meanwhile.
const LOOK: u64 = 10;

/// Syncs until something needs a person, or `go_on` says no. After each sync `after` is told how it went.
///
/// # Errors
/// The first [`SyncError`] that does not pass by itself.
pub async fn watch(
    app: &App,
    options: &SyncOptions,
    progress: &dyn Progress,
    mut after: impl FnMut(&Result<SyncReport, SyncError>) -> bool,
) -> Result<(), SyncError> {
    let mut options = SyncOptions { patient: true, ..options.clone() };
    loop {
        let result = sync(app, &options, progress).await;
        let go_on = after(&result);
        match result {
            Ok(report) => {
                // With nothing left to send, the next question waits at the hub.
                options.wait = if report.pending { 0 } else { LOOK };
                if report.pending {
                    tokio::time::sleep(Duration::from_secs(2)).await;
                }
            }
            Err(SyncError::Hub(fault)) if fault.class() == super::Class::Transient => {
                options.wait = 0;
                let next = app.store.read(|db| retry::find(db, "hub"))?;
                let now = app.clock.now();
                let until = next.map_or(now, |retry| if retry.due(now) { now } else { retry.next_at });
                tokio::time::sleep(wait(now, until)).await;
            }
            Err(error) => return Err(error),
        }
        if !go_on {
            return Ok(());
        }
    }
}

fn wait(now: Moment, until: Moment) -> Duration {
    Duration::from_millis(u64::try_from(until.0 - now.0).unwrap_or(0).clamp(200, 900_000))
}

//! One sender at a time per store, over all its processes: two would seal one record twice, and interrupt each
//! other's uploads.

use std::{fs::File, time::Duration};

use fs4::fs_std::FileExt;

use crate::{App, store::StoreError};

/// Between two looks whether the other is done.
const LOOK: Duration = Duration::from_millis(100);

/// The right to send. Ends with this value, or with the process.
pub(super) struct Turn(#[expect(dead_code, reason = "held for its lock")] File);

/// Waits for the right to send.
///
/// # Errors
/// [`StoreError`] when the lock's file can't be made.
pub(super) async fn turn(app: &App) -> Result<Turn, StoreError> {
    let path = app.store.dir().join("sending.lock");
    let error = |error| StoreError::io(&path, error);
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(error)?;
    while !FileExt::try_lock_exclusive(&file).map_err(error)? {
        tokio::time::sleep(LOOK).await;
    }
    Ok(Turn(file))
}

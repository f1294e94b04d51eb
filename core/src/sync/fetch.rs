//! Fetch one object: its name is checked before it counts as here. What goes wrong on the way is taken up
//! where it broke off.

use std::io::Write;

use futures_util::StreamExt;
use oogst_protocol::{Hash, Hasher};
use rusqlite::{OptionalExtension, params};

use super::{
    fault::HubFault,
    hub::Hub,
    progress::{Progress, SyncEvent},
};
use crate::{
    App,
    store::{StagedFile, StoreError},
};

const TRIES: u32 = 5;

/// Why an object can't be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The store knows no such object.
    #[error("unknown object {0}")]
    Unknown(Hash),
    /// The hub gave other bytes than the name says. They are thrown away, and it is noted.
    #[error("the hub gave other bytes for {0}")]
    Wrong(Hash),
    /// The hub, or the way to it.
    #[error(transparent)]
    Hub(#[from] HubFault),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Fetches an object's ciphertext into the store. One that is here already is left as it is.
///
/// # Errors
/// [`FetchError`].
pub async fn fetch(app: &App, hub: &Hub, hash: Hash, progress: &dyn Progress) -> Result<(), FetchError> {
    let known = app.store.read(|db| {
        let found = db
            .query_row("SELECT bytes, here FROM objects WHERE hash = ?", params![hash.0], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?))
            })
            .optional()?;
        Ok::<_, StoreError>(found)
    })?;
    let (bytes, here) = known.ok_or(FetchError::Unknown(hash))?;
    if here {
        return Ok(());
    }
    let total = bytes.unsigned_abs();
    let mut staging = app.store.stage(1, app.clock.now())?;
    let mut file = staging.file()?;
    let mut hasher = Hasher::default();
    let (mut got, mut tries) = (0, 0);
    while got < total {
        let before = got;
        match part((app, hub), hash, &mut got, total, &mut file, &mut hasher, progress).await {
            Ok(()) => {}
            Err(FetchError::Hub(fault @ (HubFault::Offline(_) | HubFault::Timeout))) => {
                tries = if got > before { 0 } else { tries + 1 };
                if tries >= TRIES {
                    return Err(fault.into());
                }
                progress.event(SyncEvent::Again { code: fault.code() });
            }
            Err(FetchError::Wrong(_)) => break,
            Err(error) => return Err(error),
        }
    }
    if got != total || hasher.finish() != hash {
        app.store.write(|tx| {
            tx.execute("UPDATE objects SET quarantined = 'other_bytes' WHERE hash = ?", params![hash.0])?;
            Ok::<_, StoreError>(())
        })?;
        return Err(FetchError::Wrong(hash));
    }
    let settled = staging.settle(vec![(file, hash)])?;
    app.store.commit(settled, |tx| {
        tx.execute(
            "UPDATE objects SET here = 1, at_hub = 1, quarantined = NULL WHERE hash = ?",
            params![hash.0],
        )?;
        Ok::<_, StoreError>(())
    })?;
    Ok(())
}

async fn part(
    (app, hub): (&App, &Hub),
    hash: Hash,
    got: &mut u64,
    total: u64,
    file: &mut StagedFile,
    hasher: &mut Hasher,
    progress: &dyn Progress,
) -> Result<(), FetchError> {
    let mut body = hub.object(hash, *got, None).await?;
    while let Some(bytes) = body.next().await {
        let bytes = bytes.map_err(HubFault::from)?;
        // More than the record says is not what was sealed: stop before it fills the disk.
        if *got + bytes.len() as u64 > total {
            *got = u64::MAX;
            return Err(FetchError::Wrong(hash));
        }
        file.write_all(&bytes).map_err(|error| StoreError::io(app.store.dir(), error))?;
        hasher.update(&bytes);
        *got += bytes.len() as u64;
        progress.event(SyncEvent::Fetch { object: hash, got: *got, total });
    }
    if *got < total { Err(HubFault::Offline("the download broke off".into()).into()) } else { Ok(()) }
}

//! The team log as this device has it: kept entry by entry, read again when it grows.

use std::sync::Arc;

use oogst_protocol::log::{LogError, LogPoint, LogState, SignedEntry};
use rusqlite::{Connection, params};

use crate::{
    store::{StoreError, meta},
    sync::{Hub, HubFault},
};

/// In the store's `meta`: the newest entry that is kept.
const POINT: &str = "log_point";

/// Why the log this device keeps, or is served, can't be used. Sealing stops.
#[derive(Debug, thiserror::Error)]
pub enum KeptLogError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An entry can't follow.
    #[error(transparent)]
    Log(#[from] LogError),
    /// An entry's bytes are none.
    #[error(transparent)]
    Entry(#[from] oogst_protocol::log::EntryError),
    /// The log served is another one than this device has pinned.
    #[error("the hub serves another team log than before")]
    Fork,
}

impl From<rusqlite::Error> for KeptLogError {
    fn from(error: rusqlite::Error) -> Self {
        KeptLogError::Store(error.into())
    }
}

/// Reads the log that the store keeps; `None` when there is none yet.
///
/// # Errors
/// [`KeptLogError`].
pub fn load(db: &Connection) -> Result<Option<Arc<LogState>>, KeptLogError> {
    let entries =
        frames(db, 0)?.iter().map(|frame| SignedEntry::parse(frame)).collect::<Result<Vec<_>, _>>()?;
    if entries.is_empty() {
        return Ok(None);
    }
    Ok(Some(Arc::new(LogState::read(&entries)?)))
}

/// The kept entries after the first `after`, in order.
///
/// # Errors
/// [`StoreError`].
pub fn frames(db: &Connection, after: u64) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut query = db.prepare_cached("SELECT frame FROM log_entries WHERE n > ? ORDER BY n")?;
    let rows = query.query_map(params![i64::try_from(after).unwrap_or(i64::MAX)], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the entries `frames`, which follow number `after`, each verified and applied to `state` first.
///
/// # Errors
/// [`KeptLogError`]: nothing is kept then.
pub fn keep(
    db: &Connection,
    state: Option<LogState>,
    after: u64,
    frames: &[Vec<u8>],
) -> Result<LogState, KeptLogError> {
    let mut state = state;
    for (n, frame) in (after + 1..).zip(frames) {
        let entry = SignedEntry::parse(frame)?;
        match &mut state {
            None => state = Some(LogState::found(&entry)?),
            Some(state) => state.apply(&entry)?,
        }
        db.execute(
            "INSERT INTO log_entries (n, frame) VALUES (?, ?)",
            params![i64::try_from(n).unwrap_or(i64::MAX), frame],
        )?;
    }
    let state = state.ok_or(KeptLogError::Log(LogError::NotFounding))?;
    let point = serde_json::to_string(&state.point()).unwrap_or_default();
    meta::set(db, POINT, &point)?;
    Ok(state)
}

/// Reads a team's whole log from its hub: exact bytes, and what they come to. The inner error is what the
/// hub said to the key that asked; what it means depends on whose key it is.
pub(super) async fn read_all(hub: &Hub) -> Result<Result<(Vec<Vec<u8>>, LogState), HubFault>, KeptLogError> {
    let mut frames: Vec<Vec<u8>> = Vec::new();
    let mut log: Option<LogState> = None;
    loop {
        let page = match hub.log_after(frames.len() as u64).await {
            Ok(page) => page,
            Err(fault) => return Ok(Err(fault)),
        };
        if page.entries.is_empty() {
            break;
        }
        // Each is applied as it comes: a hub that serves the same page for ever is found out at its first entry.
        for frame in page.entries.into_iter().map(|entry| entry.0) {
            let entry = SignedEntry::parse(&frame)?;
            match &mut log {
                None => log = Some(LogState::found(&entry)?),
                Some(log) => log.apply(&entry)?,
            }
            frames.push(frame);
        }
    }
    let log = log.ok_or(LogError::NotFounding)?;
    Ok(Ok((frames, log)))
}

/// The newest entry that this device keeps; `None` without a log.
///
/// # Errors
/// [`StoreError`].
pub fn log_point(db: &Connection) -> Result<Option<LogPoint>, StoreError> {
    Ok(meta::get(db, POINT)?.and_then(|text| serde_json::from_str(&text).ok()))
}

//! How much is kept of what does not count. A hub may send noise without end, and anybody may seal noise to a public key:
//! a device's disk is no place for all of it.

use oogst_protocol::log::LogState;
use rusqlite::Connection;

use crate::{
    seal::Secrets,
    store::{StoreError, meta},
};

/// Bytes of envelopes that can't be opened, and of records in quarantine, that one device keeps: sixty full ones.
pub(crate) const ROOM_BYTES: u64 = 64 << 20;
/// And how many.
pub(crate) const ROOM_COUNT: u64 = 20_000;

/// In the store's `meta`: the lowest position of what was left at the hub, and what was known then.
const LEFT: &str = "left_at_hub";
const LEFT_KNOWING: &str = "left_knowing";

/// What room there is left.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    bytes: u64,
    count: u64,
    /// How much came since that does not count.
    pub(crate) aside_bytes: u64,
}

impl Room {
    /// As the store stands.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn of(db: &Connection) -> Result<Self, StoreError> {
        let (bytes, count): (i64, i64) = db.query_row(
            "SELECT coalesce(sum(n), 0), count(*) FROM (
               SELECT length(sealed) AS n FROM unopened
               UNION ALL SELECT length(frame) FROM records WHERE status = 'quarantined')",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Self {
            bytes: ROOM_BYTES.saturating_sub(bytes.unsigned_abs()),
            count: ROOM_COUNT.saturating_sub(count.unsigned_abs()),
            aside_bytes: 0,
        })
    }

    /// For what is kept already.
    #[must_use]
    pub(crate) fn enough() -> Self {
        Self { bytes: u64::MAX, count: u64::MAX, aside_bytes: 0 }
    }

    /// Takes so many bytes of it; `false` when there are not as many.
    pub(crate) fn take(&mut self, bytes: usize) -> bool {
        let bytes = bytes as u64;
        self.aside_bytes = self.aside_bytes.saturating_add(bytes);
        if bytes > self.bytes || self.count == 0 {
            return false;
        }
        self.bytes -= bytes;
        self.count -= 1;
        true
    }
}

/// What a device knows that decides what it can open: when it grows, what was left at the hub is read again.
fn knowing(log: &LogState, secrets: &Secrets) -> String {
    format!("{} {}", log.point().len, secrets.count())
}

/// Notes that an envelope was left at the hub: there was no room.
pub(crate) fn left(
    tx: &Connection,
    log: &LogState,
    secrets: &Secrets,
    position: u64,
) -> Result<(), StoreError> {
    let lowest = meta::number(tx, LEFT)?.map_or(position, |known| known.min(position));
    meta::set(tx, LEFT, &lowest.to_string())?;
    meta::set(tx, LEFT_KNOWING, &knowing(log, secrets))
}

/// Where to read on from for what was left, once more is known than then; forgets that it was left.
pub(crate) fn left_from(
    tx: &Connection,
    log: &LogState,
    secrets: &Secrets,
) -> Result<Option<u64>, StoreError> {
    let Some(position) = meta::number(tx, LEFT)? else { return Ok(None) };
    if meta::get(tx, LEFT_KNOWING)?.is_some_and(|then| then == knowing(log, secrets)) {
        return Ok(None);
    }
    meta::remove(tx, LEFT)?;
    meta::remove(tx, LEFT_KNOWING)?;
    Ok(Some(position.saturating_sub(1)))
}

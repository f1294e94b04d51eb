//! Receipts: verified against the pinned key, and kept.

use oogst_protocol::{
    Hash,
    receipt::{HubStatement, Receipt},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    arrivals::{EPOCH, RECLAIM},
    fault::HubFault,
};
use crate::{
    store::{StoreError, meta},
    team::Membership,
};

/// Reads a receipt and checks that it is this hub's word about these bytes.
pub(super) fn read(member: &Membership, frame: &[u8], size: Option<u64>) -> Result<Receipt, HubFault> {
    let receipt = Receipt::verify(frame, &member.hub.key).map_err(|e| HubFault::Nonsense(e.to_string()))?;
    if receipt.team != member.team || size.is_some_and(|size| size != receipt.size) {
        return Err(HubFault::Nonsense("a receipt for something else".into()));
    }
    Ok(receipt)
}

/// Keeps a receipt. Returns whether it is of the epoch that the hub speaks in. One of another epoch is another hub's, with the same
/// key and behind the same address (a copy of a backup, say, beside the one it was made of): it has the thing, the one that everybody
/// reads from perhaps not. All receipts are asked for again then.
pub(super) fn keep(tx: &Connection, receipt: &Receipt, frame: &[u8]) -> Result<bool, StoreError> {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    tx.execute(
        "INSERT OR REPLACE INTO receipts (hash, size, position, retain_until, at, epoch, frame)
           VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            receipt.hash.0,
            number(receipt.size),
            number(receipt.position),
            receipt.retain_until,
            receipt.at,
            number(receipt.epoch),
            frame,
        ],
    )?;
    let here = meta::number(tx, EPOCH)?.is_none_or(|epoch| epoch == receipt.epoch);
    if !here {
        meta::set(tx, RECLAIM, "1")?;
    }
    Ok(here)
}

/// The size of an own object, for checking its receipt.
pub(super) fn size_of(db: &Connection, hash: Hash) -> Result<Option<u64>, StoreError> {
    let size = db
        .query_row("SELECT bytes FROM objects WHERE hash = ?", params![hash.0], |row| row.get::<_, i64>(0))
        .optional()?;
    Ok(size.map(i64::unsigned_abs))
}

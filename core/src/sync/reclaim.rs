//! The hub was restored from a backup: what an older receipt epoch promised is asked for again, and what it lost
//! is sent again. Nothing is taken for safe on an old word.

use oogst_protocol::{Hash, limits::HASHES_PER_REQUEST};
use rusqlite::{Connection, params};

use super::{engine::SyncError, hub::Hub, receipts};
use crate::{App, store::StoreError, team::Membership};

/// Asks for fresh receipts of everything that was promised before. What is missing is queued again: records
/// by their signed bytes, objects by losing their receipt. Returns how many things are to be sent again.
pub(super) async fn reclaim(app: &App, hub: &Hub, member: &Membership) -> Result<usize, SyncError> {
    let promised = app.store.read(promised)?;
    let mut again = 0;
    for hashes in promised.chunks(HASHES_PER_REQUEST) {
        let answer = hub.receipts(hashes.to_vec()).await?;
        let fresh = answer
            .receipts
            .iter()
            .map(|frame| receipts::read(member, &frame.0, None).map(|receipt| (receipt, &frame.0)))
            .collect::<Result<Vec<_>, _>>()?;
        again += app.store.write(|tx| {
            let mut again = 0;
            for (receipt, frame) in &fresh {
                receipts::keep(tx, receipt, frame)?;
            }
            for hash in hashes {
                if !fresh.iter().any(|(receipt, _)| receipt.hash == *hash) {
                    lose(tx, *hash)?;
                    again += 1;
                }
            }
            Ok::<_, StoreError>(again)
        })?;
    }
    Ok(again)
}

fn promised(db: &Connection) -> Result<Vec<Hash>, StoreError> {
    let mut query = db.prepare("SELECT hash FROM receipts ORDER BY position")?;
    let rows = query.query_map([], |row| row.get(0).map(Hash))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn lose(tx: &Connection, hash: Hash) -> Result<(), StoreError> {
    tx.execute("DELETE FROM receipts WHERE hash = ?", params![hash.0])?;
    tx.execute("DELETE FROM uploads WHERE object = ?", params![hash.0])?;
    tx.execute("UPDATE object_audiences SET told = 0 WHERE object = ?", params![hash.0])?;
    tx.execute("UPDATE objects SET at_hub = 0 WHERE hash = ?", params![hash.0])?;
    tx.execute(
        "UPDATE records SET status = 'queued', envelope = NULL, position = NULL
           WHERE envelope = ? AND status = 'sent'",
        params![hash.0],
    )?;
    Ok(())
}

//! Receipts for objects while others are still being sent.

use oogst_protocol::Hash;
use rusqlite::params;
use tokio::sync::mpsc;

use super::{
    fault::HubFault,
    outcome::SyncError,
    progress::SyncEvent,
    receipts, retry,
    upload::{GROUP, Run},
};
use crate::{store::StoreError, team::Membership};

/// Asks for receipts of what arrived, a group at a time, while the rest is still being sent.
pub(super) async fn confirm(
    run: &Run<'_>,
    member: &Membership,
    mut arrived: mpsc::Receiver<Hash>,
) -> Result<usize, SyncError> {
    let mut received = 0;
    let mut group = Vec::with_capacity(GROUP);
    while arrived.recv_many(&mut group, GROUP).await > 0 {
        let hashes = std::mem::take(&mut group);
        let answer = match run.hub.receipts(hashes.clone()).await {
            Ok(answer) => answer,
            Err(fault) => {
                for hash in hashes {
                    run.failed(hash, fault.clone());
                }
                continue;
            }
        };
        let fresh = run.app.store.write(|tx| {
            let mut fresh = Vec::new();
            for frame in &answer.receipts {
                let Ok(receipt) = receipts::read(member, &frame.0, None) else { continue };
                let hash = receipt.hash;
                if !hashes.contains(&hash) || receipts::size_of(tx, hash)? != Some(receipt.size) {
                    continue;
                }
                receipts::keep(tx, &receipt, &frame.0)?;
                tx.execute("DELETE FROM uploads WHERE object = ?", params![hash.0])?;
                // Who may fetch it is told after this: what was stored before, or by another device of this person,
                // was not sent with the audiences that it has now.
                tx.execute("UPDATE objects SET at_hub = 1 WHERE hash = ?", params![hash.0])?;
                retry::clear(tx, &hash.to_string())?;
                fresh.push(hash);
            }
            Ok::<_, StoreError>(fresh)
        })?;
        received += fresh.len();
        for hash in hashes {
            if fresh.contains(&hash) {
                run.progress.event(SyncEvent::Received { object: hash });
            } else if answer.missing.contains(&hash) {
                run.failed(hash, HubFault::NotFound);
            } else {
                run.failed(hash, HubFault::Nonsense("no valid receipt for what was sent".into()));
            }
        }
    }
    Ok(received)
}

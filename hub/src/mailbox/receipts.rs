//! Receipts and the backup position: what the hub signs, and only once it holds.

use oogst_protocol::{
    B64, Hash,
    limits::HASHES_PER_REQUEST,
    receipt::{BackupPosition, HubStatement, Receipt},
};

use super::{Mailbox, Refusal, Session};
use crate::index::Place;

impl Mailbox {
    /// The receipt for what is durable: the same for the same thing, whenever it is asked.
    pub(crate) fn receipt(&self, session: &Session, hash: Hash, place: &Place) -> B64 {
        let receipt = Receipt {
            team: session.team.id,
            hash,
            size: place.size,
            position: place.position,
            retain_until: place.retain_until,
            at: place.received_at,
            epoch: self.epoch,
        };
        B64(receipt.sign(&self.key).frame().to_vec())
    }

    /// Makes durable what was received, then promises: receipts, and what is missing (or not for the caller).
    ///
    /// # Errors
    /// What the caller may not do, or more than a request may hold.
    pub async fn receipts(
        &self,
        session: &Session,
        hashes: Vec<Hash>,
    ) -> Result<(Vec<B64>, Vec<Hash>), Refusal> {
        let (_, person) = session.device()?;
        if hashes.len() > HASHES_PER_REQUEST {
            return Err(Refusal::TooLarge(HASHES_PER_REQUEST as u64));
        }
        self.commits.settled(session.team.id, &hashes).await;
        let stored = self.index.stored(session.team.id, hashes.clone()).await?;
        let state = session.team.state();
        let seen: Vec<_> =
            stored.iter().filter(|stored| super::objects::may_see(&state, person, stored)).collect();
        let receipts = seen.iter().map(|stored| self.receipt(session, stored.hash, &stored.place)).collect();
        let missing =
            hashes.into_iter().filter(|hash| !seen.iter().any(|stored| stored.hash == *hash)).collect();
        Ok((receipts, missing))
    }

    /// Up to where a backup of the hub has everything.
    ///
    /// # Errors
    /// What the caller may not do.
    pub async fn backup_position(&self, session: &Session) -> Result<B64, Refusal> {
        session.device()?;
        let (position, at) = self.index.backup(session.team.id).await?;
        let statement = BackupPosition { team: session.team.id, position, at, epoch: self.epoch };
        Ok(B64(statement.sign(&self.key).frame().to_vec()))
    }
}

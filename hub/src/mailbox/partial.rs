//! Which uploads of a person stand half-way: so that a device that forgot an upload's address finds it again.

use std::{collections::HashMap, sync::atomic::Ordering};

use oogst_protocol::{Hash, PersonId, TeamId};

use super::{Mailbox, Refusal, uploads::Stage};
use crate::index::UploadId;

impl Mailbox {
    /// The caller's unfinished uploads of these hashes: the one that got furthest of each.
    pub(crate) async fn partial(
        &self,
        team: TeamId,
        person: PersonId,
        hashes: Vec<Hash>,
    ) -> Result<HashMap<Hash, (UploadId, u64)>, Refusal> {
        let mut best: HashMap<Hash, (UploadId, u64)> = HashMap::new();
        if hashes.is_empty() {
            return Ok(best);
        }
        let mut add = |hash: Hash, id: UploadId, offset: u64| {
            let entry = best.entry(hash).or_insert((id, offset));
            if offset > entry.1 {
                *entry = (id, offset);
            }
        };
        for upload in self.uploads.all() {
            let row = &upload.row;
            if let Some(hash) = row.sha256.filter(|hash| hashes.contains(hash))
                && row.team == team
                && row.person == person
                && row.finished.is_none()
                && row.expires_at >= self.now()
                && !upload.stage.try_lock().is_ok_and(|stage| matches!(*stage, Stage::Finished | Stage::Gone))
            {
                add(hash, row.id, upload.durable.load(Ordering::Acquire));
            }
        }
        for row in self.index.uploads_of(team, person, hashes).await? {
            if let Some(hash) = row.sha256
                && row.expires_at >= self.now()
                && self.uploads.get(&row.id).is_none()
            {
                add(hash, row.id, row.durable);
            }
        }
        Ok(best)
    }
}

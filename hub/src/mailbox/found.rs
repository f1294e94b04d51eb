//! Founding a team, with the one-time token of a founding link.

use std::{collections::HashMap, sync::Arc};

use oogst_protocol::{
    Grant, Hash, TeamId,
    limits::ENTRY_MAX,
    log::{Body, LogPoint, LogState, SignedEntry},
};

use super::{
    Mailbox, Refusal,
    auth::token_hash,
    teams::{Team, View},
};
use crate::index::NewEntry;

impl Mailbox {
    /// Whether a token is one for founding, so that a stranger's body is not even read.
    ///
    /// # Errors
    /// [`Refusal::Unauthorized`].
    pub async fn may_found(&self, token: &str) -> Result<(), Refusal> {
        self.index.founding(token_hash(token)).await?.map(|_| ()).ok_or(Refusal::Unauthorized)
    }

    /// Begins a team's log. The same bytes with the same token answer the same.
    ///
    /// # Errors
    /// [`Refusal::Unauthorized`] for an unknown token, [`Refusal::Gone`] for a used one,
    /// [`Refusal::Invalid`] for an entry that founds nothing here.
    pub async fn found(&self, token: &str, frame: &[u8], grants: Vec<Grant>) -> Result<LogPoint, Refusal> {
        let token = token_hash(token);
        let founding = self.index.founding(token).await?.ok_or(Refusal::Unauthorized)?;
        if frame.len() > ENTRY_MAX {
            return Err(Refusal::TooLarge(ENTRY_MAX as u64));
        }
        let id = TeamId(Hash::of(frame));
        if let Some(team) = founding.team {
            return match self.team(&id).await? {
                Some(known) if team == id => Ok(known.state().point()),
                _ => Err(Refusal::Gone("the founding link was used")),
            };
        }
        let entry = SignedEntry::parse(frame).map_err(Refusal::invalid)?;
        let state = LogState::found(&entry).map_err(Refusal::invalid)?;
        if entry.entry().v != 1 {
            return Err(Refusal::invalid("an entry of a version that this hub does not know"));
        }
        if !matches!(&entry.entry().body, Body::Found { hub, .. } if *hub == self.hub_key()) {
            return Err(Refusal::invalid("the founding entry pins another hub"));
        }
        super::grants::check(&state, &grants)?;
        let (frame, now) = (frame.to_vec(), self.now());
        let new = NewEntry { team: id, at: 0, hash: id.0, frame, grants, forget: Vec::new(), now };
        if !self.index.found(token, new).await? {
            return Err(Refusal::Gone("the founding link was used"));
        }
        let point = state.point();
        let view = View { state: Arc::new(state), entries: Arc::new(HashMap::from([(id.0, 0)])) };
        self.teams.keep(Team::new(id, view));
        tracing::info!(team = %short(&id), "a team was founded");
        Ok(point)
    }
}

/// Enough of a team's id to follow it through a log.
pub(crate) fn short(team: &TeamId) -> String {
    team.0.hex().chars().take(8).collect()
}

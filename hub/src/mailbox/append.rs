//! One more entry in a team's log: judged by the same rules that devices judge it by.

use std::sync::Arc;

use oogst_protocol::{
    Grant, Hash, Recipient,
    limits::ENTRY_MAX,
    log::{Body, DeviceStatus, LogError, LogPoint, LogState, SignedEntry},
};

use super::{
    Caller, Mailbox, Refusal, Session,
    teams::{Team, View, read_view},
};
use crate::index::NewEntry;

/// How often an append is tried when another process of this hub was faster.
const TRIES: usize = 5;

impl Mailbox {
    /// Appends an entry and its grants. The same bytes again answer the same, whoever sends them.
    ///
    /// # Errors
    /// [`Refusal::LogMoved`], [`Refusal::Gone`] for an invite that is over, [`Refusal::Invalid`] for an entry
    /// that can't follow, and what the caller may not do.
    pub async fn append(
        &self,
        session: &Session,
        frame: &[u8],
        grants: Vec<Grant>,
    ) -> Result<LogPoint, Refusal> {
        if frame.len() > ENTRY_MAX {
            return Err(Refusal::TooLarge(ENTRY_MAX as u64));
        }
        let team = &session.team;
        let _turn = team.appending.write().await;
        let hash = Hash::of(frame);
        if team.view().entries.contains_key(&hash) {
            return Ok(team.state().point());
        }
        let entry = SignedEntry::parse(frame).map_err(Refusal::invalid)?;
        self.may_append(session, &entry)?;
        for _ in 0..TRIES {
            let view = team.view();
            let next = self.judge(session.caller, &view.state, &entry)?;
            super::grants::check(&next, &grants)?;
            let new = NewEntry {
                team: team.id,
                at: view.state.point().len,
                hash,
                frame: frame.to_vec(),
                grants: grants.clone(),
                forget: forgotten(&view.state, &next),
                now: self.now(),
            };
            if self.index.append_log(team.id, new).await? {
                return Ok(keep(team, &view, next, hash));
            }
            // Another process appended: read what it did and judge again.
            let fresh = read_view(self.index.as_ref(), &team.id).await?.ok_or(Refusal::NotFound)?;
            team.set(fresh);
            if team.view().entries.contains_key(&hash) {
                return Ok(team.state().point());
            }
        }
        Err(Refusal::LogMoved)
    }

    fn may_append(&self, session: &Session, entry: &SignedEntry) -> Result<(), Refusal> {
        let (body, signed) = (&entry.entry().body, entry.signed());
        if entry.entry().v != 1 || *body == Body::Unknown {
            // Taken, it would stop every device from sealing, and this hub could not judge it.
            return Err(Refusal::invalid("an entry of a kind that this hub does not know; update it"));
        }
        match (session.caller, body) {
            (Caller::Device { .. }, _) => Ok(()),
            (Caller::Invite { key, .. }, Body::Join { invite, .. }) if *invite == key => Ok(()),
            (Caller::Sheet { key, .. }, Body::Recover { sheet, .. })
                if *sheet == key && signed.signed_by(&key) =>
            {
                Ok(())
            }
            (Caller::Invite { .. } | Caller::Sheet { .. } | Caller::Pending(_), _) => {
                Err(Refusal::Forbidden("this key appends no such entry"))
            }
            (Caller::Removed, _) => Err(Refusal::Removed),
            (Caller::Ended, _) => Err(Refusal::Unauthorized),
        }
    }

    fn judge(&self, caller: Caller, state: &LogState, entry: &SignedEntry) -> Result<LogState, Refusal> {
        // A device that belongs and brings somebody's join gives it back to a hub that was restored from a backup: that was in
        // time when it was made.
        if let Body::Join { invite, .. } = &entry.entry().body
            && !matches!(caller, Caller::Device { .. })
            && state.invites().get(invite).is_some_and(|found| found.expires_at < self.now())
        {
            return Err(Refusal::Gone("the invite has expired"));
        }
        let mut next = state.clone();
        next.apply(entry).map_err(|error| match error {
            LogError::Moved => Refusal::LogMoved,
            LogError::InviteOver => Refusal::Gone("the invite was closed or used up"),
            other => Refusal::invalid(other),
        })?;
        Ok(next)
    }
}

fn keep(team: &Team, before: &View, next: LogState, hash: Hash) -> LogPoint {
    let point = next.point();
    let mut entries = before.entries.as_ref().clone();
    entries.insert(hash, point.len.saturating_sub(1));
    team.set(View { state: Arc::new(next), entries: Arc::new(entries) });
    point
}

/// Whose grants go with this entry: devices that were removed, invites that ended.
fn forgotten(before: &LogState, after: &LogState) -> Vec<Recipient> {
    let removed = after.devices().iter().filter(|(id, device)| {
        let was = before.devices().get(id).is_some_and(|old| !matches!(old.status, DeviceStatus::Removed(_)));
        was && matches!(device.status, DeviceStatus::Removed(_))
    });
    let ended = after
        .invites()
        .iter()
        .filter(|(key, invite)| !invite.open() && before.invites().get(key).is_some_and(|old| old.open()));
    removed.map(|(_, device)| device.seal.clone()).chain(ended.map(|(_, i)| i.recipient.clone())).collect()
}

//! Who is asking: judged by the log at every request, so that a removal holds at once.

use std::sync::Arc;

use oogst_protocol::{
    DeviceId, PersonId, TeamId, VerifyKey,
    log::{DeviceStatus, LogState},
};

use super::{Mailbox, Refusal, auth::token_hash, teams::Team};

/// What a key is in the log now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// A device that belongs.
    Device {
        /// The device.
        device: DeviceId,
        /// Whose.
        person: PersonId,
    },
    /// A device whose join is still to be confirmed.
    Pending(DeviceId),
    /// A device that was removed or left.
    Removed,
    /// An invite's key.
    Invite {
        /// The invite.
        key: VerifyKey,
        /// Closed, used up or expired.
        over: bool,
    },
    /// A recovery sheet's key.
    Sheet {
        /// The sheet.
        key: VerifyKey,
        /// Whose.
        person: PersonId,
    },
    /// A key that the log had a use for when its token was made: a sheet that was used.
    Ended,
}

/// A caller at a team.
pub struct Session {
    pub(crate) team: Arc<Team>,
    /// The log at the time of asking.
    pub(crate) state: Arc<LogState>,
    /// Who.
    pub caller: Caller,
}

impl Session {
    /// The device and person, for what only devices that belong may do.
    ///
    /// # Errors
    /// [`Refusal::Removed`], [`Refusal::Gone`], [`Refusal::Forbidden`], [`Refusal::Unauthorized`].
    pub fn device(&self) -> Result<(DeviceId, PersonId), Refusal> {
        match self.caller {
            Caller::Device { device, person } => Ok((device, person)),
            Caller::Pending(_) => Err(Refusal::Forbidden("the device is not confirmed yet")),
            Caller::Invite { .. } | Caller::Sheet { .. } => {
                Err(Refusal::Forbidden("for devices of the team"))
            }
            Caller::Removed | Caller::Ended => Err(self.not_reading()),
        }
    }

    /// Whoever may read the log.
    ///
    /// # Errors
    /// [`Refusal::Removed`], [`Refusal::Gone`], [`Refusal::Unauthorized`].
    pub fn reader(&self) -> Result<Caller, Refusal> {
        match self.caller {
            Caller::Removed | Caller::Ended | Caller::Invite { over: true, .. } => Err(self.not_reading()),
            caller => Ok(caller),
        }
    }

    fn not_reading(&self) -> Refusal {
        match self.caller {
            Caller::Removed => Refusal::Removed,
            Caller::Invite { .. } => Refusal::Gone("the invite was closed, used up or has expired"),
            _ => Refusal::Unauthorized,
        }
    }
}

/// What `key` is in this log, if anything.
pub(crate) fn standing(state: &LogState, key: &VerifyKey, now: i64) -> Option<Caller> {
    if let Some(device) = state.devices().get(key) {
        return Some(match (&device.status, state.active(key)) {
            (_, Some(person)) => Caller::Device { device: *key, person },
            (DeviceStatus::Pending(_), None) => Caller::Pending(*key),
            _ => Caller::Removed,
        });
    }
    if let Some(invite) = state.invites().get(key) {
        return Some(Caller::Invite { key: *key, over: !invite.open() || invite.expires_at < now });
    }
    let mut persons = state.persons().iter();
    let owner = persons.find(|(_, person)| person.sheets.iter().any(|sheet| sheet.key == *key))?;
    Some(Caller::Sheet { key: *key, person: *owner.0 })
}

impl Mailbox {
    /// Who holds this token, at this team. A token of another team learns nothing: the team is not found.
    ///
    /// # Errors
    /// [`Refusal::Unauthorized`], [`Refusal::NotFound`].
    pub async fn session(&self, token: Option<&str>, team: &TeamId) -> Result<Session, Refusal> {
        let hash = token_hash(token.ok_or(Refusal::Unauthorized)?);
        let row = self.find_token(hash).await?.ok_or(Refusal::Unauthorized)?;
        if row.expires_at < self.now() {
            return Err(Refusal::Unauthorized);
        }
        if row.team != *team {
            return Err(Refusal::NotFound);
        }
        let team = self.team(team).await?.ok_or(Refusal::NotFound)?;
        let state = team.state();
        let caller = standing(&state, &row.key, self.now()).unwrap_or(Caller::Ended);
        Ok(Session { team, state, caller })
    }
}

//! Invite: make a link, or close one.

use oogst_protocol::{
    Audience, VerifyKey,
    invite::InviteLink,
    log::{Body, InviteRole},
};

use super::{
    TeamError,
    append::{self, Planned},
};
use crate::{App, random::bytes, seal};

/// A link that was made.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The link; whoever holds it may join while the invite is open.
    pub link: InviteLink,
    /// How many may use it.
    pub uses: u32,
    /// Until when (Unix seconds, the hub's clock).
    pub expires_at: i64,
}

/// Makes a link for colleagues (many, at once) or for one preparer (24 hours, compared code).
///
/// # Errors
/// [`TeamError::PreparersOnly`], and what the log or hub refuses.
pub async fn invite(app: &App, preparer: bool, uses: u32, hours: u32) -> Result<Invited, TeamError> {
    let role = if preparer { InviteRole::Preparer } else { InviteRole::Colleague };
    make(app, role, uses, hours).await
}

/// Makes a link for one further device of this person (compared code).
///
/// # Errors
/// As [`invite`].
pub async fn invite_device(app: &App) -> Result<Invited, TeamError> {
    let person = app.store.read(append::current)?.person;
    make(app, InviteRole::Device(person), 1, 1).await
}

async fn make(app: &App, role: InviteRole, uses: u32, hours: u32) -> Result<Invited, TeamError> {
    let seed: [u8; 32] = bytes(app.random.as_ref())?;
    let member = app.store.read(append::current)?;
    let hub = append::hub(app, &member)?;
    let single = role != InviteRole::Colleague;
    let uses = if single { 1 } else { uses.max(1) };
    let hours = if single { hours.clamp(1, 24) } else { hours.max(1) };
    let expires_at = app.clock.now().seconds() + i64::from(hours) * 3600;
    let mut link = InviteLink {
        hub: member.hub.url.clone(),
        tls_pin: member.hub.tls_pin,
        team: member.team,
        newest: oogst_protocol::log::LogPoint { len: 0, head: oogst_protocol::log::Head::START },
        hub_key: member.hub.key,
        role,
        seed,
    };
    let (key, recipient) = (link.signing_key().verify_key(), link.sealing_key().recipient());
    let log = append::append(app, &hub, |now| {
        let body = Body::Invite { invite: key, recipient: recipient.clone(), role, uses, expires_at };
        let mut planned = Planned::plain(body);
        if role == InviteRole::Colleague {
            planned.grants = seal::give(now.secrets, &[Audience::Team], &recipient)?;
        }
        Ok(planned)
    })
    .await?;
    link.newest = log.point();
    Ok(Invited { link, uses, expires_at })
}

/// Closes an invite for everybody.
///
/// # Errors
/// [`TeamError`].
pub async fn close_invite(app: &App, invite: VerifyKey) -> Result<(), TeamError> {
    let member = app.store.read(append::current)?;
    let hub = append::hub(app, &member)?;
    append::append(app, &hub, |now| {
        if now.log.invites().contains_key(&invite) {
            Ok(Planned::plain(Body::CloseInvite { invite }))
        } else {
            Err(TeamError::Unknown)
        }
    })
    .await
    .map(|_| ())
}

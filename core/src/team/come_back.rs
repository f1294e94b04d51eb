//! Come back after the hub was restored from a backup that is older than this device's joining.

use oogst_protocol::{
    invite::InviteLink,
    log::{LogState, SignedEntry},
};

use super::{KeptLogError, MembershipState, TeamError, append, log};
use crate::{
    App,
    sync::{Hub, HubFault},
};

/// Hands the joining entry in again, by the invite that it came with. Only where it is the very next one: entries
/// that name their predecessor go first, and whoever made or saw them brings them. Returns whether the hub has it now.
pub(super) async fn come_back(app: &App) -> Result<bool, TeamError> {
    let (member, frames) = app.store.read(|db| {
        Ok::<_, TeamError>((append::current(db)?, log::frames(db, 0).map_err(TeamError::from)?))
    })?;
    if !matches!(member.state, MembershipState::Active | MembershipState::Pending) {
        return Ok(false);
    }
    let Some(link) = member.joined_by.as_deref().and_then(|link| InviteLink::parse(link).ok()) else {
        return Ok(false);
    };
    let Some(frame) = member.entry else { return Ok(false) };
    let Some(at) = frames.iter().position(|kept| *kept == frame) else { return Ok(false) };
    let before: Result<Vec<_>, _> = frames.iter().take(at).map(|frame| SignedEntry::parse(frame)).collect();
    let before = LogState::read(&before.map_err(KeptLogError::from)?).map_err(KeptLogError::from)?.point();

    let transport = app.reach.to(&member.hub).map_err(HubFault::from)?;
    let hub = Hub::new(transport, member.team, link.signing_key());
    let page = match hub.log_after(at as u64).await {
        Ok(page) => page,
        Err(HubFault::Unauthorized | HubFault::Gone | HubFault::Removed | HubFault::Forbidden(_)) => {
            return Ok(false);
        }
        Err(fault) => return Err(fault.into()),
    };
    if page.point != before {
        return Ok(false);
    }
    match hub.append_entry(&frame, Vec::new()).await {
        Ok(_) => Ok(true),
        Err(HubFault::Gone | HubFault::Invalid(_) | HubFault::Forbidden(_)) => Ok(false),
        Err(fault) => Err(fault.into()),
    }
}

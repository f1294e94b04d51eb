//! Renew keys that somebody who no longer belongs could open: the next who may does it.

use oogst_protocol::{
    Audience,
    log::{Body, LogState},
};

use super::{
    Membership, TeamError,
    append::{self, Planned},
};
use crate::{App, seal, sync::Hub};

/// Renews every stale audience that this device may renew. Returns how many.
///
/// # Errors
/// [`TeamError`].
pub async fn renew(app: &App, hub: &Hub, member: &Membership, log: &LogState) -> Result<usize, TeamError> {
    let count = stale(member, log).len();
    if count == 0 {
        return Ok(0);
    }
    let renewed = append::append(app, hub, |now| {
        let audiences = stale(now.member, now.log);
        if audiences.is_empty() {
            // Somebody else was quicker.
            return Err(TeamError::Unknown);
        }
        let new = seal::renewal(&audiences, now.log, app.random.as_ref())?;
        let epochs = new.iter().map(|(epoch, _)| epoch.clone()).collect();
        Ok(Planned { new, ..Planned::plain(Body::Renew { audiences: epochs }) })
    })
    .await;
    match renewed {
        Ok(_) => Ok(count),
        Err(TeamError::Unknown) => Ok(0),
        Err(error) => Err(error),
    }
}

fn stale(member: &Membership, log: &LogState) -> Vec<Audience> {
    let preparer = log.is_preparer(&member.device());
    log.audiences()
        .iter()
        .filter(|(audience, keys)| {
            keys.stale
                && match audience {
                    Audience::Own(person) => *person == member.person,
                    _ => preparer,
                }
        })
        .map(|(audience, _)| *audience)
        .collect()
}

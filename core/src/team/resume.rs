//! Go on where a founding, join or recovery was cut off: its entry is kept before it is sent.

use oogst_protocol::log::{Body, SignedEntry};

use super::{Joined, KeptLogError, MembershipState, TeamError, append, found, join, recover};
use crate::App;

/// Finishes what was begun. Of a device that belongs already nothing is left to do.
///
/// # Errors
/// [`TeamError::SheetNeeded`] for a recovery that the hub never had: it starts again with the sheet, which
/// is kept on no device.
pub async fn resume_join(app: &App) -> Result<Joined, TeamError> {
    let member = app.store.read(append::current)?;
    if member.state != MembershipState::Joining {
        return Ok(Joined { member, code: None });
    }
    let entry =
        SignedEntry::parse(member.entry.as_deref().unwrap_or_default()).map_err(KeptLogError::from)?;
    match &entry.entry().body {
        Body::Found { .. } => Ok(Joined { member: found::go_on(app, &member).await?, code: None }),
        Body::Recover { .. } => Ok(Joined { member: recover::go_on(app, &member).await?, code: None }),
        _ => join::go_on(app, &member).await,
    }
}

//! Settle: say what had come of devices that went without a word (recovered away, left), so that nobody who holds
//! one can add to it later.

use std::sync::Arc;

use oogst_protocol::{
    Audience, DeviceId,
    log::{Body, DeviceStatus, LogError, LogState},
};

use super::{
    Membership, TeamError,
    append::{self, Planned},
    remove::seen,
};
use crate::{App, store::StoreError, sync::Hub};

/// Settles what this device may, after everything that the hub has was read. Returns the log after it.
///
/// # Errors
/// [`TeamError`].
pub(crate) async fn settle(
    app: &App,
    hub: &Hub,
    member: &Membership,
    log: Arc<LogState>,
) -> Result<Arc<LogState>, TeamError> {
    if unsettled(member, &log).is_empty() {
        return Ok(log);
    }
    let settled = append::append(app, hub, |now| {
        let devices = unsettled(now.member, now.log);
        if devices.is_empty() {
            return Err(TeamError::Refused(SETTLED));
        }
        let seen = app.store.read(|db| {
            devices.iter().map(|id| Ok((*id, seen(db, id)?))).collect::<Result<Vec<_>, StoreError>>()
        })?;
        Ok(Planned::plain(Body::Settle { seen }))
    })
    .await;
    match settled {
        // Somebody else was quicker.
        Err(TeamError::Refused(SETTLED)) => append::pull(app, hub).await,
        settled => settled,
    }
}

const SETTLED: LogError = LogError::Reused("settled already");

/// Devices whose end is not bounded yet and that this one may bound: its own person's in everything, and for a
/// preparer everybody's in what preparers read.
fn unsettled(member: &Membership, log: &LogState) -> Vec<DeviceId> {
    let preparer = log.is_preparer(&member.device());
    let own = Audience::Own(member.person);
    let due = log.devices().iter().filter(|(_, device)| match &device.status {
        DeviceStatus::Removed(None) => preparer || device.person == member.person,
        DeviceStatus::Removed(Some(seen)) => {
            device.person == member.person && !seen.iter().any(|seen| seen.audience == own)
        }
        _ => false,
    });
    due.map(|(id, _)| *id).collect()
}

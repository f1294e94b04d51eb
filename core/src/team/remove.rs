//! Remove devices: in one transaction the removal, new keys, and grants for those who stay.

use oogst_protocol::{
    Audience, DeviceId, PersonId,
    log::{Body, DeviceStatus, LogError, LogState, Seen},
};
use rusqlite::{Connection, params};

use super::{
    TeamError,
    append::{self, Planned},
};
use crate::{App, seal, store::StoreError};

/// What to remove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// One device (lost, sold). Its person stays, and may come back by their sheet.
    Device(DeviceId),
    /// A person with all their devices, for good.
    Person(PersonId),
}

/// Removes; from then on nothing new can be opened there. What was opened before stays there. What is gone
/// already needs no removal.
///
/// # Errors
/// [`TeamError`].
pub async fn remove(app: &App, removal: Removal) -> Result<(), TeamError> {
    let member = app.store.read(append::current)?;
    let hub = append::hub(app, &member)?;
    let removed = append::append(app, &hub, |now| {
        let (devices, persons) = whom(now.log, removal)?;
        let seen = app.store.read(|db| {
            devices.iter().map(|id| Ok((*id, seen(db, id)?))).collect::<Result<Vec<_>, StoreError>>()
        })?;
        let audiences = lost(now.log, &devices, &persons, &now.member.device());
        let new = seal::renewal(&audiences, now.log, app.random.as_ref())?;
        let epochs = new.iter().map(|(epoch, _)| epoch.clone()).collect();
        let body = Body::Remove { devices, persons, seen, audiences: epochs };
        Ok(Planned { new, ..Planned::plain(body) })
    })
    .await;
    match removed {
        Ok(_) | Err(TeamError::Refused(GONE)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// What the log says of a second removal: also ours, when its answer was lost.
const GONE: LogError = LogError::Reused("removed already");

fn whom(log: &LogState, removal: Removal) -> Result<(Vec<DeviceId>, Vec<PersonId>), TeamError> {
    match removal {
        Removal::Device(id) => match log.devices().contains_key(&id) {
            true => Ok((vec![id], Vec::new())),
            false => Err(TeamError::Unknown),
        },
        Removal::Person(id) => {
            let person = log.persons().get(&id).ok_or(TeamError::Unknown)?;
            if person.gone {
                return Err(TeamError::Refused(GONE));
            }
            // Also one who waits to be confirmed: nobody could confirm it any more.
            let devices = log.devices().iter().filter(|(_, device)| device.person == id);
            let devices = devices.filter(|(_, device)| !matches!(device.status, DeviceStatus::Removed(_)));
            Ok((devices.map(|(id, _)| *id).collect(), vec![id]))
        }
    }
}

/// What they can open and this device may renew.
fn lost(log: &LogState, devices: &[DeviceId], persons: &[PersonId], me: &DeviceId) -> Vec<Audience> {
    let preparer = log.is_preparer(me);
    let mut audiences = Vec::new();
    // A person's sheets can open as much as their devices.
    for person in devices.iter().filter_map(|id| log.active(id)).chain(persons.iter().copied()) {
        for audience in log.audiences_of(person) {
            let mine = match audience {
                Audience::Own(owner) => log.active(me) == Some(owner),
                _ => preparer,
            };
            if mine && !audiences.contains(&audience) {
                audiences.push(audience);
            }
        }
    }
    audiences
}

/// The last sequence seen of a device, per audience.
pub(super) fn seen(db: &Connection, device: &DeviceId) -> Result<Vec<Seen>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT audience, max(seq) FROM records WHERE device = ? AND status IN ('good', 'sent') GROUP BY audience",
    )?;
    let mut seen = Vec::new();
    let mut rows = query.query(params![device.0])?;
    while let Some(row) = rows.next()? {
        if let Ok(audience) = row.get::<_, String>(0)?.parse() {
            seen.push(Seen { audience, seq: row.get::<_, i64>(1)?.unsigned_abs() });
        }
    }
    Ok(seen)
}

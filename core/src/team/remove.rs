//! Remove devices: in one transaction the removal, new keys, and grants for those who stay.

use oogst_protocol::{
    Audience, DeviceId, PersonId,
    log::{Body, LogState, Seen},
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

/// Removes; from then on nothing new can be opened there. What was opened before stays there.
///
/// # Errors
/// [`TeamError`].
pub async fn remove(app: &App, removal: Removal) -> Result<(), TeamError> {
    let member = app.store.read(append::current)?;
    let hub = append::hub(&member)?;
    append::append(app, &hub, |now| {
        let (devices, persons) = match removal {
            Removal::Device(id) => (vec![id], Vec::new()),
            Removal::Person(person) => {
                let ids = now.log.devices_of(person).map(|(id, _)| *id).collect();
                (ids, vec![person])
            }
        };
        if devices.iter().any(|id| !now.log.devices().contains_key(id)) || devices.is_empty() {
            return Err(TeamError::Unknown);
        }
        let seen = app.store.read(|db| {
            devices.iter().map(|id| Ok((*id, seen(db, id)?))).collect::<Result<Vec<_>, StoreError>>()
        })?;
        let audiences = lost(now.log, &devices, now.member.person, now.log.is_preparer(&now.member.device()));
        let new = seal::renewal(&audiences, now.log, app.random.as_ref())?;
        let epochs = new.iter().map(|(epoch, _)| epoch.clone()).collect();
        let body = Body::Remove { devices, persons, seen, audiences: epochs };
        Ok(Planned { new, ..Planned::plain(body) })
    })
    .await
    .map(|_| ())
}

/// What the devices can open and this device may renew.
fn lost(log: &LogState, devices: &[DeviceId], me: PersonId, preparer: bool) -> Vec<Audience> {
    let mut audiences = Vec::new();
    for person in devices.iter().filter_map(|id| log.active(id)) {
        for audience in log.audiences_of(person) {
            let mine = match audience {
                Audience::Own(owner) => owner == me,
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
fn seen(db: &Connection, device: &DeviceId) -> Result<Vec<Seen>, StoreError> {
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

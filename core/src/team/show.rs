//! The team as this device knows it, for screens.

use oogst_domain::person::NameBody;
use oogst_protocol::{
    DeviceId, PersonId, VerifyKey,
    log::{DeviceStatus, InviteRole, LogPoint, PersonRole, SignedEntry},
    record::RecordKind,
};
use rusqlite::Connection;

use super::{KeptLogError, Membership, PersonView, TeamError, append, log};
use crate::{App, record::verified};

/// A device, for screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceView {
    /// Its key.
    pub id: DeviceId,
    /// Whose.
    pub person: PersonId,
    /// The person's name, once its record arrived.
    pub name: Option<String>,
    /// It is this one.
    pub this: bool,
    /// `active`, `pending` or `removed`.
    pub state: &'static str,
    /// The code to compare while it is pending.
    pub code: Option<String>,
    /// This device may confirm it.
    pub confirmable: bool,
}

/// The team, for screens.
#[derive(Debug, Clone)]
pub struct TeamView {
    /// This device's place.
    pub member: Membership,
    /// The team's name, once its record arrived.
    pub name: Option<String>,
    /// Everybody, by role and name.
    pub persons: Vec<PersonView>,
    /// Every device.
    pub devices: Vec<DeviceView>,
    /// Open invites: key, role, uses left, expiry (Unix seconds).
    pub invites: Vec<(VerifyKey, InviteRole, u32, i64)>,
    /// The newest log entry this view is "as of".
    pub as_of: LogPoint,
    /// An entry of a later version was seen: sealing has stopped.
    pub update_needed: bool,
    /// Keys wait for a renewal by somebody who may.
    pub renewal_due: bool,
}

/// The team as of the last sync.
///
/// # Errors
/// [`TeamError`].
pub fn show(app: &App) -> Result<TeamView, TeamError> {
    app.store.read(|db| {
        let member = append::current(db)?;
        let log = log::load(db)?.ok_or(TeamError::Log(KeptLogError::Fork))?;
        let names = names(db)?;
        let name =
            |id: PersonId| names.iter().find(|(person, _)| *person == id).map(|(_, name)| name.clone());
        let mut persons: Vec<PersonView> = log
            .persons()
            .iter()
            .map(|(id, person)| PersonView {
                id: *id,
                name: if *id == member.person { name(*id).or(member.name.clone()) } else { name(*id) },
                role: person.role,
                gone: person.gone,
                me: *id == member.person,
                sheets: person.sheets.len(),
            })
            .collect();
        persons.sort_by_key(|p| (p.gone, p.role != PersonRole::Preparer, p.name.clone(), p.id));
        let preparer = log.is_preparer(&member.device());
        let devices = log
            .devices()
            .iter()
            .map(|(id, device)| {
                let role = log.persons().get(&device.person).map(|p| p.role);
                let (state, code) = match &device.status {
                    DeviceStatus::Active => ("active", None),
                    DeviceStatus::Pending(join) => {
                        ("pending", Some(SignedEntry::compare_code(&member.team, join)))
                    }
                    DeviceStatus::Removed(_) => ("removed", None),
                };
                let may =
                    if role == Some(PersonRole::Pending) { preparer } else { device.person == member.person };
                DeviceView {
                    id: *id,
                    person: device.person,
                    name: name(device.person),
                    this: *id == member.device(),
                    confirmable: code.is_some() && may && *id != member.device(),
                    state,
                    code,
                }
            })
            .collect();
        let team_name = verified::<NameBody>(db, Some(&log), &RecordKind::TeamName)?;
        Ok(TeamView {
            name: team_name.last().map(|(named, _)| named.body.name.clone()),
            persons,
            devices,
            invites: log
                .invites()
                .iter()
                .filter(|(_, invite)| invite.open())
                .map(|(key, invite)| (*key, invite.role, invite.uses_left, invite.expires_at))
                .collect(),
            as_of: log.point(),
            update_needed: log.has_unknown(),
            renewal_due: log.audiences().values().any(|keys| keys.stale),
            member,
        })
    })
}

/// The names that people gave, newest of each: only the person's own word counts.
pub(crate) fn names(db: &Connection) -> Result<Vec<(PersonId, String)>, TeamError> {
    let mut found: Vec<(PersonId, String)> = Vec::new();
    for (named, _) in verified::<NameBody>(db, None, &RecordKind::PersonName)? {
        if named.entity.0 != named.author.person.0 {
            continue;
        }
        found.retain(|(person, _)| *person != named.author.person);
        found.push((named.author.person, named.body.name));
    }
    Ok(found)
}

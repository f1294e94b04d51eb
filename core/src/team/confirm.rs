//! Confirm a join whose code was compared, and grant what its device may open.

use oogst_protocol::{
    Audience, PersonId, TeamId,
    log::{Body, LogState, PersonRole, SignedEntry},
};
use rusqlite::Connection;

use super::{
    TeamError,
    append::{self, Planned},
    log,
};
use crate::{App, seal};

/// Confirms the device that shows this code (20 digits, however they are grouped): a preparer's
/// first, or a further device of this person. Returns whose it is.
///
/// # Errors
/// [`TeamError::NoSuchCode`], and what the log or hub refuses.
pub async fn confirm(app: &App, code: &str) -> Result<PersonId, TeamError> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let wanted = digits(code);
    let member = app.store.read(append::current)?;
    let hub = append::hub(app, &member)?;
    let find = |log: &LogState| {
        log.pending()
            .iter()
            .find(|(join, _)| digits(&SignedEntry::compare_code(&member.team, join)) == wanted)
            .map(|(join, device)| (*join, *device))
            .ok_or(TeamError::NoSuchCode)
    };
    let whose = std::sync::OnceLock::new();
    let confirmed = append::append(app, &hub, |now| {
        let (join, device) = find(now.log)?;
        let device = now.log.devices().get(&device).ok_or(TeamError::Unknown)?;
        let _ = whose.set(device.person);
        let person = now.log.persons().get(&device.person).ok_or(TeamError::Unknown)?;
        // A newly confirmed preparer brings an own audience that nobody else can grant.
        let audiences = match person.role {
            PersonRole::Pending | PersonRole::Preparer => {
                vec![Audience::Team, Audience::Preparation, Audience::Own(device.person)]
            }
            PersonRole::Colleague => vec![Audience::Team, Audience::Own(device.person)],
        };
        let mut planned = Planned::plain(Body::Confirm { join });
        planned.grants = seal::give(now.secrets, &audiences, &device.seal)?;
        Ok(planned)
    })
    .await;
    match confirmed {
        Ok(_) => whose.into_inner().ok_or(TeamError::NoSuchCode),
        // Confirmed before: by another preparer, or by us when the answer was lost.
        Err(TeamError::NoSuchCode) => app.store.read(|db| before(db, &member.team, &wanted, digits)),
        Err(error) => Err(error),
    }
}

/// Whose device joined under this code and belongs by now.
fn before(
    db: &Connection,
    team: &TeamId,
    wanted: &str,
    digits: impl Fn(&str) -> String,
) -> Result<PersonId, TeamError> {
    let log = log::load(db)?.ok_or(TeamError::NoTeam)?;
    let joins = log::frames(db, 0)?.into_iter().filter_map(|frame| SignedEntry::parse(&frame).ok());
    let mut joined = joins.filter(|entry| digits(&SignedEntry::compare_code(team, &entry.hash())) == wanted);
    let found = joined.find_map(|entry| match &entry.entry().body {
        Body::Join { device, .. } => log.active(&device.sign),
        _ => None,
    });
    found.ok_or(TeamError::NoSuchCode)
}

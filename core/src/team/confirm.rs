//! Confirm a join whose code was compared, and grant what its device may open.

use oogst_protocol::{
    Audience, PersonId,
    log::{Body, PersonRole, SignedEntry},
};

use super::{
    TeamError,
    append::{self, Planned},
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
    let hub = append::hub(&member)?;
    let find = |log: &oogst_protocol::log::LogState| {
        log.pending()
            .iter()
            .find(|(join, _)| digits(&SignedEntry::compare_code(&member.team, join)) == wanted)
            .map(|(join, device)| (*join, *device))
            .ok_or(TeamError::NoSuchCode)
    };
    let whose = std::sync::OnceLock::new();
    append::append(app, &hub, |now| {
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
    .await?;
    whose.into_inner().ok_or(TeamError::NoSuchCode)
}

//! The team: found, join, invite, confirm, remove, leave, recover.

mod model;

use std::sync::Arc;

use oogst_core::{
    protocol::{
        TeamId,
        invite::{FoundingLink, InviteLink},
        recovery::{RecoverySeed, RecoverySheet},
    },
    team::{self, RecoverBy, Removal, sheet_pdf},
};

pub use model::{
    Device, DeviceState, Invite, InviteKind, Joined, LinkKind, MemberState, OpenInvite, Person, PrintedSheet,
    Role, SheetLabels, TeamShown,
};

use crate::{OogstError, ids::id, platform::Room, run::Shared};

/// Rooms that joining or leaving a team changes: all of them.
const ALL: &[Room] = &[
    Room::Team,
    Room::Cycles,
    Room::Captures,
    Room::Cards,
    Room::Submissions,
    Room::Outbox,
    Room::Inbox,
    Room::Pupils,
    Room::Settings,
];
/// What was taken before there was a team waits to be sent to it.
const WAITING: &[Room] = &[Room::ToSend];

/// The team: found, join, invite, confirm, devices, leave, recover.
#[derive(uniffi::Object)]
pub struct Team(pub(crate) Arc<Shared>);

/// What a scanned or pasted text is, before anything is done with it.
#[uniffi::export]
pub fn recognise_link(text: String) -> Result<LinkKind, OogstError> {
    let text = text.trim();
    if let Ok(link) = InviteLink::parse(text) {
        return Ok(LinkKind::Invite { hub: link.hub, kind: link.role.into() });
    }
    match FoundingLink::parse(text) {
        Ok(link) => Ok(LinkKind::Founding { hub: link.hub }),
        Err(_) => match RecoverySheet::parse(text) {
            Ok(sheet) => Ok(LinkKind::Recovery { hub: sheet.hub.clone() }),
            // What the invite's reader says is what a person who scanned one needs to hear.
            Err(_) => Err(InviteLink::parse(text)
                .err()
                .map_or_else(|| OogstError::bad_input("link.not_a_link"), Into::into)),
        },
    }
}

#[uniffi::export]
impl Team {
    /// The team as of the last sync.
    pub async fn show(&self) -> Result<TeamShown, OogstError> {
        self.0.read(|app| team::show(app).map(TeamShown::from)).await
    }

    /// Founds a team by the link that a new hub printed.
    pub async fn found(&self, link: String, team_name: String, name: String) -> Result<(), OogstError> {
        let link = FoundingLink::parse(link.trim())?;
        self.0
            .online(ALL, None, async move |app| team::found(&app, &link, &team_name, &name).await.map(|_| ()))
            .await
            .inspect(|()| self.0.tell(WAITING))
    }

    /// Joins by an invite. A colleague belongs at once; a preparer and a further device show the code that is to be
    /// compared, and belong once somebody did.
    pub async fn join(&self, link: String, name: String) -> Result<Joined, OogstError> {
        let link = InviteLink::parse(link.trim())?;
        self.0
            .online(ALL, None, async move |app| team::join(&app, &link, &name).await.map(Joined::from))
            .await
            .inspect(|_| self.0.tell(WAITING))
    }

    /// Makes an invite for colleagues: so many may use it, for so many hours.
    pub async fn invite(&self, uses: u32, hours: u32) -> Result<Invite, OogstError> {
        self.0
            .online(&[Room::Team], None, async move |app| {
                team::invite(&app, false, uses, hours).await.map(Invite::from)
            })
            .await
    }

    /// Makes an invite for one preparer, for 24 hours.
    pub async fn invite_preparer(&self) -> Result<Invite, OogstError> {
        self.0
            .online(&[Room::Team], None, async move |app| {
                team::invite(&app, true, 1, 24).await.map(Invite::from)
            })
            .await
    }

    /// Makes an invite for one further device of this person, for an hour.
    pub async fn invite_device(&self) -> Result<Invite, OogstError> {
        self.0
            .online(&[Room::Team], None, async move |app| team::invite_device(&app).await.map(Invite::from))
            .await
    }

    /// Closes an open invite for everybody.
    pub async fn close_invite(&self, invite: String) -> Result<(), OogstError> {
        let invite = id(&invite)?;
        self.0.online(&[Room::Team], None, async move |app| team::close_invite(&app, invite).await).await
    }

    /// Confirms the device that shows this code. Returns whose it is.
    pub async fn confirm(&self, code: String) -> Result<String, OogstError> {
        let done = async move |app| team::confirm(&app, &code).await.map(|person| person.to_string());
        self.0.online(&[Room::Team], None, done).await
    }

    /// Removes a device that is lost.
    pub async fn remove_device(&self, device: String) -> Result<(), OogstError> {
        let removal = Removal::Device(id(&device)?);
        self.0.online(&[Room::Team], None, async move |app| team::remove(&app, removal).await).await
    }

    /// Removes a person from the team, with all their devices.
    pub async fn remove_person(&self, person: String) -> Result<(), OogstError> {
        let removal = Removal::Person(id(&person)?);
        self.0.online(&[Room::Team], None, async move |app| team::remove(&app, removal).await).await
    }

    /// Leaves the team. Captures stay on this device. Refused while something was not sent, unless `anyway`.
    pub async fn leave(&self, anyway: bool) -> Result<(), OogstError> {
        self.0.online(ALL, None, async move |app| team::leave(&app, anyway).await).await
    }

    /// Makes a recovery sheet to print and put away; an earlier one of this person is replaced. Nothing of it is kept.
    pub async fn print_sheet(&self, labels: SheetLabels) -> Result<PrintedSheet, OogstError> {
        let labels = sheet_pdf::Labels::from(labels);
        let made = async move |app| {
            team::print_sheet(&app, &labels).await.and_then(|sheet| PrintedSheet::of(&sheet, &labels))
        };
        self.0.online(&[Room::Team], None, made).await
    }

    /// Comes back on an empty device by a sheet's scanned code.
    pub async fn recover(&self, sheet: String) -> Result<(), OogstError> {
        let by = RecoverBy::Sheet(RecoverySheet::parse(sheet.trim())?);
        self.0
            .online(ALL, None, async move |app| team::recover(&app, by).await.map(|_| ()))
            .await
            .inspect(|()| self.0.tell(WAITING))
    }

    /// Comes back by a sheet's 24 words, with the hub and the team as it prints them.
    pub async fn recover_by_words(&self, words: String, hub: String, team: String) -> Result<(), OogstError> {
        let team: TeamId = id(team.trim())?;
        let by =
            RecoverBy::Words { seed: RecoverySeed::from_words(&words)?, hub: hub.trim().to_owned(), team };
        self.0
            .online(ALL, None, async move |app| team::recover(&app, by).await.map(|_| ()))
            .await
            .inspect(|()| self.0.tell(WAITING))
    }
}

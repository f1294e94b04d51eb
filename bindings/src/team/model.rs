//! The team's records as they cross.

use oogst_core::{
    paper::qr::Ground,
    protocol::log::{InviteRole, PersonRole},
    team::{self, MembershipState, TeamError, TeamView, sheet_pdf},
};

use crate::app::count;

/// Where this device stands in its team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum MemberState {
    /// Begun, but the hub's word is not in yet: the next sync goes on.
    Joining,
    /// Somebody still has to compare the code.
    Pending,
    /// Belongs.
    Active,
    /// Removed. What was opened stays.
    Removed,
}

impl From<MembershipState> for MemberState {
    fn from(state: MembershipState) -> Self {
        match state {
            MembershipState::Joining => Self::Joining,
            MembershipState::Pending => Self::Pending,
            MembershipState::Active => Self::Active,
            MembershipState::Removed => Self::Removed,
        }
    }
}

/// What a person may do in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Role {
    /// Member of the preparation group.
    Preparer,
    /// Any other participant.
    Colleague,
    /// Invited as a preparer, code not compared yet.
    Pending,
}

impl From<PersonRole> for Role {
    fn from(role: PersonRole) -> Self {
        match role {
            PersonRole::Preparer => Self::Preparer,
            PersonRole::Colleague => Self::Colleague,
            PersonRole::Pending => Self::Pending,
        }
    }
}

/// Whom an invite is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum InviteKind {
    /// Colleagues.
    Colleague,
    /// One preparer.
    Preparer,
    /// A further device of who made it: no name is asked.
    Device,
}

impl From<InviteRole> for InviteKind {
    fn from(role: InviteRole) -> Self {
        match role {
            InviteRole::Colleague => Self::Colleague,
            InviteRole::Preparer => Self::Preparer,
            InviteRole::Device(_) => Self::Device,
        }
    }
}

/// What a text is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum LinkKind {
    /// An invite: [`crate::Team::join`].
    Invite {
        /// The hub's address.
        hub: String,
        /// For whom.
        kind: InviteKind,
    },
    /// A founding link: [`crate::Team::found`].
    Founding {
        /// The hub's address.
        hub: String,
    },
    /// A recovery sheet's code: [`crate::Team::recover`].
    Recovery {
        /// The hub's address.
        hub: String,
    },
}

/// What joining came to.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Joined {
    /// Where this device stands now.
    pub state: MemberState,
    /// The code to compare, when somebody has to confirm first.
    pub code: Option<String>,
}

impl From<team::Joined> for Joined {
    fn from(joined: team::Joined) -> Self {
        Self { state: joined.member.state.into(), code: joined.code }
    }
}

/// A link that was made: show it as a QR code, or share it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct Invite {
    /// The link; whoever holds it may join while the invite is open.
    pub link: String,
    /// How many may use it.
    pub uses: u32,
    /// Until when (Unix milliseconds).
    pub expires_at: i64,
}

impl From<team::Invited> for Invite {
    fn from(invited: team::Invited) -> Self {
        Self {
            link: invited.link.to_link(),
            uses: invited.uses,
            expires_at: invited.expires_at.saturating_mul(1000),
        }
    }
}

/// The team, for screens.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TeamShown {
    /// The team's id.
    pub team: String,
    /// Its name, once it arrived.
    pub name: Option<String>,
    /// Its hub's address.
    pub hub: String,
    /// Where this device stands.
    pub state: MemberState,
    /// Everybody, by role and name.
    pub persons: Vec<Person>,
    /// Every device.
    pub devices: Vec<Device>,
    /// Invites that may still be used.
    pub invites: Vec<OpenInvite>,
    /// The team log needs a newer version of the app.
    pub update_needed: bool,
    /// Keys wait for a renewal by somebody who may.
    pub renewal_due: bool,
}

impl From<TeamView> for TeamShown {
    fn from(view: TeamView) -> Self {
        Self {
            team: view.member.team.to_string(),
            name: view.name,
            hub: view.member.hub.url,
            state: view.member.state.into(),
            persons: view.persons.into_iter().map(Person::from).collect(),
            devices: view.devices.into_iter().map(Device::from).collect(),
            invites: view.invites.into_iter().map(OpenInvite::from).collect(),
            update_needed: view.update_needed,
            renewal_due: view.renewal_due,
        }
    }
}

/// A person of the team.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Person {
    /// Who.
    pub id: String,
    /// Their name, once it arrived.
    pub name: Option<String>,
    /// What they may do.
    pub role: Role,
    /// They left or were removed.
    pub gone: bool,
    /// It is this device's own person.
    pub me: bool,
    /// Recovery sheets that may be used.
    pub sheets: u32,
}

impl From<team::PersonView> for Person {
    fn from(person: team::PersonView) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name,
            role: person.role.into(),
            gone: person.gone,
            me: person.me,
            sheets: count(person.sheets),
        }
    }
}

/// Where a device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum DeviceState {
    /// Belongs.
    Active,
    /// Its code is to be compared.
    Pending,
    /// Removed.
    Removed,
}

/// A device.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Device {
    /// Its key.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The person's name, once it arrived.
    pub name: Option<String>,
    /// It is this one.
    pub this: bool,
    /// Where it stands.
    pub state: DeviceState,
    /// The code to compare while it is pending.
    pub code: Option<String>,
    /// This device may confirm it.
    pub confirmable: bool,
}

impl From<team::DeviceView> for Device {
    fn from(device: team::DeviceView) -> Self {
        Self {
            id: device.id.to_string(),
            person: device.person.to_string(),
            name: device.name,
            this: device.this,
            state: match device.state {
                "active" => DeviceState::Active,
                "pending" => DeviceState::Pending,
                _ => DeviceState::Removed,
            },
            code: device.code,
            confirmable: device.confirmable,
        }
    }
}

/// An invite that may still be used.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OpenInvite {
    /// Its key, to close it by.
    pub id: String,
    /// For whom.
    pub kind: InviteKind,
    /// Uses left.
    pub uses: u32,
    /// Until when (Unix milliseconds).
    pub expires_at: i64,
}

impl From<(oogst_core::protocol::VerifyKey, InviteRole, u32, i64)> for OpenInvite {
    fn from((key, role, uses, expires): (oogst_core::protocol::VerifyKey, InviteRole, u32, i64)) -> Self {
        Self { id: key.to_string(), kind: role.into(), uses, expires_at: expires.saturating_mul(1000) }
    }
}

/// What the recovery sheet says, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SheetLabels {
    /// The language ("nl").
    pub lang: String,
    /// The page's title.
    pub title: String,
    /// Whose it is, and of when.
    pub who: String,
    /// What it is for, a paragraph each.
    pub explain: Vec<String>,
    /// Beside the code.
    pub scan_here: String,
    /// Above the words.
    pub words_title: String,
    /// Under it.
    pub words_hint: String,
    /// Before the hub's address.
    pub hub_label: String,
    /// Before the team's id.
    pub team_label: String,
    /// At the foot.
    pub keep_safe: String,
}

impl From<SheetLabels> for sheet_pdf::Labels {
    fn from(labels: SheetLabels) -> Self {
        let SheetLabels { lang, title, who, explain, scan_here, words_title, words_hint, .. } = labels;
        let SheetLabels { hub_label, team_label, keep_safe, .. } = labels;
        Self {
            lang,
            title,
            who,
            explain,
            scan_here,
            words_title,
            words_hint,
            hub_label,
            team_label,
            keep_safe,
        }
    }
}

/// A recovery sheet to print and put away. Nothing of it is kept on the device.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct PrintedSheet {
    /// One A4 page.
    pub pdf: Vec<u8>,
    /// The same as text, its code drawn in blocks.
    pub text: String,
}

impl PrintedSheet {
    pub(crate) fn of(sheet: &team::PrintedSheet, labels: &sheet_pdf::Labels) -> Result<Self, TeamError> {
        let team = sheet.team.to_string();
        let text = sheet_pdf::text(&sheet.code, &sheet.words, &sheet.hub, &team, labels, Ground::Paper)?;
        Ok(Self { pdf: sheet.pdf.clone(), text })
    }
}

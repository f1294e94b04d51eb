//! Why something about the team can't be done.

use oogst_protocol::{invite::LinkError, recovery::WordsError};

use super::KeptLogError;
use crate::{random::NoRandom, record::QueueError, seal::GiveError, store::StoreError, sync::HubFault};

/// Why something about the team can't be done. Each says what a person can do about it.
#[derive(Debug, thiserror::Error)]
pub enum TeamError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The hub, or the way to it.
    #[error(transparent)]
    Hub(#[from] HubFault),
    /// The text is no usable link.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The words are no sheet's.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The log can't be used: sealing stops.
    #[error(transparent)]
    Log(#[from] KeptLogError),
    /// A record can't be queued.
    #[error(transparent)]
    Queue(#[from] QueueError),
    /// Grants can't be made.
    #[error(transparent)]
    Give(#[from] GiveError),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] NoRandom),
    /// No team has been joined.
    #[error("no team has been joined")]
    NoTeam,
    /// This store belongs to a team already.
    #[error("this device belongs to a team already")]
    AlreadyMember,
    /// The invite is closed, used up or expired.
    #[error("the invite is over")]
    InviteOver,
    /// The link's hub is another than the one at that address.
    #[error("the hub at this address is not the link's")]
    OtherHub,
    /// The link's team log is not what the hub serves.
    #[error("the hub serves another team log than the link names")]
    OtherLog,
    /// Only a preparer may do this.
    #[error("only a preparer may do this")]
    PreparersOnly,
    /// No device waits with this code.
    #[error("no device waits with this code")]
    NoSuchCode,
    /// No such device or person.
    #[error("unknown device or person")]
    Unknown,
    /// The last preparer can't go.
    #[error("the team would be left without a preparer")]
    LastPreparer,
    /// The sheet is unknown to the team: used before, or replaced.
    #[error("this recovery sheet is not in use")]
    SheetOver,
    /// A recovery was cut off before the hub had it: it starts again with the sheet.
    #[error("the recovery was cut off; start it again with the sheet")]
    SheetNeeded,
    /// Media that are only at the hub would be out of reach: fetch them first.
    #[error("{0} captures are only at the hub; fetch them first")]
    OnlyAtHub(u64),
    /// Something has not been sent yet; leaving would lose it for the team.
    #[error("{0} things have not been sent yet")]
    Unsent(u64),
    /// The name is empty or too long.
    #[error("the name must have 1 to 80 characters")]
    Name,
    /// The log holds an entry of a later version: sealing stops until the app is updated.
    #[error("the team log needs a newer version of the app")]
    UpdateNeeded,
    /// The log refuses.
    #[error("the team log refuses: {0}")]
    Refused(oogst_protocol::log::LogError),
    /// A sheet could not be drawn.
    #[error("the sheet could not be drawn: {0}")]
    Drawing(String),
}

impl From<rusqlite::Error> for TeamError {
    fn from(error: rusqlite::Error) -> Self {
        TeamError::Store(error.into())
    }
}

impl From<super::sheet_pdf::SheetError> for TeamError {
    fn from(error: super::sheet_pdf::SheetError) -> Self {
        TeamError::Drawing(error.to_string())
    }
}

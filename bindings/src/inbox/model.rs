//! The inbox as it crosses.

use oogst_core::domain::{
    inbox::{self, InboxRow, InboxVersion, ItemState},
    quarantine::QuarantineRow,
};

use super::told::ArrivalRound;
use crate::{
    app::count,
    capture::{Format, Kind, LeftIn, Pixels},
    card::CardResult,
    submission::{Pupils, Reflection},
};

/// What arrived.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct InboxShown {
    /// Submissions, newest first.
    pub rows: Vec<Arrival>,
    /// Withdrawn again.
    pub withdrawn: u32,
    /// Not opened by anybody yet.
    pub unopened: u32,
    /// Changed apart on two devices.
    pub conflicts: u32,
}

impl From<inbox::Inbox> for InboxShown {
    fn from(inbox: inbox::Inbox) -> Self {
        Self {
            rows: inbox.rows.into_iter().map(Arrival::from).collect(),
            withdrawn: count(inbox.withdrawn),
            unopened: count(inbox.unopened),
            conflicts: count(inbox.conflicts),
        }
    }
}

/// Which submission, and whose: an id alone may be used by two people.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ArrivalRef {
    /// The submission.
    pub submission: String,
    /// Who sent it.
    pub from: String,
}

/// A submission that arrived.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Arrival {
    /// Which.
    pub arrival: ArrivalRef,
    /// The sender's name, once it arrived.
    pub from_name: Option<String>,
    /// Somebody else uses the same id: look twice.
    pub same_id: bool,
    /// Changed apart on two devices: the newest is shown.
    pub conflict: bool,
    /// When it was made (Unix milliseconds).
    pub at: i64,
    /// When the hub received it (Unix milliseconds).
    pub received_at: i64,
    /// A preparer opened it.
    pub opened: bool,
    /// The assignment it answers: its cycle.
    pub assignment: Option<String>,
    /// That assignment's title, once it arrived.
    pub assignment_title: Option<String>,
    /// Files that arrived, of `of`.
    pub arrived: u32,
    /// All its files.
    pub of: u32,
    /// The reflection.
    pub reflection: Reflection,
    /// Its files.
    pub items: Vec<ArrivalItem>,
    /// Results of cards that go with it.
    pub results: Vec<CardResult>,
    /// How pupils say that it went.
    pub rounds: Vec<ArrivalRound>,
}

impl From<InboxRow> for Arrival {
    fn from(row: InboxRow) -> Self {
        let arrival =
            ArrivalRef { submission: row.submission.to_string(), from: row.from.person.to_string() };
        let InboxVersion { received_at, at, opened, assignment, arrived, reflection, items, .. } = row.newest;
        let (cards, registrations) = (row.newest.cards, row.newest.registrations);
        let (assignment, assignment_title) =
            assignment.map_or((None, None), |asked| (Some(asked.id.to_string()), asked.title));
        Self {
            arrival,
            from_name: row.from.name,
            same_id: row.same_id,
            conflict: row.conflict,
            at,
            received_at,
            opened,
            assignment,
            assignment_title,
            arrived: count(arrived.n),
            of: count(arrived.of),
            reflection: reflection.into(),
            items: items.into_iter().map(ArrivalItem::from).collect(),
            results: cards.iter().map(|told| CardResult::of(told.result, &told.told)).collect(),
            rounds: registrations.into_iter().map(ArrivalRound::from).collect(),
        }
    }
}

/// Where a file that was submitted is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ItemStanding {
    /// Its sender has not sent it yet.
    Arriving,
    /// At the hub: opening fetches it.
    NotFetched,
    /// On this device.
    Here,
    /// Not what its record says; nothing is shown of it.
    Quarantined,
}

impl From<ItemState> for ItemStanding {
    fn from(state: ItemState) -> Self {
        match state {
            ItemState::Arriving => Self::Arriving,
            ItemState::NotFetched => Self::NotFetched,
            ItemState::Here => Self::Here,
            ItemState::Quarantined => Self::Quarantined,
        }
    }
}

/// A file that was submitted.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ArrivalItem {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its format.
    pub format: Format,
    /// Its bytes.
    pub bytes: u64,
    /// Where it is.
    pub standing: ItemStanding,
    /// Who can be recognised.
    pub pupils: Pupils,
    /// The note.
    pub note: String,
    /// The learning goal.
    pub goal: Option<String>,
    /// The lesson.
    pub lesson: Option<String>,
    /// When its camera says it was taken (ISO 8601).
    pub taken_at: Option<String>,
    /// Width and height.
    pub pixels: Option<Pixels>,
    /// Length of a video, in milliseconds.
    pub duration_ms: Option<u64>,
    /// Personal data that could not be taken out.
    pub left_in: Vec<LeftIn>,
    /// A preview is on this device.
    pub has_preview: bool,
}

impl From<inbox::InboxItem> for ArrivalItem {
    fn from(item: inbox::InboxItem) -> Self {
        Self {
            id: item.id.to_string(),
            kind: item.kind.into(),
            format: item.format.into(),
            bytes: item.bytes,
            standing: item.state.into(),
            pupils: item.pupils.into(),
            note: item.note,
            goal: item.goal,
            lesson: item.lesson,
            taken_at: item.taken_at.map(|at| at.to_string()),
            pixels: item.pixels.map(Pixels::from),
            duration_ms: item.duration_ms,
            left_in: item.left_in.into_iter().map(LeftIn::from).collect(),
            has_preview: item.previews.iter().any(|preview| preview.state == ItemState::Here),
        }
    }
}

/// A file that was opened.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OpenedFile {
    /// The item.
    pub item: String,
    /// Where it is now.
    pub path: String,
    /// Its bytes.
    pub bytes: u64,
}

/// Something that arrived and does not count.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PutAside {
    /// The record.
    pub record: String,
    /// Why, as a code.
    pub code: String,
    /// Who it says it is from.
    pub from: Option<String>,
    /// Their name.
    pub from_name: Option<String>,
    /// When it arrived (Unix milliseconds).
    pub received_at: i64,
    /// It may be accepted after all.
    pub acceptable: bool,
}

impl From<QuarantineRow> for PutAside {
    fn from(row: QuarantineRow) -> Self {
        Self {
            record: row.record.to_string(),
            code: row.reason.code().to_owned(),
            from: row.from.map(|person| person.to_string()),
            from_name: row.from_name,
            received_at: row.received_at,
            acceptable: row.acceptable,
        }
    }
}

//! The outbox as it crosses.

use oogst_core::domain::outbox::{self, Purpose, State, Summary, Why};

use crate::{app::count, capture::Kind};

/// Where a capture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Standing {
    /// Kept here, in no submission, not on its way.
    Draft,
    /// To be sent as soon as there is a connection.
    Queued,
    /// A video, waiting for a network that costs nothing.
    WaitingUnmetered,
    /// Part of it is at the hub.
    Sending,
    /// All of it is at the hub, and signed for.
    Received,
    /// Does not go on without somebody.
    NeedsAttention,
    /// Received, and its original no longer on this device.
    Freed,
}

impl From<State> for Standing {
    fn from(state: State) -> Self {
        match state {
            State::Draft => Self::Draft,
            State::Queued => Self::Queued,
            State::WaitingUnmetered => Self::WaitingUnmetered,
            State::Sending => Self::Sending,
            State::Received => Self::Received,
            State::NeedsAttention => Self::NeedsAttention,
            State::Freed => Self::Freed,
        }
    }
}

/// Why a capture stands still.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum StandingWhy {
    /// A video on a network that costs something.
    VideoOnMetered,
    /// Another device of this person has it, and sends it.
    OnOtherDevice,
    /// Its original is gone from this device.
    OriginalMissing,
    /// What went wrong, as the code of an error (`hub.` and this).
    Trouble {
        /// The code.
        code: String,
    },
}

impl From<Why> for StandingWhy {
    fn from(why: Why) -> Self {
        match why {
            Why::VideoOnMetered => Self::VideoOnMetered,
            Why::OnOtherDevice => Self::OnOtherDevice,
            Why::OriginalMissing => Self::OriginalMissing,
            Why::Trouble(code) => Self::Trouble { code },
        }
    }
}

/// Why something is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SendingFor {
    /// To the preparation group.
    Submission,
    /// As a backup that only its author can open.
    Backup,
    /// It is not.
    Nothing,
}

impl From<Purpose> for SendingFor {
    fn from(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Submission => Self::Submission,
            Purpose::Backup => Self::Backup,
            Purpose::None => Self::Nothing,
        }
    }
}

/// One capture on its way.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OutboxRow {
    /// The capture.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub standing: Standing,
    /// Bytes that the hub has for good, of `total_bytes`.
    pub sent_bytes: u64,
    /// Bytes of everything of it, sealed.
    pub total_bytes: u64,
    /// Why it is sent.
    pub purpose: SendingFor,
    /// Why it stands still, if it does.
    pub why: Option<StandingWhy>,
    /// When it was taken in (Unix milliseconds).
    pub captured_at: i64,
}

impl From<outbox::OutboxRow> for OutboxRow {
    fn from(row: outbox::OutboxRow) -> Self {
        Self {
            id: row.id.to_string(),
            kind: row.kind.into(),
            standing: row.state.into(),
            sent_bytes: row.sent_bytes,
            total_bytes: row.total_bytes,
            purpose: row.purpose.into(),
            why: row.why.map(StandingWhy::from),
            captured_at: row.captured_at,
        }
    }
}

/// How many stand where.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OutboxSummary {
    /// Drafts.
    pub draft: u32,
    /// Waiting for a connection.
    pub queued: u32,
    /// Videos waiting for a network that costs nothing.
    pub waiting_unmetered: u32,
    /// On their way.
    pub sending: u32,
    /// Received.
    pub received: u32,
    /// In need of somebody.
    pub needs_attention: u32,
    /// Received, originals no longer here.
    pub freed: u32,
    /// Bytes still to go of what is queued, waiting or on its way.
    pub left_bytes: u64,
}

impl From<Summary> for OutboxSummary {
    fn from(summary: Summary) -> Self {
        Self {
            draft: count(summary.draft),
            queued: count(summary.queued),
            waiting_unmetered: count(summary.waiting_unmetered),
            sending: count(summary.sending),
            received: count(summary.received),
            needs_attention: count(summary.needs_attention),
            freed: count(summary.freed),
            left_bytes: summary.left_bytes,
        }
    }
}

/// What is on its way or waits.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OutboxShown {
    /// In numbers.
    pub summary: OutboxSummary,
    /// Per item.
    pub rows: Vec<OutboxRow>,
}

impl From<outbox::Outbox> for OutboxShown {
    fn from(outbox: outbox::Outbox) -> Self {
        Self { summary: outbox.summary.into(), rows: outbox.rows.into_iter().map(OutboxRow::from).collect() }
    }
}

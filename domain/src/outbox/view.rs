//! The outbox as a list with its counts.

use std::cmp::Reverse;

use oogst_protocol::EntityId;
use serde::Serialize;

use super::{CaptureFacts, Purpose, State, Why, state};
use crate::capture::MediaKind;

/// Every capture with where it stands.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Outbox {
    /// How many stand where.
    pub summary: Summary,
    /// What needs somebody first, then what moves, what waits, what is safe; each the newest first.
    pub rows: Vec<OutboxRow>,
}

/// One capture.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// The capture.
    pub id: EntityId,
    /// Photo, video or document.
    pub kind: MediaKind,
    /// Where it stands.
    pub state: State,
    /// Bytes of its sealed objects that are durable at the hub.
    pub sent_bytes: u64,
    /// Bytes of its sealed objects.
    pub total_bytes: u64,
    /// Why it is or would be sent.
    pub purpose: Purpose,
    /// Why it stands still, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// When it was taken in (Unix milliseconds).
    pub captured_at: i64,
}

/// How many stand where: "3 wachten op wifi".
#[derive(Serialize, Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Captures that are drafts.
    pub draft: usize,
    /// Captures that wait for a connection.
    pub queued: usize,
    /// Videos that wait for an unmetered network.
    pub waiting_unmetered: usize,
    /// Captures on their way.
    pub sending: usize,
    /// Captures that the hub signed for.
    pub received: usize,
    /// Captures that need somebody.
    pub needs_attention: usize,
    /// Captures received whose originals are not on this device.
    pub freed: usize,
    /// Bytes still to go of what is queued, waiting or on its way.
    pub left_bytes: u64,
}

/// The outbox from what the device knows.
#[must_use]
pub fn view(captures: &[CaptureFacts]) -> Outbox {
    let mut rows: Vec<OutboxRow> = captures.iter().map(row).collect();
    rows.sort_by_key(|row| (rank(row.state), Reverse(row.captured_at), row.id));
    let mut summary = Summary::default();
    for row in &rows {
        summary.add(row);
    }
    Outbox { summary, rows }
}

fn row(facts: &CaptureFacts) -> OutboxRow {
    let (state, why) = state(facts);
    let sum = |bytes: &dyn Fn(&super::ObjectFacts) -> u64| {
        facts.objects.iter().map(bytes).fold(0, u64::saturating_add)
    };
    OutboxRow {
        id: facts.id,
        kind: facts.kind,
        state,
        sent_bytes: sum(&|object| object.sent_bytes()),
        total_bytes: sum(&|object| object.bytes),
        purpose: facts.purpose(),
        why,
        captured_at: facts.captured_at,
    }
}

fn rank(state: State) -> u8 {
    match state {
        State::NeedsAttention => 0,
        State::Sending => 1,
        State::Queued => 2,
        State::WaitingUnmetered => 3,
        State::Draft => 4,
        State::Received => 5,
        State::Freed => 6,
    }
}

impl Summary {
    fn add(&mut self, row: &OutboxRow) {
        let count = match row.state {
            State::Draft => &mut self.draft,
            State::Queued => &mut self.queued,
            State::WaitingUnmetered => &mut self.waiting_unmetered,
            State::Sending => &mut self.sending,
            State::Received => &mut self.received,
            State::NeedsAttention => &mut self.needs_attention,
            State::Freed => &mut self.freed,
        };
        *count += 1;
        if matches!(row.state, State::Queued | State::WaitingUnmetered | State::Sending) {
            let left = row.total_bytes.saturating_sub(row.sent_bytes);
            self.left_bytes = self.left_bytes.saturating_add(left);
        }
    }
}

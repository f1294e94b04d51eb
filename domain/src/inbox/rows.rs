//! The parts of an inbox row: versions, items, previews.

use oogst_protocol::{EntityId, Hash, PersonId};
use serde::Serialize;

use super::{InboxFacts, ItemState};
use crate::{
    capture::{Format, LeftIn, ManifestItem, MediaKind, Role, TakenAt},
    pupil::SubmittedRegistrations,
    record::Verified,
    submission::{Item, Pupils, Reflection, SubmissionBody, SubmittedCards},
};

/// Who it is from.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The person.
    pub person: PersonId,
    /// What they are called; none when their name has not come yet.
    pub name: Option<String>,
}

/// The assignment it answers.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRef {
    /// The assignment, which is its cycle's id.
    pub id: EntityId,
    /// Its title; none when the cycle has not come yet.
    pub title: Option<String>,
}

/// How many of the items have arrived: "3 of 5".
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// Items whose originals are at the hub or here, and right.
    pub n: usize,
    /// Items there are.
    pub of: usize,
}

/// One version of a submission.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct InboxVersion {
    /// Its record.
    pub record: Hash,
    /// When this device got it (Unix milliseconds).
    pub received_at: i64,
    /// When it was made, by its author's clock (Unix milliseconds).
    pub at: i64,
    /// Whether the preparation group opened it.
    pub opened: bool,
    /// The assignment it answers.
    pub assignment: Option<AssignmentRef>,
    /// How much of it has arrived.
    pub arrived: Arrived,
    /// What the teacher says about it all.
    pub reflection: Reflection,
    /// Its items, in the teacher's order.
    pub items: Vec<InboxItem>,
    /// How lessons went by their cards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<SubmittedCards>,
    /// How pupils say that it went: tallies and chosen pieces.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub registrations: Vec<SubmittedRegistrations>,
}

/// One item.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct InboxItem {
    /// The capture.
    pub id: EntityId,
    /// Photo, video or document.
    pub kind: MediaKind,
    /// The format of the original.
    pub format: Format,
    /// The SHA-256 of the cleaned original, 64 hex digits.
    pub sha256: Option<String>,
    /// Bytes of the cleaned original.
    pub bytes: u64,
    /// Where the original is.
    pub state: ItemState,
    /// Who can be recognised, as the teacher said.
    pub pupils: Pupils,
    /// What the teacher says about it.
    pub note: String,
    /// The learning goal it is about.
    pub goal: Option<String>,
    /// The lesson.
    pub lesson: Option<String>,
    /// When it was taken, as its camera said.
    pub taken_at: Option<TakenAt>,
    /// Width and height as shown, upright.
    pub pixels: Option<(u32, u32)>,
    /// Duration of a video, in milliseconds.
    pub duration_ms: Option<u64>,
    /// What personal data could not be taken out.
    pub left_in: Vec<LeftIn>,
    /// What can be shown before the original is here, the smallest first.
    pub previews: Vec<PreviewRow>,
}

/// A preview or poster.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// Which.
    pub role: Role,
    /// Its object.
    pub object: Hash,
    /// The SHA-256 of what is inside, 64 hex digits.
    pub sha256: String,
    /// Bytes of what is inside.
    pub bytes: u64,
    /// Where it is.
    pub state: ItemState,
}

impl InboxVersion {
    /// One version, with what the device knows of it.
    pub(super) fn new(head: &Verified<SubmissionBody>, facts: &impl InboxFacts) -> Self {
        let items: Vec<InboxItem> = head.body.items.iter().map(|item| row(item, facts)).collect();
        let there = |item: &&InboxItem| matches!(item.state, ItemState::Here | ItemState::NotFetched);
        let arrived = Arrived { n: items.iter().filter(there).count(), of: items.len() };
        let assignment =
            head.body.assignment.map(|id| AssignmentRef { id, title: facts.assignment_title(id) });
        Self {
            record: head.hash,
            received_at: facts.received_at(&head.hash),
            at: head.at,
            opened: facts.opened(&head.hash),
            assignment,
            arrived,
            reflection: head.body.reflection.clone(),
            items,
            cards: head.body.cards.clone(),
            registrations: head.body.registrations.clone(),
        }
    }
}

fn row(item: &Item, facts: &impl InboxFacts) -> InboxItem {
    let state = |object: &ManifestItem| ItemState::from(facts.object(&object.object.hash));
    let original = item.manifest.iter().find(|object| object.role == Role::Original);
    let mut previews: Vec<PreviewRow> = item
        .manifest
        .iter()
        .filter(|object| object.role != Role::Original)
        .map(|object| PreviewRow {
            role: object.role,
            object: object.object.hash,
            sha256: object.object.plain_sha256.hex(),
            bytes: object.object.plain_bytes,
            state: state(object),
        })
        .collect();
    previews.sort_by_key(|preview| preview.role);
    InboxItem {
        id: item.capture,
        kind: item.kind,
        format: item.format,
        sha256: original.map(|object| object.object.plain_sha256.hex()),
        bytes: original.map_or(0, |object| object.object.plain_bytes),
        // Without an original (which the body's limits refuse) there is nothing that could come.
        state: original.map_or(ItemState::Quarantined, state),
        pupils: item.pupils,
        note: item.note.clone(),
        goal: item.goal.clone(),
        lesson: item.lesson.clone(),
        taken_at: item.taken_at,
        pixels: item.pixels,
        duration_ms: item.duration_ms,
        left_in: item.left_in.clone(),
        previews,
    }
}

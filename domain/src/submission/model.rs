//! The body of a submission's record.

use oogst_protocol::EntityId;
use serde::{Deserialize, Serialize};

use crate::{
    capture::{Format, LeftIn, ManifestItem, MediaKind, TakenAt},
    card::CardResultBody,
    pupil::SubmittedRegistrations,
};

/// A submission, said by its author to *preparation*. The record's entity is the submission's id.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct SubmissionBody {
    /// The assignment it answers: its cycle's entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment: Option<EntityId>,
    /// What the teacher says about it all.
    #[serde(default)]
    pub reflection: Reflection,
    /// The chosen captures, in the teacher's order; none when `withdrawn`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// How lessons went by their exit cards: as much of it as the teacher chose to tell; none when `withdrawn`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<SubmittedCards>,
    /// How pupils say that it went: tallies, and pieces that the teacher chose; none when `withdrawn`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub registrations: Vec<SubmittedRegistrations>,
    /// Whether its author took it back.
    #[serde(default)]
    pub withdrawn: bool,
}

/// The result of a lesson's cards, as it was when it was submitted.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct SubmittedCards {
    /// The result.
    pub result: EntityId,
    /// What is told of it.
    pub told: CardResultBody,
}

/// Short prompts, each answered or left empty.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
#[serde(default)]
pub struct Reflection {
    /// What went well (*successen*).
    pub successes: String,
    /// What stood in the way (*belemmeringen*).
    pub obstacles: String,
    /// Added value for pupils.
    pub added_value_pupils: String,
    /// What it does to the teacher's own approach.
    pub own_approach: String,
    /// What it does to the quality of the lesson.
    pub lesson_quality: String,
    /// The question it leads to (*verdiepende vraag*).
    pub follow_up_question: String,
}

/// Who can be recognised in an item: said by the teacher, per item, at submission.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Pupils {
    /// No pupils in it.
    None,
    /// Pupils, their faces covered.
    Covered,
    /// Pupils who can be recognised.
    Recognisable,
}

/// One chosen capture, as it was when it was submitted.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Item {
    /// The capture.
    pub capture: EntityId,
    /// Photo, video or document.
    pub kind: MediaKind,
    /// The format of the original.
    pub format: Format,
    /// Who can be recognised.
    pub pupils: Pupils,
    /// What the teacher says about it. May be empty.
    #[serde(default)]
    pub note: String,
    /// The learning goal it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// The lesson, in the teacher's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// When it was taken, as its camera said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_at: Option<TakenAt>,
    /// Duration of a video, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u64>,
    /// Width and height as shown, upright.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pixels: Option<(u32, u32)>,
    /// What personal data could not be taken out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_in: Vec<LeftIn>,
    /// Its objects.
    pub manifest: Vec<ManifestItem>,
}

//! The body of a capture's record: the backup of a draft, to its author's own.

use oogst_protocol::{EntityId, ObjectRef, record::RecordKind};
use serde::{Deserialize, Serialize};

use super::{
    Format, LeftIn, MediaKind, Role, TakenAt,
    rules::{self, CaptureError},
};
use crate::record::Body;

/// A capture, said by its author to their own devices. The record's entity is the capture's id.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct CaptureBody {
    /// Photo, video or document.
    pub kind: MediaKind,
    /// The format of the cleaned original.
    pub format: Format,
    /// What the teacher says about it. May be empty.
    #[serde(default)]
    pub note: String,
    /// The learning goal it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// The assignment it is for: its cycle's entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment: Option<EntityId>,
    /// The lesson, in the teacher's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// When it was taken, as its camera said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_at: Option<TakenAt>,
    /// When it was taken in, by this device's clock (Unix milliseconds).
    pub captured_at: i64,
    /// Width and height as shown, upright.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pixels: Option<(u32, u32)>,
    /// Duration of a video, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u64>,
    /// What personal data could not be taken out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_in: Vec<LeftIn>,
    /// Its objects; none when `removed`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub manifest: Vec<ManifestItem>,
    /// Whether its author threw it away: other devices then do the same.
    #[serde(default)]
    pub removed: bool,
}

/// One object of a capture.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct ManifestItem {
    /// What it is to its capture.
    pub role: Role,
    /// Where it is and how to open it.
    #[serde(flatten)]
    pub object: ObjectRef,
}

impl Body for CaptureBody {
    type Error = CaptureError;
    const KIND: RecordKind = RecordKind::Capture;

    fn check(&self) -> Result<(), CaptureError> {
        rules::check_words(&self.note, self.goal.as_deref(), self.lesson.as_deref())?;
        rules::check_media(self.kind, self.format, self.left_in.len())?;
        if !self.removed {
            rules::check_manifest(&self.manifest)
        } else if self.manifest.is_empty() {
            Ok(())
        } else {
            Err(CaptureError::RemovedWithObjects)
        }
    }
}

//! A capture as this store has it.

use oogst_domain::capture::{Format, LeftIn, MediaKind, Role, TakenAt};
use oogst_protocol::{EntityId, ObjectRef};

use crate::clock::Moment;

/// A capture with its objects.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    /// Its id; also the entity of its records.
    pub id: EntityId,
    /// Photo, video or document.
    pub kind: MediaKind,
    /// The format of the cleaned original.
    pub format: Format,
    /// What the teacher says about it; may be empty.
    pub note: String,
    /// The learning goal it is about.
    pub goal: Option<String>,
    /// The assignment it is for: its cycle's entity.
    pub assignment: Option<EntityId>,
    /// The lesson, in the teacher's own words.
    pub lesson: Option<String>,
    /// When it was taken, as its camera said.
    pub taken_at: Option<TakenAt>,
    /// When it was taken in, by this device's clock.
    pub captured_at: Moment,
    /// Width and height as shown, upright.
    pub pixels: Option<(u32, u32)>,
    /// Duration of a video, in milliseconds.
    pub duration_ms: Option<u64>,
    /// What personal data could not be taken out.
    pub left_in: Vec<LeftIn>,
    /// Something in it was covered for good.
    pub covered: bool,
    /// Kept on purpose for its author alone, uncovered: it is never submitted.
    pub own_only: bool,
    /// Its objects, previews first.
    pub objects: Vec<StoredObject>,
}

impl Capture {
    /// Its object of this role.
    #[must_use]
    pub fn object(&self, role: Role) -> Option<&StoredObject> {
        self.objects.iter().find(|object| object.role == role)
    }

    /// The cleaned original. Every capture has one; `None` only for a damaged store.
    #[must_use]
    pub fn original(&self) -> Option<&StoredObject> {
        self.object(Role::Original)
    }
}

/// One object of a capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredObject {
    /// What it is to its capture.
    pub role: Role,
    /// Its name, size and key.
    pub object: ObjectRef,
    /// Its sealed file is on this device.
    pub here: bool,
}

/// What taking in came to.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenCapture {
    /// The capture: new, or the one that the same file gave before.
    pub capture: Capture,
    /// The same file had been taken in before, as this one; nothing was stored again.
    pub same_as: Option<EntityId>,
}

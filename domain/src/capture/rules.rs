//! What a capture must be, as a draft and as an item of a submission.

use oogst_protocol::{Hash, limits::OBJECT_MAX};

use super::{Format, ManifestItem, MediaKind, Role};
use crate::text::{self, TextError};

/// Most characters of a capture's note.
pub const NOTE_MAX: usize = 1000;
/// Most characters of a learning goal.
pub const GOAL_MAX: usize = 120;
/// Most characters of a lesson.
pub const LESSON_MAX: usize = 120;
/// Most objects that were replaced by covering: three each time.
pub const REPLACED_MAX: usize = 300;
/// Most bytes of a media type.
const MEDIA_TYPE_MAX: usize = 120;
/// Most things left in: there are five kinds, and a later version may know more.
const LEFT_IN_MAX: usize = 32;

/// Why a capture can't be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CaptureError {
    /// A text that does not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Its format is not of its kind.
    #[error("{format:?} is no {kind:?}")]
    Kind {
        /// The kind it says.
        kind: MediaKind,
        /// The format it says.
        format: Format,
    },
    /// Not exactly one original.
    #[error("{0} originals, where one must be")]
    Originals(usize),
    /// Two objects of one role.
    #[error("two objects of the role {0:?}")]
    RoleTwice(Role),
    /// An object of an impossible size: larger than any may be, or than its own ciphertext.
    #[error("an object of {bytes} bytes that holds {plain_bytes}")]
    ObjectSize {
        /// Bytes of ciphertext.
        bytes: u64,
        /// Bytes of what is inside.
        plain_bytes: u64,
    },
    /// A media type that is none (RFC 6838, section 4.2).
    #[error("an object without a proper media type")]
    MediaType,
    /// More things left in than there are kinds.
    #[error("{0} things left in")]
    LeftIn(usize),
    /// Thrown away, and still with objects.
    #[error("thrown away, and still with objects")]
    RemovedWithObjects,
    /// More than [`REPLACED_MAX`] objects replaced by covering.
    #[error("{0} objects replaced, more than fit one capture")]
    Replaced(usize),
    /// An object that was replaced, and is still among its objects.
    #[error("an object that was replaced is still among its objects")]
    ReplacedStands,
}

/// Note, goal and lesson: as a shell checks them before anything is taken in.
///
/// # Errors
/// [`CaptureError::Text`].
pub fn check_words(note: &str, goal: Option<&str>, lesson: Option<&str>) -> Result<(), CaptureError> {
    text::prose("note", note, NOTE_MAX)?;
    text::optional_line("goal", goal, GOAL_MAX)?;
    text::optional_line("lesson", lesson, LESSON_MAX)?;
    Ok(())
}

/// Kind, format and what was left in.
pub(crate) fn check_media(kind: MediaKind, format: Format, left_in: usize) -> Result<(), CaptureError> {
    if format.kind() != kind {
        return Err(CaptureError::Kind { kind, format });
    }
    if left_in > LEFT_IN_MAX {
        return Err(CaptureError::LeftIn(left_in));
    }
    Ok(())
}

/// What was replaced by covering is gone from its objects.
pub(crate) fn check_replaced(replaced: &[Hash], manifest: &[ManifestItem]) -> Result<(), CaptureError> {
    if replaced.len() > REPLACED_MAX {
        return Err(CaptureError::Replaced(replaced.len()));
    }
    let stands = manifest.iter().any(|item| replaced.contains(&item.object.hash));
    if stands { Err(CaptureError::ReplacedStands) } else { Ok(()) }
}

/// The objects of one capture: one original, each role at most once, sizes that can be.
pub(crate) fn check_manifest(manifest: &[ManifestItem]) -> Result<(), CaptureError> {
    let count = |role| manifest.iter().filter(|item| item.role == role).count();
    let originals = count(Role::Original);
    if originals != 1 {
        return Err(CaptureError::Originals(originals));
    }
    for role in [Role::Preview256, Role::Preview1280, Role::Poster] {
        if count(role) > 1 {
            return Err(CaptureError::RoleTwice(role));
        }
    }
    for item in manifest {
        let (bytes, plain_bytes) = (item.object.bytes, item.object.plain_bytes);
        if bytes > OBJECT_MAX || plain_bytes >= bytes {
            return Err(CaptureError::ObjectSize { bytes, plain_bytes });
        }
        let media_type = &item.object.media_type;
        let printable = media_type.bytes().all(|b| (b' '..=b'~').contains(&b));
        if media_type.len() > MEDIA_TYPE_MAX || !printable || !media_type.contains('/') {
            return Err(CaptureError::MediaType);
        }
    }
    Ok(())
}

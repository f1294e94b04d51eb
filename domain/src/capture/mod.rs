//! Captures: what a teacher caught in class, cleaned and sealed on the way in.

mod body;
mod model;
mod rules;
mod standing;
mod taken_at;

pub use body::{CaptureBody, ManifestItem};
pub use model::{Format, LeftIn, MediaKind, PhotoPolicy, Role, VideoLimits};
pub use rules::{CaptureError, GOAL_MAX, LESSON_MAX, NOTE_MAX, REPLACED_MAX, check_words};
pub(crate) use rules::{check_manifest, check_media};
pub use standing::{Standing, standing};
pub use taken_at::{TakenAt, TakenAtError};

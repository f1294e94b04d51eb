//! Captures: what a teacher caught in class, cleaned and sealed on the way in.

mod model;
mod taken_at;

pub use model::{Format, LeftIn, MediaKind, PhotoPolicy, Role, VideoLimits};
pub use taken_at::{TakenAt, TakenAtError};

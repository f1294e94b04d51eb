//! What taking in a file needs to know, and what it learns.

use oogst_domain::capture::{Format, LeftIn, PhotoPolicy, Role, TakenAt, VideoLimits};

/// What the assignment asks of media; the default is what a store without a team uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// How photos are kept.
    pub photo: PhotoPolicy,
    /// How long and large a video may be.
    pub video: VideoLimits,
}

/// A small picture of a capture, an object of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Which of the previews this is.
    pub role: Role,
    /// A clean upright JPEG.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// What was learned while a file was cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// The format of the cleaned bytes (a reduced PNG comes out as JPEG).
    pub format: Format,
    /// When it was taken, if the file said so.
    pub taken_at: Option<TakenAt>,
    /// Width and height as shown (upright), for photos and videos.
    pub pixels: Option<(u32, u32)>,
    /// Duration in milliseconds, for videos.
    pub duration_ms: Option<u64>,
    /// Previews, smallest first; photos only.
    pub previews: Vec<Preview>,
    /// What could not be removed, sorted, each once.
    pub left_in: Vec<LeftIn>,
}

//! Where faces may be.

use crate::{PlatformError, capture::CoverArea};

/// Finds faces in a picture, with the platform's own eyes, on the device: ML Kit's bundled model, Vision. Only ever a suggestion: a
/// person moves, adds and removes them before anything is covered.
#[uniffi::export(with_foreign)]
pub trait FaceSuggestions: Send + Sync {
    /// Where faces may be in this JPEG, as parts of its width and height.
    fn faces(&self, jpeg: Vec<u8>) -> Result<Vec<CoverArea>, PlatformError>;
}

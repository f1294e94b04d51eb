//! Media: recognise by content, clean by allowlist, make previews.
//!
//! Nothing here knows a store, a seal or a team: bytes in, cleaned bytes out, and what was learned
//! on the way ([`TakenIn`]). Where to start:
//! - [`recognise`]: which format is this, whatever its name says;
//! - [`take_in`]: the one door; dispatches to [`photo`], [`video`] and [`document`];
//! - [`redact`]: parts of a photo covered for good.

use std::io::{Read, Seek, Write};

pub mod document;
mod error;
mod model;
pub mod photo;
mod recognise;
mod recognise_text;
mod recognise_zip;
pub mod redact;
pub mod video;

pub use error::{Limit, MediaError};
pub use model::{Policy, Preview, TakenIn};
pub use recognise::recognise;

/// A source that can be read twice: a file, or a spool under a throw-away key.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// Recognises `src`, writes its cleaned bytes to `out` as a stream, and reports what it learned.
///
/// `src` is read from its start. On an error `out` may hold a partial result: the caller throws
/// it away. Peak memory: the decoded picture for photos (bounded by [`photo::MAX_PIXELS`]), a few
/// MB for videos and documents whatever their size.
///
/// # Errors
/// [`MediaError`]: what is wrong with the file, or which limit it exceeds.
pub fn take_in(src: &mut dyn ReadSeek, out: &mut dyn Write, policy: &Policy) -> Result<TakenIn, MediaError> {
    let format = recognise(src)?;
    match format.kind() {
        oogst_domain::capture::MediaKind::Photo => photo::take_in(format, src, out, policy),
        oogst_domain::capture::MediaKind::Video => video::take_in(format, src, out, policy),
        oogst_domain::capture::MediaKind::Document => document::take_in(format, src, out, policy),
    }
}

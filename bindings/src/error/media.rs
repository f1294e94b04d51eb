//! Files, captures, and texts that people type.

use std::io;

use oogst_core::{
    capture::CaptureError,
    domain::{TextError, TextFault, capture},
    media::{Limit, MediaError},
};

use super::OogstError;
use crate::capture::{format_word, kind_word};

impl From<MediaError> for OogstError {
    fn from(error: MediaError) -> Self {
        match error {
            MediaError::Empty => Self::bad_input("media.empty"),
            MediaError::Heic => Self::bad_input("media.heic"),
            MediaError::NotTakenIn { name, convert_to } => {
                Self::bad_input("media.not_taken_in").with("name", name).with("to", convert_to)
            }
            MediaError::Unknown => Self::bad_input("media.unknown"),
            MediaError::Damaged { format, what: _ } => {
                Self::bad_input("media.damaged").with("format", format_word(format))
            }
            MediaError::Protected { format } => {
                Self::bad_input("media.protected").with("format", format_word(format))
            }
            MediaError::TooMuch { limit, found, allowed } => {
                let (code, unit) = too_much(limit);
                Self::bad_input(code)
                    .with(&format!("found{unit}"), found)
                    .with(&format!("allowed{unit}"), allowed)
            }
            MediaError::Io(error) => Self::bad_input("media.io").with("why", error),
        }
    }
}

/// The code, and what the names of its two values end in.
fn too_much(limit: Limit) -> (&'static str, &'static str) {
    match limit {
        Limit::Pixels => ("media.too_many_pixels", ""),
        Limit::Bytes => ("media.too_large", "_bytes"),
        Limit::DurationMs => ("media.too_long", "_ms"),
        Limit::Nesting => ("media.nested", ""),
        Limit::Parts => ("media.too_many_parts", ""),
        Limit::Unpacked => ("media.unpacked", "_bytes"),
    }
}

impl From<CaptureError> for OogstError {
    fn from(error: CaptureError) -> Self {
        match error {
            CaptureError::Source { path, source } if source.kind() == io::ErrorKind::NotFound => {
                Self::not_found("capture.no_file").with("path", path.display())
            }
            CaptureError::Source { path, source } => {
                Self::bad_input("capture.unreadable").with("path", path.display()).with("why", source)
            }
            CaptureError::Media(error) => error.into(),
            CaptureError::OtherKind { expected, found } => Self::bad_input("capture.other_kind")
                .with("expected", kind_word(expected))
                .with("found", kind_word(found)),
            CaptureError::PosterWithoutVideo => Self::bad_input("capture.poster_without_video"),
            CaptureError::Poster(_) => Self::bad_input("capture.poster"),
            CaptureError::Text(error) => error.into(),
            CaptureError::Unknown(id) => Self::not_found("capture.unknown").with("id", id),
            CaptureError::Nothing => Self::not_found("capture.nothing"),
            CaptureError::Submitted(id) => Self::needs_attention("capture.submitted").with("id", id),
            CaptureError::NoPhoto(kind) => Self::bad_input("cover.no_photo").with("kind", kind_word(kind)),
            CaptureError::Redact(error) => error.into(),
            CaptureError::CoveredTooOften(id) => Self::needs_attention("cover.too_often").with("id", id),
            CaptureError::Record(error) => error.into(),
            CaptureError::Store(error) => error.into(),
        }
    }
}

impl From<capture::CaptureError> for OogstError {
    fn from(error: capture::CaptureError) -> Self {
        use capture::CaptureError as E;
        match error {
            E::Text(error) => error.into(),
            E::Kind { .. }
            | E::Originals(_)
            | E::RoleTwice(_)
            | E::ObjectSize { .. }
            | E::MediaType
            | E::LeftIn(_)
            | E::RemovedWithObjects
            | E::Replaced(_)
            | E::ReplacedStands => Self::store("capture.shape").with("why", error),
        }
    }
}

impl From<TextError> for OogstError {
    fn from(error: TextError) -> Self {
        let said = match error.fault {
            TextFault::Empty => Self::bad_input("text.empty"),
            TextFault::TooLong { max } => Self::bad_input("text.too_long").with("max", max),
            TextFault::Untrimmed => Self::bad_input("text.untrimmed"),
            TextFault::Control => Self::bad_input("text.control"),
        };
        said.with("field", error.field)
    }
}

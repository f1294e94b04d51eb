//! Captures, and texts that people type.

use std::io;

use oogst_core::{
    capture::CaptureError,
    domain::{TextError, TextFault, capture, capture::MediaKind},
    media::redact::{AREAS_MAX, AreaFault, RedactError},
};

use super::Failure;
use crate::exit::Exit;

impl From<CaptureError> for Failure {
    fn from(error: CaptureError) -> Self {
        let bad = |code, fault| Failure::new(Exit::BadInput, code, fault);
        match error {
            CaptureError::Source { path, source } if source.kind() == io::ErrorKind::NotFound => {
                Failure::new(Exit::NotFound, "capture.no_file", |f| &f.source_missing).with("path", path)
            }
            CaptureError::Source { path, source } => {
                bad("capture.unreadable", |f| &f.source).with("path", path).with("why", source.to_string())
            }
            CaptureError::Media(error) => error.into(),
            CaptureError::OtherKind { expected, found } => bad("capture.other_kind", |f| &f.other_kind)
                .with("expected", expected)
                .with("found", found)
                .with("verb", verb(found)),
            CaptureError::PosterWithoutVideo => {
                bad("capture.poster_without_video", |f| &f.poster_without_video)
            }
            CaptureError::Poster(_) => bad("capture.poster", |f| &f.poster),
            CaptureError::Text(error) => error.into(),
            CaptureError::Unknown(id) => {
                Failure::new(Exit::NotFound, "capture.unknown", |f| &f.capture_unknown).with("id", id)
            }
            CaptureError::Nothing => Failure::new(Exit::NotFound, "capture.nothing", |f| &f.nothing_to_undo),
            CaptureError::Submitted(id) => {
                Failure::new(Exit::NeedsAttention, "capture.submitted", |f| &f.capture_submitted)
                    .with("id", id)
            }
            CaptureError::NoPhoto(kind) => bad("cover.no_photo", |f| &f.cover_no_photo).with("kind", kind),
            CaptureError::Redact(error) => error.into(),
            CaptureError::CoveredTooOften(id) => {
                Failure::new(Exit::NeedsAttention, "cover.too_often", |f| &f.cover_too_often).with("id", id)
            }
            CaptureError::Record(error) => error.into(),
            CaptureError::Store(error) => error.into(),
        }
    }
}

impl From<RedactError> for Failure {
    fn from(error: RedactError) -> Self {
        let usage = |code, fault| Failure::new(Exit::Usage, code, fault);
        match error {
            RedactError::NoAreas => usage("cover.none", |f| &f.cover_none),
            RedactError::TooMany(found) => {
                usage("cover.too_many", |f| &f.cover_too_many).with("found", found).with("allowed", AREAS_MAX)
            }
            RedactError::Area { index, fault } => match fault {
                AreaFault::Empty => usage("cover.empty", |f| &f.cover_empty),
                AreaFault::Outside => usage("cover.outside", |f| &f.cover_outside),
                AreaFault::NotANumber => usage("cover.number", |f| &f.cover_number),
            }
            .with("n", index + 1),
            RedactError::Media(error) => error.into(),
        }
    }
}

/// The verb that takes in this kind.
fn verb(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Photo => "photo",
        MediaKind::Video => "video",
        MediaKind::Document => "document",
    }
}

impl From<capture::CaptureError> for Failure {
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
            | E::ReplacedStands => Failure::new(Exit::Store, "capture.shape", |f| &f.capture_shape)
                .with("why", error.to_string()),
        }
    }
}

impl From<TextError> for Failure {
    fn from(error: TextError) -> Self {
        let usage = |code, fault| Failure::new(Exit::Usage, code, fault).with("field", error.field);
        match error.fault {
            TextFault::Empty => usage("text.empty", |f| &f.text_empty),
            TextFault::TooLong { max } => usage("text.too_long", |f| &f.text_too_long).with("max", max),
            TextFault::Untrimmed => usage("text.untrimmed", |f| &f.text_untrimmed),
            TextFault::Control => usage("text.control", |f| &f.text_control),
        }
    }
}

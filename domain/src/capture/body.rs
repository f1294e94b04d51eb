//! The body of a capture's record: the backup of a draft, to its author's own.

use oogst_protocol::{EntityId, Hash, ObjectRef, record::RecordKind};
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
    /// Objects that it had before something in the photo was covered: they are never its objects again, whatever
    /// another device says that did not know yet ([`standing`](super::standing)).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Hash>,
    /// Kept on purpose for its author alone, uncovered: it is never submitted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_only: bool,
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
        rules::check_replaced(&self.replaced, &self.manifest)?;
        if !self.removed {
            rules::check_manifest(&self.manifest)
        } else if self.manifest.is_empty() {
            Ok(())
        } else {
            Err(CaptureError::RemovedWithObjects)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        capture::REPLACED_MAX,
        testing::{capture_body, object},
    };

    #[test]
    fn a_capture_as_it_travels_comes_back_the_same() {
        insta::assert_json_snapshot!("capture", capture_body());
        let text = serde_json::to_string(&capture_body()).unwrap();
        assert_eq!(serde_json::from_str::<CaptureBody>(&text).unwrap(), capture_body());
    }

    #[test]
    fn a_capture_is_one_original_with_previews_that_can_be() {
        assert_eq!(capture_body().check(), Ok(()));
        let with = |change: &dyn Fn(&mut CaptureBody)| {
            let mut body = capture_body();
            change(&mut body);
            body.check()
        };
        assert_eq!(with(&|b| b.manifest.clear()), Err(CaptureError::Originals(0)));
        assert_eq!(with(&|b| b.manifest.push(object(Role::Original, 9, 1))), Err(CaptureError::Originals(2)));
        assert_eq!(
            with(&|b| b.manifest.push(object(Role::Preview256, 9, 1))),
            Err(CaptureError::RoleTwice(Role::Preview256))
        );
        assert!(matches!(with(&|b| b.format = Format::Mp4), Err(CaptureError::Kind { .. })));
        assert!(matches!(
            with(&|b| b.manifest[0].object.plain_bytes = u64::MAX),
            Err(CaptureError::ObjectSize { .. })
        ));
        assert!(matches!(
            with(&|b| b.manifest[0].object.bytes = u64::MAX),
            Err(CaptureError::ObjectSize { .. })
        ));
        assert_eq!(
            with(&|b| b.manifest[0].object.media_type = "image/jpeg\r\nx: y".into()),
            Err(CaptureError::MediaType)
        );
        assert!(matches!(with(&|b| b.note = "x".repeat(1001)), Err(CaptureError::Text(_))));
    }

    #[test]
    fn what_was_covered_is_none_of_its_objects() {
        let mut body = CaptureBody { replaced: vec![Hash([7; 32])], own_only: true, ..capture_body() };
        insta::assert_json_snapshot!("covered_capture", body);
        assert_eq!(body.check(), Ok(()));
        body.replaced.push(body.manifest[0].object.hash);
        assert_eq!(body.check(), Err(CaptureError::ReplacedStands));
        body.replaced = (0..=REPLACED_MAX).map(|n| Hash([(n % 250) as u8; 32])).collect();
        assert_eq!(body.check(), Err(CaptureError::Replaced(REPLACED_MAX + 1)));
    }

    #[test]
    fn a_capture_thrown_away_names_no_object() {
        let mut body = CaptureBody { removed: true, ..capture_body() };
        assert_eq!(body.check(), Err(CaptureError::RemovedWithObjects));
        body.manifest.clear();
        assert_eq!(body.check(), Ok(()));
    }
}

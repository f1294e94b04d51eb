//! Chosen captures as a submission's items.

use oogst_domain::submission::{Item, Pupils, SubmissionBody};
use oogst_protocol::{EntityId, Hash};
use rusqlite::Connection;

use super::SubmitError;
use crate::record::capture_body;

/// A chosen capture, and who can be recognised in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Which.
    pub capture: EntityId,
    /// Who can be recognised.
    pub pupils: Pupils,
}

pub(super) fn items(db: &Connection, chosen: &[Chosen]) -> Result<Vec<Item>, SubmitError> {
    chosen
        .iter()
        .map(|each| {
            let unknown = SubmitError::UnknownCapture(each.capture);
            let body = capture_body(db, each.capture)?.filter(|body| !body.removed).ok_or(unknown)?;
            if body.own_only {
                return Err(SubmitError::OwnOnly(each.capture));
            }
            Ok(Item {
                capture: each.capture,
                kind: body.kind,
                format: body.format,
                pupils: each.pupils,
                note: body.note,
                goal: body.goal,
                lesson: body.lesson,
                taken_at: body.taken_at,
                duration_ms: body.duration_ms,
                pixels: body.pixels,
                left_in: body.left_in,
                manifest: body.manifest,
            })
        })
        .collect()
}

pub(super) fn objects(body: &SubmissionBody) -> Vec<Hash> {
    body.objects().collect()
}

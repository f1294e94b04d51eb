//! List captures, newest first, a page at a time.

use oogst_protocol::EntityId;
use rusqlite::params;

use super::{Capture, CaptureError, rows};
use crate::{
    clock::Moment,
    store::{Store, columns::Col},
};

/// Captures on one page.
pub const PAGE: usize = 50;

/// The last capture of a page: the next page begins after it, whatever was added or removed in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When it was taken in.
    pub captured_at: Moment,
    /// Its id.
    pub id: EntityId,
}

impl Cursor {
    /// After this capture.
    #[must_use]
    pub fn after(capture: &Capture) -> Self {
        Self { captured_at: capture.captured_at, id: capture.id }
    }
}

/// One page of captures, newest first, with their objects; at most `limit` of them, [`PAGE`] as a rule.
///
/// # Errors
/// [`CaptureError::Store`].
pub fn list(store: &Store, after: Option<Cursor>, limit: usize) -> Result<Vec<Capture>, CaptureError> {
    // The first page is what comes after a capture of the end of time.
    let after = after.unwrap_or(Cursor { captured_at: Moment(i64::MAX), id: EntityId([0xff; 16]) });
    store.read(|db| {
        let sql = format!(
            "SELECT {} FROM captures WHERE removed_at IS NULL AND captured_at <= ?1 AND (captured_at < ?1 OR id > ?2)
               ORDER BY captured_at DESC, id LIMIT ?3",
            rows::COLUMNS
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut query = db.prepare_cached(&sql)?;
        let found = query.query_map(params![after.captured_at.0, Col(after.id), limit], rows::from_row)?;
        let mut captures = Vec::new();
        for capture in found {
            let (n, capture) = capture?;
            captures.push(Capture { objects: rows::objects(db, n)?, ..capture });
        }
        Ok(captures)
    })
}

/// One capture.
///
/// # Errors
/// [`CaptureError::Unknown`] when it was removed or never here.
pub fn find(store: &Store, id: EntityId) -> Result<Capture, CaptureError> {
    store.read(|db| rows::find(db, id)?.ok_or(CaptureError::Unknown(id)))
}

//! Undo a capture: give back the moment before it, as long as no submission holds it.

use oogst_protocol::{Audience, EntityId};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Capture, CaptureError, rows};
use crate::{App, store::columns::Col, submission};

/// Removes the newest capture.
///
/// # Errors
/// [`CaptureError::Nothing`], and as [`remove`].
pub fn undo(app: &App) -> Result<Capture, CaptureError> {
    let newest = super::list(&app.store, None, 1)?.pop().ok_or(CaptureError::Nothing)?;
    remove(app, newest.id)
}

/// Removes a capture and everything made from it, in one transaction; its files follow when the transaction is
/// durable, or at the next open. What the hub has of it is deleted there at the next sync.
///
/// # Errors
/// [`CaptureError::Unknown`] when it was removed before or never here, [`CaptureError::Submitted`] when a submission
/// holds it: withdraw that instead.
pub fn remove(app: &App, id: EntityId) -> Result<Capture, CaptureError> {
    let now = app.clock.now();
    let capture = app.store.write(|tx| {
        let capture = rows::find(tx, id)?.ok_or(CaptureError::Unknown(id))?;
        if submitted(tx, id)? {
            return Err(CaptureError::Submitted(id));
        }
        for hash in rows::let_go(tx, &capture, now)? {
            app.store.objects().doom(tx, &hash, now)?;
        }
        Ok(capture)
    })?;
    // The capture is gone; a file that can't be removed now goes at the next open.
    if let Err(error) = app.store.sweep() {
        tracing::warn!(%error, "files of a removed capture are left for the next open");
    }
    Ok(capture)
}

/// Whether a submission, queued or sent, holds it, from this device or another of this person: its objects are then
/// meant for the preparation group.
pub(super) fn submitted(db: &Connection, id: EntityId) -> Result<bool, CaptureError> {
    let meant = db
        .query_row(
            "SELECT 1 FROM object_audiences a JOIN objects o ON o.hash = a.object
               JOIN capture_objects co ON co.object = o.n JOIN captures c ON c.n = co.capture
               WHERE c.id = ?1 AND a.audience = ?2 LIMIT 1",
            params![Col(id), Audience::Preparation.to_string()],
            |_| Ok(()),
        )
        .optional()?;
    Ok(meant.is_some() || submission::holds(db, id)?)
}

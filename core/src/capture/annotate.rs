//! Say something about a capture: note, goal, lesson, assignment.

use oogst_domain::capture::check_words;
use oogst_protocol::EntityId;

use super::{Capture, CaptureError, rows};
use crate::App;

/// What changes; `None` leaves it as it is, `Some(None)` takes it away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotation {
    /// The note; empty takes it away.
    pub note: Option<String>,
    /// The learning goal.
    pub goal: Option<Option<String>>,
    /// The assignment: a cycle's entity.
    pub assignment: Option<Option<EntityId>>,
    /// The lesson.
    pub lesson: Option<Option<String>>,
}

/// Changes what is said about a capture. What was submitted before stays as it was: amend the submission.
///
/// # Errors
/// [`CaptureError::Unknown`], [`CaptureError::Text`].
pub fn annotate(app: &App, id: EntityId, annotation: Annotation) -> Result<Capture, CaptureError> {
    app.store.write(|tx| {
        let capture = rows::find(tx, id)?.ok_or(CaptureError::Unknown(id))?;
        let capture = annotation.applied(capture);
        check_words(&capture.note, capture.goal.as_deref(), capture.lesson.as_deref())?;
        rows::change(tx, &capture, app.clock.now())?;
        Ok(capture)
    })
}

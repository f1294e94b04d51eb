//! A pupil stops before being done: nothing of it stays, and the next begins clean.

use oogst_domain::pupil::Screen;
use oogst_protocol::EntityId;

use super::{PupilError, rows, screen};
use crate::{App, capture};

/// Throws away what the pupil at work had filled in, photos too.
///
/// # Errors
/// [`PupilError::NobodyAtWork`].
pub fn leave(app: &App) -> Result<Screen, PupilError> {
    let (round, taken) = app.store.write(|tx| {
        let session = rows::at_work(tx)?;
        rows::end_session(tx)?;
        Ok::<_, PupilError>((session.round, session.taken))
    })?;
    remove_photos(app, taken);
    app.store.read(|db| screen::of(db, round))
}

/// Removes photos that became no answer. One that can't be removed stays among the teacher's captures: nothing is lost.
pub(super) fn remove_photos(app: &App, photos: impl IntoIterator<Item = EntityId>) {
    for photo in photos {
        if let Err(error) = capture::remove(app, photo) {
            tracing::warn!(%error, "a pupil's photo that is no answer stays among the captures");
        }
    }
}

//! A photo of own work: taken in as a capture, and the answer to the screen.

use oogst_domain::{
    capture::MediaKind,
    pupil::{PupilAnswer, Screen},
};

use super::{PupilError, rows};
use crate::{
    App,
    capture::{self, Request, Source},
};

/// Takes in a photo and answers the screen with it. The photo is durable before the answer: a crash in between leaves it
/// among the teacher's captures.
///
/// # Errors
/// [`PupilError::NoPhotoAsked`]; [`PupilError::Capture`].
pub fn photo(app: &App, source: Source) -> Result<Screen, PupilError> {
    let round = app.store.read(|db| {
        let session = rows::at_work(db)?;
        let round = rows::known_round(db, session.round)?;
        if session.wants_photo(&round) { Ok(round) } else { Err(PupilError::NoPhotoAsked) }
    })?;
    let request = Request {
        expect: Some(MediaKind::Photo),
        goal: round.goal.clone(),
        assignment: round.assignment,
        lesson: round.lesson.clone(),
        ..Request::default()
    };
    let taken = capture::take_in(app, source, &request)?;
    app.store.write(|tx| {
        let mut session = rows::at_work(tx)?;
        let round = rows::known_round(tx, session.round)?;
        session.answer(&round, PupilAnswer::Photo { capture: taken.capture.id })?;
        if taken.same_as.is_none() {
            session.taken.insert(taken.capture.id);
        }
        rows::keep_session(tx, &session)?;
        Ok(session.screen(&round))
    })
}

//! Answer one screen. When this returns, the answer is durable.

use oogst_domain::pupil::{PupilAnswer, Screen};

use super::{PupilError, rows};
use crate::App;

/// Answers the screen of the pupil at work, and gives the next.
///
/// # Errors
/// [`PupilError::NobodyAtWork`]; [`SessionError`](oogst_domain::pupil::SessionError) for what can't be an answer.
pub fn answer(app: &App, answer: PupilAnswer) -> Result<Screen, PupilError> {
    app.store.write(|tx| {
        let mut session = rows::at_work(tx)?;
        let round = rows::known_round(tx, session.round)?;
        session.answer(&round, answer)?;
        rows::keep_session(tx, &session)?;
        Ok(session.screen(&round))
    })
}

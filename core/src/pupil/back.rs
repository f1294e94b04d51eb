//! Back to the screen before, until done.

use oogst_domain::pupil::Screen;

use super::{PupilError, rows};
use crate::App;

/// Goes back one screen; what was answered there is shown.
///
/// # Errors
/// [`PupilError::NobodyAtWork`]; [`SessionError::AtStart`](oogst_domain::pupil::SessionError::AtStart).
pub fn back(app: &App) -> Result<Screen, PupilError> {
    app.store.write(|tx| {
        let mut session = rows::at_work(tx)?;
        let round = rows::known_round(tx, session.round)?;
        session.back()?;
        rows::keep_session(tx, &session)?;
        Ok(session.screen(&round))
    })
}

//! A pupil begins: a number of the class, and a clean slate.

use oogst_domain::pupil::{PupilSession, Screen, SessionError};
use oogst_protocol::EntityId;

use super::{PupilError, rows, screen};
use crate::App;

/// A pupil begins. The same pupil again goes on where they were. Who has registered is refused, unless the teacher lets
/// them say it `anew`.
///
/// # Errors
/// [`PupilError::AtWork`] while another pupil is; [`SessionError::NoSuchNumber`], [`SessionError::AlreadyDone`].
pub fn begin(app: &App, round: EntityId, number: u16, anew: bool) -> Result<Screen, PupilError> {
    app.store.write(|tx| {
        let body = rows::known_round(tx, round)?;
        match rows::session(tx)? {
            Some(session) if session.round == round && session.number == number => {
                return screen::of(tx, round);
            }
            Some(session) => return Err(PupilError::AtWork(session.number)),
            None => {}
        }
        let session = PupilSession::begin(round, &rows::known_class(tx, body.class)?, number)?;
        if !anew && rows::registrations(tx, round)?.contains_key(&number) {
            return Err(SessionError::AlreadyDone(number).into());
        }
        rows::keep_session(tx, &session)?;
        screen::of(tx, round)
    })
}

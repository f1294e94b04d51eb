//! What pupil mode shows: one screen.

use oogst_domain::pupil::{PupilSession, Screen};
use oogst_protocol::EntityId;
use rusqlite::Connection;

use super::{PupilError, rows};
use crate::{App, store::StoreError};

/// The round in which a pupil is at work; none when the device is between pupils, or with its teacher.
///
/// # Errors
/// [`StoreError`].
pub fn at_work(app: &App) -> Result<Option<EntityId>, StoreError> {
    Ok(app.store.read(rows::session)?.map(|session| session.round))
}

/// The screen of a round now: of the pupil at work, or the choice of a number. After a dead battery it is the screen that
/// was being filled in.
///
/// # Errors
/// [`PupilError::UnknownRound`]; [`PupilError::AtWork`] when a pupil is at work in another round.
pub fn screen(app: &App, round: EntityId) -> Result<Screen, PupilError> {
    app.store.read(|db| of(db, round))
}

pub(super) fn of(db: &Connection, id: EntityId) -> Result<Screen, PupilError> {
    let round = rows::known_round(db, id)?;
    match rows::session(db)? {
        Some(session) if session.round == id => Ok(session.screen(&round)),
        Some(session) => Err(PupilError::AtWork(session.number)),
        None => Ok(PupilSession::choose(&rows::known_class(db, round.class)?)),
    }
}

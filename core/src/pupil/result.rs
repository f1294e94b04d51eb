//! How a round went: the class at once.

use oogst_domain::pupil::{RegistrationResult, view};
use oogst_protocol::EntityId;
use rusqlite::Connection;

use super::{PupilError, rows};
use crate::App;

/// A round for its teacher: counts, who asked for help, who has not yet.
///
/// # Errors
/// [`PupilError::UnknownRound`].
pub fn result(app: &App, round: EntityId) -> Result<RegistrationResult, PupilError> {
    app.store.read(|db| of(db, round))
}

pub(super) fn of(db: &Connection, id: EntityId) -> Result<RegistrationResult, PupilError> {
    let round = rows::known_round(db, id)?;
    let class = rows::class(db, round.class)?;
    Ok(view(id, &round, class.as_ref(), &rows::registrations(db, id)?))
}

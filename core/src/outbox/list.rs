//! What waits, and where each capture stands.

use oogst_domain::outbox::{Outbox, OutboxRow, Purpose, State, Summary, view};
use oogst_protocol::EntityId;

use super::facts::facts;
use crate::{App, submission::SubmitError};

/// What is on its way or waits: submitted captures, and backups that the hub does not have yet.
///
/// # Errors
/// [`SubmitError`].
pub fn list(app: &App) -> Result<Outbox, SubmitError> {
    let all = app.store.read(|db| facts(db, None))?;
    let shown: Vec<OutboxRow> = view(&all)
        .rows
        .into_iter()
        .filter(|row| match row.state {
            State::Received | State::Freed => false,
            State::Draft => row.purpose == Purpose::Backup,
            _ => true,
        })
        .collect();
    let waiting: Vec<_> =
        all.into_iter().filter(|capture| shown.iter().any(|row| row.id == capture.id)).collect();
    Ok(view(&waiting))
}

/// How many of all captures stand where: what the first screen counts.
///
/// # Errors
/// [`SubmitError`].
pub fn summary(app: &App) -> Result<Summary, SubmitError> {
    Ok(view(&app.store.read(|db| facts(db, None))?).summary)
}

/// Where the given captures stand, in the order asked; those that are not here are left out.
///
/// # Errors
/// [`SubmitError`].
pub fn states(app: &App, captures: &[EntityId]) -> Result<Vec<OutboxRow>, SubmitError> {
    let facts = app.store.read(|db| facts(db, Some(captures)))?;
    let rows = view(&facts).rows;
    Ok(captures.iter().filter_map(|id| rows.iter().find(|row| row.id == *id).cloned()).collect())
}

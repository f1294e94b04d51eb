//! The teacher's classes.

use oogst_domain::pupil::ClassView;
use oogst_protocol::EntityId;

use super::{PupilError, rows};
use crate::{App, store::StoreError};

/// All classes by name, those put away last.
///
/// # Errors
/// [`StoreError`].
pub fn classes(app: &App) -> Result<Vec<ClassView>, StoreError> {
    let all = app.store.read(rows::classes)?;
    let mut all: Vec<ClassView> = all.into_iter().map(|(id, body)| body.view(id)).collect();
    all.sort_by(|a, b| (a.closed, &a.name, a.id).cmp(&(b.closed, &b.name, b.id)));
    Ok(all)
}

/// One class.
///
/// # Errors
/// [`PupilError::UnknownClass`].
pub fn class(app: &App, id: EntityId) -> Result<ClassView, PupilError> {
    app.store.read(|db| Ok(rows::known_class(db, id)?.view(id)))
}

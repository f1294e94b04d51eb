//! Make a class: its name and how many pupils.

use oogst_domain::pupil::{ClassView, SchoolClassBody};
use oogst_protocol::EntityId;

use super::{PupilError, rows, say};
use crate::{App, random::bytes};

/// Makes a class of the numbers 1 to `pupils`; names can be given, by number, or later, or never.
///
/// # Errors
/// [`PupilError::Class`].
pub fn create_class(
    app: &App,
    name: &str,
    pupils: u16,
    names: &[(u16, String)],
) -> Result<ClassView, PupilError> {
    let mut body = SchoolClassBody::new(name, pupils)?;
    for (number, name) in names {
        body.name_pupil(*number, name)?;
    }
    let id = EntityId(bytes(app.random.as_ref())?);
    app.store.write(|tx| {
        let now = app.clock.now();
        rows::keep_class(tx, id, &body, now)?;
        say::queue_class(tx, now, id, &body)?;
        Ok(body.view(id))
    })
}

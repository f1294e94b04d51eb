//! Change a class: name a pupil, let one come or go, rename it, put it away.

use oogst_domain::{
    pupil::{ClassView, SchoolClassBody},
    record::Body,
};
use oogst_protocol::EntityId;

use super::{PupilError, rows, say};
use crate::App;

/// What changes in a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassChange {
    /// What the teacher calls it.
    Rename(String),
    /// A pupil's name; empty takes it away. A new number comes into the class.
    Name(u16, String),
    /// A number comes into the class.
    Come(u16),
    /// A number leaves it; what that pupil said stays.
    Go(u16),
    /// The class is put away, or taken out again.
    Close(bool),
}

/// Changes a class, all of it or nothing.
///
/// # Errors
/// [`PupilError`].
pub fn change_class(app: &App, id: EntityId, changes: &[ClassChange]) -> Result<ClassView, PupilError> {
    app.store.write(|tx| {
        let mut body = rows::known_class(tx, id)?;
        for change in changes {
            apply(&mut body, change)?;
        }
        body.check()?;
        let now = app.clock.now();
        rows::keep_class(tx, id, &body, now)?;
        say::queue_class(tx, now, id, &body)?;
        Ok(body.view(id))
    })
}

fn apply(body: &mut SchoolClassBody, change: &ClassChange) -> Result<(), PupilError> {
    match change {
        ClassChange::Rename(name) => body.name.say(name.clone()),
        ClassChange::Name(number, name) => body.name_pupil(*number, name)?,
        ClassChange::Come(number) => body.have(*number, true)?,
        ClassChange::Go(number) => body.have(*number, false)?,
        ClassChange::Close(closed) => body.closed.say(*closed),
    }
    Ok(())
}

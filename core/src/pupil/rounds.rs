//! The rounds there are.

use std::collections::BTreeSet;

use oogst_domain::pupil::{About, PupilSaid};
use oogst_protocol::EntityId;
use serde::Serialize;

use super::rows;
use crate::{App, store::StoreError};

/// A round in a list.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct RoundRow {
    /// The round.
    pub round: EntityId,
    /// Its class.
    pub class: EntityId,
    /// What the teacher calls the class.
    pub class_name: String,
    /// What is asked, by its title.
    pub form: String,
    /// The lesson.
    pub lesson: Option<String>,
    /// The learning goal.
    pub goal: Option<String>,
    /// The result of the exit cards filled in with it.
    pub cards: Option<EntityId>,
    /// When it was begun (Unix milliseconds).
    pub at: i64,
    /// How many registered.
    pub done: usize,
    /// How many are in the class.
    pub of: usize,
}

/// All rounds, the latest begun first.
///
/// # Errors
/// [`StoreError`].
pub fn rounds(app: &App) -> Result<Vec<RoundRow>, StoreError> {
    app.store.read(|db| {
        let mut found = Vec::new();
        for (id, body) in rows::rounds(db)? {
            let class = rows::class(db, body.class)?;
            found.push(RoundRow {
                round: id,
                class: body.class,
                class_name: class.as_ref().and_then(|class| class.name.one().cloned()).unwrap_or_default(),
                form: body.form.title.clone(),
                lesson: body.lesson.clone(),
                goal: body.goal.clone(),
                cards: body.result,
                at: body.at,
                done: rows::registrations(db, id)?.len(),
                of: class.map_or(0, |class| class.numbers().count()),
            });
        }
        Ok(found)
    })
}

/// The captures that are pupils' photos: they go along with a submission as pieces, or not at all.
///
/// # Errors
/// [`StoreError`].
pub fn photos(app: &App) -> Result<BTreeSet<EntityId>, StoreError> {
    app.store.read(|db| {
        let all = rows::every_registration(db)?;
        let said =
            all.iter().filter_map(|(_, body)| body.answers.get(&About::Photo)).flat_map(|told| &told.said);
        let photos = said.filter_map(|said| match said {
            PupilSaid::Photo { capture } => Some(*capture),
            _ => None,
        });
        let at_work = rows::session(db)?.map(|session| session.taken).unwrap_or_default();
        Ok(photos.chain(at_work).collect())
    })
}

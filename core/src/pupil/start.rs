//! Start a round: ask a class about a lesson or a learning goal.

use oogst_domain::{
    card::CardTemplate,
    pupil::{RegistrationForm, RegistrationRoundBody},
    record::Body,
};
use oogst_protocol::EntityId;

use super::{PupilError, rows, say};
use crate::{App, random::bytes};

/// What is asked of whom.
#[derive(Debug, Clone)]
pub struct StartRequest {
    /// The class.
    pub class: EntityId,
    /// What is asked: one of [`sets`](oogst_domain::pupil::sets), or as the teacher left questions out of it.
    pub form: RegistrationForm,
    /// An exit card to fill in on the screen.
    pub card: Option<CardTemplate>,
    /// The lesson, in the teacher's own words.
    pub lesson: Option<String>,
    /// The learning goal.
    pub goal: Option<String>,
    /// The assignment it is for: its cycle's entity.
    pub assignment: Option<EntityId>,
}

/// Starts a round.
///
/// # Errors
/// [`PupilError::UnknownClass`], [`PupilError::Round`].
pub fn start(app: &App, request: StartRequest) -> Result<EntityId, PupilError> {
    let id = EntityId(bytes(app.random.as_ref())?);
    let result = if request.card.is_some() { Some(EntityId(bytes(app.random.as_ref())?)) } else { None };
    let now = app.clock.now();
    let body = RegistrationRoundBody {
        class: request.class,
        form: request.form,
        lesson: request.lesson,
        goal: request.goal,
        assignment: request.assignment,
        card: request.card,
        result,
        at: now.0,
        told: Vec::new(),
    };
    body.check()?;
    app.store.write(|tx| {
        rows::known_class(tx, body.class)?;
        rows::keep_round(tx, id, &body, now)?;
        say::queue_round(tx, now, id, &body)?;
        Ok(id)
    })
}

//! Submit chosen captures with a reflection.

use oogst_domain::{
    record::Body,
    submission::{Reflection, SubmissionBody},
};
use oogst_protocol::{Audience, EntityId, Hash};
use rusqlite::Connection;

use super::{Chosen, ChosenCards, ChosenRegistrations, SubmitError, cards, draft, items, registrations};
use crate::{
    App,
    clock::Moment,
    random::bytes,
    record::{Draft, queue},
};

/// Queues a submission to the preparation group; it travels with the next sync. Returns its id.
///
/// # Errors
/// [`SubmitError`].
pub fn submit(
    app: &App,
    assignment: Option<EntityId>,
    chosen: &[Chosen],
    cards: &[ChosenCards],
    reflection: Reflection,
) -> Result<EntityId, SubmitError> {
    let contents = Contents { chosen: chosen.to_vec(), cards: cards.to_vec(), registrations: Vec::new() };
    submit_contents(app, assignment, &contents, reflection)
}

/// Everything that goes along.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Captures, with who can be recognised.
    pub chosen: Vec<Chosen>,
    /// Results of exit cards.
    pub cards: Vec<ChosenCards>,
    /// How pupils say that it went.
    pub registrations: Vec<ChosenRegistrations>,
}

/// As [`submit`], with how pupils say that it went.
///
/// # Errors
/// [`SubmitError`]; nothing is told then, and what was kept by [`keep_draft`](super::keep_draft) stays.
pub fn submit_contents(
    app: &App,
    assignment: Option<EntityId>,
    contents: &Contents,
    reflection: Reflection,
) -> Result<EntityId, SubmitError> {
    let id = EntityId(bytes(app.random.as_ref())?);
    app.store.write(|tx| {
        let now = app.clock.now();
        let items = items::items(tx, &contents.chosen)?;
        let cards = cards::told(tx, &contents.cards)?;
        let registrations = registrations::told(tx, now, &contents.registrations)?;
        let body = SubmissionBody { assignment, reflection, items, cards, registrations, withdrawn: false };
        say(tx, now, id, Vec::new(), body)?;
        draft::forget(tx)
    })?;
    Ok(id)
}

pub(super) fn say(
    tx: &Connection,
    now: Moment,
    id: EntityId,
    supersedes: Vec<Hash>,
    body: SubmissionBody,
) -> Result<(), SubmitError> {
    if body.items.is_empty()
        && body.cards.is_empty()
        && body.registrations.is_empty()
        && body.reflection.silent()
        && !body.withdrawn
    {
        return Err(SubmitError::Nothing);
    }
    body.check()?;
    let objects = items::objects(&body);
    let draft = Draft {
        audience: Audience::Preparation,
        kind: SubmissionBody::KIND,
        entity: id,
        supersedes,
        body,
        objects,
    };
    queue(tx, now, &draft)?;
    Ok(())
}

//! Submit chosen captures with a reflection.

use oogst_domain::{
    record::Body,
    submission::{Reflection, SubmissionBody},
};
use oogst_protocol::{Audience, EntityId, Hash};
use rusqlite::Connection;

use super::{Chosen, ChosenCards, SubmitError, cards, items};
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
    let id = EntityId(bytes(app.random.as_ref())?);
    app.store.write(|tx| {
        let items = items::items(tx, chosen)?;
        let cards = cards::told(tx, cards)?;
        let body = SubmissionBody { assignment, reflection, items, cards, withdrawn: false };
        say(tx, app.clock.now(), id, Vec::new(), body)
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
    let silent = body.reflection.answers().iter().all(|(_, text)| text.trim().is_empty());
    if body.items.is_empty() && body.cards.is_empty() && silent && !body.withdrawn {
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

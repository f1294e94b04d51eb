//! Make a cycle; it reaches everybody with the next sync once it is published.

use oogst_domain::{cycle::CycleBody, record::Body};
use oogst_protocol::{Audience, EntityId, Hash};
use rusqlite::Connection;

use super::CycleError;
use crate::{
    App,
    clock::Moment,
    random::bytes,
    record::{Draft, queue},
    team::{self, Membership},
};

/// Queues a new cycle. Returns its id, which is its assignment's id too.
///
/// # Errors
/// [`CycleError`].
pub fn create(app: &App, body: &CycleBody) -> Result<EntityId, CycleError> {
    body.check()?;
    let id = EntityId(bytes(app.random.as_ref())?);
    app.store.write(|tx| say(tx, app.clock.now(), id, Vec::new(), body.clone()))?;
    Ok(id)
}

pub(super) fn say(
    tx: &Connection,
    now: Moment,
    id: EntityId,
    supersedes: Vec<Hash>,
    body: CycleBody,
) -> Result<(), CycleError> {
    let member = Membership::load(tx)?.ok_or(crate::record::QueueError::NoTeam)?;
    let log = team::load(tx)?.ok_or(crate::record::QueueError::NoTeam)?;
    if !log.is_preparer(&member.device()) {
        return Err(CycleError::PreparersOnly);
    }
    let kind = CycleBody::KIND;
    queue(
        tx,
        now,
        &Draft { audience: Audience::Team, kind, entity: id, supersedes, body, objects: Vec::new() },
    )?;
    Ok(())
}

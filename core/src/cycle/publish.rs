//! Change a cycle: publish a draft, or correct what was published.

use oogst_domain::{cycle::CycleBody, merge, record::Body};
use oogst_protocol::EntityId;

use super::{CycleError, create::say};
use crate::{App, record::verified, team};

/// Publishes a cycle, its newest version as it stands.
///
/// # Errors
/// [`CycleError`].
pub fn publish(app: &App, id: EntityId) -> Result<(), CycleError> {
    app.store.write(|tx| {
        let log = team::load(tx)?;
        let records: Vec<_> = verified::<CycleBody>(tx, log.as_deref(), &CycleBody::KIND)?
            .into_iter()
            .map(|(record, _)| record)
            .collect();
        let merged = merge::heads(&records);
        let entity = merged.of(id).next().ok_or(CycleError::Unknown(id))?;
        let body = CycleBody { published: true, ..entity.newest.body.clone() };
        say(tx, app.clock.now(), id, entity.to_supersede(), body)
    })
}

//! Accept a record that came after its device was removed: a preparer's word, for all preparers.

use oogst_domain::record::{AcceptanceBody, Body};
use oogst_protocol::{Audience, EntityId, Hash};

use super::{InboxError, quarantine};
use crate::{
    App,
    random::bytes,
    record::{Draft, Reader, queue, rejudge},
    seal::Secrets,
    team::{self, TeamError},
};

/// Accepts a quarantined record by name; it counts from now on, here and with the other preparers.
///
/// # Errors
/// [`InboxError::NotAcceptable`] for anything else than a record sent after its device was removed.
pub fn accept(app: &App, record: Hash) -> Result<(), InboxError> {
    let acceptable = quarantine(app)?.iter().any(|row| row.record == record && row.acceptable);
    if !acceptable {
        return Err(InboxError::NotAcceptable(record));
    }
    let entity = EntityId(bytes(app.random.as_ref()).map_err(TeamError::from)?);
    app.store.write(|tx| {
        let draft = Draft {
            audience: Audience::Preparation,
            kind: AcceptanceBody::KIND,
            entity,
            supersedes: Vec::new(),
            body: AcceptanceBody { record },
            objects: Vec::new(),
        };
        queue(tx, app.clock.now(), &draft)?;
        let member = team::current(tx)?;
        let log = team::load(tx)?.ok_or(TeamError::NoTeam)?;
        let secrets = Secrets::load(tx)?;
        rejudge(tx, &Reader::new(&member, &log, &secrets))?;
        Ok(())
    })
}

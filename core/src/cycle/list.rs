//! The cycles, and what the assignment now asks of media.

use chrono::NaiveDate;
use oogst_domain::{
    cycle::{self, CycleBody, Cycles},
    record::{Body, Verified},
};
use oogst_protocol::EntityId;
use rusqlite::Connection;

use super::CycleError;
use crate::{App, media::Policy, record::verified, team};

/// The cycles as of the last sync, on this day where the person is. Drafts are shown to preparers.
///
/// # Errors
/// [`CycleError`].
pub fn list(app: &App, today: NaiveDate) -> Result<Cycles, CycleError> {
    app.store.read(|db| {
        let preparer = match (team::Membership::load(db)?, team::load(db)?) {
            (Some(member), Some(log)) => log.is_preparer(&member.device()),
            _ => false,
        };
        Ok(cycle::view(&records(db)?, today, preparer))
    })
}

/// What an assignment asks of photos and videos; the defaults where it is not known.
///
/// # Errors
/// [`CycleError`].
pub fn policy(app: &App, assignment: EntityId) -> Result<Policy, CycleError> {
    app.store.read(|db| {
        let records = records(db)?;
        let merged = oogst_domain::merge::heads(&records);
        let found = merged.of(assignment).next().map(|entity| &entity.newest.body.assignment);
        Ok(found.map_or_else(Policy::default, |wanted| Policy { photo: wanted.photo, video: wanted.video }))
    })
}

pub(crate) fn records(db: &Connection) -> Result<Vec<Verified<CycleBody>>, CycleError> {
    let log = team::load(db)?;
    let all = verified::<CycleBody>(db, log.as_deref(), &CycleBody::KIND)?;
    Ok(all.into_iter().map(|(record, _)| record).collect())
}

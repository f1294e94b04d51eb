//! What arrived, as of the last sync.

use std::collections::{BTreeMap, BTreeSet};

use oogst_domain::{
    inbox::{self, Inbox, InboxFacts, ObjectFact},
    record::{Body, OpenedBody},
    submission::SubmissionBody,
};
use oogst_protocol::{EntityId, Hash, PersonId};
use rusqlite::{Connection, OptionalExtension, params};

use super::InboxError;
use crate::{App, record::verified, team};

struct Facts<'a> {
    db: &'a Connection,
    received: BTreeMap<Hash, i64>,
    names: Vec<(PersonId, String)>,
    titles: BTreeMap<EntityId, String>,
    opened: BTreeSet<Hash>,
}

impl InboxFacts for Facts<'_> {
    fn object(&self, object: &Hash) -> ObjectFact {
        let found = self
            .db
            .query_row(
                "SELECT at_hub, here, quarantined IS NOT NULL FROM objects WHERE hash = ?",
                params![object.0],
                |row| Ok(ObjectFact { at_hub: row.get(0)?, here: row.get(1)?, quarantined: row.get(2)? }),
            )
            .optional();
        found.ok().flatten().unwrap_or_default()
    }

    fn received_at(&self, record: &Hash) -> i64 {
        self.received.get(record).copied().unwrap_or(0)
    }

    fn name(&self, person: PersonId) -> Option<String> {
        self.names.iter().find(|(id, _)| *id == person).map(|(_, name)| name.clone())
    }

    fn assignment_title(&self, assignment: EntityId) -> Option<String> {
        self.titles.get(&assignment).cloned()
    }

    fn opened(&self, record: &Hash) -> bool {
        self.opened.contains(record)
    }
}

/// The submissions that arrived, newest first. Empty for who is no preparer.
///
/// # Errors
/// [`InboxError`].
pub fn list(app: &App) -> Result<Inbox, InboxError> {
    app.store.read(|db| {
        let member = team::current(db)?;
        let log = team::load(db)?;
        let preparer = log.as_ref().is_some_and(|log| log.is_preparer(&member.device()));
        let rows = if preparer {
            verified::<SubmissionBody>(db, log.as_deref(), &SubmissionBody::KIND)?
        } else {
            Vec::new()
        };
        let cycles = crate::cycle::records(db).map_err(|error| match error {
            crate::cycle::CycleError::Store(error) => InboxError::Store(error),
            crate::cycle::CycleError::Log(error) => InboxError::Log(error),
            _ => InboxError::PreparersOnly,
        })?;
        let merged = oogst_domain::merge::heads(&cycles);
        let openings = verified::<OpenedBody>(db, log.as_deref(), &OpenedBody::KIND)?;
        let facts = Facts {
            db,
            received: rows.iter().map(|(record, row)| (record.hash, millis(row.received_at))).collect(),
            names: team::names(db)?,
            titles: merged
                .entities
                .iter()
                .map(|entity| (entity.id, entity.newest.body.assignment.title.clone()))
                .collect(),
            opened: openings.iter().map(|(opening, _)| opening.body.record).collect(),
        };
        let records: Vec<_> = rows.into_iter().map(|(record, _)| record).collect();
        Ok(inbox::view(&records, &facts))
    })
}

/// The store keeps the hub's seconds; screens count in milliseconds.
fn millis(seconds: Option<i64>) -> i64 {
    seconds.unwrap_or(0).saturating_mul(1000)
}

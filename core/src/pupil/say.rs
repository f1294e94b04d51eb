//! Classes, rounds and registrations as records to their teacher's own alone: queued when they change, put together when
//! they arrive.

use oogst_domain::{
    pupil::{RegistrationRoundBody, SchoolClassBody, SelfRegistrationBody},
    record::Body,
};
use oogst_protocol::{Audience, EntityId, Hash, record::Record};
use rusqlite::{Connection, params};

use super::rows;
use crate::{
    clock::Moment,
    record::{Draft, QueueError, backups_on, entity_records, queue},
    store::StoreError,
    team::{Membership, MembershipState},
};

/// Queues a body as it stands now. Nothing where there is no team yet, or backups are off: [`queue_all`] catches up.
fn say<B: Body>(tx: &Connection, now: Moment, id: EntityId, body: &B) -> Result<(), QueueError> {
    let member = Membership::load(tx)?.filter(|member| member.state != MembershipState::Removed);
    let Some(member) = member else { return Ok(()) };
    if !backups_on(tx)? {
        return Ok(());
    }
    let rows = entity_records(tx, id)?.into_iter().filter(|row| row.kind == B::KIND);
    let supersedes: Vec<Hash> = rows.map(|row| row.hash).collect();
    let audience = Audience::Own(member.person);
    queue(tx, now, &Draft { audience, kind: B::KIND, entity: id, supersedes, body, objects: Vec::new() })?;
    Ok(())
}

pub(super) fn queue_class(
    tx: &Connection,
    now: Moment,
    id: EntityId,
    body: &SchoolClassBody,
) -> Result<(), QueueError> {
    say(tx, now, id, body)
}

pub(crate) fn queue_round(
    tx: &Connection,
    now: Moment,
    id: EntityId,
    body: &RegistrationRoundBody,
) -> Result<(), QueueError> {
    say(tx, now, id, body)
}

pub(super) fn queue_registration(
    tx: &Connection,
    now: Moment,
    id: EntityId,
    body: &SelfRegistrationBody,
) -> Result<(), QueueError> {
    say(tx, now, id, body)
}

/// Queues what has no record yet: made before the team was joined, or while backups were off.
pub(crate) fn queue_all(tx: &Connection, now: Moment) -> Result<(), QueueError> {
    let said = |id: EntityId| -> Result<bool, StoreError> {
        Ok(tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM records WHERE entity = ? AND status IN ('queued', 'sent', 'good')
               AND kind IN ('school_class', 'registration_round', 'self_registration'))",
            params![id.0],
            |row| row.get(0),
        )?)
    };
    for (id, body) in rows::classes(tx)? {
        if !said(id)? {
            say(tx, now, id, &body)?;
        }
    }
    for (id, body) in rows::rounds(tx)? {
        if !said(id)? {
            say(tx, now, id, &body)?;
        }
    }
    for (id, body) in rows::every_registration(tx)? {
        if !said(id)? {
            say(tx, now, id, &body)?;
        }
    }
    Ok(())
}

/// A class from another device of this person: what both know is put together.
pub(crate) fn receive_class(
    tx: &Connection,
    record: &Record,
    body: SchoolClassBody,
) -> Result<(), StoreError> {
    let mut body = body;
    if let Some(known) = rows::class(tx, record.entity)? {
        body.merge(known);
    }
    rows::keep_class(tx, record.entity, &body, Moment(record.at))
}

/// A round from another device of this person.
pub(crate) fn receive_round(
    tx: &Connection,
    record: &Record,
    body: RegistrationRoundBody,
) -> Result<(), StoreError> {
    let body = match rows::round(tx, record.entity)? {
        Some(mut known) => {
            known.merge(body);
            known
        }
        None => body,
    };
    rows::keep_round(tx, record.entity, &body, Moment(record.at))
}

/// A registration from another device of this person.
pub(crate) fn receive_registration(
    tx: &Connection,
    record: &Record,
    body: SelfRegistrationBody,
) -> Result<(), StoreError> {
    let mut body = body;
    // One entity is one pupil's in one round: a record that says otherwise is not put together with it.
    match rows::registration(tx, record.entity)? {
        Some(known) if (known.round, known.number) != (body.round, body.number) => return Ok(()),
        Some(known) => body.merge(known),
        None => {}
    }
    rows::keep_registration(tx, record.entity, &body, Moment(record.at))
}

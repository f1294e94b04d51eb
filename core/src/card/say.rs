//! Templates and results as records: queued when they change, kept when they arrive.

use oogst_domain::{
    card::{CardResultBody, CardTemplateBody, Outcome, merge_cards},
    record::Body,
};
use oogst_protocol::{
    Audience, EntityId, Hash,
    record::{Record, RecordKind},
};
use rusqlite::{Connection, params};

use super::rows::{self, TemplateRow};
use crate::{
    clock::Moment,
    record::{Draft, QueueError, backups_on, entity_records, queue},
    store::StoreError,
    team::{Membership, MembershipState},
};

fn member(tx: &Connection) -> Result<Option<Membership>, QueueError> {
    Ok(Membership::load(tx)?.filter(|member| member.state != MembershipState::Removed))
}

fn heads(tx: &Connection, id: EntityId, kind: &RecordKind) -> Result<Vec<Hash>, QueueError> {
    let rows = entity_records(tx, id)?.into_iter().filter(|row| row.kind == *kind);
    Ok(rows.map(|row| row.hash).collect())
}

/// Queues a template's record as it stands now. Nothing where there is no team yet: [`queue_all`] catches up.
pub(super) fn queue_template(tx: &Connection, now: Moment, id: EntityId) -> Result<(), QueueError> {
    if member(tx)?.is_none() {
        return Ok(());
    }
    let Some(row) = rows::templates(tx)?.into_iter().find(|row| row.id == id && row.mine) else {
        return Ok(());
    };
    let kind = CardTemplateBody::KIND;
    let supersedes = heads(tx, id, &kind)?;
    let audience = Audience::Team;
    queue(tx, now, &Draft { audience, kind, entity: id, supersedes, body: row.body, objects: Vec::new() })?;
    Ok(())
}

/// Queues a result's record, to its author's own alone: what leaves it further is chosen at submitting.
pub(super) fn queue_result(
    tx: &Connection,
    now: Moment,
    id: EntityId,
    body: &CardResultBody,
) -> Result<(), QueueError> {
    let Some(member) = member(tx)? else { return Ok(()) };
    if !backups_on(tx)? {
        return Ok(());
    }
    let kind = CardResultBody::KIND;
    let supersedes = heads(tx, id, &kind)?;
    let audience = Audience::Own(member.person);
    queue(tx, now, &Draft { audience, kind, entity: id, supersedes, body, objects: Vec::new() })?;
    Ok(())
}

/// Queues what has no record yet: made before the team was joined, or while backups were off.
pub(crate) fn queue_all(tx: &Connection, now: Moment) -> Result<(), QueueError> {
    let said = |id: EntityId| -> Result<bool, StoreError> {
        Ok(tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM records WHERE entity = ? AND kind IN ('card_template', 'card_result')
               AND status IN ('queued', 'sent', 'good'))",
            params![id.0],
            |row| row.get(0),
        )?)
    };
    for row in rows::templates(tx)?.into_iter().filter(|row| row.mine) {
        if !said(row.id)? {
            queue_template(tx, now, row.id)?;
        }
    }
    for (id, body, _) in rows::results(tx)? {
        if !said(id)? {
            queue_result(tx, now, id, &body)?;
        }
    }
    Ok(())
}

/// A template that arrived: its newest words win.
pub(crate) fn receive_template(
    tx: &Connection,
    record: &Record,
    body: CardTemplateBody,
    mine: bool,
) -> Result<(), StoreError> {
    let newer = rows::templates(tx)?.into_iter().find(|row| row.id == record.entity).is_some_and(|row| {
        // Runs are only ever added; the side that knows more is the later one.
        row.body.printed.len() > body.printed.len()
    });
    if newer {
        return Ok(());
    }
    rows::keep_template(tx, &TemplateRow { id: record.entity, body, mine }, Moment(record.at))
}

/// A result from another device of this person, or from before this one: what both know is put together.
pub(crate) fn receive_result(
    tx: &Connection,
    record: &Record,
    body: CardResultBody,
) -> Result<(), StoreError> {
    let body = match rows::result(tx, record.entity)? {
        Some(known) => merged(known, body),
        None => body,
    };
    rows::keep_result(tx, record.entity, &body, Moment(record.at))
}

/// Two versions of one result. The order does not matter for the cards; of the words around them the second's count.
pub(super) fn merged(first: CardResultBody, second: CardResultBody) -> CardResultBody {
    let mut captures = first.captures;
    captures.extend(second.captures.iter().filter(|id| !captures.contains(id)).copied().collect::<Vec<_>>());
    let outcome = match (first.outcome, second.outcome) {
        (Outcome::Cards { cards: first }, Outcome::Cards { cards: second }) => {
            Outcome::Cards { cards: merge_cards(first.into_iter().chain(second)) }
        }
        (cards @ Outcome::Cards { .. }, Outcome::Counts { .. }) => cards,
        (Outcome::Counts { .. }, second) => second,
    };
    CardResultBody { captures, outcome, at: first.at.min(second.at), ..second }
}

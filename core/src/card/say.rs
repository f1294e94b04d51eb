//! Templates and results as records: queued when they change, kept when they arrive.

use oogst_domain::{
    card::{CardResultBody, CardTemplateBody, Outcome, merge_cards},
    record::Body,
};
use oogst_protocol::{
    Audience, EntityId, Hash, PersonId,
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

/// Puts a card that a pupil filled in on a screen into a result, made of it where there is none yet.
pub(crate) fn keep_filled(
    tx: &Connection,
    id: EntityId,
    body: CardResultBody,
    now: Moment,
) -> Result<(), QueueError> {
    let body = match rows::result(tx, id)? {
        Some(known) => {
            // The rule that the teacher has given meanwhile stays.
            let template = known.template.clone();
            CardResultBody { template, ..merged(known, body) }
        }
        None => body,
    };
    rows::keep_result(tx, id, &body, now)?;
    queue_result(tx, now, id, &body)
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

/// A template that arrived from `person`. An entity is its first author's: nobody writes over another's.
pub(crate) fn receive_template(
    tx: &Connection,
    record: &Record,
    body: CardTemplateBody,
    person: PersonId,
    me: PersonId,
) -> Result<(), StoreError> {
    let mine = person == me;
    let known = rows::templates(tx)?.into_iter().find(|row| row.id == record.entity);
    if let Some(known) = known {
        let others = if known.mine { !mine } else { known.person != Some(person) };
        // Runs are only ever added: the side that knows more is the later one.
        if others || known.body.printed.len() > body.printed.len() {
            return Ok(());
        }
    }
    let row = TemplateRow { id: record.entity, body, mine, person: (!mine).then_some(person) };
    rows::keep_template(tx, &row, Moment(record.at))
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

#[cfg(test)]
mod tests {
    use oogst_domain::card::{Language, shipped};
    use oogst_protocol::{
        TeamId, VerifyKey,
        log::{Head, LogPoint},
    };

    use super::*;
    use crate::{
        random::SystemRandom,
        store::{FileVault, Store},
    };

    fn record(at: i64) -> Record {
        Record {
            v: 1,
            team: TeamId(Hash([1; 32])),
            audience: Audience::Team,
            device: VerifyKey([2; 32]),
            seq: 1,
            log: LogPoint { len: 1, head: Head(Hash([3; 32])) },
            kind: CardTemplateBody::KIND,
            entity: EntityId([4; 16]),
            supersedes: Vec::new(),
            at,
            body: serde_json::value::RawValue::from_string("{}".to_owned()).unwrap(),
        }
    }

    #[test]
    fn nobody_writes_over_anothers_template() {
        let folder = tempfile::tempdir().unwrap();
        let vault = FileVault::new(folder.path().join("key"));
        let store = Store::open(&folder.path().join("store"), &vault, &SystemRandom, Moment(1)).unwrap();
        let [me, anouk, bram] = [1, 2, 3].map(|n| PersonId([n; 16]));
        let body = |title: &str| {
            let mut template = shipped(Language::Nl).remove(0);
            template.title = title.to_owned();
            CardTemplateBody { template, printed: Vec::new() }
        };
        let title = || {
            let rows: Result<_, StoreError> = store.read(rows::templates);
            rows.unwrap()[0].body.template.title.clone()
        };
        let says = |at, title: &str, person| {
            let said: Result<(), StoreError> =
                store.write(|tx| receive_template(tx, &record(at), body(title), person, me));
            said.unwrap();
        };
        says(1, "Van Anouk", anouk);
        says(2, "Van Bram", bram);
        assert_eq!(title(), "Van Anouk");
        says(3, "Van Anouk, beter", anouk);
        assert_eq!(title(), "Van Anouk, beter");
        says(4, "Van mij", me);
        assert_eq!(title(), "Van Anouk, beter", "not even this person");
    }
}

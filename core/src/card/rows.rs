//! Templates, results and readings in rows.

use oogst_domain::card::{CardResultBody, CardTemplateBody};
use oogst_protocol::{EntityId, PersonId};
use rusqlite::{Connection, OptionalExtension, params};

use super::read::Reading;
use crate::{
    clock::Moment,
    store::{
        StoreError,
        columns::{Col, Json},
    },
};

/// A template's row.
#[derive(Debug, Clone)]
pub(super) struct TemplateRow {
    pub(super) id: EntityId,
    pub(super) body: CardTemplateBody,
    pub(super) mine: bool,
    /// Whose record it is, where it is another's.
    pub(super) person: Option<PersonId>,
}

pub(super) fn templates(db: &Connection) -> Result<Vec<TemplateRow>, StoreError> {
    let mut query = db.prepare_cached("SELECT id, body, mine, person FROM card_templates ORDER BY at, id")?;
    let rows = query.query_map([], |row| {
        Ok(TemplateRow {
            id: row.get::<_, Col<EntityId>>(0)?.0,
            body: row.get::<_, Json<CardTemplateBody>>(1)?.0,
            mine: row.get(2)?,
            person: row.get::<_, Option<Col<PersonId>>>(3)?.map(|person| person.0),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn keep_template(db: &Connection, row: &TemplateRow, now: Moment) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO card_templates (id, tag, body, mine, person, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
           ON CONFLICT (id) DO UPDATE SET tag = excluded.tag, body = excluded.body, at = excluded.at,
             mine = max(mine, excluded.mine)",
    )?
    .execute(params![
        Col(row.id),
        row.body.template.tag().bits(),
        Json(&row.body),
        row.mine,
        row.person.map(Col),
        now.0
    ])?;
    Ok(())
}

/// All results, the newest first, with the time of their last change.
pub(super) fn results(db: &Connection) -> Result<Vec<(EntityId, CardResultBody, Moment)>, StoreError> {
    let mut query = db.prepare_cached("SELECT id, body, at FROM card_results ORDER BY at DESC, n DESC")?;
    let rows = query.query_map([], |row| {
        Ok((row.get::<_, Col<EntityId>>(0)?.0, row.get::<_, Json<CardResultBody>>(1)?.0, Moment(row.get(2)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn result(db: &Connection, id: EntityId) -> Result<Option<CardResultBody>, StoreError> {
    Ok(db
        .prepare_cached("SELECT body FROM card_results WHERE id = ?1")?
        .query_row([Col(id)], |row| row.get::<_, Json<CardResultBody>>(0).map(|body| body.0))
        .optional()?)
}

pub(super) fn keep_result(
    db: &Connection,
    id: EntityId,
    body: &CardResultBody,
    now: Moment,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO card_results (id, body, at) VALUES (?1, ?2, ?3)
           ON CONFLICT (id) DO UPDATE SET body = excluded.body, at = excluded.at",
    )?
    .execute(params![Col(id), Json(body), now.0])?;
    Ok(())
}

pub(super) fn reading(db: &Connection, capture: EntityId) -> Result<Option<Reading>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT r.reading FROM card_readings r JOIN captures c ON c.n = r.capture WHERE c.id = ?1",
        )?
        .query_row([Col(capture)], |row| row.get::<_, Json<Reading>>(0).map(|reading| reading.0))
        .optional()?)
}

pub(super) fn keep_reading(db: &Connection, capture: EntityId, reading: &Reading) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO card_readings (capture, reading) SELECT n, ?2 FROM captures WHERE id = ?1",
    )?
    .execute(params![Col(capture), Json(reading)])?;
    Ok(())
}

//! Classes, rounds, registrations and the pupil at work, in rows.

use std::collections::BTreeMap;

use oogst_domain::pupil::{
    PupilSession, RegistrationRoundBody, SchoolClassBody, SelfRegistrationBody, merge::by_number,
};
use oogst_protocol::EntityId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;

use super::PupilError;
use crate::{
    clock::Moment,
    store::{
        StoreError,
        columns::{Col, Json},
    },
};

fn row<T: DeserializeOwned>(row: &Row<'_>) -> rusqlite::Result<(EntityId, T)> {
    Ok((row.get::<_, Col<EntityId>>(0)?.0, row.get::<_, Json<T>>(1)?.0))
}

/// All classes, as they came.
pub(super) fn classes(db: &Connection) -> Result<Vec<(EntityId, SchoolClassBody)>, StoreError> {
    let mut query = db.prepare_cached("SELECT id, body FROM school_classes ORDER BY id")?;
    let rows = query.query_map([], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn class(db: &Connection, id: EntityId) -> Result<Option<SchoolClassBody>, StoreError> {
    Ok(db
        .prepare_cached("SELECT id, body FROM school_classes WHERE id = ?1")?
        .query_row([Col(id)], |found| row(found).map(|(_, body)| body))
        .optional()?)
}

pub(super) fn known_class(db: &Connection, id: EntityId) -> Result<SchoolClassBody, PupilError> {
    class(db, id)?.ok_or(PupilError::UnknownClass(id))
}

pub(super) fn keep_class(
    db: &Connection,
    id: EntityId,
    body: &SchoolClassBody,
    now: Moment,
) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO school_classes (id, body, at) VALUES (?1, ?2, ?3)")?
        .execute(params![Col(id), Json(body), now.0])?;
    Ok(())
}

/// All rounds, the latest begun first.
pub(super) fn rounds(db: &Connection) -> Result<Vec<(EntityId, RegistrationRoundBody)>, StoreError> {
    let mut query = db.prepare_cached("SELECT id, body FROM registration_rounds ORDER BY n DESC")?;
    let mut rounds: Vec<(EntityId, RegistrationRoundBody)> =
        query.query_map([], row)?.collect::<Result<_, _>>()?;
    rounds.sort_by_key(|(_, body)| std::cmp::Reverse(body.at));
    Ok(rounds)
}

pub(crate) fn round(db: &Connection, id: EntityId) -> Result<Option<RegistrationRoundBody>, StoreError> {
    Ok(db
        .prepare_cached("SELECT id, body FROM registration_rounds WHERE id = ?1")?
        .query_row([Col(id)], |found| row(found).map(|(_, body)| body))
        .optional()?)
}

pub(super) fn known_round(db: &Connection, id: EntityId) -> Result<RegistrationRoundBody, PupilError> {
    round(db, id)?.ok_or(PupilError::UnknownRound(id))
}

pub(crate) fn keep_round(
    db: &Connection,
    id: EntityId,
    body: &RegistrationRoundBody,
    now: Moment,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO registration_rounds (id, body, at) VALUES (?1, ?2, ?3)
           ON CONFLICT (id) DO UPDATE SET body = excluded.body, at = excluded.at",
    )?
    .execute(params![Col(id), Json(body), now.0])?;
    Ok(())
}

/// Every registration of a round, also of one pupil from two devices, and those taken away.
pub(super) fn all_of(
    db: &Connection,
    round: EntityId,
) -> Result<Vec<(EntityId, SelfRegistrationBody)>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT id, body FROM self_registrations WHERE round = ?1 ORDER BY id")?;
    let rows = query.query_map([Col(round)], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What each pupil said in a round.
pub(crate) fn registrations(
    db: &Connection,
    round: EntityId,
) -> Result<BTreeMap<u16, SelfRegistrationBody>, StoreError> {
    Ok(by_number(all_of(db, round)?.into_iter().map(|(_, body)| body)))
}

pub(super) fn every_registration(
    db: &Connection,
) -> Result<Vec<(EntityId, SelfRegistrationBody)>, StoreError> {
    let mut query = db.prepare_cached("SELECT id, body FROM self_registrations ORDER BY id")?;
    let rows = query.query_map([], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn registration(
    db: &Connection,
    id: EntityId,
) -> Result<Option<SelfRegistrationBody>, StoreError> {
    Ok(db
        .prepare_cached("SELECT id, body FROM self_registrations WHERE id = ?1")?
        .query_row([Col(id)], |found| row(found).map(|(_, body)| body))
        .optional()?)
}

pub(super) fn keep_registration(
    db: &Connection,
    id: EntityId,
    body: &SelfRegistrationBody,
    now: Moment,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO self_registrations (id, round, body, at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![Col(id), Col(body.round), Json(body), now.0])?;
    Ok(())
}

/// The pupil at work.
pub(super) fn session(db: &Connection) -> Result<Option<PupilSession>, StoreError> {
    Ok(db
        .prepare_cached("SELECT body FROM pupil_session")?
        .query_row([], |row| row.get::<_, Json<PupilSession>>(0).map(|body| body.0))
        .optional()?)
}

pub(super) fn at_work(db: &Connection) -> Result<PupilSession, PupilError> {
    session(db)?.ok_or(PupilError::NobodyAtWork)
}

pub(super) fn keep_session(db: &Connection, session: &PupilSession) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO pupil_session (id, body) VALUES (1, ?1)")?
        .execute([Json(session)])?;
    Ok(())
}

pub(super) fn end_session(db: &Connection) -> Result<(), StoreError> {
    db.execute("DELETE FROM pupil_session", [])?;
    Ok(())
}

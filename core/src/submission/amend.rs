//! Amend a submission: the newest version with other items or another reflection; where two devices
//! edited apart, the result takes the place of both.

use oogst_domain::{
    merge,
    record::Body,
    submission::{Reflection, SubmissionBody},
};
use oogst_protocol::{EntityId, Hash};
use rusqlite::Connection;

use super::{Chosen, SubmitError, items, submit::say};
use crate::{App, record::verified, team};

/// Replaces a submission's items (when `chosen` is given) and reflection (when given).
///
/// # Errors
/// [`SubmitError`].
pub fn amend(
    app: &App,
    id: EntityId,
    chosen: Option<&[Chosen]>,
    reflection: Option<Reflection>,
) -> Result<(), SubmitError> {
    app.store.write(|tx| {
        let (mut body, heads) = newest(tx, id)?;
        if body.withdrawn {
            return Err(SubmitError::Withdrawn(id));
        }
        if let Some(chosen) = chosen {
            body.items = items::items(tx, chosen)?;
            // A pupil's photo that is left out is no piece any more.
            let there = |photo| chosen.iter().any(|each| each.capture == photo);
            for told in &mut body.registrations {
                told.pieces.retain(|piece| piece.photo().is_none_or(there));
            }
        }
        if let Some(reflection) = reflection {
            body.reflection = reflection;
        }
        say(tx, app.clock.now(), id, heads, body)
    })
}

/// The captures in an own submission's newest version, with who was said to be recognisable.
///
/// # Errors
/// [`SubmitError::Unknown`].
pub fn chosen(app: &App, id: EntityId) -> Result<Vec<Chosen>, SubmitError> {
    let (body, _) = app.store.read(|db| newest(db, id))?;
    Ok(body.items.iter().map(|item| Chosen { capture: item.capture, pupils: item.pupils }).collect())
}

/// The newest version of an own submission, and the heads that a further one takes the place of.
pub(super) fn newest(tx: &Connection, id: EntityId) -> Result<(SubmissionBody, Vec<Hash>), SubmitError> {
    let member = team::Membership::load(tx)?.ok_or(crate::record::QueueError::NoTeam)?;
    let log = team::load(tx)?;
    let records: Vec<_> = verified::<SubmissionBody>(tx, log.as_deref(), &SubmissionBody::KIND)?
        .into_iter()
        .map(|(record, _)| record)
        .filter(|record| record.author.person == member.person)
        .collect();
    let merged = merge::heads(&records);
    let entity = merged.of(id).next().ok_or(SubmitError::Unknown(id))?;
    Ok((entity.newest.body.clone(), entity.to_supersede()))
}

//! A pupil is done: registered, and the next one begins clean.

use oogst_domain::{
    card::{CardResultBody, ExitCard, Outcome},
    pupil::{PupilSession, RegistrationRoundBody, Screen},
    record::Body,
};
use oogst_protocol::EntityId;
use rusqlite::Connection;

use super::{PupilError, leave::remove_photos, rows, say, screen};
use crate::{App, card, clock::Moment, random::bytes};

/// Registers what the pupil at work filled in, in one transaction with the end of it: there is no moment at which it is
/// both, or neither.
///
/// # Errors
/// [`PupilError::NobodyAtWork`]; [`SessionError::NotDone`](oogst_domain::pupil::SessionError::NotDone).
pub fn done(app: &App) -> Result<Screen, PupilError> {
    let fresh = EntityId(bytes(app.random.as_ref())?);
    let (round, left_over) = app.store.write(|tx| {
        let session = rows::at_work(tx)?;
        register(tx, &session, fresh, app.clock.now())?;
        rows::end_session(tx)?;
        Ok::<_, PupilError>((session.round, session.left_over()))
    })?;
    remove_photos(app, left_over);
    app.store.read(|db| screen::of(db, round))
}

fn register(tx: &Connection, session: &PupilSession, fresh: EntityId, now: Moment) -> Result<(), PupilError> {
    let round = rows::known_round(tx, session.round)?;
    // What this pupil said before, on whichever device, is said anew under its own id.
    let mut mine =
        rows::all_of(tx, session.round)?.into_iter().filter(|(_, body)| body.number == session.number);
    let first = mine.next();
    let id = first.as_ref().map_or(fresh, |(id, _)| *id);
    let before = first.map(|(_, body)| {
        mine.fold(body, |mut body, (_, other)| {
            body.merge(other);
            body
        })
    });
    let cards = match round.result {
        Some(result) => card::kept(tx, result)?,
        None => None,
    };
    let (body, card) = session.done(&round, before, card_of(cards.as_ref(), session.number), now.0)?;
    body.check()?;
    rows::keep_registration(tx, id, &body, now)?;
    say::queue_registration(tx, now, id, &body)?;
    if let (Some(card), Some(result)) = (card, round.result) {
        fill(tx, &round, result, card, now)?;
    }
    Ok(())
}

fn card_of(result: Option<&CardResultBody>, number: u16) -> Option<ExitCard> {
    match &result?.outcome {
        Outcome::Cards { cards } => {
            cards.iter().find(|card| card.id.number == number && card.id.run.is_none()).cloned()
        }
        Outcome::Counts { .. } => None,
    }
}

/// Puts a filled card into the round's result: the same record that paper cards come to.
pub(super) fn fill(
    tx: &Connection,
    round: &RegistrationRoundBody,
    result: EntityId,
    card: ExitCard,
    now: Moment,
) -> Result<(), PupilError> {
    let Some(template) = round.card.clone() else { return Ok(()) };
    let body = CardResultBody {
        template,
        assignment: round.assignment,
        lesson: round.lesson.clone(),
        at: round.at,
        numbered: true,
        captures: Vec::new(),
        outcome: Outcome::Cards { cards: vec![card] },
    };
    body.check()?;
    card::keep_filled(tx, result, body, now)?;
    Ok(())
}

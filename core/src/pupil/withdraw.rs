//! Take a registration away: a wrong number was chosen, or it was no answer at all.

use oogst_domain::{
    card::{Outcome, Said},
    pupil::RegistrationResult,
};
use oogst_protocol::EntityId;

use super::{PupilError, done, result, rows, say};
use crate::{App, card};

/// Takes what a number registered away; the same pupil may begin again. The teacher's word, undone by registering anew.
///
/// # Errors
/// [`PupilError::NotRegistered`].
pub fn withdraw(app: &App, round: EntityId, number: u16) -> Result<RegistrationResult, PupilError> {
    app.store.write(|tx| {
        let body = rows::known_round(tx, round)?;
        if !rows::registrations(tx, round)?.contains_key(&number) {
            return Err(PupilError::NotRegistered(number));
        }
        let now = app.clock.now();
        for (id, mut said) in rows::all_of(tx, round)?.into_iter().filter(|(_, said)| said.number == number) {
            said.withdrawn.say(true);
            rows::keep_registration(tx, id, &said, now)?;
            say::queue_registration(tx, now, id, &said)?;
        }
        // A filled card is never unsaid by merging: it becomes blank.
        if let Some(result) = body.result
            && let Some(kept) = card::kept(tx, result)?
            && let Outcome::Cards { cards } = kept.outcome
            && let Some(mut card) = cards.into_iter().find(|card| card.id.number == number)
        {
            card.fields.values_mut().for_each(|field| field.answer_by_pupil(Said::Blank));
            done::fill(tx, &body, result, card, now)?;
        }
        result::of(tx, round)
    })
}

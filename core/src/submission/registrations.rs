//! What is told of how pupils said that it went: a tally of everybody or nobody, and pieces that the teacher chose.

use oogst_domain::pupil::{About, Piece, SubmittedRegistrations, next_tally};
use oogst_protocol::EntityId;
use rusqlite::Connection;

use super::SubmitError;
use crate::{clock::Moment, pupil};

/// A round that goes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenRegistrations {
    /// The round.
    pub round: EntityId,
    /// Its tally.
    pub tally: bool,
    /// What single pupils said, by their number and what it is about. A photo goes along as a capture too.
    pub pieces: Vec<(u16, About)>,
}

/// The rounds as they are told. What is told is remembered with the round, so that no later tally gives a few away.
pub(super) fn told(
    tx: &Connection,
    now: Moment,
    chosen: &[ChosenRegistrations],
) -> Result<Vec<SubmittedRegistrations>, SubmitError> {
    let mut told = Vec::with_capacity(chosen.len());
    for each in chosen {
        let id = each.round;
        let mut round = pupil::round(tx, id)?.ok_or(SubmitError::UnknownRound(id))?;
        let registrations = pupil::registrations(tx, id)?;
        let mut tally = None;
        if each.tally {
            let (counts, new) = next_tally(&round.told, &registrations, &round.form, now.0)?;
            tally = Some(counts);
            if let Some(new) = new {
                round.told.push(new);
                pupil::keep_round(tx, id, &round, now)?;
                pupil::queue_round(tx, now, id, &round)?;
            }
        }
        let mut pieces = Vec::with_capacity(each.pieces.len());
        for (number, about) in &each.pieces {
            let piece = registrations.get(number).and_then(|body| Piece::of(body, *about));
            pieces.push(piece.ok_or(SubmitError::NothingSaid { number: *number, about: *about })?);
        }
        told.push(SubmittedRegistrations {
            round: id,
            form: round.form,
            lesson: round.lesson,
            goal: round.goal,
            tally,
            pieces,
        });
    }
    Ok(told)
}

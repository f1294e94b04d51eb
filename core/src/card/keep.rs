//! Keeps what was read: in the result that has these cards already, or in a new one.

use std::collections::BTreeSet;

use oogst_domain::card::{CardResultBody, Outcome, Run};
use oogst_protocol::EntityId;

use super::{CardsError, rows, say};
use crate::{App, random::bytes};

/// What one scan found of one template.
pub(super) struct Found {
    pub(super) body: CardResultBody,
}

/// Keeps each, in one transaction. A card is one piece of paper: what was read of the same run in the same lesson
/// before is put together with it.
pub(super) fn keep(
    app: &App,
    found: Vec<Found>,
    only_look: bool,
) -> Result<Vec<(EntityId, CardResultBody)>, CardsError> {
    let mut fresh = Vec::with_capacity(found.len());
    for found in found {
        fresh.push((EntityId(bytes(app.random.as_ref())?), found.body));
    }
    if only_look {
        return Ok(fresh);
    }
    app.store.write(|tx| {
        let now = app.clock.now();
        let mut kept = Vec::with_capacity(fresh.len());
        for (id, body) in &fresh {
            let same = rows::results(tx)?.into_iter().find(|(_, known, _)| same_lesson(known, body));
            let (id, body) = match same {
                Some((known_id, known, _)) => {
                    let lesson = body.lesson.clone().or_else(|| known.lesson.clone());
                    let assignment = body.assignment.or(known.assignment);
                    // The rule that the teacher has given meanwhile stays.
                    let template = known.template.clone();
                    let merged = say::merged(known, body.clone());
                    (known_id, CardResultBody { lesson, assignment, template, ..merged })
                }
                None => (*id, body.clone()),
            };
            body.check()?;
            rows::keep_result(tx, id, &body, now)?;
            say::queue_result(tx, now, id, &body)?;
            kept.push((id, body));
        }
        Ok(kept)
    })
}

/// Cards of a run that the known result has too, and no other lesson named.
fn same_lesson(known: &CardResultBody, found: &CardResultBody) -> bool {
    let lessons = known.lesson.as_ref().zip(found.lesson.as_ref());
    known.template.tag() == found.template.tag()
        && lessons.is_none_or(|(known, found)| known == found)
        && !runs(known).is_disjoint(&runs(found))
}

fn runs(body: &CardResultBody) -> BTreeSet<Run> {
    match &body.outcome {
        Outcome::Cards { cards } => cards.iter().filter_map(|card| card.id.run).collect(),
        Outcome::Counts { .. } => BTreeSet::new(),
    }
}

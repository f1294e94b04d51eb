//! What would go along with a submission, before its author says.

use std::collections::BTreeSet;

use oogst_domain::submission::SubmissionState;
use oogst_protocol::EntityId;

use super::{SubmitError, list};
use crate::{
    App,
    capture::{self, Capture, Cursor},
    card, pupil,
};

/// A pause between two captures after which another lesson has begun, where no lesson was named; in milliseconds.
const PAUSE_MS: i64 = 90 * 60 * 1000;

/// Captures that may go along, in the order they were taken: that is how the lesson went.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Suggestion {
    /// All that may: no photos of cards (a result tells of those), none of pupils' own work (they are pieces of what a pupil
    /// said), nothing that is kept uncovered for its author alone.
    pub may: Vec<Capture>,
    /// Those of them that are in no standing submission yet.
    pub fresh: Vec<EntityId>,
    /// Those of the last lesson: of the newest fresh one's lesson; without a name, what was taken with no more than an hour and a half
    /// between.
    pub last_lesson: Vec<EntityId>,
}

/// What would go along.
///
/// # Errors
/// [`SubmitError`] of the store.
pub fn suggest(app: &App) -> Result<Suggestion, SubmitError> {
    let held: BTreeSet<EntityId> = list(app)?
        .into_iter()
        .filter(|row| row.state != SubmissionState::Withdrawn)
        .flat_map(|row| row.heads)
        .flat_map(|head| head.captures)
        .collect();
    let of_cards: BTreeSet<EntityId> =
        card::results(app)?.into_iter().flat_map(|row| row.body.captures).collect();
    let of_pupils = pupil::photos(app)?;
    let mut may = Vec::new();
    let mut after = None;
    loop {
        let page = capture::list(&app.store, after, capture::PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some(Cursor::after(last));
        may.extend(page.into_iter().filter(|capture| {
            !capture.own_only && !of_cards.contains(&capture.id) && !of_pupils.contains(&capture.id)
        }));
    }
    let fresh: Vec<&Capture> = may.iter().filter(|capture| !held.contains(&capture.id)).collect();
    let mut last_lesson: Vec<EntityId> = last_lesson(&fresh).map(|capture| capture.id).collect();
    let mut fresh: Vec<EntityId> = fresh.into_iter().map(|capture| capture.id).collect();
    for newest_first in [&mut fresh, &mut last_lesson] {
        newest_first.reverse();
    }
    may.reverse();
    Ok(Suggestion { may, fresh, last_lesson })
}

/// Of captures, newest first, those of the newest one's lesson.
fn last_lesson<'a>(captures: &'a [&'a Capture]) -> impl Iterator<Item = &'a Capture> {
    let lesson = captures.first().and_then(|newest| newest.lesson.as_deref());
    let mut before = captures.first().map(|newest| newest.captured_at);
    captures.iter().copied().filter(move |capture| capture.lesson.as_deref() == lesson).take_while(
        move |capture| {
            let near = before.is_some_and(|before| before.0 - capture.captured_at.0 <= PAUSE_MS);
            before = Some(capture.captured_at);
            lesson.is_some() || near
        },
    )
}

//! What would go along with a submission, before its author says.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use std::{io::Cursor, sync::Arc};

use common::{NOW, Place, jpeg};
use oogst_core::{
    App,
    capture::{Request, Source, cover, take_in},
    clock::StillClock,
    media::redact::Area,
    submission::suggest,
};
use oogst_protocol::EntityId;

const MINUTE: i64 = 60_000;

fn text(app: &App, n: u32, lesson: Option<&str>) -> EntityId {
    let source = Source::Stream(Box::new(Cursor::new(format!("Werk {n}").into_bytes())));
    let request = Request { lesson: lesson.map(Into::into), ..Request::default() };
    take_in(app, source, &request).unwrap().capture.id
}

#[test]
fn without_a_name_a_lesson_ends_where_nothing_was_taken_for_an_hour_and_a_half() {
    let (place, clock) = (Place::new(), Arc::new(StillClock::at(NOW)));
    let app = place.app_at(clock.clone());
    assert_eq!(suggest(&app).unwrap(), Default::default(), "nothing yet");
    let before = text(&app, 1, None);
    clock.step(91 * MINUTE);
    let first = text(&app, 2, None);
    clock.step(89 * MINUTE);
    let last = text(&app, 3, None);
    let suggested = suggest(&app).unwrap();
    assert_eq!(suggested.last_lesson, [first, last]);
    assert_eq!(suggested.fresh, [before, first, last], "in the order they were taken");
    assert_eq!(suggested.may.iter().map(|capture| capture.id).collect::<Vec<_>>(), suggested.fresh);
}

#[test]
fn with_a_name_it_is_all_of_that_name() {
    let (place, clock) = (Place::new(), Arc::new(StillClock::at(NOW)));
    let app = place.app_at(clock.clone());
    let monday = text(&app, 1, Some("4H2"));
    clock.step(3 * 24 * 60 * MINUTE);
    // Each at a moment of its own: of captures taken in the same millisecond none is the newest.
    text(&app, 2, Some("5V1"));
    clock.step(MINUTE);
    text(&app, 3, None);
    clock.step(MINUTE);
    let thursday = text(&app, 4, Some("4H2"));
    assert_eq!(suggest(&app).unwrap().last_lesson, [monday, thursday]);
}

#[test]
fn what_is_kept_uncovered_for_oneself_is_not_offered() {
    let place = Place::new();
    let app = place.app();
    let source = Source::Stream(Box::new(Cursor::new(jpeg(1, 320, 240))));
    let photo = take_in(&app, source, &Request::default()).unwrap().capture.id;
    let area = Area::Fraction { x: 0.1, y: 0.1, width: 0.3, height: 0.3 };
    let covered = cover(&app, photo, &[area], true).unwrap();
    let suggested = suggest(&app).unwrap();
    assert_eq!(suggested.fresh.len(), 1, "{covered:?}");
    assert!(suggested.may.iter().all(|capture| capture.covered && !capture.own_only));
}

//! Listing, annotating and undoing captures.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::sync::Arc;

use common::{NOW, Place, count, rows};
use oogst_core::{
    App,
    capture::{
        Annotation, Capture, CaptureError, Cursor, Request, Source, annotate, find, list, remove, take_in,
        undo,
    },
    clock::StillClock,
    store::StoreError,
};
use oogst_protocol::EntityId;

fn text(app: &App, text: &str) -> Capture {
    let source = Source::Stream(Box::new(std::io::Cursor::new(text.as_bytes().to_vec())));
    take_in(app, source, &Request::default()).unwrap().capture
}

fn run(app: &App, sql: &str) {
    let done: Result<(), StoreError> = app.store.write(|tx| Ok(tx.execute_batch(sql)?));
    done.unwrap();
}

#[test]
fn pages_hold_every_capture_once_newest_first_also_at_the_same_moment() {
    let place = Place::new();
    let clock = Arc::new(StillClock::at(NOW));
    let app = place.app_at(clock.clone());
    let mut taken = Vec::new();
    for n in 0..23 {
        taken.push(text(&app, &format!("Les {n}, met drie op dezelfde tel.")));
        if n % 3 == 2 {
            clock.step(1000);
        }
    }
    let mut seen: Vec<Capture> = Vec::new();
    loop {
        let page = list(&app.store, seen.last().map(Cursor::after), 5).unwrap();
        if page.is_empty() {
            break;
        }
        seen.extend(page);
    }
    assert!(seen.windows(2).all(|two| two[0].captured_at >= two[1].captured_at));
    let ids = |captures: &[Capture]| {
        let mut ids: Vec<_> = captures.iter().map(|capture| capture.id).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&seen), ids(&taken));
}

#[test]
fn an_annotation_changes_what_it_names_and_nothing_else() {
    let place = Place::new();
    let app = place.app();
    let capture = text(&app, "Een verslag.");
    let lesson = Annotation { lesson: Some(Some("4H2".into())), ..Annotation::default() };
    annotate(&app, capture.id, lesson).unwrap();
    let note = Annotation { note: Some("Mooi\nvoorbeeld 🌾".into()), ..Annotation::default() };
    let changed = annotate(&app, capture.id, note).unwrap();
    assert_eq!((changed.note.as_str(), changed.lesson.as_deref()), ("Mooi\nvoorbeeld 🌾", Some("4H2")));
    let cleared =
        annotate(&app, capture.id, Annotation { lesson: Some(None), ..Annotation::default() }).unwrap();
    assert_eq!(cleared.lesson, None);
    assert_eq!(find(&place.app().store, capture.id).unwrap(), cleared);

    let long = Annotation { goal: Some(Some("x".repeat(121))), ..Annotation::default() };
    assert!(matches!(annotate(&app, capture.id, long), Err(CaptureError::Text(_))));
    assert_eq!(find(&app.store, capture.id).unwrap(), cleared);
    let nobody = EntityId([9; 16]);
    assert!(
        matches!(annotate(&app, nobody, Annotation::default()), Err(CaptureError::Unknown(id)) if id == nobody)
    );
}

#[test]
fn an_undone_capture_is_gone_with_its_files_and_can_be_taken_again() {
    let place = Place::new();
    let clock = Arc::new(StillClock::at(NOW));
    let app = place.app_at(clock.clone());
    let kept = text(&app, "De eerste.");
    clock.step(1);
    let undone = text(&app, "De tweede.");
    assert_eq!(undo(&app).unwrap(), undone);
    assert_eq!(list(&app.store, None, 50).unwrap(), std::slice::from_ref(&kept));
    assert_eq!(count(app.store.objects().folder()), kept.objects.len());
    assert_eq!((rows(&app.store, "intents"), rows(&app.store, "deletions")), (0, 0));
    assert!(matches!(remove(&app, undone.id), Err(CaptureError::Unknown(_))));
    let again = take_in(
        &app,
        Source::Stream(Box::new(std::io::Cursor::new(b"De tweede.".to_vec()))),
        &Request::default(),
    );
    assert_eq!(again.unwrap().same_as, None);
}

#[test]
fn with_nothing_taken_there_is_nothing_to_undo() {
    assert!(matches!(undo(&Place::new().app()), Err(CaptureError::Nothing)));
}

#[test]
fn a_submitted_capture_stays() {
    let place = Place::new();
    let app = place.app();
    let capture = text(&app, "Ingestuurd.");
    run(&app, "INSERT INTO object_audiences (object, audience) SELECT hash, 'preparation' FROM objects");
    assert!(matches!(undo(&app), Err(CaptureError::Submitted(id)) if id == capture.id));
    assert_eq!(find(&app.store, capture.id).unwrap(), capture);
    assert_eq!(count(app.store.objects().folder()), 1);
}

#[test]
fn what_the_hub_may_have_of_a_removed_capture_is_deleted_there_too() {
    let place = Place::new();
    let app = place.app();
    for (n, sql) in
        [(1, "UPDATE objects SET at_hub = 1"), (2, "INSERT INTO uploads (object) SELECT hash FROM objects")]
    {
        text(&app, &format!("Nummer {n}."));
        run(&app, sql);
        undo(&app).unwrap();
        assert_eq!((rows(&app.store, "deletions"), rows(&app.store, "uploads")), (n, 0));
    }
}

#[test]
fn files_of_a_removed_capture_go_at_the_next_open_when_they_could_not_before() {
    let place = Place::new();
    let app = place.app();
    let capture = text(&app, "Blijft even liggen.");
    let hash = capture.original().unwrap().object.hash;
    // As a crash right after the transaction leaves it.
    let file = std::fs::read(app.store.objects().path(&hash)).unwrap();
    let doomed: Result<(), StoreError> = app.store.write(|tx| {
        tx.execute_batch(
            "DELETE FROM capture_objects; DELETE FROM objects; UPDATE captures SET removed_at = 1",
        )?;
        app.store.objects().doom(tx, &hash, NOW)
    });
    doomed.unwrap();
    assert_eq!(std::fs::read(app.store.objects().path(&hash)).unwrap(), file);
    drop(app);
    let app = place.app();
    assert_eq!(count(app.store.objects().folder()), 0);
    assert_eq!(rows(&app.store, "intents"), 0);
}

//! Doctor finds what is wrong, and only that.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::fs;

use common::{Place, jpeg};
use oogst_core::{
    App,
    capture::{Capture, Request, Source, take_in},
    store::{
        StoreError,
        doctor::{Problem, Report, examine},
    },
};
use oogst_protocol::Hash;

fn filled(place: &Place) -> (App, Capture) {
    let app = place.app();
    let source = Source::Path(place.file("a.jpg", &jpeg(1, 640, 480)));
    let capture = take_in(&app, source, &Request::default()).unwrap().capture;
    (app, capture)
}

fn problems(app: &App) -> Vec<Problem> {
    examine(&app.store, &mut |_| {}).unwrap().problems
}

fn run(app: &App, sql: &str) {
    let done: Result<(), StoreError> = app.store.write(|tx| Ok(tx.execute_batch(sql)?));
    done.unwrap();
}

#[test]
fn a_sound_store_has_no_problem_and_progress_ends_at_all() {
    let place = Place::new();
    let (app, capture) = filled(&place);
    let mut last = None;
    let report: Report = examine(&app.store, &mut |progress| last = Some(progress)).unwrap();
    assert_eq!(report.problems, []);
    let bytes: u64 = capture.objects.iter().map(|object| object.object.bytes).sum();
    assert_eq!((report.checked.objects, report.checked.bytes), (3, bytes));
    let last = last.unwrap();
    assert_eq!((last.bytes, last.of), (bytes, bytes));
}

#[test]
fn each_harm_to_an_object_is_told_apart() {
    let place = Place::new();
    let (app, capture) = filled(&place);
    let stored = capture.original().unwrap();
    let hash = stored.object.hash;
    let path = app.store.objects().path(&hash);
    let whole = fs::read(&path).unwrap();

    fs::remove_file(&path).unwrap();
    assert_eq!(problems(&app), [Problem::Missing(hash)]);
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    let (expected, found) = (stored.object.bytes, stored.object.bytes - 1);
    assert_eq!(problems(&app), [Problem::Size { object: hash, expected, found }]);
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    fs::write(&path, &flipped).unwrap();
    assert_eq!(problems(&app), [Problem::Changed(hash)]);
    fs::write(&path, &whole).unwrap();
    assert_eq!(problems(&app), []);

    run(&app, "UPDATE objects SET plain_sha256 = zeroblob(32) WHERE preview = 0");
    assert_eq!(problems(&app), [Problem::Content(hash)]);
    run(&app, "UPDATE objects SET identity = randomblob(32) WHERE preview = 0");
    assert_eq!(problems(&app), [Problem::Sealed(hash)]);
}

#[test]
fn files_that_nobody_knows_are_named() {
    let place = Place::new();
    let (app, _) = filled(&place);
    let stray = Hash::of(b"stray").hex();
    fs::write(place.dir().join("objects").join(&stray), b"stray").unwrap();
    fs::write(place.dir().join("objects/notes.txt"), b"?").unwrap();
    fs::write(place.dir().join("staging/0-ab"), b"?").unwrap();
    let found = problems(&app);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.contains(&Problem::Unknown(stray)));
    assert!(found.contains(&Problem::Unknown("notes.txt".into())));
    assert!(found.contains(&Problem::Leftover("0-ab".into())));
}

#[test]
fn rows_that_lack_what_they_need_are_named() {
    let place = Place::new();
    let (app, capture) = filled(&place);
    run(&app, "DELETE FROM capture_objects WHERE role = 'original'");
    assert_eq!(problems(&app), [Problem::NoOriginal(capture.id)]);
    run(
        &app,
        "INSERT INTO records (hash, frame, audience, kind, entity, device, seq, at, opened_by, status)
           VALUES (zeroblob(32), x'00', 'team', 'cycle', zeroblob(16), zeroblob(32), 1, 1, 'self', 'good');
         INSERT INTO log_entries (n, frame) VALUES (1, x'00')",
    );
    let found = problems(&app);
    assert!(
        found.contains(&Problem::Record(Hash([0; 32]))) && found.contains(&Problem::LogEntry(1)),
        "{found:?}"
    );
}

#[test]
fn a_changed_page_is_found_while_the_store_still_opens() {
    let place = Place::new();
    let (app, _) = filled(&place);
    drop(app);
    let path = place.dir().join("oogst.db");
    let mut pages = fs::read(&path).unwrap();
    let last = pages.len() - 2000;
    pages[last] ^= 1;
    fs::write(&path, &pages).unwrap();
    let found = problems(&place.app());
    assert!(found.iter().any(|problem| matches!(problem, Problem::Page(_))), "{found:?}");
}

//! Doctor finds a database that was changed outside, through the public door.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::fs;

use common::{Place, jpeg};
use oogst_core::{
    App,
    capture::{Request, Source, take_in},
    doctor::{Finding, examine},
    store::StoreError,
};
use oogst_protocol::Hash;

fn filled(place: &Place) -> App {
    let app = place.app();
    let source = Source::Path(place.file("a.jpg", &jpeg(1, 640, 480)));
    take_in(&app, source, &Request::default()).unwrap();
    app
}

fn findings(app: &App) -> Vec<Finding> {
    examine(app, &mut |_, _| {}).unwrap().findings
}

#[test]
fn records_and_log_entries_that_are_none_are_named() {
    let place = Place::new();
    let app = filled(&place);
    assert_eq!(findings(&app), []);
    let done: Result<(), StoreError> = app.store.write(|tx| {
        Ok(tx.execute_batch(
            "INSERT INTO records (hash, frame, audience, kind, entity, device, seq, at, opened_by, status)
               VALUES (zeroblob(32), x'00', 'team', 'cycle', zeroblob(16), zeroblob(32), 1, 1, 'self', 'good');
             INSERT INTO log_entries (n, frame) VALUES (1, x'00')",
        )?)
    });
    done.unwrap();
    let found = findings(&app);
    assert!(found.contains(&Finding::Record(Hash([0; 32]))), "{found:?}");
    assert!(found.iter().any(|finding| matches!(finding, Finding::Log(_))), "{found:?}");
}

#[test]
fn a_changed_page_is_found_while_the_store_still_opens() {
    let place = Place::new();
    drop(filled(&place));
    let path = place.dir().join("oogst.db");
    let mut pages = fs::read(&path).unwrap();
    let last = pages.len() - 2000;
    pages[last] ^= 1;
    fs::write(&path, &pages).unwrap();
    match examine(&place.app(), &mut |_, _| {}) {
        Ok(checkup) => {
            let named = checkup.findings.iter().any(|finding| matches!(finding, Finding::Database(_)));
            assert!(named, "{:?}", checkup.findings);
        }
        Err(error) => assert!(matches!(error, StoreError::Damaged(_)), "{error}"),
    }
}

/// Found by power loss on a model of a disk: SQLCipher's check reads the file, not the write-ahead log.
#[test]
fn pages_torn_while_they_were_written_back_are_whole_in_the_log_and_no_finding() {
    let place = Place::new();
    let app = filled(&place);
    let after = Place::new();
    fs::create_dir(after.dir()).unwrap();
    fs::copy(place.path("key"), after.path("key")).unwrap();
    for name in ["oogst.db", "oogst.db-wal", "key-check"] {
        if place.dir().join(name).is_file() {
            fs::copy(place.dir().join(name), after.dir().join(name)).unwrap();
        }
    }
    for (name, bytes) in common::files_below(&place.dir().join("objects")) {
        fs::create_dir_all(after.dir().join("objects")).unwrap();
        fs::write(after.dir().join("objects").join(name), bytes).unwrap();
    }
    drop(app);
    let mut torn = fs::read(after.dir().join("oogst.db")).unwrap();
    torn.resize(torn.len() + 2 * 4096, 0xAA);
    fs::write(after.dir().join("oogst.db"), torn).unwrap();
    assert_eq!(findings(&after.app()), []);
}

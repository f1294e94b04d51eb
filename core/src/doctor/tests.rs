//! The doctor finds what was put wrong, and nothing in a store that is well.

use std::fs;

use oogst_domain::capture::Role;
use tempfile::TempDir;

use super::{Finding, examine};
use crate::{
    App,
    capture::{Capture, Request, Source, take_in},
    store::{FileVault, StoreError},
};

fn store() -> (TempDir, App, Capture) {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&dir.path().join("store"), &FileVault::new(dir.path().join("key"))).unwrap();
    let text = std::io::Cursor::new(b"een tekst\n".repeat(20_000));
    let taken = take_in(&app, Source::Stream(Box::new(text)), &Request::default()).unwrap();
    (dir, app, taken.capture)
}

fn findings(app: &App) -> Vec<Finding> {
    examine(app, &mut |_, _| {}).unwrap().findings
}

#[test]
fn a_store_that_is_well_has_no_findings() {
    let (_dir, app, _) = store();
    let mut told = (0, 0);
    let checkup = examine(&app, &mut |part, whole| told = (part, whole)).unwrap();
    assert_eq!((checkup.captures, checkup.objects, checkup.findings), (1, 1, vec![]));
    assert!(told.0 > 200_000 && told.0 == told.1);
}

#[test]
fn a_changed_byte_a_cut_and_a_missing_file_are_each_found() {
    let (_dir, app, capture) = store();
    let hash = capture.object(Role::Original).unwrap().object.hash;
    let path = app.store.objects().path(&hash);
    let good = fs::read(&path).unwrap();
    for at in [10, good.len() / 2, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        fs::write(&path, bad).unwrap();
        assert_eq!(findings(&app), [Finding::ObjectChanged(hash)], "{at}");
    }
    for cut in [0, 100, good.len() - 1] {
        fs::write(&path, &good[..cut]).unwrap();
        assert_eq!(findings(&app), [Finding::ObjectChanged(hash)], "{cut}");
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(findings(&app), [Finding::ObjectMissing(hash)]);
    fs::write(&path, good).unwrap();
    assert_eq!(findings(&app), []);
}

#[test]
fn a_key_or_a_hash_that_was_changed_in_a_row_is_found() {
    let (_dir, app, capture) = store();
    let hash = capture.object(Role::Original).unwrap().object.hash;
    let change = |sql: &str| {
        let done: Result<usize, StoreError> = app.store.write(|tx| Ok(tx.execute(sql, [])?));
        assert_eq!(done.unwrap(), 1);
    };
    change("UPDATE objects SET plain_bytes = plain_bytes - 1");
    assert_eq!(findings(&app), [Finding::ObjectContent(hash)]);
    change(
        "UPDATE objects SET plain_bytes = plain_bytes + 1, identity = CAST(zeroblob(31) || x'07' AS BLOB)",
    );
    assert_eq!(findings(&app), [Finding::ObjectSealed(hash)]);
}

#[test]
fn a_file_that_nobody_knows_and_an_own_file_that_is_nowhere_are_found() {
    let (_dir, app, capture) = store();
    let hash = capture.object(Role::Original).unwrap().object.hash;
    fs::write(app.store.objects().folder().join("note.txt"), b"x").unwrap();
    assert_eq!(findings(&app), [Finding::Stray("note.txt".into())]);
    fs::remove_file(app.store.objects().folder().join("note.txt")).unwrap();
    fs::remove_file(app.store.objects().path(&hash)).unwrap();
    let done: Result<usize, StoreError> =
        app.store.write(|tx| Ok(tx.execute("UPDATE objects SET here = 0", [])?));
    done.unwrap();
    assert_eq!(findings(&app), [Finding::ObjectLost(hash)]);
}

//! A store with ten thousand captures.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::collections::BTreeSet;

use common::Place;
use oogst_core::{
    capture::{Cursor, PAGE, list},
    store::StoreError,
};

#[test]
fn ten_thousand_captures_come_page_by_page_each_once() {
    let place = Place::new();
    let app = place.app();
    let filled: Result<(), StoreError> = app.store.write(|tx| {
        Ok(tx.execute_batch(
            "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10000)
               INSERT INTO captures (id, kind, format, note, captured_at, left_in)
               SELECT randomblob(16), 'photo', 'jpeg', 'note ' || n, n / 7, '[]' FROM n;
             INSERT INTO objects (hash, bytes, identity, plain_sha256, plain_bytes, media_type, mine, here)
               SELECT CAST(id || id AS BLOB), 2000, randomblob(32), randomblob(32), 1800, 'image/jpeg', 1, 0 FROM captures;
             INSERT INTO capture_objects (capture, role, object)
               SELECT c.n, 'original', o.n FROM captures c JOIN objects o ON o.hash = CAST(c.id || c.id AS BLOB);",
        )?)
    });
    filled.unwrap();
    let mut seen = BTreeSet::new();
    let mut after = None;
    let mut latest = i64::MAX;
    loop {
        let page = list(&app.store, after, PAGE).unwrap();
        let Some(last) = page.last() else { break };
        after = Some(Cursor::after(last));
        for capture in page {
            assert!(capture.captured_at.0 <= latest, "newest first");
            latest = capture.captured_at.0;
            assert_eq!(capture.original().unwrap().object.hash.0[..16], capture.id.0);
            assert!(seen.insert(capture.id), "each once");
        }
    }
    assert_eq!(seen.len(), 10_000);
}

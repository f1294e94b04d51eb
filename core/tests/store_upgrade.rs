//! Every past schema comes up to date with its data.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use common::{Place, rows};
use oogst_core::{
    capture::list,
    card, doctor, pupil,
    store::{KeyVault, StoreError, StoreKey},
};
use oogst_domain::{
    capture::{LeftIn, MediaKind, Role},
    card::Language,
    pupil::Screen,
};
use oogst_protocol::Hash;
use rusqlite::Connection;

/// Every released step, and what a store that stopped there may hold.
const PAST: &[(&str, &str)] = &[
    (include_str!("../migrations/0001_first.sql"), include_str!("schemas/v1.sql")),
    (
        include_str!("../migrations/0002_cards.sql"),
        concat!(include_str!("schemas/v1.sql"), include_str!("schemas/v2.sql")),
    ),
    (
        include_str!("../migrations/0003_covered.sql"),
        concat!(
            include_str!("schemas/v1.sql"),
            include_str!("schemas/v2.sql"),
            include_str!("schemas/v3.sql")
        ),
    ),
    (
        include_str!("../migrations/0004_pupils.sql"),
        concat!(
            include_str!("schemas/v1.sql"),
            include_str!("schemas/v2.sql"),
            include_str!("schemas/v3.sql"),
            include_str!("schemas/v4.sql")
        ),
    ),
    (
        include_str!("../migrations/0005_records_by_row.sql"),
        concat!(
            include_str!("schemas/v1.sql"),
            include_str!("schemas/v2.sql"),
            include_str!("schemas/v3.sql"),
            include_str!("schemas/v4.sql")
        ),
    ),
];

/// A store as the program of that version left it.
fn past(place: &Place, version: usize) {
    let key = StoreKey::from_bytes([5; 32]);
    place.vault().keep(&key).unwrap();
    std::fs::create_dir(place.dir()).unwrap();
    let db = Connection::open(place.dir().join("oogst.db")).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", hex::encode(key.bytes()))).unwrap();
    for (step, _) in &PAST[..version] {
        db.execute_batch(step).unwrap();
    }
    db.execute_batch(PAST[version - 1].1).unwrap();
    db.pragma_update(None, "user_version", version as i64).unwrap();
}

#[test]
fn the_data_of_every_version_survive() {
    for version in 1..=PAST.len() {
        let place = Place::new();
        past(&place, version);
        let app = place.app();
        let captures = list(&app.store, None, 50).unwrap();
        assert_eq!(captures.len(), 1, "the removed one stays removed");
        let capture = &captures[0];
        assert_eq!((capture.kind, capture.note.as_str()), (MediaKind::Photo, "Mooi\nvoorbeeld 🌾"));
        assert_eq!((capture.goal.as_deref(), capture.lesson.as_deref()), (Some("Doel"), Some("4H2")));
        assert_eq!(capture.assignment.unwrap().0[0], 0x10);
        assert_eq!(capture.taken_at.unwrap().to_string(), "2026-11-17T10:40:00+01:00");
        assert_eq!((capture.captured_at.0, capture.pixels), (1_795_000_000_001, Some((4000, 3000))));
        assert_eq!(capture.left_in, [LeftIn::EmbeddedPicture]);
        let original = capture.original().unwrap();
        assert_eq!((original.object.hash, original.object.plain_bytes), (Hash([0x11; 32]), 1000));
        assert_eq!(original.object.identity.bytes(), &[0x22; 32]);
        assert!(capture.object(Role::Preview256).is_some());
        for (table, count) in [("secrets", 1), ("object_audiences", 1), ("deletions", 1), ("meta", 2)] {
            assert_eq!(rows(&app.store, table), count, "{table}");
        }
        let last: Result<i64, StoreError> =
            app.store.read(|db| Ok(db.query_row("SELECT last FROM sequences", [], |row| row.get(0))?));
        assert_eq!(last.unwrap(), 41);
        if version >= 2 {
            let known = card::find(&app, "breuken", Language::Nl).unwrap();
            assert_eq!((known.printed.len(), known.printed[0].last, known.mine), (1, 28, true));
            let results = card::results(&app).unwrap();
            let read = card::cards(&results[0].body).unwrap();
            assert_eq!((read[0].id.number, results[0].body.lesson.as_deref()), (3, Some("4H2")));
        }
        assert_eq!((capture.covered, capture.own_only), (version >= 3, version >= 3));
        if version >= 4 {
            let class = &pupil::classes(&app).unwrap()[0];
            assert_eq!((class.name.as_str(), class.pupils[1].name.as_deref()), ("groep 6", Some("Noor")));
            let rounds = pupil::rounds(&app).unwrap();
            assert_eq!((rounds[0].lesson.as_deref(), rounds[0].done), (Some("les 4"), 1));
            let seen = pupil::result(&app, rounds[0].round).unwrap();
            assert_eq!((seen.done[0].number, seen.bars[0].steps[2].numbers.as_slice()), (2, &[2][..]));
            assert!(matches!(pupil::screen(&app, rounds[0].round).unwrap(), Screen::Question(_)));
        }
        assert_eq!(doctor::examine(&app, &mut |_, _| {}).unwrap().findings, []);
    }
}

/// Tables with their columns, and indexes, in order.
fn shape(place: &Place) -> Vec<(String, String)> {
    let read: Result<_, StoreError> = place.open().read(|db| {
        let mut query = db.prepare(
            "SELECT s.name, coalesce((SELECT group_concat(name || ' ' || type || ' ' || \"notnull\" || ' ' || pk) FROM
               pragma_table_info(s.name)), '') FROM sqlite_schema s WHERE s.name NOT LIKE 'sqlite_%' ORDER BY 1",
        )?;
        let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        Ok(found)
    });
    read.unwrap()
}

#[test]
fn an_upgraded_store_has_the_shape_of_a_fresh_one() {
    let fresh = Place::new();
    fresh.open();
    for version in 1..=PAST.len() {
        let place = Place::new();
        past(&place, version);
        assert_eq!(shape(&place), shape(&fresh), "from version {version}");
    }
    let known: Result<i64, StoreError> =
        fresh.open().read(|db| Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?));
    assert_eq!(known.unwrap(), PAST.len() as i64, "every version has its fixture");
}

/// Records and envelopes as schema 4 kept them, and what of them is asked for again.
const OF_4: &str = "
INSERT INTO records (hash, frame, audience, kind, entity, device, person, seq, at, opened_by, status, why, position,
    received_at, envelope)
  VALUES (CAST(zeroblob(31) || x'01' AS BLOB), CAST(zeroblob(5000) || x'aa' AS BLOB), 'team', 'cycle', zeroblob(16), zeroblob(32), zeroblob(16), 7,
          1795000000001, 'team@2', 'quarantined', 'retracted', 12, 1795000000, NULL),
         (CAST(zeroblob(31) || x'02' AS BLOB), x'bb', 'preparation', 'submission', CAST(zeroblob(15) || x'01' AS BLOB), zeroblob(32), NULL, 8,
          1795000000002, 'self', 'sent', NULL, NULL, NULL, zeroblob(32));
INSERT INTO unopened (hash, position, audience, epoch, device, received_at, sealed, why)
  VALUES (CAST(zeroblob(31) || x'03' AS BLOB), 13, 'team', 3, zeroblob(32), 1795000001, CAST(zeroblob(9000) || x'cc' AS BLOB), 'no_key');";
const ASKED: &str = "
SELECT group_concat(line, char(10)) FROM (
  SELECT concat_ws(' ', hex(hash), audience, kind, hex(entity), hex(device), coalesce(hex(person), '-'), seq, at,
    opened_by, status, coalesce(why, '-'), coalesce(position, '-'), coalesce(received_at, '-'),
    coalesce(hex(envelope), '-'), length(frame), hex(substr(frame, -1))) AS line FROM records
  UNION ALL
  SELECT concat_ws(' ', hex(hash), position, audience, epoch, hex(device), received_at, length(sealed),
    hex(substr(sealed, -1)), why) FROM unopened
  ORDER BY 1)";

#[test]
fn records_get_rows_of_their_own_and_nothing_of_them_changes() {
    let place = Place::new();
    past(&place, 4);
    let db = Connection::open(place.dir().join("oogst.db")).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", hex::encode([5; 32]))).unwrap();
    db.execute_batch(OF_4).unwrap();
    let before: String = db.query_row(ASKED, [], |row| row.get(0)).unwrap();
    assert_eq!(before.lines().count(), 3);
    drop(db);
    let after: Result<String, StoreError> =
        place.open().read(|db| Ok(db.query_row(ASKED, [], |row| row.get(0))?));
    assert_eq!(after.unwrap(), before);
}

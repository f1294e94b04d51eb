//! Covering faces: for good, on this device and at the hub, and not at all where it may not be.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::sync::Arc;

use common::{NOW, Place, count, opened, rows};
use image::GenericImageView;
use oogst_core::{
    App,
    capture::{
        Annotation, Capture, CaptureError, Request, Source, annotate, cover, find, list, remove, take_in,
    },
    clock::StillClock,
    doctor,
    media::redact::{AREAS_MAX, Area, AreaFault, RedactError},
    store::StoreError,
};
use oogst_domain::capture::{Format, MediaKind, Role};
use oogst_protocol::{EntityId, Hash};

const FACE: Area = Area::Pixels { x: 100, y: 60, width: 80, height: 90 };

fn photo(place: &Place, app: &App) -> Capture {
    let path = place.file("photo.jpg", &common::jpeg(1, 400, 300));
    let request = Request { note: "Groepswerk".into(), ..Request::default() };
    take_in(app, Source::Path(path), &request).unwrap().capture
}

fn run(app: &App, sql: &str) {
    let done: Result<(), StoreError> = app.store.write(|tx| Ok(tx.execute_batch(sql)?));
    done.unwrap();
}

fn hashes(capture: &Capture) -> Vec<Hash> {
    capture.objects.iter().map(|stored| stored.object.hash).collect()
}

#[test]
fn the_uncovered_photo_is_gone_and_what_stands_is_covered() {
    let place = Place::new();
    let app = place.app();
    let before = photo(&place, &app);
    let covered = cover(&app, before.id, &[FACE], false).unwrap();
    let now = covered.capture;
    assert_eq!((covered.kept, now.covered, now.id), (None, true, before.id));
    assert_eq!((now.note.as_str(), now.format, now.pixels), ("Groepswerk", Format::Jpeg, Some((400, 300))));
    assert_eq!(find(&place.app().store, before.id).unwrap(), now);
    for old in hashes(&before) {
        assert!(!app.store.objects().path(&old).exists());
    }
    assert_eq!(count(app.store.objects().folder()), 3);
    assert_eq!((rows(&app.store, "objects"), rows(&app.store, "intents")), (3, 0));
    for stored in &now.objects {
        let bytes = opened(&app.store, stored);
        let shown = image::load_from_memory(&bytes).unwrap();
        let scale = f64::from(shown.width()) / 400.0;
        let at = |x: f64, y: f64| shown.get_pixel((x * scale) as u32, (y * scale) as u32).0;
        for (x, y) in [(110.0, 70.0), (140.0, 100.0), (172.0, 142.0)] {
            let near = at(x, y).iter().zip(at(140.0, 105.0)).all(|(a, b)| a.abs_diff(b) <= 24);
            assert!(near, "{:?} {x} {y}", stored.role);
        }
        assert!(at(300.0, 200.0) != at(140.0, 100.0));
    }
    assert_eq!(doctor::examine(&app, &mut |_, _| {}).unwrap().findings, []);
    let again = photo(&place, &app);
    assert_eq!(again.id, before.id, "the same file brings no uncovered one back");
}

#[test]
fn kept_on_purpose_the_uncovered_one_is_a_capture_of_its_own() {
    let place = Place::new();
    let app = place.app();
    let before = photo(&place, &app);
    let covered = cover(&app, before.id, &[FACE], true).unwrap();
    let kept = covered.kept.unwrap();
    assert_eq!(hashes(&kept), hashes(&before));
    assert!(kept.own_only && !kept.covered && !covered.capture.own_only);
    assert_eq!(find(&app.store, kept.id).unwrap(), kept);
    assert_eq!(opened(&app.store, kept.original().unwrap()), opened(&app.store, before.original().unwrap()));
    assert_eq!(count(app.store.objects().folder()), 6);
    assert_eq!(list(&app.store, None, 9).unwrap().len(), 2);
    remove(&app, kept.id).unwrap();
    assert_eq!(count(app.store.objects().folder()), 3);
    assert_eq!(doctor::examine(&app, &mut |_, _| {}).unwrap().findings, []);
}

#[test]
fn a_covered_photo_can_be_covered_again_and_described() {
    let place = Place::new();
    let clock = Arc::new(StillClock::at(NOW));
    let app = place.app_at(clock.clone());
    let first = photo(&place, &app);
    let once = cover(&app, first.id, &[FACE], false).unwrap().capture;
    clock.step(1000);
    let whole = Area::Fraction { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };
    let twice = cover(&app, first.id, &[whole], false).unwrap().capture;
    assert!(hashes(&twice).iter().all(|hash| !hashes(&once).contains(hash)));
    let note = Annotation { note: Some("Klaar".into()), ..Annotation::default() };
    assert!(annotate(&app, first.id, note).unwrap().covered);
    assert_eq!(rows(&app.store, "replaced_objects"), 6);
    assert_eq!(twice.object(Role::Original).unwrap().object.media_type, "image/jpeg");
}

#[test]
fn what_the_hub_may_have_of_the_uncovered_photo_is_deleted_there() {
    let place = Place::new();
    let app = place.app();
    let before = photo(&place, &app);
    run(&app, "UPDATE objects SET at_hub = 1 WHERE preview = 1");
    run(&app, "INSERT INTO uploads (object) SELECT hash FROM objects WHERE preview = 0");
    cover(&app, before.id, &[FACE], false).unwrap();
    let due: Result<Vec<[u8; 32]>, StoreError> = app.store.read(|db| {
        let mut query = db.prepare("SELECT object FROM deletions ORDER BY 1")?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    });
    let mut old: Vec<[u8; 32]> = hashes(&before).into_iter().map(|hash| hash.0).collect();
    old.sort_unstable();
    assert_eq!(due.unwrap(), old);
    assert_eq!(rows(&app.store, "uploads"), 0);
}

#[test]
fn what_may_not_or_cannot_be_covered_stays_as_it_was() {
    let place = Place::new();
    let app = place.app();
    let before = photo(&place, &app);
    let refused = |areas: &[Area]| cover(&app, before.id, areas, false).unwrap_err();
    let outside = Area::Pixels { x: 400, y: 0, width: 5, height: 5 };
    assert!(matches!(refused(&[]), CaptureError::Redact(RedactError::NoAreas)));
    assert!(matches!(refused(&[FACE; AREAS_MAX + 1]), CaptureError::Redact(RedactError::TooMany(_))));
    assert!(matches!(
        refused(&[FACE, outside]),
        CaptureError::Redact(RedactError::Area { index: 1, fault: AreaFault::Outside })
    ));
    let nobody = EntityId([9; 16]);
    assert!(matches!(cover(&app, nobody, &[FACE], false), Err(CaptureError::Unknown(id)) if id == nobody));
    let text = Source::Stream(Box::new(std::io::Cursor::new(b"Een verslag.".to_vec())));
    let text = take_in(&app, text, &Request::default()).unwrap().capture;
    assert!(matches!(cover(&app, text.id, &[FACE], false), Err(CaptureError::NoPhoto(MediaKind::Document))));

    run(
        &app,
        "INSERT INTO object_audiences (object, audience) SELECT hash, 'preparation' FROM objects WHERE preview = 0",
    );
    assert!(matches!(refused(&[FACE]), CaptureError::Submitted(id) if id == before.id));
    run(&app, "DELETE FROM object_audiences");
    // Freed: its original is only at the hub.
    let original = before.original().unwrap().object.hash;
    std::fs::remove_file(app.store.objects().path(&original)).unwrap();
    assert!(matches!(refused(&[FACE]), CaptureError::Store(StoreError::NotHere(hash)) if hash == original));
    assert_eq!(find(&app.store, before.id).unwrap(), before);
    assert_eq!(rows(&app.store, "intents"), 0);
    assert_eq!(common::count(&place.dir().join("staging")), 0);
}

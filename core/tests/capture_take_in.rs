//! Taking in captures, on a fresh store, before any team.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::{fs, io, io::Read};

use common::{Place, count, files_below, jpeg, opened, rows};
use oogst_core::{
    App,
    capture::{CaptureError, Request, Source, TakenCapture, find, list, take_in},
    media::MediaError,
    store::StoreError,
};
use oogst_domain::capture::{Format, MediaKind, Role};
use oogst_protocol::Hash;

fn path(app: &App, path: std::path::PathBuf) -> Result<TakenCapture, CaptureError> {
    take_in(app, Source::Path(path), &Request::default())
}

fn stream(app: &App, bytes: Vec<u8>) -> Result<TakenCapture, CaptureError> {
    take_in(app, Source::Stream(Box::new(io::Cursor::new(bytes))), &Request::default())
}

/// Nothing was kept of what failed.
fn assert_untouched(app: &App) {
    assert_eq!(rows(&app.store, "captures"), 0);
    assert_eq!(rows(&app.store, "objects"), 0);
    assert_eq!(rows(&app.store, "intents"), 0);
    assert_eq!(count(app.store.objects().folder()), 0);
    assert_eq!(count(&app.store.dir().join("staging")), 0);
}

#[test]
fn a_photo_is_sealed_with_its_previews_and_opens_to_what_its_rows_say() {
    let place = Place::new();
    let app = place.app();
    let request = Request {
        note: "Groepje 3: \"wat is er af?\" 🌾\nmet de exit cards".into(),
        goal: Some("Ik kan uitleggen wat ik leerde".into()),
        lesson: Some("4H2, dinsdag".into()),
        ..Request::default()
    };
    let source = Source::Path(place.file("IMG\n🌾 ..jpg", &jpeg(1, 1600, 1200)));
    let taken = take_in(&app, source, &request).unwrap();
    assert_eq!(taken.same_as, None);
    let capture = taken.capture;
    assert_eq!(
        (capture.kind, capture.format, capture.pixels),
        (MediaKind::Photo, Format::Jpeg, Some((1600, 1200)))
    );
    let roles: Vec<Role> = capture.objects.iter().map(|object| object.role).collect();
    assert_eq!(roles, [Role::Preview256, Role::Preview1280, Role::Original]);

    let again = place.app();
    let found = find(&again.store, capture.id).unwrap();
    assert_eq!(found, capture);
    for stored in &found.objects {
        let plain = opened(&again.store, stored);
        assert_eq!(Hash::of(&plain), stored.object.plain_sha256);
        assert_eq!(plain.len() as u64, stored.object.plain_bytes);
        assert_eq!(again.store.objects().len(&stored.object.hash).unwrap(), Some(stored.object.bytes));
        assert!(plain.starts_with(&[0xff, 0xd8]), "each is a JPEG");
    }
    assert_eq!(rows(&again.store, "intents"), 0);
    assert_eq!(count(&place.dir().join("staging")), 0);
}

#[test]
fn a_stream_gives_the_same_as_its_file_and_leaves_no_spool() {
    let (one, two) = (Place::new(), Place::new());
    let (by_path, by_stream) = (one.app(), two.app());
    let bytes = jpeg(2, 300, 200);
    let a = path(&by_path, one.file("a", &bytes)).unwrap().capture;
    let b = stream(&by_stream, bytes).unwrap().capture;
    let plain = |capture: &oogst_core::capture::Capture| -> Vec<_> {
        capture.objects.iter().map(|object| (object.role, object.object.plain_sha256)).collect()
    };
    assert_eq!(plain(&a), plain(&b));
    assert_eq!(count(&two.dir().join("staging")), 0);
    assert_eq!(rows(&by_stream.store, "intents"), 0);
}

/// A stream that looks into the store's folder while it is being spooled.
struct Spy {
    inner: io::Cursor<Vec<u8>>,
    dir: std::path::PathBuf,
}

impl Read for Spy {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        for (path, bytes) in files_below(&self.dir) {
            assert!(!bytes.windows(10).any(|w| w == b"zichtbaar!"), "{path:?} holds plaintext");
        }
        let most = buf.len().min(100_000);
        self.inner.read(&mut buf[..most])
    }
}

#[test]
fn a_spooled_stream_never_lies_on_disk_in_plain() {
    let place = Place::new();
    let app = place.app();
    let text = "zichtbaar! ".repeat(60_000);
    let spy = Spy { inner: io::Cursor::new(text.clone().into_bytes()), dir: place.dir() };
    let taken = take_in(&app, Source::Stream(Box::new(spy)), &Request::default()).unwrap();
    assert_eq!(opened(&app.store, taken.capture.original().unwrap()), text.as_bytes());
    for (path, bytes) in files_below(&place.dir()) {
        assert!(!bytes.windows(10).any(|w| w == b"zichtbaar!"), "{path:?} holds plaintext");
    }
}

#[test]
fn the_same_file_twice_is_recognised_and_stored_once() {
    let place = Place::new();
    let app = place.app();
    let bytes = jpeg(3, 64, 64);
    let first = path(&app, place.file("a.jpg", &bytes)).unwrap().capture;
    let files = files_below(&place.dir().join("objects"));
    for again in [path(&app, place.file("another-name.png", &bytes)), stream(&app, bytes)] {
        let again = again.unwrap();
        assert_eq!(again.same_as, Some(first.id));
        assert_eq!(again.capture, first);
    }
    assert_eq!(files_below(&place.dir().join("objects")), files);
    assert_eq!(rows(&app.store, "captures"), 1);
}

#[test]
fn the_same_file_taken_in_by_many_at_once_is_stored_once() {
    let place = Place::new();
    let bytes = jpeg(4, 400, 300);
    let source = place.file("a.jpg", &bytes);
    let apps: Vec<App> = (0..4).map(|_| place.app()).collect();
    let taken: Vec<TakenCapture> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            apps.iter().map(|app| scope.spawn(|| path(app, source.clone()).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(taken.iter().filter(|taken| taken.same_as.is_none()).count(), 1);
    assert!(taken.iter().all(|each| each.capture.id == taken[0].capture.id));
    assert_eq!(count(&place.dir().join("objects")), 3);
    assert_eq!(count(&place.dir().join("staging")), 0);
    assert_eq!(rows(&apps[0].store, "intents"), 0);
}

#[test]
fn what_was_not_asked_for_is_refused_whatever_its_name_says() {
    let place = Place::new();
    let app = place.app();
    let text = place.file("photo.jpg", b"Geen foto, maar een verslag van de les.\n");
    let request = Request { expect: Some(MediaKind::Photo), ..Request::default() };
    let refused = take_in(&app, Source::Path(text.clone()), &request).unwrap_err();
    assert!(matches!(
        refused,
        CaptureError::OtherKind { expected: MediaKind::Photo, found: MediaKind::Document }
    ));
    assert_untouched(&app);
    let request = Request { expect: Some(MediaKind::Document), ..Request::default() };
    assert_eq!(take_in(&app, Source::Path(text), &request).unwrap().capture.format, Format::Text);
}

#[test]
fn bad_files_are_refused_and_nothing_is_kept() {
    let place = Place::new();
    let app = place.app();
    let whole = jpeg(5, 640, 480);
    let noise: Vec<u8> = (0..100_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cases: [(&str, &[u8]); 4] =
        [("empty", b""), ("noise", &noise), ("cut", &whole[..whole.len() / 2]), ("head", &whole[..3])];
    for (name, bytes) in cases {
        let by_path = path(&app, place.file(name, bytes)).unwrap_err();
        assert!(matches!(by_path, CaptureError::Media(_)), "{name}: {by_path}");
        let by_stream = stream(&app, bytes.to_vec()).unwrap_err();
        assert!(matches!(by_stream, CaptureError::Media(_)), "{name}: {by_stream}");
        assert_untouched(&app);
    }
    assert!(matches!(
        path(&app, place.path("not-there")).unwrap_err(),
        CaptureError::Source { source, .. } if source.kind() == io::ErrorKind::NotFound
    ));
    assert!(matches!(path(&app, place.dir()).unwrap_err(), CaptureError::Source { .. }));
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the card was pulled out"))
    }
}

#[test]
fn a_stream_that_breaks_off_or_never_ends_leaves_nothing() {
    let place = Place::new();
    let app = place.app();
    let broken = take_in(&app, Source::Stream(Box::new(Broken)), &Request::default()).unwrap_err();
    assert!(matches!(broken, CaptureError::Media(MediaError::Io(_))));
    let mut request = Request::default();
    request.policy.video.max_bytes = 1;
    let endless = take_in(&app, Source::Stream(Box::new(io::repeat(b'a'))), &request).unwrap_err();
    assert!(matches!(endless, CaptureError::Media(MediaError::TooMuch { .. })));
    assert_untouched(&app);
}

#[test]
fn words_that_do_not_fit_are_refused_before_anything_is_read() {
    let place = Place::new();
    let app = place.app();
    let request = Request { note: "é".repeat(1001), ..Request::default() };
    let refused = take_in(&app, Source::Stream(Box::new(Broken)), &request).unwrap_err();
    assert!(matches!(refused, CaptureError::Text(_)));
}

#[test]
fn a_poster_belongs_to_a_video_alone() {
    let place = Place::new();
    let app = place.app();
    let photo = place.file("a.jpg", &jpeg(6, 64, 64));
    let request = Request { poster: Some(photo.clone()), ..Request::default() };
    let refused = take_in(&app, Source::Path(photo), &request).unwrap_err();
    assert!(matches!(refused, CaptureError::PosterWithoutVideo));
}

#[test]
fn a_store_whose_folder_vanishes_says_so_and_loses_no_row() {
    let place = Place::new();
    let app = place.app();
    fs::remove_dir(place.dir().join("objects")).unwrap();
    let failed = path(&app, place.file("a.jpg", &jpeg(7, 64, 64))).unwrap_err();
    assert!(matches!(failed, CaptureError::Store(StoreError::Io { .. })), "{failed}");
    assert_eq!(list(&app.store, None, 50).unwrap(), []);
    assert_eq!(count(&place.dir().join("staging")), 0);
}

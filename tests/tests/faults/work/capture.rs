//! Taking something in, and undoing it.

use std::{fs::File, path::Path};

use oogst_core::{
    App,
    capture::{self, Request, Source},
};
use oogst_fixtures::files::{desk::Scene, photo, video};

use super::{DEVICE, Done, Stand, Work, hand};

/// Makes the store and takes in a photo.
pub(super) struct Photo;
/// Takes in a document as a stream, in a store that has a photo.
pub(super) struct Stream;
/// Takes in a film with a poster.
pub(super) struct Film;
/// Undoes the photo.
pub(super) struct Undo;

/// Before or after the work, never between; after it, if the child had said so; and it can be done again.
fn judge(root: &Path, said: bool, (before, after): (usize, usize), when: &str) -> App {
    let app = hand::open(&root.join(DEVICE));
    hand::sound(&app, when);
    let found = capture::list(&app.store, None, 50).unwrap().len();
    assert!(found == after || (found == before && !said), "{when}: {found} captures, said: {said}");
    app
}

impl Work for Photo {
    fn name(&self) -> &'static str {
        "photo"
    }

    fn prepare(&self, stand: &mut Stand) {
        hand::photo_file(&stand.device(), 1);
    }

    fn run(&self, root: &Path) -> Done {
        let device = root.join(DEVICE);
        let app = hand::try_open(&device)?;
        capture::take_in(&app, Source::Path(device.join("1.jpg")), &Request::default())?;
        Ok(())
    }

    fn judge(&self, root: &Path, said: bool, when: &str) {
        let app = judge(root, said, (0, 1), when);
        hand::photo(&app, &root.join(DEVICE), 1);
        assert_eq!(capture::list(&app.store, None, 50).unwrap().len(), 1, "{when}: once");
    }
}

impl Work for Stream {
    fn name(&self) -> &'static str {
        "stream"
    }

    fn prepare(&self, stand: &mut Stand) {
        let device = stand.device();
        std::fs::write(device.join("report.txt"), "Zo ging de les met exit cards.\n".repeat(9000)).unwrap();
        hand::photo(&hand::open(&device), &device, 1);
    }

    fn run(&self, root: &Path) -> Done {
        let device = root.join(DEVICE);
        let app = hand::try_open(&device)?;
        let file = File::open(device.join("report.txt"))?;
        capture::take_in(&app, Source::Stream(Box::new(file)), &Request::default())?;
        Ok(())
    }

    fn judge(&self, root: &Path, said: bool, when: &str) {
        drop(judge(root, said, (1, 2), when));
        self.run(root).unwrap();
        judge(root, true, (2, 2), when);
    }
}

impl Work for Film {
    fn name(&self) -> &'static str {
        "film"
    }

    fn prepare(&self, stand: &mut Stand) {
        let device = stand.device();
        std::fs::write(device.join("film.mp4"), video::mp4(1)).unwrap();
        std::fs::write(device.join("poster.jpg"), photo::Photo::small(Scene::Cards, 2).jpeg()).unwrap();
        drop(hand::open(&device));
    }

    fn run(&self, root: &Path) -> Done {
        let device = root.join(DEVICE);
        let app = hand::try_open(&device)?;
        let request = Request { poster: Some(device.join("poster.jpg")), ..Request::default() };
        capture::take_in(&app, Source::Path(device.join("film.mp4")), &request)?;
        Ok(())
    }

    fn judge(&self, root: &Path, said: bool, when: &str) {
        drop(judge(root, said, (0, 1), when));
        self.run(root).unwrap();
        judge(root, true, (1, 1), when);
    }
}

impl Work for Undo {
    fn name(&self) -> &'static str {
        "undo"
    }

    fn prepare(&self, stand: &mut Stand) {
        let device = stand.device();
        hand::photo(&hand::open(&device), &device, 1);
    }

    fn run(&self, root: &Path) -> Done {
        let app = hand::try_open(&root.join(DEVICE))?;
        capture::undo(&app)?;
        Ok(())
    }

    fn judge(&self, root: &Path, said: bool, when: &str) {
        let app = judge(root, said, (1, 0), when);
        if !capture::list(&app.store, None, 50).unwrap().is_empty() {
            capture::undo(&app).unwrap();
        }
        drop(app);
        judge(root, true, (0, 0), when);
        assert_eq!(objects(root), 0, "{when}: files of an undone capture");
    }
}

/// Sealed files of the device.
fn objects(root: &Path) -> usize {
    std::fs::read_dir(root.join(DEVICE).join("store/objects")).unwrap().count()
}

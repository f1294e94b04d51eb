//! Making room on the device, after a backup of the hub has everything.

use std::{path::Path, process::Command};

use oogst_core::{capture, sync};

use super::{DEVICE, Done, Stand, Work, hand, team};

pub(super) struct FreeSpace;

impl Work for FreeSpace {
    fn name(&self) -> &'static str {
        "free-space"
    }

    fn with_hub(&self) -> bool {
        true
    }

    fn prepare(&self, stand: &mut Stand) {
        let (_, bram) = team::both(stand);
        let device = stand.device();
        let photos = [hand::photo(&bram, &device, 1), hand::photo(&bram, &device, 2)];
        hand::submit(&bram, &photos.map(|photo| photo.id), "Iedereen deed mee");
        hand::send(&bram).unwrap();
        let backed_up = Command::new(oogst_tests::bins::hub())
            .args(["backup", "--data"])
            .arg(stand.hub().data())
            .arg("--out")
            .arg(stand.root().join("backup"))
            .output()
            .unwrap();
        assert!(backed_up.status.success(), "{backed_up:?}");
    }

    fn run(&self, root: &Path) -> Done {
        let app = hand::try_open(&root.join(DEVICE))?;
        hand::wait(sync::free_space(&app, false))?;
        Ok(())
    }

    fn judge(&self, root: &Path, _: bool, when: &str) {
        let app = hand::open(&root.join(DEVICE));
        hand::sound(&app, when);
        let captures = capture::list(&app.store, None, 50).unwrap();
        assert_eq!(captures.len(), 2, "{when}: captures");
        // Here or fetched: the same bytes.
        for capture in &captures {
            team::opens(&app, capture, root, when);
        }
        self.run(root).unwrap();
        for capture in &captures {
            let hash = capture.original().unwrap().object.hash;
            assert_eq!(app.store.objects().len(&hash).unwrap(), None, "{when}: freed at last");
        }
        team::arrives(&app, root, 1, when);
    }
}

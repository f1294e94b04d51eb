//! A sync with everything in it: records and objects up, a deletion, somebody else's records and a cycle down.

use std::path::Path;

use oogst_core::{capture, outbox};
use oogst_domain::outbox::State;

use super::{DEVICE, Done, Stand, Work, hand, team};

pub(super) struct Sync;

impl Work for Sync {
    fn name(&self) -> &'static str {
        "sync"
    }

    fn with_hub(&self) -> bool {
        true
    }

    fn prepare(&self, stand: &mut Stand) {
        let (_, bram) = team::both(stand);
        let device = stand.device();
        // One that was sent and then undone: to be deleted at the hub.
        hand::photo(&bram, &device, 1);
        hand::send(&bram).unwrap();
        capture::undo(&bram).unwrap();
        let (photo, other) = (hand::photo(&bram, &device, 2), hand::photo(&bram, &device, 3));
        hand::submit(&bram, &[photo.id, other.id], "Iedereen deed mee");
        hand::photo(&bram, &device, 4);
    }

    fn run(&self, root: &Path) -> Done {
        let app = hand::try_open(&root.join(DEVICE))?;
        hand::send(&app)?;
        Ok(())
    }

    fn judge(&self, root: &Path, said: bool, when: &str) {
        let app = hand::open(&root.join(DEVICE));
        hand::sound(&app, when);
        let captures = capture::list(&app.store, None, 50).unwrap();
        assert_eq!(captures.len(), 3, "{when}: captures");
        let ids: Vec<_> = captures.iter().map(|capture| capture.id).collect();
        for row in outbox::states(&app, &ids).unwrap() {
            assert!(!said || row.state == State::Received, "{when}: said, and {:?}", row.state);
        }
        team::promised_is_there(&app, root, when);
        team::arrives(&app, root, 1, when);
        let kept: usize = captures.iter().map(|capture| capture.objects.len()).sum();
        assert_eq!(team::at_hub(root, when).len(), kept, "{when}: what was undone is gone at the hub");
    }
}

//! Submitting two captures.

use std::path::Path;

use oogst_core::{App, capture, submission};

use super::{DEVICE, Done, Stand, Work, hand, team};

pub(super) struct Submit;

fn submitted(app: &App) -> usize {
    submission::list(app).unwrap().len()
}

impl Work for Submit {
    fn name(&self) -> &'static str {
        "submit"
    }

    fn with_hub(&self) -> bool {
        true
    }

    fn prepare(&self, stand: &mut Stand) {
        let (_, bram) = team::both(stand);
        hand::photo(&bram, &stand.device(), 1);
        hand::photo(&bram, &stand.device(), 2);
    }

    fn run(&self, root: &Path) -> Done {
        let app = hand::try_open(&root.join(DEVICE))?;
        let captures = capture::list(&app.store, None, 50)?;
        let ids: Vec<_> = captures.iter().map(|capture| capture.id).collect();
        hand::try_submit(&app, &ids, "Iedereen deed mee")?;
        Ok(())
    }

    fn judge(&self, root: &Path, said: bool, when: &str) {
        let app = hand::open(&root.join(DEVICE));
        hand::sound(&app, when);
        let count = submitted(&app);
        assert!(count == 1 || (count == 0 && !said), "{when}: {count} submissions, said: {said}");
        if count == 0 {
            self.run(root).unwrap();
        }
        team::arrives(&app, root, 1, when);
    }
}

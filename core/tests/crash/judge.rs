//! What must hold after any death.

use std::path::Path;

use oogst_core::{capture::list, doctor, submission::draft};

use crate::{
    child::{self, WRITTEN, Work},
    common,
};

/// Opens what was left. Before or after the work, never between; after it, if the child had said so; sound either
/// way; and the work can be done again.
pub fn judge(work: Work, root: &Path, said: bool, when: &str) {
    let app = child::open(root);
    let (before, after) = work.counts();
    let captures = list(&app.store, None, 50).unwrap();
    let found = captures.len();
    assert!(found == after || (found == before && !said), "{when}: {found} captures, said: {said}");
    let report = doctor::examine(&app, &mut |_, _| {}).unwrap();
    assert_eq!(report.findings, [], "{when}");
    assert_eq!(common::rows(&app.store, "intents"), 0, "{when}");
    assert_eq!(common::count(&root.join("store/staging")), 0, "{when}");
    if work == Work::Cover {
        // As it was or covered, and nothing of the other is left.
        assert!(captures[0].covered || !said, "{when}: uncovered, though it said otherwise");
        let files = common::count(app.store.objects().folder());
        assert_eq!(files, captures[0].objects.len(), "{when}: covered: {}", captures[0].covered);
    }
    if work == Work::Draft {
        let (once, often) = (WRITTEN.0.to_owned(), WRITTEN.0.repeat(WRITTEN.1));
        let kept = draft(&app).unwrap().successes;
        assert!(kept == often || (kept == once && !said), "{when}: {} characters, said: {said}", kept.len());
    }
    child::photo(&app, root);
}

//! The power fails after each call, and what was not synced is gone.

use std::collections::BTreeSet;

use crate::{
    child::Work,
    disk::{Disk, Keeps, restore},
    judge::judge,
    trace::record,
};

pub fn test(work: Work) {
    let place = tempfile::tempdir().unwrap();
    work.prepare(place.path());
    let mut disk = Disk::of(place.path());
    let calls = record(work, place.path());
    let mut said = false;
    // Most calls change nothing that a crash would keep: each different disk is judged once.
    let mut judged = BTreeSet::new();
    for (n, call) in calls.iter().enumerate() {
        disk.apply(call);
        said |= call.is_said();
        for keeps in [Keeps::Nothing, Keeps::Names, Keeps::Data] {
            let left = disk.left(keeps);
            if !judged.insert((said, left.clone())) {
                continue;
            }
            let after = tempfile::tempdir().unwrap();
            restore(&left, after.path());
            judge(work, after.path(), said, &format!("after call {n}, {}, keeping {keeps:?}", call.name));
        }
    }
    assert!(said, "the child did its work");
    assert!(judged.len() > 5, "the disk changed");
}

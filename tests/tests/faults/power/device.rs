//! A device's work, cut off from power.

use std::{
    collections::HashSet,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::disk::{Disk, Keeps, Left, restore};
use crate::{
    campaign::{Run, each, each_with, place, some},
    shim::{
        Fault,
        trace::{self, Call},
    },
    work::{self, DEVICE, Stand, Work},
};

/// Disks of one work that are judged in the short run, and moments of a work with a hub.
const DISKS: usize = 60;
const MOMENTS: usize = 2;
/// Seeded disks for each moment of the long run.
const SEEDED: u64 = 24;

/// One disk to be judged.
struct Case {
    left: Left,
    said: bool,
    when: String,
}

/// The disks that a crash may leave now, but for those seen before.
pub(super) fn now(disk: &Disk, said: bool, seeds: &[u64], seen: &mut HashSet<u64>) -> Vec<(Keeps, Left)> {
    let fixed = [Keeps::Nothing, Keeps::Names, Keeps::Data];
    let all = fixed.into_iter().chain(seeds.iter().copied().map(Keeps::Some));
    let lefts = all.map(|keeps| (keeps, disk.left(keeps)));
    lefts
        .filter(|(_, left)| {
            let mut hasher = DefaultHasher::new();
            (said, left).hash(&mut hasher);
            seen.insert(hasher.finish())
        })
        .collect()
}

/// The disks that a crash may leave after any of these calls, each once.
fn disks(root: &Path, mut disk: Disk, calls: &[Call], seeds: impl Fn(usize) -> Vec<u64>) -> Vec<Case> {
    let mut said = false;
    let mut seen = HashSet::new();
    let mut cases = Vec::new();
    for (n, call) in calls.iter().enumerate() {
        disk.apply(call);
        said |= matches!(call, Call::Said);
        for (keeps, left) in now(&disk, said, &seeds(n), &mut seen) {
            let when = format!("power lost after call {}, {}, keeping {keeps:?}", n + 1, call.short(root));
            cases.push(Case { left, said, when });
        }
    }
    cases
}

/// What the work did, and the disk that it began with.
fn recorded(work: &dyn Work) -> (std::path::PathBuf, Disk, Vec<Call>) {
    let mut stand = Stand::new(work);
    let device = stand.fresh().join(DEVICE);
    let disk = Disk::of(&device);
    let (calls, output) = trace::record(&mut work::command(work, &stand.root()), &device, None);
    assert!(output.status.success(), "{}: {}", work.name(), String::from_utf8_lossy(&output.stderr));
    (device, disk, calls)
}

fn judge(work: &dyn Work, case: &Case) {
    let after = place();
    let device = after.path().join(DEVICE);
    fs::create_dir(&device).unwrap();
    restore(&case.left, &device);
    work.judge(after.path(), case.said, &format!("{}: {}", work.name(), case.when));
}

/// A work without a hub: one recording holds everything.
pub(super) fn alone(name: &str, run: &Run) -> String {
    let work = work::find(name);
    let (device, disk, calls) = recorded(work);
    assert!(calls.iter().any(|call| matches!(call, Call::Said)), "{name}: it did its work");
    let seeded = run.of(1, SEEDED);
    let cases =
        disks(&device, disk, &calls, |n| (0..seeded).map(|k| run.seed + n as u64 * SEEDED + k).collect());
    let chosen = some(cases.len(), run.of(DISKS, usize::MAX), run.seed);
    each(chosen.len(), |n| judge(work, &cases[chosen[n]]));
    format!("{} disks after {} calls", chosen.len(), calls.len())
}

/// A work with a hub: it is killed at a moment, so that the hub is what it was just then, and that moment's disks are
/// judged against copies of that hub.
pub(super) fn with_hub(name: &str, run: &Run) -> String {
    let work = work::find(name);
    let (_, _, calls) = recorded(work);
    let total = calls.iter().filter(|call| call.changes_disk()).count();
    // The moment after the last call counts too: done, and said.
    let chosen = some(total + 1, run.of(MOMENTS, usize::MAX), run.seed);
    let judged = AtomicUsize::new(0);
    each_with(
        chosen.len(),
        || Stand::new(work),
        |stand, n| {
            let nth = chosen[n] + 1;
            let device = stand.fresh().join(DEVICE);
            let mut disk = Disk::of(&device);
            let mut command = work::command(work, &stand.root());
            let (calls, output) = trace::record(&mut command, &device, Some(Fault::KillAt(nth)));
            let said = !output.stdout.is_empty();
            stand.freeze("dead");
            calls.iter().for_each(|call| disk.apply(call));
            let last = calls.last().map(|call| call.short(&device)).unwrap_or_default();
            let seeds: Vec<u64> = (0..run.of(1, 4)).map(|k| run.seed + nth as u64 * SEEDED + k).collect();
            for (keeps, left) in now(&disk, said, &seeds, &mut HashSet::new()) {
                let root = stand.thaw("dead", &device, |device| restore(&left, device));
                work.judge(
                    &root,
                    said,
                    &format!("{name}: power lost before call {nth}, after {last}, keeping {keeps:?}"),
                );
                judged.fetch_add(1, Ordering::Relaxed);
            }
        },
    );
    format!("{} disks at {} of {} moments", judged.into_inner(), chosen.len(), total + 1)
}

/// The campaign has to notice an fsync that is taken out: it is left out of the recording, and some disk has to fail. The
/// long run tries every one in turn, the short one those of what was caught: its file, and its name. Those that may be
/// missed are said by name.
pub(super) fn removed_fsync(run: &Run) -> String {
    let work = work::find("stream");
    let (device, _, calls) = recorded(work);
    let of_objects = |call: &Call| match call {
        Call::Sync { path, .. } => path.starts_with(device.join("store/staging")),
        Call::SyncFolder { path } => *path == device.join("store/objects"),
        _ => false,
    };
    let tried = (0..calls.len()).filter(|&n| calls[n].is_sync() && (run.long || of_objects(&calls[n])));
    let mut noticed = Vec::new();
    for sync in tried {
        let (device, disk, mut calls) = recorded(work);
        let name = calls.remove(sync).short(&device);
        let cases = disks(&device, disk, &calls, |n| vec![run.seed + n as u64]);
        // The last first: what is missing is missed once it was promised.
        let judged = || each(cases.len(), |n| judge(work, &cases[cases.len() - 1 - n]));
        noticed.push((name, catch_unwind(AssertUnwindSafe(judged)).is_err()));
    }
    let found = noticed.iter().filter(|(_, fails)| *fails).count();
    let missed: Vec<_> = noticed.iter().filter(|(_, fails)| !fails).map(|(name, _)| name).collect();
    assert!(found > 0, "no removed fsync was noticed: {noticed:?}");
    format!("{found} of {} removed fsyncs noticed; not: {missed:?}", noticed.len())
}

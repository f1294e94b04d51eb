//! A device's work, killed at each of its calls.

use std::{
    os::unix::process::ExitStatusExt,
    sync::atomic::{AtomicUsize, Ordering},
};

use crate::{
    campaign::{Run, each_with, some},
    shim::{Fault, faulted, trace},
    work::{self, DEVICE, Stand},
};

/// Deaths of one piece of work in the short run: with a hub each costs a hub's start and a few syncs.
const ALONE: usize = 24;
const WITH_HUB: usize = 6;

pub(super) fn test(name: &str, run: &Run) -> String {
    let work = work::find(name);
    let mut stand = Stand::new(work);
    let root = stand.fresh();
    let (calls, output) = trace::record(&mut work::command(work, &root), &root.join(DEVICE), None);
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    work.judge(&root, true, "not killed");
    drop(stand);
    let total = calls.iter().filter(|call| call.changes_disk()).count();
    let most = run.of(if work.with_hub() { WITH_HUB } else { ALONE }, usize::MAX);
    let chosen = some(total, most, run.seed);
    let unreached = AtomicUsize::new(0);
    each_with(
        chosen.len(),
        || Stand::new(work),
        |stand, n| {
            let nth = chosen[n] + 1;
            let root = stand.fresh();
            let mut command = work::command(work, &root);
            let ended = command.envs(faulted(&root.join(DEVICE), Fault::KillAt(nth))).output().unwrap();
            let when = format!("{name} killed at call {nth} of {total}");
            if ended.status.signal() != Some(9) {
                // With several threads a run may need a few calls less than the one that was counted.
                assert!(ended.status.success(), "{when}: {}", String::from_utf8_lossy(&ended.stderr));
                unreached.fetch_add(1, Ordering::Relaxed);
            }
            work.judge(&root, !ended.stdout.is_empty(), &when);
        },
    );
    let unreached = unreached.into_inner();
    assert!(unreached * 10 <= total.max(10), "{name}: {unreached} of {total} calls were not reached");
    format!("{} deaths at {total} calls", chosen.len() - unreached)
}

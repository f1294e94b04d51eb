//! The hub, cut off from power at each of its calls: the devices keep what it acknowledged until then.

use std::{
    collections::HashSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    device::now,
    disk::{Disk, restore},
};
use crate::{
    campaign::{Run, each_with, some},
    killed::hub_calls,
    shim::{Fault, faulted, trace},
    work::{Life, Stand, Work as _, life},
};

/// Moments in the short run.
const MOMENTS: usize = 4;

pub(super) fn test(run: &Run) -> String {
    let total = hub_calls();
    let chosen = some(total, run.of(MOMENTS, usize::MAX), run.seed);
    let judged = AtomicUsize::new(0);
    each_with(
        chosen.len(),
        || Stand::new(&Life),
        |stand, n| {
            let nth = chosen[n] + 1;
            let folder = stand.hub_folder();
            let log = tempfile::NamedTempFile::new().unwrap();
            let mut environment = faulted(&folder, Fault::KillAt(nth));
            environment.push(("FAULT_LOG".into(), log.path().into()));
            let mut at = 0;
            let (disk, started) = stand.fresh_disk(environment, Disk::of);
            let ended = started.is_ok() && life::go(&stand.root(), &mut at).is_ok();
            if ended {
                return;
            }
            stand.freeze("dead");
            let mut disk = disk;
            trace::read(log.path()).iter().for_each(|call| disk.apply(call));
            let seeds: Vec<u64> = (0..run.of(1, 3)).map(|k| run.seed + nth as u64 * 8 + k).collect();
            for (keeps, left) in now(&disk, false, &seeds, &mut HashSet::new()) {
                let when = format!("hub: power lost before call {nth} of about {total}, keeping {keeps:?}");
                let root = stand.thaw("dead", &folder, |hub| restore(&left, hub));
                let mut at = at;
                let gone_on = life::go(&root, &mut at);
                gone_on.unwrap_or_else(|error| panic!("{when}: step {at} fails: {error:?}"));
                Life.judge(&root, true, &when);
                judged.fetch_add(1, Ordering::Relaxed);
            }
        },
    );
    format!("{} disks at {} of {total} moments", judged.into_inner(), chosen.len())
}

//! A hub on a disk that is full, or that fails once: it refuses, loses nothing, and goes on when there is room again.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::{
    campaign::{Run, each_with, some},
    killed::hub_calls,
    shim::{Fault, faulted},
    work::{Life, Stand, Work as _, life},
};

/// Faults in the short run.
const FAULTS: usize = 6;
/// Times that the same hub is asked again before it is started anew.
const PATIENCE: usize = 3;

pub(super) fn test(run: &Run) -> String {
    let total = hub_calls();
    let chosen = some(total, run.of(FAULTS, usize::MAX), run.seed);
    let restarts = AtomicUsize::new(0);
    each_with(
        chosen.len(),
        || Stand::new(&Life),
        |stand, n| {
            let (nth, once) = (chosen[n] + 1, (run.seed + n as u64) % 2 == 1);
            let (until, error) = if once { (nth, libc::EIO) } else { (usize::MAX >> 1, libc::ENOSPC) };
            let when =
                format!("hub: {} at call {nth}", if once { "one I/O error" } else { "disk full from" });
            let environment = faulted(&stand.hub_folder(), Fault::Fail { from: nth, until, error });
            let mut at = 0;
            let mut done = false;
            if stand.fresh_hub(environment).is_ok() {
                done = (0..PATIENCE).any(|_| life::go(&stand.root(), &mut at).is_ok());
                assert!(done || stand.hub().runs(), "{when}: the hub died of it: {}", stand.hub().log());
            }
            if !done {
                restarts.fetch_add(1, Ordering::Relaxed);
            }
            stand.hub().set_environment(Vec::new());
            stand.hub().restart();
            let gone_on = life::go(&stand.root(), &mut at);
            gone_on.unwrap_or_else(|error| panic!("{when}: step {at} fails with room again: {error:?}"));
            Life.judge(&stand.root(), true, &when);
        },
    );
    format!("{} faults at {total} calls, {} mended by a restart", chosen.len(), restarts.into_inner())
}

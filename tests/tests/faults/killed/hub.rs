//! The hub, killed at each of its calls: while it starts, uploads, appends, deletes.

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use crate::{
    campaign::{Run, each_with, some},
    shim::{Fault, faulted, trace, watched},
    work::{Life, Stand, Work as _, life},
};

/// Deaths in the short run.
const DEATHS: usize = 10;

/// How many calls a whole life takes.
pub(crate) fn count() -> usize {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut stand = Stand::new(&Life);
    let mut environment = watched(&stand.hub_folder());
    environment.push(("FAULT_LOG".into(), log.path().into()));
    let root = stand.fresh_hub(environment).unwrap();
    life::go(&root, &mut 0).unwrap();
    stand.hub().set_environment(Vec::new());
    stand.hub().restart();
    Life.judge(&root, true, "not killed");
    drop(stand);
    trace::read(log.path()).iter().filter(|call| call.changes_disk()).count()
}

/// Every file of an object is one that the index knows.
fn no_orphan(hub: &Path, when: &str) {
    let index = rusqlite::Connection::open(hub.join("index.db")).unwrap();
    let mut known = index.prepare("SELECT 1 FROM object WHERE lower(hex(hash)) = ?").unwrap();
    for folder in fs::read_dir(hub.join("objects")).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            assert!(known.exists([&name]).unwrap(), "{when}: {name} is a file that nobody knows");
        }
    }
}

pub(super) fn test(run: &Run) -> String {
    let total = count();
    let chosen = some(total, run.of(DEATHS, usize::MAX), run.seed);
    let unreached = AtomicUsize::new(0);
    each_with(
        chosen.len(),
        || Stand::new(&Life),
        |stand, n| {
            let nth = chosen[n] + 1;
            let when = format!("hub killed at call {nth} of about {total}");
            let environment = faulted(&stand.hub_folder(), Fault::KillAt(nth));
            let mut at = 0;
            // A hub that dies while it starts serves nobody.
            let ended = match stand.fresh_hub(environment) {
                Ok(root) => life::go(&root, &mut at),
                Err(died) => Err(died.into()),
            };
            match &ended {
                Ok(()) => {
                    unreached.fetch_add(1, Ordering::Relaxed);
                }
                Err(error) => {
                    assert!(stand.hub().dies(), "{when}: the hub lives, and step {at} failed: {error:?}");
                }
            }
            stand.hub().set_environment(Vec::new());
            stand.hub().restart();
            // Before anybody asks again: maybe nobody ever does.
            no_orphan(&stand.hub_folder(), &when);
            let gone_on = life::go(&stand.root(), &mut at);
            gone_on.unwrap_or_else(|error| panic!("{when}: step {at} fails again: {error:?}"));
            Life.judge(&stand.root(), true, &when);
        },
    );
    let deaths = chosen.len() - unreached.into_inner();
    // A hub's life has 200 to 270 calls, as its background work falls: a count of a long one lies beyond the end of a short one.
    assert!(deaths * 2 > chosen.len(), "only {deaths} of {} calls were reached", chosen.len());
    format!("{deaths} deaths at {total} calls")
}

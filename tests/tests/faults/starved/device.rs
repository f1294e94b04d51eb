//! A device's work on a disk that is full, or that fails.

use std::{
    os::unix::process::ExitStatusExt,
    sync::atomic::{AtomicUsize, Ordering},
};

use crate::{
    campaign::{Run, each_with, some},
    shim::{
        Fault, faulted,
        trace::{self, Call},
    },
    work::{self, DEVICE, Stand, Work},
};

/// Faults of one piece of work in the short run.
const ALONE: usize = 18;
const WITH_HUB: usize = 4;

/// What goes wrong from a call on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// No room, from this call on.
    Full,
    /// An I/O error at every call from this one on.
    Broken,
    /// One call fails, and the next would not: the same process tries again.
    Hiccup,
}

const TROUBLES: [Trouble; 3] = [Trouble::Full, Trouble::Broken, Trouble::Hiccup];

impl Trouble {
    fn at(self, from: usize) -> Fault {
        match self {
            Trouble::Full => Fault::Fail { from, until: usize::MAX >> 1, error: libc::ENOSPC },
            Trouble::Broken => Fault::Fail { from, until: usize::MAX >> 1, error: libc::EIO },
            Trouble::Hiccup => Fault::Fail { from, until: from, error: libc::EIO },
        }
    }
}

pub(super) fn test(name: &str, run: &Run) -> String {
    let work = work::find(name);
    let mut stand = Stand::new(work);
    let root = stand.fresh();
    let (calls, output) = trace::record(&mut work::command(work, &root), &root.join(DEVICE), None);
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    drop(stand);
    let calls: Vec<Call> = calls.into_iter().filter(Call::changes_disk).collect();
    let total = calls.len() * TROUBLES.len();
    let most = run.of(if work.with_hub() { WITH_HUB } else { ALONE }, usize::MAX);
    let chosen = some(total, most, run.seed);
    let [refused, done] = [AtomicUsize::new(0), AtomicUsize::new(0)];
    each_with(
        chosen.len(),
        || Stand::new(work),
        |stand, n| {
            let (nth, trouble) = (chosen[n] / TROUBLES.len(), TROUBLES[chosen[n] % TROUBLES.len()]);
            let when =
                format!("{name}: {trouble:?} at call {} ({})", nth + 1, calls[nth].short(&root.join(DEVICE)));
            let ended = one(work, stand, trouble, nth + 1, &when);
            // A failing fsync gives SQLite no reason, and a cut asks for no room: that the disk is full is said where
            // room is asked for.
            let asks = !calls[nth].is_sync() && !matches!(calls[nth], Call::Truncate { .. });
            let reason = trouble != Trouble::Full || !asks || work.with_hub();
            match ended {
                Ended::Done => &done,
                Ended::Refused(code, said) => {
                    assert!(
                        reason || code == work::FULL,
                        "{when}: the error does not say that the disk is full: {said}"
                    );
                    &refused
                }
            }
            .fetch_add(1, Ordering::Relaxed);
        },
    );
    format!(
        "{} faults: {} refused with an error, {} done all the same",
        chosen.len(),
        refused.into_inner(),
        done.into_inner()
    )
}

enum Ended {
    Done,
    /// The exit code, and what was said.
    Refused(u8, String),
}

fn one(work: &dyn Work, stand: &mut Stand, trouble: Trouble, nth: usize, when: &str) -> Ended {
    let root = stand.fresh();
    let mut command = work::command(work, &root);
    if trouble == Trouble::Hiccup {
        command.arg("again");
    }
    let ended = command.envs(faulted(&root.join(DEVICE), trouble.at(nth))).output().unwrap();
    let said = !ended.stdout.is_empty();
    let stderr = String::from_utf8_lossy(&ended.stderr);
    let code = ended.status.code();
    assert!(ended.status.signal().is_none() && code != Some(101), "{when}: no typed error: {stderr}");
    assert!(trouble != Trouble::Hiccup || said, "{when}: the same process's next try fails: {stderr}");
    work.judge(&root, said, when);
    match code {
        Some(0) => Ended::Done,
        code => {
            let code = code.and_then(|code| u8::try_from(code).ok()).unwrap_or_default();
            Ended::Refused(code, stderr.into_owned())
        }
    }
}

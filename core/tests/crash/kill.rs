//! Killed before each call that changes the disk.

use std::process::Command;

use crate::{
    child::Work,
    judge::judge,
    trace::{CHANGING, record},
};

pub fn test(work: Work) {
    let whole = tempfile::tempdir().unwrap();
    work.prepare(whole.path());
    let calls = record(work, whole.path());
    assert!(calls.iter().any(|call| call.is_said()), "the child did its work");
    judge(work, whole.path(), true, "not killed");
    for name in CHANGING {
        let times = calls.iter().filter(|call| call.name == *name).count();
        for nth in 1..=times {
            let place = tempfile::tempdir().unwrap();
            work.prepare(place.path());
            let killed = Command::new("strace")
                .args(["-qq", "-o", "/dev/null", "-e"])
                .arg(format!("trace={name}"))
                .arg("-e")
                .arg(format!("inject={name}:signal=KILL:when={nth}"))
                .arg(std::env::current_exe().unwrap())
                .args(["child", work.name()])
                .arg(place.path())
                .output()
                .unwrap();
            // Random names and keys change no number of calls; a run that outlives its signal would test nothing.
            assert!(!killed.status.success(), "{name} {nth} was reached");
            judge(work, place.path(), !killed.stdout.is_empty(), &format!("killed before {name} {nth}"));
        }
    }
}

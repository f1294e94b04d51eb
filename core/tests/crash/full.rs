//! The disk is full from any call on: a typed error, and nothing lost.

use std::process::Command;

use crate::{
    child::{self, Work},
    judge::judge,
    trace::record,
};

/// Calls that ask for space. (`fsync` may report it too, on file systems that find a place late.)
const ASKING: &[&str] = &["write", "pwrite64", "mkdir", "fsync", "fdatasync"];

pub fn test(work: Work) {
    let whole = tempfile::tempdir().unwrap();
    work.prepare(whole.path());
    let calls = record(work, whole.path());
    for name in ASKING {
        let times = calls.iter().filter(|call| call.name == *name && !call.is_said()).count();
        for nth in 1..=times {
            let place = tempfile::tempdir().unwrap();
            work.prepare(place.path());
            let output = Command::new("strace")
                .args(["-qq", "-o", "/dev/null", "-e"])
                .arg(format!("trace={name}"))
                .arg("-e")
                // From here on: a full disk stays full.
                .arg(format!("inject={name}:error=ENOSPC:when={nth}+"))
                .arg(std::env::current_exe().unwrap())
                .args(["child", work.name()])
                .arg(place.path())
                .output()
                .unwrap();
            let when = format!("full from {name} {nth}");
            let code = output.status.code();
            let done = code == Some(child::DONE) || code == Some(0);
            if !done {
                // SQLite gives no reason when a sync fails; what asked for the space does.
                let vague = name.ends_with("sync") && code == Some(child::FAILED);
                assert!(vague || code == Some(child::FULL), "{when}: {code:?}");
            }
            judge(work, place.path(), done, &when);
        }
    }
}

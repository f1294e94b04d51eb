//! The library that stands between a program and the system (`shim.c`), and how a program is started behind it.
//!
//! `strace` counts calls for each thread of its own, and a library of failpoints only knows the places that somebody
//! thought of; this one sees every call of the whole process, SQLite's among them.

pub(crate) mod trace;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// What is done to a process at its calls that change the disk (counted from 1, across all its threads).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Killed before this call.
    KillAt(usize),
    /// This call fails with this error number, and so do those after it up to the last.
    Fail { from: usize, until: usize, error: i32 },
}

/// The library, compiled once per process.
pub(crate) fn library() -> &'static Path {
    static BUILT: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shim.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/shim/shim.c");
        let built = Command::new("cc")
            .args(["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"])
            .arg(&path)
            .args([source, "-ldl", "-pthread"])
            .status()
            .expect("a C compiler is needed; `cargo xtask setup test` installs it");
        assert!(built.success(), "{source} does not compile");
        (folder, path)
    });
    path
}

/// The environment of a program behind the library, which counts what happens below `root`.
pub(crate) fn watched(root: &Path) -> Vec<(OsString, OsString)> {
    vec![("LD_PRELOAD".into(), library().into()), ("FAULT_ROOT".into(), root.into())]
}

/// The same, with a fault.
pub(crate) fn faulted(root: &Path, fault: Fault) -> Vec<(OsString, OsString)> {
    let mut environment = watched(root);
    let numbers = match fault {
        Fault::KillAt(nth) => vec![("FAULT_KILL", nth.to_string())],
        Fault::Fail { from, until, error } => vec![
            ("FAULT_FROM", from.to_string()),
            ("FAULT_UNTIL", until.to_string()),
            ("FAULT_ERROR", error.to_string()),
        ],
    };
    environment.extend(numbers.into_iter().map(|(name, number)| (name.into(), number.into())));
    environment
}

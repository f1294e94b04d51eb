//! Where the programs under test are.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Once;

/// `oogst`, the command line.
pub fn oogst() -> PathBuf {
    program("oogst")
}

/// `oogst-hub`, the server.
pub fn hub() -> PathBuf {
    program("oogst-hub")
}

/// A program beside the test that runs. Cargo builds the programs of a package for that package's
/// own tests only, so when they are not there (or `OOGST_BUILD=1` asks for it) they are built here,
/// once per process; cargo's own lock keeps several processes apart.
fn program(name: &str) -> PathBuf {
    static BUILD: Once = Once::new();
    let folder = folder();
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    BUILD.call_once(|| {
        let asked = std::env::var_os("OOGST_BUILD").is_some_and(|set| set == "1");
        let there = ["oogst", "oogst-hub"].iter().all(|name| folder.join(name).is_file());
        if asked || !there {
            build(&folder);
        }
    });
    assert!(path.is_file(), "{} is not there, also after building", path.display());
    path
}

/// Cargo's folder for this profile: tests lie in its `deps`, programs right in it.
fn folder() -> PathBuf {
    let here = std::env::current_exe().expect("a running test has a path");
    let deps = here.parent().expect("in a folder");
    if deps.ends_with("deps") {
        deps.parent().expect("in cargo's folder").to_owned()
    } else {
        deps.to_owned()
    }
}

fn build(folder: &std::path::Path) {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "-p", "oogst-cli", "-p", "oogst-hub", "--bins"]);
    cargo.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    // As cargo builds them for `cargo test`: a core that was built for the tests is not built again for these.
    cargo.args(["--profile", if folder.ends_with("release") { "release" } else { "test" }]);
    // The same target folder as the test's own, wherever that is.
    if let Some(target) = folder.parent() {
        cargo.env("CARGO_TARGET_DIR", target);
    }
    let status = cargo.status().expect("cargo starts");
    assert!(status.success(), "building the programs under test failed");
}

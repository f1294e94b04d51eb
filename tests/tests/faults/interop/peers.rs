//! The peers' packages, installed once beside what cargo builds.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/interop/peers");

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Copies what is ours; whether the list of packages is the one that was installed.
fn same(folder: &Path, list: &str, scripts: &[&str]) -> bool {
    let pinned = std::fs::read(format!("{HERE}/{list}")).unwrap();
    let same = std::fs::read(folder.join("installed")).is_ok_and(|kept| kept == pinned);
    for file in scripts.iter().chain([&list]) {
        std::fs::copy(format!("{HERE}/{file}"), folder.join(file)).unwrap();
    }
    same
}

fn installed(folder: &Path, list: &str) {
    std::fs::copy(folder.join(list), folder.join("installed")).unwrap();
}

/// The folder with the npm packages and our scripts.
pub(super) fn node() -> PathBuf {
    let folder = folder("interop-node");
    if !same(&folder, "package.json", &["age.mjs", "upload.mjs", "server.mjs"]) {
        let arguments = ["install", "--no-audit", "--no-fund", "--silent"];
        let done = Command::new("npm").args(arguments).current_dir(&folder).status();
        assert!(done.expect("npm is there: cargo xtask setup test").success(), "npm install");
        installed(&folder, "package.json");
    }
    folder
}

/// Where Python finds tuspy and sqlcipher3, and the script of ours that is called so.
pub(super) fn python(script: &str) -> (PathBuf, PathBuf) {
    let folder = folder("interop-python");
    let packages = folder.join("packages");
    if !same(&folder, "requirements.txt", &["upload.py", "store.py"]) {
        let done = Command::new("python3")
            .env("PIP_ROOT_USER_ACTION", "ignore")
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "--target"])
            .arg(&packages)
            .args(["--requirement", "requirements.txt"])
            .current_dir(&folder)
            .status();
        assert!(done.expect("python3 is there: cargo xtask setup test").success(), "pip install");
        installed(&folder, "requirements.txt");
    }
    (packages, folder.join(script))
}

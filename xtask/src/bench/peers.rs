//! The peers from npm, in the versions that `xtask/bench/package.json` pins, in a folder outside the checkout.

use std::path::PathBuf;
use std::process::Command;

use crate::run::{Stop, cache, output, root};

/// What is copied beside the packages: an ES module finds them from where it lies.
const FILES: &[&str] = &["package.json", "tus-server.mjs", "tus-client.mjs"];

/// Installs what is not there yet, and says where.
pub(crate) fn install() -> Result<PathBuf, Stop> {
    let folder = cache()?.join("bench-peers");
    std::fs::create_dir_all(&folder)?;
    let from = root().join("xtask").join("bench");
    let pinned = std::fs::read(from.join("package.json"))?;
    let there = folder.join("node_modules").is_dir()
        && std::fs::read(folder.join("package.json")).is_ok_and(|kept| kept == pinned);
    for file in FILES {
        std::fs::copy(from.join(file), folder.join(file))?;
    }
    if !there {
        println!("installing the peers from npm (once)");
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--silent"]).current_dir(&folder);
        output(&mut npm)?;
    }
    Ok(folder)
}

//! `cargo deny`: licences, bans and sources, by `deny.toml`. The tool is built once, outside the
//! checkout.

use std::path::PathBuf;
use std::process::Command;

use crate::run::{Outcome, Stop, cache, cargo, output, root, run};

/// The version this workspace's `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// `cargo xtask deny`. The advisory database is left out: it needs the network each time, and a
/// check that is green or red by itself belongs in a schedule, not before a merge.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Stop::Usage("cargo xtask deny".to_owned()));
    }
    let mut deny = Command::new(tool()?);
    deny.current_dir(root()).args([
        "--log-level",
        "error",
        "--workspace",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]);
    run(&mut deny)
}

/// The tool, installed if need be (some minutes, once).
fn tool() -> Result<PathBuf, Stop> {
    let tools = cache()?.join("tools");
    let deny = tools.join("bin").join("cargo-deny");
    let there = output(Command::new(&deny).arg("--version")).is_ok_and(|says| says.contains(VERSION));
    if !there {
        println!("building cargo-deny {VERSION} (once; it takes some minutes)");
        let mut install =
            cargo(&["install", "cargo-deny", "--locked", "--force", "--version", VERSION, "--root"]);
        // A target folder of its own: it must not meet our profiles, nor end up in the checkout.
        install.arg(&tools).env("CARGO_TARGET_DIR", tools.join("build"));
        run(&mut install)?;
        std::fs::remove_dir_all(tools.join("build"))?;
    }
    Ok(deny)
}

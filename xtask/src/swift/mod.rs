//! `cargo xtask swift`: everything of `ios/` that can be checked without a Mac: formatted, parsed, built, tested.

mod report;
mod toolchain;

use std::process::Command;

use crate::run::{Outcome, Stop, root, run};
use toolchain::Toolchain;

/// Swift written by us, for `swift format`.
const SOURCES: &[&str] = &["Package.swift", "Sources", "Tests"];

/// `cargo xtask swift [COMMAND…]`: a command of the toolchain in `ios/`, or all checks.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let toolchain =
        toolchain::find()?.map_err(|why| Stop::Found(format!("Swift can't be run here: {why}")))?;
    if arguments.is_empty() {
        return check(&toolchain);
    }
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    run(&mut toolchain.command(&words))
}

/// As a part of `cargo xtask test`: where Swift can't be had that is said, and is no failure of ours.
pub(crate) fn test() -> Outcome {
    match toolchain::find()? {
        Ok(toolchain) => check(&toolchain),
        Err(why) => {
            println!("\nSWIFT WAS NOT TESTED: {why}");
            Ok(())
        }
    }
}

/// Every check, also after one failed.
fn check(toolchain: &Toolchain) -> Outcome {
    println!("\nSwift: format, build, test");
    let mut lint = toolchain.command(&["swift", "format", "lint", "--strict", "--parallel", "--recursive"]);
    lint.args(SOURCES);
    let linted = run(&mut lint);
    tests(toolchain).and(linted)
}

/// Builds and tests; what is built stays in cargo's folder.
fn tests(toolchain: &Toolchain) -> Outcome {
    let scratch = toolchain.target().join("swift");
    let mut test: Command = toolchain.command(&["swift", "test", "--scratch-path"]);
    test.arg(scratch).current_dir(root());
    report::run(&mut test)
}

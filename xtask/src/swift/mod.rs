//! `cargo xtask swift`: everything of `ios/` that can be checked without a Mac: formatted, parsed, built, tested.

mod core;
mod report;
mod toolchain;

use std::path::Path;

use crate::run::{Outcome, Stop, root};
use crate::setup;
use toolchain::Toolchain;

/// Swift written by us, for `swift format`.
const SOURCES: &[&str] = &["Package.swift", "Sources", "Stubs", "Tests", "App", "Share"];
/// What only a Mac can build: parsed here.
const APPLE: &[&str] = &["Sources/ApplePlatform", "App", "Share"];

/// `cargo xtask swift [COMMAND…]`: a command of the toolchain in `ios/`, or all checks.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    setup::ensure(setup::For::Test)?;
    let toolchain =
        toolchain::find()?.map_err(|why| Stop::Found(format!("Swift can't be run here: {why}")))?;
    if arguments.is_empty() {
        return check(&toolchain);
    }
    core::make()?;
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    toolchain.run(&mut toolchain.command(&words))
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
    println!("\nSwift: format, parse, build, test");
    let mut lint = toolchain.command(&["swift", "format", "lint", "--strict", "--parallel", "--recursive"]);
    lint.args(SOURCES);
    let linted = toolchain.run(&mut lint);
    let parsed = parse(toolchain);
    core::make().and_then(|()| tests(toolchain)).and(linted).and(parsed)
}

/// Parses what only a Mac can build, also what is behind `#if canImport`.
fn parse(toolchain: &Toolchain) -> Outcome {
    let files: Vec<String> = APPLE.iter().flat_map(|folder| swift_files(Path::new(folder))).collect();
    let mut parse = toolchain.command(&["swiftc", "-frontend", "-parse", "-swift-version", "6"]);
    toolchain.run(parse.args(files))
}

/// The Swift files under a folder of `ios/`, from there.
fn swift_files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(root().join("ios").join(folder)).into_iter().flatten().flatten();
    let mut files: Vec<String> = entries
        .flat_map(|entry| {
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                swift_files(&path)
            } else if path.extension().is_some_and(|end| end == "swift") {
                vec![path.to_string_lossy().into_owned()]
            } else {
                vec![]
            }
        })
        .collect();
    files.sort();
    files
}

/// Builds and tests; what is built stays in cargo's folder.
fn tests(toolchain: &Toolchain) -> Outcome {
    let scratch = toolchain.target().join("swift");
    let mut test = toolchain.command(&["swift", "test", "--scratch-path"]);
    test.arg(scratch);
    report::run(&mut test)
}

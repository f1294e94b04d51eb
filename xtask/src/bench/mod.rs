//! The benches: each figure with its peer in the same run, its bar, and whether it is met.
//!
//! Where to start: [`BENCHES`]; then [`measure`], which says how time and memory are taken. A missed bar is a line that
//! says so, not a failure: these numbers are looked at by people. Only what could not run at all ends with an error.

mod cards;
mod line;
mod measure;
mod memory;
mod peers;
mod photo;
mod store;
mod upload;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{Outcome, Stop, cargo, output, target};
use crate::setup;
use line::Line;

/// A bench: its name, what it is about, and how it runs.
type Bench = (&'static str, &'static str, fn(&Place) -> Result<Vec<Line>, Stop>);

/// All of them, in the order of docs/benchmarks.md.
const BENCHES: &[Bench] = &[
    ("photo", "a 12-megapixel JPEG taken in, against a chain of usual tools", photo::run),
    ("memory", "peak memory of taking in 12 and 48 megapixels and a film of 250 MB", memory::run),
    ("store", "opening a store of 10,000 and 100,000 captures, and its first page", store::run),
    (
        "cards",
        "a desk of 24 cards read from one photo, against one pass of a general code reader",
        cards::run,
    ),
    ("sync", "100 photos to the hub, durable, against tus-js-client and @tus/server", upload::run),
];

/// Where things are while a bench runs.
pub(crate) struct Place {
    /// `photo-12mp.jpg`, `photo-48mp.jpg`, `video-250mb.mp4`, `photos/`.
    files: PathBuf,
    /// Emptied before each bench.
    work: PathBuf,
    /// The release builds.
    release: PathBuf,
    /// The npm peers.
    peers: PathBuf,
    /// criterion's program for the store.
    store_bench: PathBuf,
}

/// `cargo xtask bench [--list] [--built] [NAME…]`; with `--built` what was built for the last one is measured again.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let mut names: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let built = names.first() == Some(&"--built");
    names.drain(..usize::from(built));
    if names == ["--list"] {
        BENCHES.iter().for_each(|(name, about, _)| println!("{name:8}{about}"));
        return Ok(());
    }
    let asked = asked(&names)?;
    setup::ensure(setup::For::Bench)?;
    let place = prepare(built)?;
    let mut lines = Vec::new();
    for (name, about, bench) in asked {
        println!("\n── {name}: {about} ──");
        fresh(&place.work)?;
        let found = bench(&place)?;
        found.iter().for_each(|line| println!("{line}"));
        lines.extend(found);
    }
    println!("\n{}", line::table(&lines));
    std::fs::remove_dir_all(&place.work)?;
    Ok(())
}

/// The benches of these names; all when there are none.
fn asked(names: &[&str]) -> Result<Vec<&'static Bench>, Stop> {
    let usage = || {
        Stop::Usage("cargo xtask bench [--list] [--built] [NAME…]; --list says which there are".to_owned())
    };
    if let Some(unknown) = names.iter().find(|name| !BENCHES.iter().any(|(known, ..)| known == *name)) {
        return Err(Stop::Usage(format!("no bench `{unknown}`; {}", usage())));
    }
    Ok(BENCHES.iter().filter(|(name, ..)| names.is_empty() || names.contains(name)).collect())
}

fn prepare(built: bool) -> Result<Place, Stop> {
    let kept = target().join("bench-store-program");
    let store_bench = if built {
        PathBuf::from(std::fs::read_to_string(&kept)?)
    } else {
        println!("building (the first time takes some minutes)");
        let program = build()?;
        std::fs::write(&kept, program.display().to_string())?;
        program
    };
    let place = Place {
        files: target().join("bench-files"),
        work: target().join("bench-work"),
        release: target().join("release"),
        peers: peers::install()?,
        store_bench,
    };
    if !place.files.join("photos").join("IMG_0100.jpg").is_file() {
        println!("making the files (once)");
        let mut make = std::process::Command::new(place.program("oogst-fixtures"));
        output(make.args(["bench", "--out"]).arg(&place.files))?;
    }
    Ok(place)
}

/// Builds everything in one go (each other choice of packages would be other features, and SQLCipher once more), and
/// says where cargo put criterion's program, whose name nobody can know.
fn build() -> Result<PathBuf, Stop> {
    let mut build = cargo(&["build", "--release", "--message-format=json-render-diagnostics"]);
    build.args(["--workspace", "--bins", "--example", "bench_device", "--bench", "store"]);
    let said = output(&mut build)?;
    let program = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).find_map(|line| {
        let store = line["target"]["name"] == "store" && line["target"]["kind"][0] == "bench";
        line["executable"].as_str().filter(|_| store).map(PathBuf::from)
    });
    program.ok_or_else(|| Stop::Unreadable("cargo built no bench `store`".to_owned()))
}

fn fresh(folder: &Path) -> Outcome {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    Ok(std::fs::create_dir_all(folder)?)
}

impl Place {
    /// A program of ours.
    fn program(&self, name: &str) -> PathBuf {
        self.release.join(name)
    }

    /// What takes in one file: the command line as it is shipped, or, for the policy that a practice assignment has to ask
    /// for (and so a team with a hub), the core without a shell.
    fn taking_in(&self, policy: &str, kind: &str, store: &Path, file: &Path) -> (PathBuf, Vec<String>) {
        let (store, file) = (store.display().to_string(), file.display().to_string());
        if policy == "original" {
            let arguments = ["--store", &store, "capture", kind, &file].map(str::to_owned).to_vec();
            (self.program("oogst"), arguments)
        } else {
            (self.device(), ["take-in", policy, &store, &file].map(str::to_owned).to_vec())
        }
    }

    /// A device without a shell: the core, one verb a process.
    fn device(&self) -> PathBuf {
        self.release.join("examples").join("bench_device")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn benches_run_in_their_order_whatever_was_typed_and_an_unknown_one_is_refused() {
        let names = |asked: Vec<&Bench>| asked.iter().map(|bench| bench.0).collect::<Vec<_>>();
        assert_eq!(names(asked(&[]).unwrap()), ["photo", "memory", "store", "cards", "sync"]);
        assert_eq!(names(asked(&["sync", "photo"]).unwrap()), ["photo", "sync"]);
        assert!(matches!(asked(&["phot"]), Err(Stop::Usage(_))));
    }
}

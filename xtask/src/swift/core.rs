//! What the Swift is built and tested against: the core's library, its generated sources, a hub, and files to capture.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::bindings;
use crate::run::{Outcome, Stop, root, run, target};

/// Builds all of it; the hub comes with the library. The sources go into `ios/Generated`, which is not kept: SwiftPM wants them inside the package.
pub(super) fn make() -> Outcome {
    let made = bindings::generate()?;
    copy(&made.join("swift"), &root().join("ios/Generated"))?;
    samples()
}

/// Copies a folder; what is the same stays untouched, so that SwiftPM does not build it again.
fn copy(from: &Path, to: &Path) -> Result<(), Stop> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (source, goal) =
            (entry.as_ref().map(fs::DirEntry::path), entry.as_ref().map(|e| to.join(e.file_name())));
        let (Ok(source), Ok(goal)) = (source, goal) else { continue };
        if source.is_dir() {
            copy(&source, &goal)?;
        } else {
            let bytes = fs::read(&source)?;
            if fs::read(&goal).ok().as_ref() != Some(&bytes) {
                fs::write(&goal, bytes)?;
            }
        }
    }
    Ok(())
}

/// Two colleagues' phones after the lesson, and a desk with cards: drawn once.
fn samples() -> Outcome {
    let folder = target().join("swift-samples");
    if folder.join(".ready").is_file() {
        return Ok(());
    }
    let draw = |what: &[&str]| {
        // Built with the library: cargo, asked for it alone, would choose other features and build much again.
        let mut fixtures = Command::new(target().join("debug/oogst-fixtures"));
        run(fixtures.args(what).arg("--out").arg(folder.join(what[0])))
    };
    draw(&["demo"])?;
    draw(&["desk", "--level", "easy", "--count", "1", "--cards", "6", "--seed", "5"])?;
    fs::write(folder.join(".ready"), "")?;
    Ok(())
}

//! The demo: builds, then has the whole story told.

use std::path::PathBuf;

use crate::run::{Outcome, Stop, cargo, run};
use crate::setup;
use crate::story::{Language, Story};
use crate::tale;

/// What was asked for.
pub(crate) struct Asked {
    /// Photos to capture instead of the drawn ones.
    pub(crate) photos: Option<PathBuf>,
    /// Where the preparer's device opens what arrived.
    pub(crate) out: PathBuf,
    /// In which language the story is told.
    pub(crate) language: Language,
}

/// `cargo xtask demo [--photos DIR] [--out DIR] [--lang nl|en]`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let asked = read(arguments)?;
    setup::ensure(setup::For::Build)?;
    println!("building (the first time takes some minutes)");
    // The tests' crate has nothing to run, but widens features of third-party crates: a test run after this builds on these.
    let ours = ["oogst-hub", "oogst-cli", "oogst-fixtures", "oogst-tests"];
    run(cargo(&["build", "--bins"]).args(ours.iter().flat_map(|name| ["--package", name])))?;
    let mut story = Story::begin(asked.language)?;
    tale::tell(&mut story, &asked)
}

fn read(arguments: &[String]) -> Result<Asked, Stop> {
    let usage = || Stop::Usage("cargo xtask demo [--photos DIR] [--out DIR] [--lang nl|en]".to_owned());
    let mut asked = Asked { photos: None, out: PathBuf::from("oogst-demo"), language: Language::Dutch };
    for pair in arguments.chunks(2) {
        match pair {
            [name, value] if name == "--photos" => asked.photos = Some(PathBuf::from(value)),
            [name, value] if name == "--out" => asked.out = PathBuf::from(value),
            [name, value] if name == "--lang" && value == "nl" => asked.language = Language::Dutch,
            [name, value] if name == "--lang" && value == "en" => asked.language = Language::English,
            _ => return Err(usage()),
        }
    }
    if let Some(photos) = &asked.photos
        && !photos.is_dir()
    {
        return Err(Stop::Usage(format!("--photos {}: there is no such folder", photos.display())));
    }
    Ok(asked)
}

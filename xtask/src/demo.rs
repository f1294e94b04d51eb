//! The whole story in a minute: a team, a lesson without a network, and what reaches whom.

use std::path::{Path, PathBuf};

use crate::run::{Outcome, Stop, cargo, run};
use crate::setup;
use crate::story::{Story, binary};

/// What was asked for.
struct Asked {
    /// Photos to capture instead of the drawn ones.
    photos: Option<PathBuf>,
    /// Where the preparer's device opens what arrived.
    out: PathBuf,
}

/// `cargo xtask demo [--photos DIR] [--out DIR]`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let asked = read(arguments)?;
    setup::ensure(setup::For::Build)?;
    println!("building (the first time takes some minutes)");
    run(&mut cargo(&["build", "--bins", "-p", "oogst-hub", "-p", "oogst-cli", "-p", "oogst-tests"]))?;
    let mut story = Story::begin()?;
    tell(&mut story, &asked)
}

fn read(arguments: &[String]) -> Result<Asked, Stop> {
    let usage = || Stop::Usage("cargo xtask demo [--photos DIR] [--out DIR]".to_owned());
    let mut asked = Asked { photos: None, out: PathBuf::from("oogst-demo") };
    for pair in arguments.chunks(2) {
        match pair {
            [name, value] if name == "--photos" => asked.photos = Some(PathBuf::from(value)),
            [name, value] if name == "--out" => asked.out = PathBuf::from(value),
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

fn tell(story: &mut Story, asked: &Asked) -> Outcome {
    story.chapter("Na de les: wat er op de telefoons staat");
    let phones = story.folder.join("phones");
    let mut draw = std::process::Command::new(binary("oogst-fixtures"));
    draw.args(["demo", "--out"]).arg(&phones);
    for file in crate::run::output(&mut draw)?.lines() {
        story.say(file.trim_start_matches(&format!("{}/", phones.display())));
    }

    story.chapter("Zonder netwerk: Anouk legt vast, nog voor ze bij een team hoort");
    let photos = pictures(asked.photos.as_ref().unwrap_or(&phones.join("anouk")))?;
    let photos: Vec<&str> = photos.iter().map(String::as_str).collect();
    story.oogst("anouk", &[&["capture", "photo"], photos.as_slice()].concat())?;
    let kept = story.ask("anouk", &["captures"])?;
    story.say(&format!("{} foto's bewaard op dit toestel", kept.as_array().map_or(0, Vec::len)));

    story.chapter("De hub: een brievenbus die haar post niet kan lezen");
    story.start_hub()?;
    story.stop_hub()?;
    story.say(&format!("Wat er te zien is komt in {}", asked.out.display()));
    Ok(())
}

/// The photos in a folder, in order of their names.
fn pictures(folder: &Path) -> Result<Vec<String>, Stop> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ["jpg", "jpeg", "png", "webp"].contains(&ending.as_str()) {
            found.push(path.display().to_string());
        }
    }
    found.sort();
    Ok(found)
}

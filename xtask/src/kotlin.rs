//! The generated Kotlin on a JVM: it loads the real library, and talks to a real hub.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, Stop, cache, root, run, target};
use crate::{bindings, setup};

/// `cargo xtask kotlin [MAVEN ARGUMENTS…]`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    setup::ensure(setup::For::Test)?;
    bindings::generate()?;
    let stamp = target().join("maven/sources");
    let now = format!("{:016x}", sources(&[project(), bindings::folder().join("kotlin")])?);
    forget_what_changed(&stamp, &now)?;
    let mut maven = maven(&project())?;
    if arguments.is_empty() {
        maven.arg("test");
    }
    run(maven.args(arguments))?;
    // Only of what went through to its end is it known what was compiled.
    Ok(std::fs::write(stamp, now)?)
}

/// As a part of `cargo xtask test`.
pub(crate) fn test() -> Outcome {
    println!("\nKotlin: the bridge on a JVM");
    main(&[])
}

/// All of `android/` where it is built by Maven, else the bridge alone.
fn project() -> PathBuf {
    let android = root().join("android");
    if android.join("pom.xml").is_file() { android } else { android.join("bridge") }
}

/// Kotlin's incremental compiler is trusted with one question only: whether nothing changed. Asked to compile the half of a
/// module it has left out the other; a full compile of all takes minutes, an unchanged one seconds.
fn forget_what_changed(stamp: &Path, now: &str) -> Outcome {
    let Some(built) = stamp.parent() else { return Ok(()) };
    if std::fs::read_to_string(stamp).is_ok_and(|before| before == now) {
        return Ok(());
    }
    match std::fs::remove_dir_all(built) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    Ok(std::fs::create_dir_all(built)?)
}

/// One number for all that Maven compiles: names and contents.
fn sources(folders: &[PathBuf]) -> Result<u64, Stop> {
    let mut hasher = DefaultHasher::new();
    let mut left = folders.to_vec();
    while let Some(folder) = left.pop() {
        let mut entries = std::fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(std::fs::DirEntry::path);
        for path in entries.iter().map(std::fs::DirEntry::path) {
            let name = path.extension().and_then(|end| end.to_str());
            if path.is_dir() && !path.ends_with("target") {
                left.push(path);
            } else if matches!(name, Some("kt" | "xml" | "properties")) {
                path.hash(&mut hasher);
                std::fs::read(&path)?.hash(&mut hasher);
            }
        }
    }
    Ok(hasher.finish())
}

/// Maven, told where the library, its sources and the hub are. What it fetches is kept outside the checkout.
fn maven(project: &Path) -> Result<Command, Stop> {
    let mut maven = Command::new("mvn");
    maven.args(["--batch-mode", "--no-transfer-progress"]).arg("--file").arg(project.join("pom.xml"));
    maven.arg(format!("-Dmaven.repo.local={}", cache()?.join("maven").display()));
    maven.arg(format!("-Doogst.target.dir={}", target().display()));
    Ok(maven)
}

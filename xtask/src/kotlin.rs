//! The generated Kotlin on a JVM: it loads the real library, and talks to a real hub.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, Stop, cache, root, run, target};
use crate::{bindings, setup};

/// `cargo xtask kotlin [MAVEN ARGUMENTS…]`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    setup::ensure(setup::For::Test)?;
    bindings::generate()?;
    let mut maven = maven(&project())?;
    if arguments.is_empty() {
        maven.arg("test");
    }
    run(maven.args(arguments))
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

/// Maven, told where the library, its sources and the hub are. What it fetches is kept outside the checkout.
fn maven(project: &Path) -> Result<Command, Stop> {
    let mut maven = Command::new("mvn");
    maven.args(["--batch-mode", "--no-transfer-progress"]).arg("--file").arg(project.join("pom.xml"));
    maven.arg(format!("-Dmaven.repo.local={}", cache()?.join("maven").display()));
    maven.arg(format!("-Doogst.target.dir={}", target().display()));
    Ok(maven)
}

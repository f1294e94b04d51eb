//! The library that shells call, and the Kotlin and Swift that belong to it.

use std::path::PathBuf;
use std::process::Command;

use crate::run::{Outcome, Stop, cargo, run, target};
use crate::setup;

/// `cargo xtask bindings`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Stop::Usage("cargo xtask bindings".to_owned()));
    }
    setup::ensure(setup::For::Build)?;
    let made = generate()?;
    println!("library:  {}", library().display());
    println!("Kotlin:   {}", made.join("kotlin").display());
    println!("Swift:    {}", made.join("swift").display());
    Ok(())
}

/// Builds the library for this machine and writes its sources; returns their folder.
pub(crate) fn generate() -> Result<PathBuf, Stop> {
    run(&mut cargo(&["build", "--package", "oogst-bindings", "--package", "oogst-bindgen"]))?;
    let out = folder();
    // What was generated before may have had more types.
    match std::fs::remove_dir_all(&out) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    run(Command::new(target().join("debug/oogst-bindgen")).arg("generate").arg(library()).arg(&out))?;
    Ok(out)
}

/// Where the generated sources are.
pub(crate) fn folder() -> PathBuf {
    target().join("bindings")
}

/// The library as built for this machine.
pub(crate) fn library() -> PathBuf {
    let name = if cfg!(target_os = "macos") { "liboogst_bindings.dylib" } else { "liboogst_bindings.so" };
    target().join("debug").join(name)
}

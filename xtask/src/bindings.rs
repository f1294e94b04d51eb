//! The library that shells call, and the Kotlin and Swift that belong to it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, Stop, cargo, output, root, run, target};
use crate::setup;

/// `cargo xtask bindings [--record]`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let record = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--record"] => true,
        _ => return Err(Stop::Usage("cargo xtask bindings [--record]".to_owned())),
    };
    setup::ensure(setup::For::Build)?;
    let made = generate()?;
    if record {
        let surface = output(Command::new(bindgen()).arg("surface").arg(library()))?;
        std::fs::write(root().join("bindings/surface.txt"), surface)?;
        println!("recorded: bindings/surface.txt");
    }
    println!("library:  {}", library().display());
    println!("Kotlin:   {}", made.join("kotlin").display());
    println!("Swift:    {}", made.join("swift").display());
    Ok(())
}

/// Builds the library for this machine and writes its sources; returns their folder.
pub(crate) fn generate() -> Result<PathBuf, Stop> {
    // With the programs that the shells' tests start, and everything else: one build, so one choice of every dependency's
    // features, the one that `cargo test --workspace` has made as well.
    run(&mut cargo(&["build", "--workspace", "--lib", "--bins"]))?;
    write(&library(), &folder())?;
    Ok(folder())
}

/// Writes the sources that belong to a library.
pub(crate) fn write(library: &Path, out: &Path) -> Outcome {
    // What was generated before may have had more types.
    match std::fs::remove_dir_all(out) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    run(Command::new(bindgen()).arg("generate").arg(library).arg(out))
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

fn bindgen() -> PathBuf {
    target().join("debug/oogst-bindgen")
}

//! What has to be green before anything is merged: the same here as anywhere.

use std::time::Instant;

use crate::run::{Outcome, Stop, cargo, run};
use crate::{arrows, deny, fuzz, setup, test};

/// A step: its name, and how it is run.
type Step = (&'static str, fn() -> Outcome);

/// A map of a folder links to its rooms, also to those that are not public.
const DOC_FLAGS: &str = "-D warnings -A rustdoc::private_intra_doc_links";

/// Quick ones first; `test` prints the closing lines that one looks for at the end.
const STEPS: [Step; 7] = [
    ("fmt", || run(&mut cargo(&["fmt", "--all", "--check"]))),
    ("arrows", || arrows::main(&[])),
    ("deny", || deny::main(&[])),
    ("clippy", || run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))),
    ("doc", || run(cargo(&["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", DOC_FLAGS))),
    ("fuzz", fuzz::test),
    ("test", || test::main(&[])),
];

/// `cargo xtask ci`: every step runs, also after one failed, so one run shows all there is to mend.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Stop::Usage("cargo xtask ci".to_owned()));
    }
    setup::ensure(setup::For::Test)?;
    let mut red = Vec::new();
    for (name, step) in STEPS {
        println!("\n── {name} ──");
        let start = Instant::now();
        match step() {
            Ok(()) => println!("── {name}: ok, {} s", start.elapsed().as_secs()),
            Err(stop) => {
                println!("── {name}: FAILED, {stop}");
                red.push(name);
            }
        }
    }
    if red.is_empty() { Ok(()) } else { Err(Stop::Found(format!("failed: {}", red.join(", ")))) }
}

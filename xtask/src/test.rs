//! All tests, with cargo's own closing lines.

use crate::run::{Outcome, Stop, cargo, run};
use crate::{arrows, kotlin, setup, swift};

/// `cargo xtask test [--quick]`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let quick = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--quick"] => true,
        _ => return Err(Stop::Usage("cargo xtask test [--quick]".to_owned())),
    };
    setup::ensure(if quick { setup::For::Build } else { setup::For::Test })?;
    // The arrows first: they take a moment. The tests run all the same.
    let arrows = arrows::main(&[]);
    let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
    if quick {
        tests.args(["--lib", "--bins"]);
    }
    let rust = run(&mut tests);
    let swift = if quick { Ok(()) } else { swift::test() };
    let kotlin = if quick { Ok(()) } else { kotlin::test() };
    rust.and(kotlin).and(swift).and(arrows)
}

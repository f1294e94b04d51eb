//! All tests, with cargo's own closing lines.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use crate::run::{Outcome, Stop, cargo, run, target};
use crate::{arrows, bindings, kotlin, setup, swift};

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
    if quick {
        return run(&mut cargo(&["test", "--workspace", "--no-fail-fast", "--lib", "--bins"])).and(arrows);
    }
    // Asked now: what is built next may put another file in this one's place, and then the system has no name for it.
    let ourselves = std::env::current_exe()?;
    // All of it is built first: nobody waits for cargo then.
    run(&mut cargo(&["test", "--workspace", "--no-run"]))?;
    bindings::generate()?;
    let beside = Beside::start(&ourselves)?;
    let rust = run(&mut cargo(&["test", "--workspace", "--no-fail-fast"]));
    rust.and(beside.finish()).and(arrows)
}

/// `cargo xtask shells`: Swift and Kotlin.
pub(crate) fn shells(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Stop::Usage("cargo xtask shells".to_owned()));
    }
    setup::ensure(setup::For::Test)?;
    let swift = swift::test();
    kotlin::test().and(swift)
}

/// The shells' tests, beside ours: ours wait for disks and each other on one core for much of their time. What they say is kept until ours
/// are done.
struct Beside {
    child: Child,
    said: File,
}

impl Beside {
    fn start(ourselves: &Path) -> Result<Beside, Stop> {
        println!("\nSwift and Kotlin are tested meanwhile; what they say comes after Rust's");
        let path = target().join("shells.log");
        let log = File::create(&path)?;
        let what = "cargo xtask shells";
        let child = Command::new(ourselves)
            .arg("shells")
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .map_err(|why| Stop::NotStarted { what: what.to_owned(), why })?;
        Ok(Beside { child, said: File::open(path)? })
    }

    /// Tells what they said, and what they still say.
    fn finish(mut self) -> Outcome {
        loop {
            let ended = self.child.try_wait()?;
            let mut said = Vec::new();
            self.said.read_to_end(&mut said)?;
            std::io::stdout().write_all(&said)?;
            std::io::stdout().flush()?;
            match ended {
                Some(status) if status.success() => return Ok(()),
                Some(status) => {
                    return Err(Stop::Failed { what: "cargo xtask shells".to_owned(), code: status.code() });
                }
                None => std::thread::sleep(Duration::from_millis(500)),
            }
        }
    }
}

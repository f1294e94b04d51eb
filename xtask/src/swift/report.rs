//! Runs `swift test` and closes with a line as cargo's tests do, so that one sum covers all.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::run::{Outcome, Stop, typed};

/// How many tests went which way.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// Reads one line; whether it is worth showing. Lines of tests that begin, and the closing lines of XCTest, which runs
    /// none of ours, are not.
    fn read(&mut self, line: &str) -> bool {
        if let Some(test) = line.strip_prefix("✔ Test ").filter(|rest| !rest.starts_with("run with")) {
            self.passed += u32::from(test.contains(" passed after "));
        } else if let Some(test) = line.strip_prefix("✘ Test ").filter(|rest| !rest.starts_with("run with"))
        {
            self.failed += u32::from(test.contains(" failed after "));
        }
        let quiet = ["◇ ", "↳ ", "Test Suite ", "\t Executed 0 tests"];
        !quiet.iter().any(|start| line.starts_with(start))
    }
}

/// Runs it.
pub(super) fn run(command: &mut Command) -> Outcome {
    let what = typed(command);
    let start = Instant::now();
    let not_started = |why| Stop::NotStarted { what: what.clone(), why };
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(not_started)?;
    let mut tally = Tally::default();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines() {
            let line = line?;
            if tally.read(&line) {
                println!("{line}");
            }
        }
    }
    let status = child.wait()?;
    let Tally { passed, failed } = tally;
    let word = if status.success() { "ok" } else { "FAILED" };
    println!(
        "test result: {word}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out; \
         finished in {:.2}s (Swift)",
        start.elapsed().as_secs_f64()
    );
    if !status.success() {
        return Err(Stop::Failed { what: "swift test".to_owned(), code: status.code() });
    }
    // A run without any test is a mistake in how it was called.
    if passed == 0 { Err(Stop::Found("swift test ran no test".to_owned())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swifts_lines_are_counted_as_cargo_counts() {
        let mut tally = Tally::default();
        let lines = [
            ("◇ Test \"sizes\" started.", false),
            ("✔ Test \"sizes\" passed after 0.1 seconds.", true),
            ("✘ Test \"days\" recorded an issue at Words.swift:1:2: no", true),
            ("✘ Test \"days\" failed after 0.1 seconds with 1 issue.", true),
            ("✘ Test run with 2 tests failed after 0.1 seconds with 1 issue.", true),
            ("\t Executed 0 tests, with 0 failures", false),
        ];
        for (line, shown) in lines {
            assert_eq!(tally.read(line), shown, "{line}");
        }
        assert_eq!(tally, Tally { passed: 1, failed: 1 });
    }
}

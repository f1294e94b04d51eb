//! The fault campaigns by hand. They are the test `faults` of the end-to-end crate, whose short run is part of all
//! tests; what each is about is said there.

use crate::run::{Outcome, Stop, cargo, run};
use crate::setup;

const USAGE: &str = "cargo xtask faults --list | NAME [--short] [--seed N] [--record]";

/// `cargo xtask faults`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let passed_on = passed_on(arguments).ok_or_else(|| Stop::Usage(USAGE.to_owned()))?;
    setup::ensure(setup::For::Test)?;
    run(cargo(&["test", "--quiet", "--workspace", "--test", "faults", "--"]).args(passed_on))
}

/// What the campaigns' own program is told.
fn passed_on(arguments: &[String]) -> Option<Vec<String>> {
    if arguments.iter().any(|word| word == "--list") {
        return Some(vec!["--list".to_owned()]);
    }
    let short = arguments.iter().any(|word| word == "--short");
    let mut rest: Vec<String> = arguments.iter().filter(|word| *word != "--short").cloned().collect();
    rest.first().filter(|name| !name.starts_with('-'))?;
    if !short {
        rest.push("--long".to_owned());
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        passed_on(&words).map(|words| words.join(" "))
    }

    #[test]
    fn a_campaign_is_long_unless_short_is_asked_for() {
        assert_eq!(told("killed").unwrap(), "killed --long");
        assert_eq!(told("killed --short --seed 7").unwrap(), "killed --seed 7");
        assert_eq!(told("--list").unwrap(), "--list");
        assert_eq!(told(""), None);
        assert_eq!(told("--seed 7"), None);
    }
}

//! The fault campaigns: nothing lost, nothing leaked, shown by breaking things on purpose.
//!
//! Each campaign is a list of cases ([`campaign::Campaign`]); each case has a short run, which is part of all tests,
//! and a long one for by hand: `cargo xtask faults NAME [--short]`. What they found is in docs/reliability.md.
//!
//! Where to start: [`CAMPAIGNS`]; `campaign` runs them. This program is also its own child: a piece of work that is
//! killed, starved or recorded runs in a process of its own (`child`), hence no test harness.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test without harness"
)]

#[allow(dead_code, reason = "the first campaigns are on their way")]
mod campaign;
mod report;

use campaign::Campaign;

/// All of them, in the order of docs/reliability.md.
const CAMPAIGNS: &[Campaign] = &[];

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    campaign::main(CAMPAIGNS, &arguments)
}

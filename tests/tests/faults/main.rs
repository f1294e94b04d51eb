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

mod campaign;
mod canaries;
mod class;
mod files;
mod hostile_hub;
mod interop;
mod killed;
mod load;
mod members;
mod networks;
mod power;
mod report;
mod shim;
mod simulation;
mod starved;
mod work;

use campaign::Campaign;

/// Counts what each hostile input takes.
#[global_allocator]
static MEMORY: oogst_tests::fuzz::memory::Counting = oogst_tests::fuzz::memory::Counting;

/// All of them, in the order of docs/reliability.md.
const CAMPAIGNS: &[Campaign] = &[
    killed::KILLED,
    power::POWER,
    starved::STARVED,
    networks::NETWORKS,
    simulation::SIMULATION,
    hostile_hub::HOSTILE_HUB,
    members::MEMBERS,
    files::FILES,
    interop::INTEROP,
    canaries::CANARIES,
];

/// Those that run when they are named alone: too long for all tests.
const BY_NAME: &[Campaign] = &[load::LOAD];

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [word, work, root] if word == "child" => return work::child(work, root.as_ref(), false),
        [word, work, root, again] if word == "child" && again == "again" => {
            return work::child(work, root.as_ref(), true);
        }
        [word, target, seed, count, folder] if word == "fuzz" => {
            return files::child(target, seed, count, folder.as_ref());
        }
        _ => {}
    }
    let named = arguments.iter().any(|word| word == "--list" || !word.starts_with('-'));
    let campaigns: Vec<&Campaign> = CAMPAIGNS.iter().chain(BY_NAME.iter().filter(|_| named)).collect();
    campaign::main(&campaigns, &arguments)
}

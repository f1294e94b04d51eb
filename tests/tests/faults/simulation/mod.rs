//! Campaign: the whole system in one process (ADR 0032). Five devices' cores and the hub's routes, with every request
//! held at a gate until a scheduler lets it go, with a fate from the seed; clocks are virtual. An oracle knows what
//! everybody said.
//!
//! - `wire`: the gate and the fates; `world`: what people do; `oracle`: what has to hold; `broken`: that it notices.

mod broken;
mod oracle;
mod wire;
mod world;

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::campaign::{Campaign, Run, each};
use world::World;

pub(crate) const SIMULATION: Campaign = Campaign {
    name: "simulation",
    about: "teams of five devices and their hub in one process, requests let go one by one, with fates from a seed",
    cases: &[("teams", teams), ("oracle", broken::all)],
};

/// Things that happen to a team.
const STEPS: usize = 90;

fn teams(run: &Run) -> String {
    let count = run.of(20, 10_000);
    let (steps, faults, deaths, said) = Default::default();
    let all: [&AtomicUsize; 4] = [&steps, &faults, &deaths, &said];
    each(count, |n| {
        let seed = run.seed + n as u64;
        // All that is needed to see it again: the short run begins with the seed that it is given.
        let counts = std::panic::catch_unwind(|| one(seed)).unwrap_or_else(|panic| {
            eprintln!(
                "team {seed} does not hold; again: cargo xtask faults simulation --short --seed {seed}"
            );
            std::panic::resume_unwind(panic)
        });
        for (sum, count) in all.iter().zip(counts) {
            sum.fetch_add(count, Ordering::Relaxed);
        }
    });
    let [steps, faults, deaths, said] = all.map(|sum| sum.load(Ordering::Relaxed));
    format!("{count} teams, {steps} steps, {faults} faults, {deaths} deaths, {said} submissions")
}

fn one(seed: u64) -> [usize; 4] {
    let mut counts = [0; 4];
    play(seed, async |world| {
        oracle::judge(world).await;
        counts = [world.steps, world.faults, world.deaths, world.said.len()];
    });
    counts
}

/// A team's whole story, up to the good times at its end, and then `judge`.
fn play(seed: u64, judge: impl AsyncFnOnce(&mut World)) {
    // One thread for all devices and the hub; only the disk has others.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut world = World::new(seed).await;
        for _ in 0..STEPS {
            world.step().await;
        }
        world.settle().await;
        judge(&mut world).await;
    });
}

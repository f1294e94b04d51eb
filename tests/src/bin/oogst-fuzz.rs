//! libFuzzer over what reads bytes of strangers. `OOGST_FUZZ` names the target, `OOGST_FUZZ_SEEDS` a folder into which its
//! well-formed inputs are written before the corpus is read; all else is libFuzzer's. Built and called by `cargo xtask fuzz`.
#![no_main]
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    reason = "a program for tests; the fuzzer's macros carry no docs"
)]

use std::{path::PathBuf, sync::OnceLock};

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use oogst_fixtures::files::rng::Rng;
use oogst_tests::fuzz::{self, Target, memory, mutate};

#[global_allocator]
static ALLOCATOR: memory::Counting = memory::Counting;

fn target() -> &'static Target {
    static TARGET: OnceLock<&Target> = OnceLock::new();
    TARGET.get_or_init(|| {
        let name = std::env::var("OOGST_FUZZ").unwrap_or_default();
        fuzz::target(&name).unwrap_or_else(|| panic!("OOGST_FUZZ names no target: `{name}`"))
    })
}

fn write_seeds() {
    let Some(folder) = std::env::var_os("OOGST_FUZZ_SEEDS").map(PathBuf::from) else { return };
    for (n, seed) in target().seeds().iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{n}")), seed).expect("a folder for seeds");
    }
}

fuzz_target!(init: write_seeds(), |input: &[u8]| {
    let target = target();
    let peak = memory::peak(|| (target.run)(input));
    assert!(
        peak <= target.memory,
        "{} held {} MB, and may hold {}",
        target.name,
        peak >> 20,
        target.memory >> 20
    );
});

// Half of the time the fuzzer's own changes; else ours, which go inside zips and put PNG's checksums right.
fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed.is_multiple_of(2) || size == 0 {
        return fuzzer_mutate(data, size, most);
    }
    let mut changed =
        mutate::mutated(&mut Rng::new(u64::from(seed)), &[data[..size].to_vec()], target().words);
    changed.truncate(most);
    data[..changed.len()].copy_from_slice(&changed);
    changed.len()
});

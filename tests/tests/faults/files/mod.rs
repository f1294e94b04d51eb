//! Campaign: bytes of strangers. Each target ([`oogst_tests::fuzz`]) reads what a seeded mutator makes of well-formed
//! inputs, in a process of its own, so that an overflow of the stack or an abort is seen too; the peak of memory is held
//! against what the target may take.

use std::{
    fs,
    os::unix::fs::FileExt,
    path::Path,
    process::{Command, ExitCode},
    time::Instant,
};

use oogst_fixtures::files::rng::Rng;
use oogst_tests::fuzz::{self, memory, mutate};

use crate::campaign::{Campaign, Run, place};

pub(crate) const FILES: Campaign = Campaign {
    name: "files",
    about: "hostile photos, films, documents, Exif times, links, envelopes, logs and headers; memory bounded",
    cases: &[
        ("jpeg", |run: &Run| test(run, "jpeg")),
        ("png", |run: &Run| test(run, "png")),
        ("webp", |run: &Run| test(run, "webp")),
        ("mp4", |run: &Run| test(run, "mp4")),
        ("office", |run: &Run| test(run, "office")),
        ("pdf", |run: &Run| test(run, "pdf")),
        ("exif", |run: &Run| test(run, "exif")),
        ("links", |run: &Run| test(run, "links")),
        ("envelopes", |run: &Run| test(run, "envelopes")),
        ("log", |run: &Run| test(run, "log")),
        ("tus", |run: &Run| test(run, "tus")),
    ],
};

/// Inputs in the short run and in the long one.
fn counts(name: &str) -> (usize, usize) {
    match name {
        "jpeg" | "png" | "webp" => (6_000, 500_000),
        "mp4" | "office" | "pdf" => (400, 20_000),
        "exif" | "links" => (10_000, 500_000),
        _ => (1_500, 100_000),
    }
}

fn test(run: &Run, name: &str) -> String {
    let (short, long) = counts(name);
    let count = run.of(short, long);
    let place = place();
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["fuzz", name, &run.seed.to_string(), &count.to_string()]).arg(place.path());
    child.env("TMPDIR", place.path()).env("RUST_BACKTRACE", "0");
    let ended = child.output().unwrap();
    let at = fs::read(place.path().join("at")).unwrap_or_default();
    if let (false, Some(keep)) = (ended.status.success(), std::env::var_os("KEEP")) {
        let _ = fs::copy(place.path().join("input"), keep);
    }
    assert!(
        ended.status.success(),
        "{name}, input {} of seed {} ({}; KEEP=FILE keeps it): {}",
        at.try_into().map_or(0, u64::from_le_bytes),
        run.seed,
        ended.status,
        String::from_utf8_lossy(&ended.stderr)
    );
    String::from_utf8_lossy(&ended.stdout).trim().to_owned()
}

/// The child: so many inputs, one after the other. What it is at lies in the folder.
pub(crate) fn child(name: &str, seed: &str, count: &str, folder: &Path) -> ExitCode {
    let target = fuzz::target(name).expect("a target");
    let (seed, count): (u64, u64) = (seed.parse().expect("a seed"), count.parse().expect("a count"));
    let at = fs::File::create(folder.join("at")).expect("a place");
    let (mut most, mut slowest) = (0, 0.0_f32);
    let seeds = target.seeds();
    let mut one = |n: u64, input: &[u8]| {
        at.write_at(&n.to_le_bytes(), 0).expect("a place");
        if std::env::var_os("KEEP").is_some() {
            fs::write(folder.join("input"), input).expect("a place");
        }
        let begun = Instant::now();
        let peak = memory::peak(|| (target.run)(input));
        slowest = slowest.max(begun.elapsed().as_secs_f32());
        most = most.max(peak);
        if peak > target.memory {
            eprintln!("held {} MB, and may hold {}", peak >> 20, target.memory >> 20);
            return false;
        }
        true
    };
    // As they are, first: what was once found is among them.
    let mut good = seeds.iter().all(|input| one(0, input));
    let well_formed = target.well_formed();
    for n in 1..=count {
        if !good {
            break;
        }
        let mut rng = Rng::new(seed.wrapping_mul(1_000_003).wrapping_add(n));
        let input = mutate::mutated(&mut rng, &well_formed, target.words);
        good = one(n, &input);
    }
    if !good {
        return ExitCode::FAILURE;
    }
    println!(
        "{count} inputs and {} kept, {} MB at most, the slowest took {slowest:.2} s",
        seeds.len(),
        most >> 20
    );
    ExitCode::SUCCESS
}

//! libFuzzer on stable Rust: `oogst-fuzz` built with the compiler's coverage counters, one process for
//! each target. What a run finds new stays in cargo's folder for the next; a small part of it is kept in the repository
//! (`tests/corpora`), which every run begins with, and the campaign `files` too.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::run::{Outcome, Stop, cargo, root, run, target};
use crate::setup;

const USAGE: &str = "cargo xtask fuzz [NAME…] [--seconds N] [--keep]";
/// The readers of strangers' bytes, as `tests/src/fuzz` names them.
const TARGETS: [&str; 11] =
    ["jpeg", "png", "webp", "mp4", "office", "pdf", "exif", "links", "envelopes", "log", "tus"];
/// What a target gets by hand, and before a merge.
const SECONDS: (u32, u32) = (3600, 10);
/// Inputs larger than this are not tried: a change far behind is a change like any other.
const MOST_BYTES: u32 = 64 << 10;
/// What is kept of a target's corpus in the repository: files of so many bytes, all together, and how many.
const KEPT: (u64, u64, usize) = (4 << 10, 48 << 10, 48);
/// An input that takes longer than so many seconds is a finding.
const SLOW: u32 = 20;

struct Wanted {
    names: Vec<&'static str>,
    seconds: u32,
    keep: bool,
}

/// `cargo xtask fuzz`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let wanted = wanted(arguments).ok_or_else(|| Stop::Usage(USAGE.to_owned()))?;
    setup::ensure(setup::For::Build)?;
    let program = build()?;
    fuzz(&program, &wanted)?;
    if wanted.keep { wanted.names.iter().try_for_each(|name| keep(&program, name)) } else { Ok(()) }
}

/// As a part of `cargo xtask ci`.
pub(crate) fn test() -> Outcome {
    println!("\nlibFuzzer: {} s for each reader of strangers' bytes", SECONDS.1);
    fuzz(&build()?, &Wanted { names: TARGETS.to_vec(), seconds: SECONDS.1, keep: false })
}

fn wanted(arguments: &[String]) -> Option<Wanted> {
    let mut wanted = Wanted { names: Vec::new(), seconds: SECONDS.0, keep: false };
    let mut words = arguments.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--seconds" => wanted.seconds = words.next()?.parse().ok().filter(|seconds| *seconds > 0)?,
            "--keep" => wanted.keep = true,
            name => wanted.names.push(*TARGETS.iter().find(|target| **target == name)?),
        }
    }
    if wanted.names.is_empty() {
        wanted.names = TARGETS.to_vec();
    }
    Some(wanted)
}

/// Our own crates with counters, all others as they are for every test: cargo calls the compiler through this program for the
/// workspace's crates alone, and keeps what comes out apart.
fn build() -> Result<PathBuf, Stop> {
    let mut build = cargo(&["build", "--quiet", "--workspace", "--bin", "oogst-fuzz"]);
    build.args(["--features", "oogst-tests/libfuzzer"]);
    run(build.env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe()?).env(COUNTED, "1"))?;
    Ok(target().join("debug/oogst-fuzz"))
}

/// Says that this program is called in the compiler's place.
const COUNTED: &str = "OOGST_COUNTED";

/// The compiler that this program is called in the place of, with the pass that counts; `None` when it is called by a person.
pub(crate) fn compiler(arguments: &[String]) -> Option<Command> {
    std::env::var_os(COUNTED)?;
    let (rustc, rest) = arguments.split_first()?;
    let mut compiler = Command::new(rustc);
    compiler.args(rest);
    // What only asks for the compiler's version, or runs while building, is left alone.
    let name = rest.iter().skip_while(|word| *word != "--crate-name").nth(1);
    if name.is_some_and(|name| name.starts_with("oogst")) {
        compiler.args([
            "-Cpasses=sancov-module",
            "-Cllvm-args=-sanitizer-coverage-level=4",
            "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
            "-Cllvm-args=-sanitizer-coverage-pc-table",
            "-Cllvm-args=-sanitizer-coverage-trace-compares",
        ]);
    }
    Some(compiler)
}

/// As many at a time as there are cores.
fn fuzz(program: &Path, wanted: &Wanted) -> Outcome {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found = Vec::new();
    for names in wanted.names.chunks(cores) {
        let running: Vec<Running> =
            names.iter().map(|name| start(program, name, wanted.seconds)).collect::<Result<_, Stop>>()?;
        for one in running {
            found.extend(one.end()?);
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Stop::Found(found.join("\n"))) }
}

struct Running {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

fn start(program: &Path, name: &'static str, seconds: u32) -> Result<Running, Stop> {
    let place = place(name);
    let (corpus, seeds, log) = (place.join("corpus"), place.join("seeds"), place.join("log"));
    std::fs::create_dir_all(&corpus)?;
    std::fs::create_dir_all(&seeds)?;
    let mut fuzzer = fuzzer(program, name);
    fuzzer.env("OOGST_FUZZ_SEEDS", &seeds);
    fuzzer.args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={MOST_BYTES}"),
        format!("-timeout={SLOW}"),
        "-rss_limit_mb=2048".to_owned(),
        "-print_final_stats=1".to_owned(),
        format!("-artifact_prefix={}/", place.display()),
    ]);
    // What is kept in the repository is among the seeds.
    fuzzer.args([corpus, seeds]);
    let out = std::fs::File::create(&log)?;
    let child = fuzzer.stdout(Stdio::null()).stderr(out).spawn()?;
    Ok(Running { name, child, log })
}

impl Running {
    /// Waits; says what was done in one line, or what was found.
    fn end(mut self) -> Result<Option<String>, Stop> {
        let status = self.child.wait()?;
        let said = std::fs::read(&self.log)?;
        let said = String::from_utf8_lossy(&said);
        if status.success() {
            println!("fuzz {} ... ok ({})", self.name, counts(&said));
            return Ok(None);
        }
        println!("fuzz {} ... FAILED", self.name);
        let lines: Vec<&str> = said.lines().collect();
        let from =
            lines.iter().position(|line| line.contains("panicked at") || line.contains("ERROR: libFuzzer"));
        let last = &lines[from.unwrap_or_else(|| lines.len().saturating_sub(12))..];
        let said = last.iter().take(12).copied().collect::<Vec<_>>().join("\n  ");
        Ok(Some(format!("{}: {said}\n  all of it: {}", self.name, self.log.display())))
    }
}

/// Inputs, places in the code that were reached, and inputs worth keeping, from libFuzzer's last words.
fn counts(said: &str) -> String {
    let of = |key: &str| {
        let line = said.lines().rev().find(|line| line.starts_with(key));
        line.and_then(|line| line.split_whitespace().last()).unwrap_or("?").to_owned()
    };
    let last = said.lines().rev().find(|line| line.contains(" cov: ")).unwrap_or_default();
    let after = |key: &str| {
        let mut words = last.split_whitespace().skip_while(|word| *word != key);
        words.nth(1).unwrap_or("?").to_owned()
    };
    format!(
        "{} inputs, {} places reached, {} kept, {} MB at most",
        of("stat::number_of_executed_units"),
        after("cov:"),
        after("corp:"),
        of("stat::peak_rss_mb")
    )
}

fn fuzzer(program: &Path, name: &str) -> Command {
    let mut fuzzer = Command::new(program);
    fuzzer.env("OOGST_FUZZ", name).current_dir(root());
    fuzzer
}

fn place(name: &str) -> PathBuf {
    target().join("fuzz/targets").join(name)
}

fn kept(name: &str) -> PathBuf {
    root().join("tests/corpora").join(name)
}

/// The fewest inputs that reach what all of them reach, and of those the smallest: into the repository. What was kept before is
/// among them; what was once a finding (`found-…`) stays, whatever it reaches.
fn keep(program: &Path, name: &str) -> Outcome {
    let place = place(name);
    let (merged, kept) = (place.join("merged"), kept(name));
    if merged.exists() {
        std::fs::remove_dir_all(&merged)?;
    }
    std::fs::create_dir_all(&merged)?;
    std::fs::create_dir_all(&kept)?;
    let mut merge = fuzzer(program, name);
    merge.args(["-merge=1", "-rss_limit_mb=2048"]).arg(&merged);
    run(merge.args(["corpus", "seeds"].map(|part| place.join(part))).stderr(Stdio::null()))?;
    for entry in std::fs::read_dir(&kept)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with("found-") {
            std::fs::remove_file(entry.path())?;
        }
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&merged)? {
        let entry = entry?;
        files.push((entry.metadata()?.len(), entry.path()));
    }
    files.sort();
    let (mut bytes, mut count) = (0, 0);
    for (len, path) in files {
        if len > KEPT.0 || bytes + len > KEPT.1 || count == KEPT.2 {
            break;
        }
        let Some(file) = path.file_name() else { continue };
        std::fs::copy(&path, kept.join(file))?;
        bytes += len;
        count += 1;
    }
    println!("{name}: {count} inputs kept, {bytes} bytes");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<(usize, u32, bool)> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        wanted(&words).map(|wanted| (wanted.names.len(), wanted.seconds, wanted.keep))
    }

    #[test]
    fn all_targets_get_an_hour_unless_something_else_is_said() {
        assert_eq!(told(""), Some((11, 3600, false)));
        assert_eq!(told("pdf jpeg --seconds 5 --keep"), Some((2, 5, true)));
        assert_eq!(told("gif"), None);
        assert_eq!(told("--seconds 0"), None);
    }

    #[test]
    fn every_target_is_fuzzed() -> std::io::Result<()> {
        let source = std::fs::read_to_string(root().join("tests/src/fuzz/mod.rs"))?;
        let named: Vec<&str> =
            source.split("name: \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(named, TARGETS);
        Ok(())
    }

    #[test]
    fn the_last_words_of_a_run_are_told_in_one_line() {
        let said = "#2 INITED cov: 10 ft: 11 corp: 2/3b exec/s: 0\n#9 DONE   cov: 15 ft: 20 corp: 7/90b lim: 4\n\
                    stat::number_of_executed_units: 900\nstat::peak_rss_mb:              61\n";
        assert_eq!(counts(said), "900 inputs, 15 places reached, 7/90b kept, 61 MB at most");
    }
}

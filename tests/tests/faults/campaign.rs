//! What a campaign is, and how campaigns are run.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use oogst_core::clock::{Clock, SystemClock};

use crate::report;

/// A campaign: its name for `cargo xtask faults`, what it is about, and its cases.
pub(crate) struct Campaign {
    pub name: &'static str,
    pub about: &'static str,
    pub cases: &'static [Case],
}

/// A case. It panics when something does not hold, and gives its counts in a few words otherwise.
pub(crate) type Case = (&'static str, fn(&Run) -> String);

/// How a case is asked to run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// By hand and thorough, instead of within the minute that all tests have for it.
    pub long: bool,
    /// Where chance begins. The short run has a fixed one: what was green stays green.
    pub seed: u64,
}

impl Run {
    /// One of two sizes.
    pub(crate) fn of<T>(self, short: T, long: T) -> T {
        if self.long { long } else { short }
    }
}

/// The seed of the short run.
const SEED: u64 = 6;

const USAGE: &str = "faults [--list] [--long] [--record] [--seed N] [NAME…]

  NAME      a campaign, or part of CAMPAIGN::CASE; none: all of them
  --long    the long run (its seed is new each time, unless --seed gives one)
  --record  writes what came out into docs/reliability.md";

struct Asked<'a> {
    long: bool,
    record: bool,
    seed: Option<u64>,
    words: Vec<&'a str>,
}

/// Runs what was asked for; closes as cargo's own tests do.
pub(crate) fn main(campaigns: &[&Campaign], arguments: &[String]) -> ExitCode {
    if arguments.iter().any(|word| word == "--list") {
        for Campaign { name, about, .. } in campaigns {
            println!("{name:12}{about}");
        }
        return ExitCode::SUCCESS;
    }
    let Some(asked) = asked(arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let run =
        Run { long: asked.long, seed: asked.seed.unwrap_or_else(|| if asked.long { fresh() } else { SEED }) };
    println!("\nfaults: {} run, seed {}", run.of("short", "long"), run.seed);
    // What a panic says is kept for the line that tells of it; many panics are asked for.
    std::panic::set_hook(Box::new(|panic| LAST.set(panic.to_string())));
    let start = Instant::now();
    let (mut passed, mut failed) = (0, Vec::new());
    for campaign in campaigns {
        for (case, body) in campaign.cases {
            let name = format!("{}::{case}", campaign.name);
            if !asked.words.is_empty()
                && !asked.words.iter().any(|word| *word == campaign.name || name.contains(word))
            {
                continue;
            }
            let begun = Instant::now();
            match catch_unwind(AssertUnwindSafe(|| body(&run))) {
                Ok(counts) => {
                    let took = begun.elapsed();
                    println!("test {name} ... ok ({counts}; {:.1} s)", took.as_secs_f32());
                    passed += 1;
                    if asked.record {
                        report::record(&name, run, &counts, took)
                            .expect("docs/reliability.md can be written");
                    }
                }
                Err(panic) => {
                    println!("test {name} ... FAILED");
                    println!(
                        "  {}\n  again: cargo xtask faults {name}{} --seed {}",
                        said(panic.as_ref()),
                        run.of(" --short", ""),
                        run.seed
                    );
                    failed.push(name);
                }
            }
        }
    }
    let word = if failed.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {passed} passed; {} failed; 0 ignored; 0 measured; 0 filtered out; finished in {:.2}s\n",
        failed.len(),
        start.elapsed().as_secs_f32()
    );
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(101) }
}

/// The arguments; those of cargo's harness that mean nothing here are passed over.
fn asked(arguments: &[String]) -> Option<Asked<'_>> {
    let mut asked = Asked { long: false, record: false, seed: None, words: Vec::new() };
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(word) = rest.next() {
        match word {
            "--long" => asked.long = true,
            "--short" => asked.long = false,
            "--record" => asked.record = true,
            "--seed" => asked.seed = Some(rest.next()?.parse().ok()?),
            "--help" | "-h" => return None,
            _ if word.starts_with('-') => {}
            _ => asked.words.push(word),
        }
    }
    Some(asked)
}

fn fresh() -> u64 {
    u64::try_from(SystemClock.now().0).unwrap_or_default() % 1_000_000_000
}

thread_local! {
    static LAST: std::cell::RefCell<String> = const { std::cell::RefCell::new(String::new()) };
}

/// What a panic said, handed over from another thread or this one's own.
fn said(panic: &(dyn Any + Send)) -> String {
    panic.downcast_ref::<Told>().map_or_else(|| LAST.take(), |Told(text)| text.clone())
}

/// What a panic on another thread said.
struct Told(String);

/// Does `work` for every number below `count`, several at a time. The first panic is handed on.
pub(crate) fn each(count: usize, work: impl Fn(usize) + Sync) {
    each_with(count, || (), |(), n| work(n));
}

/// The same, each hand with something of its own.
pub(crate) fn each_with<T>(count: usize, begin: impl Fn() -> T + Sync, work: impl Fn(&mut T, usize) + Sync) {
    let next = AtomicUsize::new(0);
    let hands = std::thread::available_parallelism().map_or(2, usize::from).min(count);
    let first: Mutex<Option<String>> = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(|| {
                let done = catch_unwind(AssertUnwindSafe(|| {
                    let mut own = begin();
                    loop {
                        let n = next.fetch_add(1, Ordering::Relaxed);
                        if n >= count {
                            return;
                        }
                        work(&mut own, n);
                    }
                }));
                if done.is_err() {
                    next.store(count, Ordering::Relaxed);
                    first.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(LAST.take());
                }
            });
        }
    });
    if let Some(text) = first.into_inner().unwrap_or_else(PoisonError::into_inner) {
        std::panic::resume_unwind(Box::new(Told(text)));
    }
}

/// At most `most` of the numbers below `count`, spread evenly, beginning where the seed says.
pub(crate) fn some(count: usize, most: usize, seed: u64) -> Vec<usize> {
    if count <= most {
        return (0..count).collect();
    }
    let first = usize::try_from(seed).unwrap_or_default();
    let mut chosen: Vec<usize> = (0..most).map(|n| (first + n * count / most) % count).collect();
    chosen.sort_unstable();
    chosen
}

/// A folder for one death: in memory where the system has such a place, since an fsync there costs nothing.
pub(crate) fn place() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    let made = tempfile::Builder::new().prefix("oogst-faults-").tempdir_in(memory);
    made.or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

//! A device without a shell, for the benches: one verb a process, so that CPU, time and memory are the core's.
//!
//! ```text
//! bench_device take-in original|reduced STORE FILE…
//! bench_device scan STORE PHOTO
//! bench_device found STORE FOUNDING-LINK
//! bench_device sync STORE CONCURRENCY
//! ```
//!
//! The store's key lies beside it, in `STORE.key`. Prints one line of what was done.

use std::{
    error::Error,
    path::{Path, PathBuf},
    process::ExitCode,
};

use oogst_core::{
    App,
    capture::{Request, Source, take_in},
    card::{ScanRequest, scan},
    domain::capture::PhotoPolicy,
    media::Policy,
    protocol::invite::FoundingLink,
    store::FileVault,
    sync::{Network, NoProgress, SyncOptions, sync},
    team,
};

const USAGE: &str = "bench_device take-in original|reduced STORE FILE… | scan STORE PHOTO | found STORE LINK | sync STORE CONCURRENCY";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("bench_device: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<String, Box<dyn Error>> {
    match arguments {
        ["take-in", policy @ ("original" | "reduced"), store, files @ ..] if !files.is_empty() => {
            let photo = if *policy == "reduced" { PhotoPolicy::Reduced } else { PhotoPolicy::Original };
            captured(&open(store)?, photo, files)
        }
        ["scan", store, photo] => {
            let request = ScanRequest { only_look: true, ..ScanRequest::default() };
            let scanned = scan(&open(store)?, &[PathBuf::from(photo)], &request, &mut |_| {})?;
            let cards = scanned
                .photos
                .iter()
                .flat_map(|photo| &photo.reading)
                .map(|seen| seen.cards.len())
                .sum::<usize>();
            if cards < 20 {
                Err(format!("only {cards} cards read").into())
            } else {
                Ok(format!("{cards} cards"))
            }
        }
        ["found", store, link] => {
            let app = open(store)?;
            let link = FoundingLink::parse(link)?;
            runtime()?.block_on(team::found(&app, &link, "Bench", "Noor"))?;
            Ok("founded".to_owned())
        }
        ["sync", store, concurrency] => {
            let (app, concurrency) = (open(store)?, concurrency.parse()?);
            let options = SyncOptions { network: Network::Unmetered, concurrency, ..SyncOptions::default() };
            let report = runtime()?.block_on(sync(&app, &options, &NoProgress))?;
            match report.failed.first() {
                None => Ok(format!("{} records, {} objects", report.sent_records, report.sent_objects)),
                Some((hash, code, _)) => Err(format!("{hash}: {code}").into()),
            }
        }
        _ => Err(USAGE.into()),
    }
}

fn captured(app: &App, photo: PhotoPolicy, files: &[&str]) -> Result<String, Box<dyn Error>> {
    let request = Request { policy: Policy { photo, ..Policy::default() }, ..Request::default() };
    let (mut taken, mut bytes) = (0, 0);
    for file in files {
        let capture = take_in(app, Source::Path(PathBuf::from(file)), &request)?;
        if capture.same_as.is_some() {
            return Err(format!("{file} was taken in before: nothing to measure").into());
        }
        taken += 1;
        bytes += capture.capture.objects.iter().map(|stored| stored.object.bytes).sum::<u64>();
    }
    Ok(format!("{taken} captures, {bytes} bytes sealed"))
}

fn open(store: &str) -> Result<App, Box<dyn Error>> {
    let vault = FileVault::new(format!("{store}.key"));
    Ok(App::open(Path::new(store), &vault)?)
}

/// As the command line has it.
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()
}

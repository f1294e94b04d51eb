//! A whole sync of 100 photos to a real hub process, durable per object with its receipt kept, against tus-js-client
//! and @tus/server, which promise no durability. Both in turns, each time from the same beginning.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::line::{Bar, Line};
use super::measure::{Cores, median, so_far, time, words};
use super::{Place, fresh};
use crate::run::{Outcome, Stop, output, run as shown, typed};

/// Turns for each concurrency.
const ROUNDS: usize = 5;
/// Uploads at once, and the least ratio.
const CONCURRENCY: &[(usize, f64)] = &[(1, 1.3), (4, 1.5)];

/// A process that says where it listens; killed when dropped.
struct Listening {
    child: Child,
    url: String,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Listening {
    fn start(command: &mut Command) -> Result<Self, Stop> {
        let what = typed(command);
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = started.map_err(|why| Stop::NotStarted { what: what.clone(), why })?;
        let lines = child.stdout.take().map(|out| BufReader::new(out).lines());
        let url = lines
            .into_iter()
            .flatten()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("listening on ").map(|(_, url)| url.trim().to_owned()));
        let listening = Self { child, url: url.unwrap_or_default() };
        if listening.url.is_empty() {
            return Err(Stop::Unreadable(format!("`{what}` did not say where it listens")));
        }
        Ok(listening)
    }

    /// As an administrator does, so that everything is written.
    fn stop(mut self) -> Outcome {
        shown(Command::new("kill").args(["-TERM", &self.child.id().to_string()]))?;
        self.child.wait()?;
        Ok(())
    }
}

/// A device with its captures and the hub it founded its team on, to be begun from again and again.
struct Beginning {
    work: PathBuf,
    address: String,
    bytes: f64,
}

pub(crate) fn run(place: &Place) -> Result<Vec<Line>, Stop> {
    let beginning = Beginning::make(place)?;
    let mut lines = Vec::new();
    for (concurrency, least) in CONCURRENCY {
        let (mut ours, mut peers, mut cpu, mut memory) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let turn = beginning.sync(place, *concurrency)?;
            ours.push(turn.rate);
            cpu.push(turn.hub_cpu);
            memory.push(turn.hub_memory);
            peers.push(peer(place, *concurrency)?);
        }
        println!("hub, {concurrency} at once: {:.0} ms CPU, {:.0} MB", median(cpu), median(memory));
        lines.push(Line {
            what: format!("sync of 100 photos, {concurrency} at once"),
            figure: median(ours),
            peer: Some(median(peers)),
            unit: "MB/s",
            bar: Bar::AtLeast(*least),
        });
    }
    Ok(lines)
}

/// What one sync came to: MB/s; the hub's CPU in ms and peak memory in MB.
struct Turn {
    rate: f64,
    hub_cpu: f64,
    hub_memory: f64,
}

impl Beginning {
    fn make(place: &Place) -> Result<Self, Stop> {
        let work = place.work.clone();
        let hub = hub(place, &work.join("hub.0"), "127.0.0.1:0")?;
        let address = hub.url.trim_start_matches("http://").to_owned();
        let link = std::fs::read_to_string(work.join("hub.0").join("founding-link.txt"))?;
        let link = link.lines().next().unwrap_or_default().trim().to_owned();
        let store = work.join("store.0").display().to_string();
        output(Command::new(place.device()).args(["found", &store, &link]))?;
        hub.stop()?;
        let mut photos = Vec::new();
        for entry in std::fs::read_dir(place.files.join("photos"))? {
            photos.push(entry?.path());
        }
        photos.sort();
        println!("taking in {} photos", photos.len());
        output(Command::new(place.device()).args(["take-in", "original", &store]).args(&photos))?;
        let mut bytes = 0;
        for entry in std::fs::read_dir(work.join("store.0").join("objects"))? {
            bytes += entry?.metadata()?.len();
        }
        Ok(Self { work, address, bytes: bytes as f64 })
    }

    /// One sync, from the store's opening to the process's end.
    fn sync(&self, place: &Place, concurrency: usize) -> Result<Turn, Stop> {
        for name in ["store", "hub"] {
            let _ = std::fs::remove_dir_all(self.work.join(name));
            copy(&self.work.join(format!("{name}.0")), &self.work.join(name))?;
        }
        std::fs::copy(self.work.join("store.0.key"), self.work.join("store.key"))?;
        settle()?;
        let hub = hub(place, &self.work.join("hub"), &self.address)?;
        let store = self.work.join("store").display().to_string();
        let took = time(&[words(&place.device(), &["sync", &store, &concurrency.to_string()])], Cores::All)?;
        let (hub_cpu, hub_memory) = so_far(hub.child.id())?;
        hub.stop()?;
        Ok(Turn { rate: self.bytes / 1e3 / took.wall, hub_cpu, hub_memory })
    }
}

fn hub(place: &Place, data: &Path, address: &str) -> Result<Listening, Stop> {
    let mut hub = Command::new(place.program("oogst-hub"));
    Listening::start(hub.arg("serve").arg("--data").arg(data).args(["--listen", address]))
}

/// A copy whose objects, which never change, are links.
fn copy(from: &Path, to: &Path) -> Outcome {
    shown(Command::new("cp").arg("-al").arg(from).arg(to))?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let own = to.join(entry.file_name());
            std::fs::remove_file(&own)?;
            std::fs::copy(entry.path(), &own)?;
        }
    }
    Ok(())
}

/// What was written before must not be paid for by whoever is measured next.
fn settle() -> Outcome {
    shown(&mut Command::new("sync"))
}

/// MB/s of the peer, from its first request to its last answer.
fn peer(place: &Place, concurrency: usize) -> Result<f64, Stop> {
    let folder = place.work.join("tus");
    fresh(&folder)?;
    settle()?;
    let server = Listening::start(Command::new("node").arg(place.peers.join("tus-server.mjs")).arg(&folder))?;
    let mut client = Command::new("node");
    client.arg(place.peers.join("tus-client.mjs")).args([&server.url, &concurrency.to_string()]);
    let said = output(client.arg(place.files.join("photos")))?;
    let said: Value = serde_json::from_str(&said).map_err(|error| Stop::Unreadable(error.to_string()))?;
    match (said["bytes"].as_f64(), said["seconds"].as_f64()) {
        (Some(bytes), Some(seconds)) => Ok(bytes / 1e6 / seconds),
        _ => Err(Stop::Unreadable("the peer did not say how long it took".to_owned())),
    }
}

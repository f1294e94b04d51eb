//! A photo taken in (cleaned, two previews, hashed, sealed, durable) against the chain of processes that does about
//! the same, on the same file and core.

use std::io::Write;
use std::path::Path;

use super::line::{Bar, Line};
use super::measure::{Cores, Times, median, time, words};
use super::{Place, fresh};
use crate::run::{Stop, output};

/// Turns; one more before them warms the caches.
const ROUNDS: usize = 9;

pub(crate) fn run(place: &Place) -> Result<Vec<Line>, Stop> {
    let photo = place.files.join("photo-12mp.jpg");
    let recipient = recipient(&place.work)?;
    let (mut original, mut peer, mut reduced) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let took = [
            taken_in(place, &photo, "original", round)?,
            chain(place, &photo, &recipient)?,
            taken_in(place, &photo, "reduced", round)?,
        ];
        // The first only warms up.
        if round > 0 {
            let [first, second, third] = took;
            original.push(first);
            peer.push(second);
            reduced.push(third);
        }
    }
    let cpu = |times: &[Times]| median(times.iter().map(|t| t.cpu));
    let wall = |times: &[Times]| median(times.iter().map(|t| t.wall));
    let line = |what: &str, figure: f64, peer: f64, most: f64| Line {
        what: what.to_owned(),
        figure,
        peer: Some(peer),
        unit: "ms",
        bar: Bar::AtMost(most),
    };
    Ok(vec![
        line("photo 12 MP, original, CPU", cpu(&original), cpu(&peer), 0.30),
        line("photo 12 MP, original, wall", wall(&original), wall(&peer), 0.40),
        line("photo 12 MP, reduced, CPU", cpu(&reduced), cpu(&peer), 0.50),
        line("photo 12 MP, reduced, wall", wall(&reduced), wall(&peer), 0.60),
    ])
}

/// Ours, as a whole process on a store that is in use (one for each policy: the two programs keep its key in other
/// places). Bytes after the picture's end make every turn's file another one (a file that was taken in before costs
/// nothing), and are cleaned away.
fn taken_in(place: &Place, photo: &Path, policy: &str, round: usize) -> Result<Times, Stop> {
    let file = place.work.join(format!("{policy}-{round}.jpg"));
    std::fs::copy(photo, &file)?;
    let mut open = std::fs::File::options().append(true).open(&file)?;
    writeln!(open, "{policy} {round}")?;
    open.sync_all()?;
    let (program, arguments) =
        place.taking_in(policy, "photo", &place.work.join(format!("store-{policy}")), &file);
    time(&[words(&program, &arguments)], Cores::One)
}

/// The peer.
fn chain(place: &Place, photo: &Path, recipient: &str) -> Result<Times, Stop> {
    let out = place.work.join("peer");
    fresh(&out)?;
    let at = |name: &str| out.join(name).display().to_string();
    let photo = photo.display().to_string();
    let tool = |name: &str, arguments: &[&str]| words(Path::new(name), arguments);
    let (small, large, clean) = (at("256.jpg"), at("1280.jpg"), at("clean.jpg"));
    let mut commands = vec![
        tool("vipsthumbnail", &[&photo, "--size", "256", "-o", &format!("{small}[Q=80,strip]")]),
        tool("vipsthumbnail", &[&photo, "--size", "1280", "-o", &format!("{large}[Q=80,strip]")]),
        tool("exiftool", &["-q", "-all=", "-tagsfromfile", "@", "-orientation", "-o", &clean, &photo]),
    ];
    let sealed: Vec<String> = [&small, &large, &clean].iter().map(|file| format!("{file}.age")).collect();
    for (plain, sealed) in [&small, &large, &clean].into_iter().zip(&sealed) {
        commands.push(tool("age", &["-r", recipient, "-o", sealed, plain]));
    }
    // Only what it made, not the whole machine's disks: that would count what others write.
    let folder = out.display().to_string();
    let durable: Vec<&str> = sealed.iter().map(String::as_str).chain([folder.as_str()]).collect();
    commands.push(tool("sync", &durable));
    time(&commands, Cores::One)
}

/// Someone to seal to.
fn recipient(work: &Path) -> Result<String, Stop> {
    let key = work.join("peer.key");
    output(std::process::Command::new("age-keygen").arg("-o").arg(&key))?;
    Ok(output(std::process::Command::new("age-keygen").arg("-y").arg(&key))?.trim().to_owned())
}

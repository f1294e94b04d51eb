//! Peak memory of a process that takes in one file.

use super::Place;
use super::line::{Bar, Line};
use super::measure::peak;
use crate::run::Stop;

/// File, what is said of it, MB at most.
const FILES: &[(&str, &str, f64)] = &[
    ("photo-12mp.jpg", "photo of 12 MP", 80.0),
    ("photo-48mp.jpg", "photo of 48 MP", 220.0),
    ("video-250mb.mp4", "video of 250 MB", 24.0),
];

pub(crate) fn run(place: &Place) -> Result<Vec<Line>, Stop> {
    let mut lines = Vec::new();
    for policy in ["original", "reduced"] {
        for (name, what, most) in FILES {
            if policy == "reduced" && !name.starts_with("photo") {
                continue;
            }
            let store = place.work.join(format!("{policy}-{name}"));
            let file = place.files.join(name);
            let kind = if name.starts_with("photo") { "photo" } else { "video" };
            let (program, arguments) = place.taking_in(policy, kind, &store, &file);
            let figure = peak(&program, &arguments)?;
            let what = match *name {
                "video-250mb.mp4" => format!("memory, {what}"),
                _ => format!("memory, {what}, {policy}"),
            };
            lines.push(Line { what, figure, peer: None, unit: "MB", bar: Bar::AtMost(*most) });
        }
    }
    Ok(lines)
}

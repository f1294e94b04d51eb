//! The store's benches are criterion's, in core/benches/store.rs; here their medians meet their bars.

use std::process::Command;

use serde_json::Value;

use super::Place;
use super::line::{Bar, Line};
use crate::run::{Stop, run as shown, target};

/// Group and id at criterion, what is said of it, ms at most.
const FIGURES: &[(&str, &str, &str, f64)] = &[
    ("open", "10000", "open a store, 10,000 captures", 10.0),
    ("open", "100000", "open a store, 100,000 captures", 10.0),
    ("first_page_warm", "10000", "first page of 50, 10,000 captures, warm", 5.0),
    ("first_page_warm", "100000", "first page of 50, 100,000 captures, warm", 5.0),
    ("first_page_cold", "10000", "first page of 50, 10,000 captures, cold", 15.0),
    ("first_page_cold", "100000", "first page of 50, 100,000 captures, cold", 15.0),
];

pub(crate) fn run(place: &Place) -> Result<Vec<Line>, Stop> {
    let mut bench = Command::new(&place.store_bench);
    bench
        .arg("--bench")
        .env("OOGST_BENCH_WORK", &place.work)
        .env("CRITERION_HOME", target().join("criterion"));
    shown(&mut bench)?;
    let mut lines = Vec::new();
    for (group, id, what, most) in FIGURES {
        let path = target().join("criterion").join(group).join(id).join("new").join("estimates.json");
        let estimates: Value = serde_json::from_slice(&std::fs::read(&path)?)
            .map_err(|error| Stop::Unreadable(format!("{}: {error}", path.display())))?;
        let median = estimates["median"]["point_estimate"].as_f64();
        let nanoseconds = median.ok_or_else(|| Stop::Unreadable(path.display().to_string()))?;
        lines.push(Line {
            what: (*what).to_owned(),
            figure: nanoseconds / 1e6,
            peer: None,
            unit: "ms",
            bar: Bar::AtMost(*most),
        });
    }
    Ok(lines)
}

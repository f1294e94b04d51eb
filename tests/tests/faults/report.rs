//! What a long run found, kept in docs/reliability.md: one row for a case, replaced by its next run.

use std::{io, path::PathBuf, time::Duration};

use oogst_core::clock::{Clock, SystemClock};

use crate::campaign::Run;

/// The last line before the rows.
const HEAD: &str = "|---|---|---|---|---|---|";

fn page() -> PathBuf {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/reliability.md").into()
}

/// Writes a case's row.
pub(crate) fn record(name: &str, run: Run, counts: &str, took: Duration) -> io::Result<()> {
    let text = std::fs::read_to_string(page())?;
    let day = chrono::DateTime::from_timestamp_millis(SystemClock.now().0)
        .map(|at| at.format("%Y-%m-%d").to_string());
    let row = format!(
        "| {name} | {} | {} | {} | {} s | {counts} |",
        run.of("short", "long"),
        run.seed,
        day.unwrap_or_default(),
        took.as_secs()
    );
    std::fs::write(page(), with_row(&text, &row))
}

/// The page with this row in the place of the one that begins the same (name and length of the run), or at the end
/// of the table.
fn with_row(text: &str, row: &str) -> String {
    let key =
        |line: &str| line.split('|').skip(1).take(2).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut lines: Vec<&str> = text.lines().collect();
    let Some(head) = lines.iter().position(|line| *line == HEAD) else { return format!("{text}{row}\n") };
    let end = lines
        .iter()
        .skip(head + 1)
        .position(|line| !line.starts_with('|'))
        .map_or(lines.len(), |n| head + 1 + n);
    match (head + 1..end).find(|&n| lines.get(n).is_some_and(|line| key(line) == key(row))) {
        Some(same) => lines[same] = row,
        None => lines.insert(end, row),
    }
    lines.join("\n") + "\n"
}

//! One line of the table: a figure, its peer, the bar, and whether it is met.

use std::fmt;

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bar {
    /// At most this.
    AtMost(f64),
    /// At least this.
    AtLeast(f64),
}

/// A figure in a unit, and what it is held against: itself, or its ratio to the peer's.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// What was measured.
    pub(crate) what: String,
    /// How much, in `unit`.
    pub(crate) figure: f64,
    /// The peer's, in the same run.
    pub(crate) peer: Option<f64>,
    /// `ms`, `MB`, `MB/s`.
    pub(crate) unit: &'static str,
    /// For the ratio where there is a peer, else for the figure.
    pub(crate) bar: Bar,
}

impl Line {
    fn ratio(&self) -> Option<f64> {
        self.peer.map(|peer| self.figure / peer)
    }

    /// Whether the bar is met.
    pub(crate) fn met(&self) -> bool {
        let value = self.ratio().unwrap_or(self.figure);
        match self.bar {
            Bar::AtMost(most) => value <= most,
            Bar::AtLeast(least) => value >= least,
        }
    }

    fn cells(&self) -> [String; 6] {
        let unit = self.unit;
        let bar_unit = if self.peer.is_some() { String::new() } else { format!(" {unit}") };
        let bar = match self.bar {
            Bar::AtMost(most) => format!("≤ {most}{bar_unit}"),
            Bar::AtLeast(least) => format!("≥ {least}{bar_unit}"),
        };
        [
            self.what.clone(),
            format!("{} {unit}", short(self.figure)),
            self.peer.map_or("–".to_owned(), |peer| format!("{} {unit}", short(peer))),
            self.ratio().map_or("–".to_owned(), |ratio| format!("{ratio:.2}")),
            bar,
            (if self.met() { "met" } else { "NOT MET" }).to_owned(),
        ]
    }
}

/// Three digits are all that such a measurement gives.
fn short(value: f64) -> String {
    if value < 10.0 { format!("{value:.2}") } else { format!("{value:.0}") }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [what, figure, peer, ratio, bar, met] = self.cells();
        write!(f, "{what}: {figure}, peer {peer}, ratio {ratio}, bar {bar}: {met}")
    }
}

/// All lines as a table that Markdown also takes.
pub(crate) fn table(lines: &[Line]) -> String {
    let head = ["what", "figure", "peer", "ratio", "bar", ""].map(str::to_owned);
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(lines.iter().map(Line::cells)).collect();
    let wide = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..6).map(wide).collect();
    let mut table = String::new();
    for (n, row) in rows.iter().enumerate() {
        for (cell, width) in row.iter().zip(&widths) {
            table.push_str(&format!("| {cell:width$} "));
        }
        table.push_str("|\n");
        if n == 0 {
            widths.iter().for_each(|width| table.push_str(&format!("|-{}-", "-".repeat(*width))));
            table.push_str("|\n");
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(figure: f64, peer: Option<f64>, bar: Bar) -> Line {
        Line { what: "photo".to_owned(), figure, peer, unit: "ms", bar }
    }

    #[test]
    fn with_a_peer_the_ratio_is_held_against_the_bar_and_without_the_figure() {
        assert!(line(30.0, Some(100.0), Bar::AtMost(0.3)).met());
        assert!(!line(31.0, Some(100.0), Bar::AtMost(0.3)).met());
        assert!(line(130.0, Some(100.0), Bar::AtLeast(1.3)).met());
        assert!(!line(11.0, None, Bar::AtMost(10.0)).met());
    }

    #[test]
    fn a_missed_bar_is_said_in_its_line_and_in_the_table() {
        let missed = line(60.0, Some(100.0), Bar::AtMost(0.3));
        assert_eq!(missed.to_string(), "photo: 60 ms, peer 100 ms, ratio 0.60, bar ≤ 0.3: NOT MET");
        let table = table(&[missed, line(5.0, None, Bar::AtMost(10.0))]);
        let last = table.lines().last().unwrap_or_default();
        assert_eq!(last, "| photo | 5.00 ms | –      | –     | ≤ 10 ms | met     |");
    }
}

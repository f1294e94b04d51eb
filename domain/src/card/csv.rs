//! A lesson's result as a table for a spreadsheet.
//!
//! Semicolons, a byte order mark and CR LF: Excel on a Dutch school's computer opens such a file by a double click
//! (its list separator is the semicolon because its decimals have a comma), and LibreOffice asks. There are no
//! decimals in it, so commas and points can't be taken for each other. What somebody wrote is never a formula: a
//! cell that starts like one gets an apostrophe in front (OWASP, "CSV injection").

use super::{
    CardTemplate, ExitCard,
    filled::Said,
    model::Question,
    piles::{Pile, Settled, pile, settled},
};

/// The names of faces, the happiest first.
pub const FACES: [&str; 5] = ["happy", "fine", "neutral", "unsure", "sad"];

/// The words that are not on the card, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvWords {
    /// Over the column of numbers: "nummer".
    pub number: String,
    /// Over the column of piles: "stapel".
    pub pile: String,
    /// "gehaald".
    pub got_it: String,
    /// "bijna".
    pub almost: String,
    /// "nog niet".
    pub not_yet: String,
    /// In a cell that is blank on the card: "leeg".
    pub blank: String,
    /// In a cell that somebody should look at: "twijfel".
    pub uncertain: String,
    /// In a cell whose answer is in handwriting: "geschreven".
    pub handwriting: String,
    /// What the faces are called, in the order of [`FACES`]: "blij".
    pub faces: [String; 5],
}

/// The table: a row of heads, then one row for each card. The column of piles is there when the template has a rule.
#[must_use]
pub fn rows(template: &CardTemplate, cards: &[ExitCard], words: &CsvWords) -> Vec<Vec<String>> {
    let piles = template.piles.is_some();
    let mut head = vec![words.number.clone()];
    head.extend(piles.then(|| words.pile.clone()));
    head.extend(template.questions.iter().map(|question| question.text.clone()));
    let row = |card: &ExitCard| {
        let mut row = vec![card.id.number.to_string()];
        row.extend(piles.then(|| match pile(template, card) {
            Some(Pile::GotIt) => words.got_it.clone(),
            Some(Pile::Almost) => words.almost.clone(),
            Some(Pile::NotYet) => words.not_yet.clone(),
            None => String::new(),
        }));
        row.extend(template.questions.iter().map(|question| cell(question, card, words)));
        row
    };
    std::iter::once(head).chain(cards.iter().map(row)).collect()
}

fn cell(question: &Question, card: &ExitCard, words: &CsvWords) -> String {
    match settled(question, card) {
        Settled::Blank => words.blank.clone(),
        Settled::Doubt => words.uncertain.clone(),
        Settled::Unseen => String::new(),
        Settled::Options(given) => {
            let options = question.ask.options();
            let label = |name: &String| {
                let words_of = options.iter().find(|option| option.name == name).map(|option| option.label);
                let face =
                    || FACES.iter().zip(&words.faces).find_map(|(face, word)| (face == name).then_some(word));
                match words_of {
                    Some(label) if !label.is_empty() => label.to_owned(),
                    _ => face().unwrap_or(name).clone(),
                }
            };
            given.iter().map(label).collect::<Vec<_>>().join(" + ")
        }
        Settled::Written => {
            let answer = card.fields.get(&question.key).and_then(|field| field.answer());
            match answer.map(|answer| answer.said) {
                Some(Said::Words { text }) => text,
                _ => words.handwriting.clone(),
            }
        }
    }
}

/// Rows as the bytes of a file, in UTF-8.
#[must_use]
pub fn text(rows: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

/// One cell (RFC 4180, 2.5–2.7), on one line, and never a formula.
fn escaped(cell: &str) -> String {
    let line: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = line.trim();
    // Also the wide forms, which some spreadsheets fold to the plain ones.
    let formula = line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    let line = if formula { format!("'{line}") } else { line.to_owned() };
    if line.contains([';', '"', ',']) { format!("\"{}\"", line.replace('"', "\"\"")) } else { line }
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;

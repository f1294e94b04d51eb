//! What is printed: JSON for scripts, words for people.

pub(crate) mod bytes;
pub(crate) mod clean;
pub(crate) mod dates;
pub(crate) mod json;
pub(crate) mod table;

use std::io::{self, IsTerminal, Write};

use crate::lang::{Faults, Lang, Words, fill};

/// Where and how to print.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Out {
    /// For scripts: JSON on standard output, one line of JSON per error.
    pub(crate) json: bool,
    /// For people: in this language.
    pub(crate) lang: Lang,
    /// Standard error is a terminal that may show progress.
    pub(crate) progress: bool,
}

impl Out {
    pub(crate) fn new(json: bool, lang: Lang) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let progress = !json && !dumb && io::stderr().is_terminal() && io::stdout().is_terminal();
        Self { json, lang, progress }
    }

    pub(crate) fn words(self) -> &'static Words {
        self.lang.words()
    }

    pub(crate) fn faults(self) -> &'static Faults {
        self.lang.faults()
    }

    /// One line for people; nothing under `--json`.
    pub(crate) fn say(self, sentence: &str, values: &[(&str, String)]) {
        if !self.json {
            line(&fill(sentence, values));
        }
    }

    /// One line for people, as it is.
    pub(crate) fn line(self, text: &str) {
        if !self.json {
            line(text);
        }
    }
}

/// A line on standard output. A reader that went away (`| head`) ends the program quietly.
pub(crate) fn line(text: &str) {
    raw(format!("{text}\n").as_bytes());
}

/// Bytes on standard output, all at once.
pub(crate) fn raw(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    if out.write_all(bytes).and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}

/// A line on standard error.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

//! Errors: every typed error of the core becomes a code, an exit code and two sentences, and none is forgotten: each
//! mapping is an exhaustive match.
//!
//! - [`Failure`]: what a verb ends with;
//! - `media`, `capture`, `cards`, `pupil`, `store`, `team`, `hub`, `said`: the mappings, room by room.

mod capture;
mod cards;
mod hub;
mod media;
mod pupil;
mod said;
mod store;
mod team;
mod values;

pub(crate) use cards::size_name;
pub(crate) use values::{Value, kind_word};

use crate::{
    exit::Exit,
    lang::{CardFaults, Faults, PupilFaults, fill, keys::Fault},
    output::{Out, json},
};

/// Which sentences.
pub(crate) type Pick = fn(&Faults) -> &Fault;

/// Where the sentences are.
#[derive(Debug, Clone, Copy)]
enum Told {
    Plain(Pick),
    Cards(fn(&CardFaults) -> &Fault),
    Pupil(fn(&PupilFaults) -> &Fault),
}

/// What a verb ends with when it fails.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The exit code.
    pub(crate) exit: Exit,
    /// A stable code for scripts: `room.what`.
    pub(crate) code: &'static str,
    fault: Told,
    values: Vec<(&'static str, Value)>,
}

impl Failure {
    pub(crate) fn new(exit: Exit, code: &'static str, fault: Pick) -> Self {
        Self { exit, code, fault: Told::Plain(fault), values: Vec::new() }
    }

    /// About exit cards.
    pub(crate) fn cards(exit: Exit, code: &'static str, fault: fn(&CardFaults) -> &Fault) -> Self {
        Self { exit, code, fault: Told::Cards(fault), values: Vec::new() }
    }

    /// About pupils.
    pub(crate) fn pupil(exit: Exit, code: &'static str, fault: fn(&PupilFaults) -> &Fault) -> Self {
        Self { exit, code, fault: Told::Pupil(fault), values: Vec::new() }
    }

    /// Puts something into its sentences.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Whether a value of this name was put in.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(key, _)| *key == name)
    }

    /// Whether its sentences say what is safe on this device.
    pub(crate) fn says_what_is_safe(&self) -> bool {
        matches!(self.code.split_once('.'), Some(("hub", _)))
    }

    /// The two sentences in a language.
    pub(crate) fn sentences(&self, out: Out) -> (String, String) {
        let fault = match self.fault {
            Told::Plain(pick) => pick(out.faults()),
            Told::Cards(pick) => pick(out.lang.card_faults()),
            Told::Pupil(pick) => pick(out.lang.pupil_faults()),
        };
        let mut values: Vec<(&str, String)> =
            self.values.iter().map(|(name, value)| (*name, value.text(out.lang))).collect();
        if !self.has("safe") {
            values.push(("safe", fill(out.words().safe_captures, &[("n", "0".into())])));
        }
        let message = fill(fault.message, &values);
        let message = if self.begins_with_a_name(fault.message) { message } else { capitalised(&message) };
        (message, fill(fault.help, &values))
    }

    /// Whether a sentence begins with something that keeps its own spelling: a file, an id, what was typed.
    fn begins_with_a_name(&self, sentence: &str) -> bool {
        let Some((name, _)) = sentence.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
            return false;
        };
        let keeps = |value: &Value| matches!(value, Value::Path(_) | Value::Text(_) | Value::Id(_));
        self.values.iter().any(|(key, value)| *key == name && keeps(value))
    }

    /// Tells it on standard error.
    pub(crate) fn tell(&self, out: Out) {
        let (message, help) = self.sentences(out);
        if out.json {
            json::complain(self.code, &message, &help);
        } else {
            crate::output::complain(&message);
            if !help.is_empty() {
                crate::output::complain(&format!("  → {help}"));
            }
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use oogst_core::domain::capture::MediaKind;

    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_sentence_begins_with_a_capital_and_a_files_name_keeps_its_own_spelling() {
        let said = |failure: Failure| failure.sentences(Out::new(false, Lang::En)).0;
        let missing = Failure::new(Exit::NotFound, "capture.no_file", |f| &f.source_missing);
        assert!(said(missing.with("path", PathBuf::from("kaart.jpg"))).starts_with("kaart.jpg "));
        let plain = Failure::new(Exit::Usage, "usage", |f| &f.usage_unknown);
        assert!(said(plain.with("what", MediaKind::Photo)).starts_with("Photo"), "a word of ours");
    }
}

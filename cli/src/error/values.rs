//! What can be put into a sentence; made into words only when the language is known.

use std::path::PathBuf;

use oogst_core::{
    domain::capture::{Format, MediaKind},
    protocol::{EntityId, Hash},
};

use crate::{
    lang::{CardWords, Lang, Words, fill},
    output::{bytes, clean, dates},
};

/// Something in a sentence.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Text from elsewhere: written so that a terminal shows it as it is.
    Text(String),
    /// A path.
    Path(PathBuf),
    /// A number.
    Number(u64),
    /// A size.
    Bytes(u64),
    /// A duration in milliseconds.
    Millis(u64),
    /// A day.
    Day(chrono::NaiveDate),
    /// A photo, a video, a document.
    Kind(MediaKind),
    /// An id, as people see it.
    Id(EntityId),
    /// A sentence of the catalogue, with how many.
    Count(fn(&Words) -> &'static str, usize),
    /// Words about a card, with the name that goes into them.
    Card(fn(&CardWords) -> &'static str, String),
}

impl Value {
    /// In words.
    pub(crate) fn text(&self, lang: Lang) -> String {
        match self {
            Value::Text(text) => clean::clean(text),
            Value::Path(path) => clean::path(path),
            Value::Number(n) => n.to_string(),
            Value::Bytes(n) => bytes::bytes(*n, lang),
            Value::Millis(ms) => dates::duration(*ms),
            Value::Day(day) => dates::day(*day, lang),
            Value::Kind(kind) => kind_word(*kind, lang).to_owned(),
            Value::Id(id) => crate::ids::short(*id),
            Value::Count(sentence, n) => fill(sentence(lang.words()), &[("n", n.to_string())]),
            Value::Card(words, name) => fill(words(lang.card_words()), &[("name", clean::clean(name))]),
        }
    }
}

/// "foto", "filmpje", "document".
pub(crate) fn kind_word(kind: MediaKind, lang: Lang) -> &'static str {
    let words = lang.words();
    match kind {
        MediaKind::Photo => words.photo,
        MediaKind::Video => words.video,
        MediaKind::Document => words.document,
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<PathBuf> for Value {
    fn from(path: PathBuf) -> Self {
        Value::Path(path)
    }
}

impl From<u64> for Value {
    fn from(n: u64) -> Self {
        Value::Number(n)
    }
}

impl From<usize> for Value {
    fn from(n: usize) -> Self {
        Value::Number(n as u64)
    }
}

impl From<chrono::NaiveDate> for Value {
    fn from(day: chrono::NaiveDate) -> Self {
        Value::Day(day)
    }
}

impl From<MediaKind> for Value {
    fn from(kind: MediaKind) -> Self {
        Value::Kind(kind)
    }
}

impl From<EntityId> for Value {
    fn from(id: EntityId) -> Self {
        Value::Id(id)
    }
}

impl From<Hash> for Value {
    fn from(hash: Hash) -> Self {
        Value::Text(crate::ids::short_hash(&hash))
    }
}

impl From<Format> for Value {
    fn from(format: Format) -> Self {
        Value::Text(format.extension().to_uppercase())
    }
}

//! Looks for words that should be nowhere.

use std::path::{Path, PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

/// A word in every shape that it could leak in: as it is, in two of UTF-16, in hex, and in base64 at each of three
/// alignments (the characters that depend on neighbours left out).
fn shapes(word: &[u8]) -> Vec<Vec<u8>> {
    let mut shapes =
        vec![word.to_vec(), hex::encode(word).into_bytes(), hex::encode_upper(word).into_bytes()];
    shapes.push(word.iter().flat_map(|byte| [*byte, 0]).collect());
    shapes.push(word.iter().flat_map(|byte| [0, *byte]).collect());
    for before in 0..3 {
        let text = STANDARD_NO_PAD.encode([&vec![0; before][..], word].concat());
        // Of 3 bytes before the word's own, 4 characters; what is left of the last group depends on what follows.
        let first = (before * 8).div_ceil(6);
        let last = text.len() - 2;
        shapes.push(text.as_bytes()[first..last].to_vec());
    }
    shapes
}

/// A place where a word was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// In which file, or in the name of which.
    pub(crate) file: PathBuf,
    /// The word.
    pub(crate) word: String,
}

/// What was looked through.
#[derive(Debug, Default)]
pub(crate) struct Looked {
    /// Files.
    pub(crate) files: usize,
    /// Their bytes.
    pub(crate) bytes: u64,
    /// What was found.
    pub(crate) found: Vec<Found>,
}

/// Looks for `words` in all files under `places`, and in their names.
pub(crate) fn look(places: &[PathBuf], words: &[&[u8]]) -> Looked {
    let shapes: Vec<(String, Vec<Vec<u8>>)> =
        words.iter().map(|word| (String::from_utf8_lossy(word).into_owned(), shapes(word))).collect();
    let mut looked = Looked::default();
    for place in places {
        walk(place, &mut |file| {
            let Ok(bytes) = std::fs::read(file) else { return };
            looked.files += 1;
            looked.bytes += bytes.len() as u64;
            for (word, shapes) in &shapes {
                let named = file.file_name().is_some_and(|name| holds(name.as_encoded_bytes(), &shapes[0]));
                if named || shapes.iter().any(|shape| holds(&bytes, shape)) {
                    looked.found.push(Found { file: file.to_owned(), word: word.clone() });
                }
            }
        });
    }
    looked
}

fn walk(place: &Path, each: &mut impl FnMut(&Path)) {
    if place.is_file() {
        return each(place);
    }
    for entry in std::fs::read_dir(place).into_iter().flatten().flatten() {
        walk(&entry.path(), each);
    }
}

/// Whether `bytes` hold `shape`: candidates by its rarest-looking byte, its last.
fn holds(bytes: &[u8], shape: &[u8]) -> bool {
    let Some((last, rest)) = shape.split_last() else { return false };
    let mut at = rest.len();
    while let Some(next) = bytes.get(at..).and_then(|tail| tail.iter().position(|byte| byte == last)) {
        let end = at + next;
        if bytes[end - rest.len()..end] == *rest {
            return true;
        }
        at = end + 1;
    }
    false
}

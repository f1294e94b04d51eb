//! Photos written out inside a page's own instructions (inline images). ISO 32000-2 §8.9.7.
//!
//! Those alone that are JPEGs: any other coding holds samples and no room for words.

use std::ops::Range;

use lopdf::{Object, Stream, dictionary};
use oogst_domain::capture::{Format, LeftIn};

use super::super::photo;
use super::limits::{MAX_PDF_LOADED_BYTES, MAX_PDF_STREAM_BYTES};
use super::pdf_images::{chain, unpacked};

/// Bytes between `BI` and `ID`: a palette of 256 colours, written in hexadecimal, is the longest there is.
const MAX_HEAD: usize = 16 * 1024;
/// Places where a picture may seem to end, tried in order: two letters occur by chance.
const MAX_ENDS: usize = 64;

/// Looks into streams of instructions, as many as may be unpacked in all.
pub(super) struct Inline {
    left: u64,
}

/// Where keys and their values stand.
type Pairs = Vec<(Range<usize>, Range<usize>)>;

/// One picture among the instructions.
struct Found {
    /// From `BI` on.
    at: usize,
    /// Its keys and values.
    pairs: Pairs,
    /// Where its data begin.
    data: usize,
}

impl Inline {
    pub(super) fn new() -> Self {
        Self { left: MAX_PDF_LOADED_BYTES }
    }

    /// Cleans the photos in a stream; what could not be looked into or cleaned stays as it was, and is told.
    pub(super) fn clean(&mut self, stream: &mut Stream, told: &mut Vec<LeftIn>) {
        let picture =
            |name: &[u8]| matches!(name, b"DCTDecode" | b"JPXDecode" | b"CCITTFaxDecode" | b"JBIG2Decode");
        let is_picture =
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")
                || stream.filters().is_ok_and(|names| names.into_iter().any(picture));
        if is_picture || stream.dict.has(b"Length1") || stream.dict.has(b"Length3") {
            // A picture or a font.
            return;
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(MAX_PDF_STREAM_BYTES);
        let Ok(plain) = stream.get_plain_content_with_limit(most) else {
            told.push(LeftIn::UnreadablePart);
            return;
        };
        if stream.filters().is_ok() {
            self.left = self.left.saturating_sub(plain.len() as u64);
        }
        if let Some(clean) = rewrite(&plain, told) {
            stream.set_plain_content(clean);
            // As it is where it does not get smaller.
            let _ = stream.compress();
        }
    }
}

/// The instructions with their JPEGs cleaned; none where there are none.
fn rewrite(plain: &[u8], told: &mut Vec<LeftIn>) -> Option<Vec<u8>> {
    let (mut out, mut done, mut from) = (Vec::new(), 0, 0);
    while let Some(found) = next(plain, from) {
        from = found.data;
        let value = |short: &[u8], long: &[u8]| {
            let pair = found.pairs.iter().find(|(key, _)| {
                let key = plain.get(key.clone()).unwrap_or_default();
                key == short || key == long
            });
            pair.and_then(|(_, value)| plain.get(value.clone()))
        };
        let filters = names(value(b"/F", b"/Filter").unwrap_or_default());
        match filters.last().map(Vec::as_slice) {
            Some(b"DCTDecode") => {}
            Some(b"JPXDecode") => {
                told.push(LeftIn::EmbeddedPicture);
                continue;
            }
            _ => continue,
        }
        let packed = filters.len() > 1;
        let cleaned = if packed && value(b"/DP", b"/DecodeParms").is_some() {
            None
        } else {
            ends(plain, found.data).find_map(|end| {
                let data = plain.get(found.data..end)?;
                let unpacked = if packed { Some(unpack(&filters, data)?) } else { None };
                let jpeg = unpacked.as_deref().unwrap_or(data);
                Some((photo::clean_inside(Format::Jpeg, jpeg).ok()?, end))
            })
        };
        let Some((jpeg, end)) = cleaned else {
            told.push(LeftIn::EmbeddedPicture);
            continue;
        };
        out.extend_from_slice(plain.get(done..found.at)?);
        out.extend_from_slice(b"BI ");
        for (key, value) in &found.pairs {
            let key = plain.get(key.clone())?;
            if !matches!(key, b"/F" | b"/Filter" | b"/L" | b"/Length") {
                out.extend_from_slice(key);
                out.push(b' ');
                out.extend_from_slice(plain.get(value.clone())?);
                out.push(b' ');
            }
        }
        out.extend_from_slice(format!("/L {} /F /DCT ID ", jpeg.len()).as_bytes());
        out.extend_from_slice(&jpeg);
        out.push(b'\n');
        (done, from) = (end, end + 2);
    }
    if done == 0 {
        return None;
    }
    out.extend_from_slice(plain.get(done..)?);
    Some(out)
}

/// What the filters before the JPEG leave of it.
fn unpack(filters: &[Vec<u8>], data: &[u8]) -> Option<Vec<u8>> {
    let data = data.trim_ascii_end();
    let names: Vec<Object> = filters.iter().map(|name| Object::Name(name.clone())).collect();
    let stream = Stream::new(dictionary! { "Filter" => names }, data.to_vec());
    unpacked(&stream, chain(&stream)?.split_last()?.1)
}

/// The next picture from `from` on.
fn next(plain: &[u8], mut from: usize) -> Option<Found> {
    loop {
        let rest = plain.get(from..)?;
        let at = from + rest.windows(2).position(|two| two == b"BI")?;
        from = at + 2;
        let before = at.checked_sub(1).and_then(|before| plain.get(before));
        let stands_alone = before.is_none_or(|byte| byte.is_ascii_whitespace() || b")>]}".contains(byte));
        if !stands_alone || !plain.get(from).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/') {
            continue;
        }
        if let Some((pairs, data)) = head(plain, from) {
            return Some(Found { at, pairs, data });
        }
    }
}

/// Keys and values up to `ID`, and where the data begin.
fn head(plain: &[u8], from: usize) -> Option<(Pairs, usize)> {
    let plain = plain.get(..plain.len().min(from + MAX_HEAD))?;
    let (mut pairs, mut at) = (Pairs::new(), from);
    loop {
        let key = token(plain, at)?;
        if plain.get(key.clone())? == b"ID" {
            // One blank, then the data.
            return Some((pairs, key.end + 1));
        }
        if plain.get(key.start) != Some(&b'/') {
            return None;
        }
        let value = token(plain, key.end)?;
        at = value.end;
        pairs.push((key, value));
    }
}

/// The next name, number, word, string, list or dictionary.
fn token(plain: &[u8], from: usize) -> Option<Range<usize>> {
    let start =
        from + plain.get(from..)?.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0)?;
    let (mut depth, mut at) = (0_u32, start);
    // Lists and dictionaries are taken whole.
    loop {
        match plain.get(at)? {
            b'(' => at = string(plain, at)?,
            b'[' => (depth, at) = (depth + 1, at + 1),
            b'<' if plain.get(at + 1) == Some(&b'<') => (depth, at) = (depth + 1, at + 2),
            b'<' => at += plain.get(at..)?.iter().position(|byte| *byte == b'>')? + 1,
            b']' => (depth, at) = (depth.checked_sub(1)?, at + 1),
            b'>' if plain.get(at + 1) == Some(&b'>') => (depth, at) = (depth.checked_sub(1)?, at + 2),
            byte if byte.is_ascii_whitespace() && depth > 0 => {
                at += 1;
                continue;
            }
            _ => {
                let word = plain.get(at + 1..)?;
                let ends = |byte: &u8| byte.is_ascii_whitespace() || b"/[]<>()".contains(byte);
                at += 1 + word.iter().position(ends)?;
            }
        }
        if depth == 0 {
            return Some(start..at);
        }
    }
}

/// Where a string in round brackets ends.
fn string(plain: &[u8], from: usize) -> Option<usize> {
    let (mut depth, mut at) = (0, from);
    loop {
        match plain.get(at)? {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// The names in a filter's value, in full.
fn names(value: &[u8]) -> Vec<Vec<u8>> {
    let parts = value.split(|byte| byte.is_ascii_whitespace() || b"/[]".contains(byte));
    let full = |name: &[u8]| match name {
        b"AHx" => b"ASCIIHexDecode".to_vec(),
        b"A85" => b"ASCII85Decode".to_vec(),
        b"LZW" => b"LZWDecode".to_vec(),
        b"Fl" => b"FlateDecode".to_vec(),
        b"RL" => b"RunLengthDecode".to_vec(),
        b"DCT" => b"DCTDecode".to_vec(),
        b"JPX" => b"JPXDecode".to_vec(),
        other => other.to_vec(),
    };
    parts.filter(|name| !name.is_empty()).map(full).collect()
}

/// Where the data that begin at `from` may end: at each `EI` that stands alone.
fn ends(plain: &[u8], from: usize) -> impl Iterator<Item = usize> + '_ {
    let rest = plain.get(from..).unwrap_or_default();
    let alone = move |at: &usize| {
        let after = plain.get(at + 2);
        let before = at.checked_sub(1).and_then(|before| plain.get(before));
        // Some writers leave out the blank after a JPEG's end marker.
        before.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | 0xD9))
            && after.is_none_or(u8::is_ascii_whitespace)
    };
    rest.windows(2)
        .enumerate()
        .filter(|(_, two)| two == b"EI")
        .map(move |(at, _)| from + at)
        .filter(alone)
        .take(MAX_ENDS)
}

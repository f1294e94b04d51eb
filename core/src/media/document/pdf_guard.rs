//! What is checked about a PDF before and while it is loaded, so that loading stays within bounds.
//!
//! lopdf bounds nesting (100 levels) and what a single stream unpacks to. It does not bound what a
//! small file becomes in all: numbers of two bytes become objects of a hundred, a hundred object
//! streams are unpacked, cross-references point many times into the same bytes. So beforehand the
//! tokens are counted, in the file and in the object streams; and while loading, what the
//! objects hold.

use std::cell::Cell;
use std::io::Read;

use lopdf::{Dictionary, Object, ObjectId};

use super::super::Limit;
use super::fault::Fault;
use super::limits::{MAX_PDF_LOADED_BYTES, MAX_PDF_OBJECTS, MAX_PDF_TOKENS, MAX_PDF_UNPACKED_BYTES};

/// How far from the end the last `startxref` may stand; readers agree on about a kilobyte.
const TAIL: usize = 4096;

/// Objects that may share one `endobj` where a file is encrypted: a PDF within a PDF has two.
const MAX_OPEN: u32 = 4;

/// Refuses a file that breaks off, or whose loading would take more than is allowed.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    if find(bytes.get(..1024).unwrap_or(bytes), b"%PDF-").is_none() {
        return Err(Fault::Damaged("no PDF header"));
    }
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    if find(tail, b"startxref").is_none() || find(tail, b"%%EOF").is_none() {
        return Err(Fault::Damaged("breaks off"));
    }
    let mut tokens = Tokens::default();
    tokens.count(bytes)?;
    let encrypted = find(bytes, b"Encrypt").is_some();
    let (mut at, mut unpacked, mut objects, mut open) = (0, 0, 0, 0);
    while let Some(step) = bytes.get(at..).and_then(|rest| find(rest, b"obj")) {
        let (before, rest) = bytes.split_at_checked(at + step + 3).unwrap_or((bytes, &[]));
        at += step + 3;
        // An encrypted object is copied up to its `endobj`: of those that share one, all are.
        open = if before.ends_with(b"endobj") { 0 } else { open + 1 };
        if encrypted && open > MAX_OPEN {
            return Err(Fault::Damaged("objects inside objects"));
        }
        objects += 1;
        if objects > 2 * MAX_PDF_OBJECTS {
            return Err(Fault::too_much(Limit::Parts, objects / 2, MAX_PDF_OBJECTS));
        }
        // The dictionary, if one stands here: up to its stream, within what dictionaries measure.
        let head = rest.get(..rest.len().min(4096)).unwrap_or_default();
        let Some(stream_at) = find(head, b"stream") else { continue };
        let (dictionary, data) = (head.get(..stream_at).unwrap_or_default(), rest.get(stream_at + 6..));
        // A name may be written with `#`: then anything may be an object stream.
        let eager = find(dictionary, b"#").is_some()
            || find(dictionary, b"ObjStm").is_some()
            || find(dictionary, b"XRef").is_some();
        if !eager || find(dictionary, b"endobj").is_some() {
            continue;
        }
        let data = data.unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or(data.strip_prefix(b"\n")).or(data.strip_prefix(b"\r"));
        unpacked += unpack(data.unwrap_or_default(), MAX_PDF_UNPACKED_BYTES - unpacked, &mut tokens)?;
    }
    Ok(())
}

/// Unpacks without keeping: how many bytes come out. What does not unpack, the loader skips as well.
fn unpack(data: &[u8], allowed: u64, tokens: &mut Tokens) -> Result<u64, Fault> {
    let mut decoder = flate2::bufread::ZlibDecoder::new(data);
    let mut buf = [0; 1 << 14];
    let mut all = 0;
    while let Ok(read @ 1..) = decoder.read(&mut buf) {
        all += read as u64;
        if all > allowed {
            return Err(Fault::too_much(Limit::Unpacked, MAX_PDF_UNPACKED_BYTES + 1, MAX_PDF_UNPACKED_BYTES));
        }
        tokens.count(buf.get(..read).unwrap_or_default())?;
    }
    Ok(all)
}

/// Counts what may become objects: a number, name, string, list or dictionary begins.
#[derive(Default)]
struct Tokens {
    count: u64,
    last: u8,
}

impl Tokens {
    fn count(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        for &byte in bytes {
            let begins = match byte {
                b'[' | b'(' | b'<' | b'/' => true,
                b'0'..=b'9' | b'-' | b'.' | b'+' | b't' | b'f' | b'n' => {
                    self.last.is_ascii_whitespace()
                        || matches!(self.last, 0 | b'[' | b']' | b'(' | b')' | b'>' | b'<')
                }
                _ => false,
            };
            self.count += u64::from(begins);
            self.last = byte;
        }
        if self.count > MAX_PDF_TOKENS {
            return Err(Fault::too_much(Limit::Parts, self.count, MAX_PDF_TOKENS));
        }
        Ok(())
    }
}

/// The first place of `needle`.
fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        let rest = haystack.get(from..)?;
        let at = rest.iter().position(|byte| *byte == first)?;
        if rest.get(at..)?.starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
}

thread_local! {
    /// What may still be loaded on this thread. lopdf takes a plain function to look at each
    /// object, so the count can't travel with it; without its `rayon` feature it loads on the
    /// thread that asked.
    static BUDGET: Cell<u64> = const { Cell::new(0) };
}

/// Sets the budget for one load.
pub(super) fn begin() {
    BUDGET.set(MAX_PDF_LOADED_BYTES);
}

/// Whether the load stayed within its budget.
pub(super) fn end() -> Result<(), Fault> {
    if BUDGET.get() == 0 {
        return Err(Fault::too_much(Limit::Unpacked, MAX_PDF_LOADED_BYTES + 1, MAX_PDF_LOADED_BYTES));
    }
    Ok(())
}

/// Keeps an object as long as the budget lasts. lopdf 0.47 takes the returned object only for members
/// of object streams, which are never streams themselves; other objects it keeps as they are here.
pub(super) fn admit(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let left = BUDGET.get().saturating_sub(weight(object));
    BUDGET.set(left);
    match object {
        _ if left == 0 => None,
        Object::Stream(_) => Some((id, Object::Null)),
        other => Some((id, other.clone())),
    }
}

/// About how many bytes an object takes; lopdf's parser bounds the recursion.
fn weight(object: &Object) -> u64 {
    let own = size_of::<Object>() as u64;
    own + match object {
        Object::Array(items) => items.iter().map(weight).sum(),
        Object::Dictionary(dictionary) => weight_of(dictionary),
        Object::Stream(stream) => stream.content.len() as u64 + weight_of(&stream.dict),
        Object::String(bytes, _) | Object::Name(bytes) => bytes.len() as u64,
        _ => 0,
    }
}

fn weight_of(dictionary: &Dictionary) -> u64 {
    dictionary.iter().map(|(key, value)| key.len() as u64 + 32 + weight(value)).sum()
}

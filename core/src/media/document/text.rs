//! Plain text: checked whole, copied as UTF-8. What people typed can't be cleaned.
//!
//! A byte order mark goes: UTF-8 needs none. UTF-16 (which Windows calls "Unicode") and Windows-1252 (which it
//! calls "ANSI") come out as UTF-8.

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};

use super::super::{Limit, ReadSeek};
use super::fault::{Fault, Trouble};
use super::limits::MAX_TEXT_BYTES;
use crate::media::recognise_text::{is_windows_1252, windows_1252};

/// Copies the text in `src` to `out`.
///
/// # Errors
/// Not text: bytes that are no UTF-8 (nor UTF-16 with a byte order mark, nor Windows-1252), control characters other
/// than tab, line feed, carriage return and form feed; or more than [`MAX_TEXT_BYTES`].
pub(super) fn clean(src: &mut dyn ReadSeek, out: &mut dyn Write) -> Result<(), Trouble> {
    let len = src.seek(SeekFrom::End(0))?;
    if len > MAX_TEXT_BYTES {
        return Err(Fault::too_much(Limit::Bytes, len, MAX_TEXT_BYTES).into());
    }
    src.rewind()?;
    let mut src = BufReader::with_capacity(1 << 15, src);
    let windows = is_windows(&mut src)?;
    let mut mark = [0; 3];
    let mut read = 0;
    while let Some(rest) = mark.get_mut(read..).filter(|rest| !rest.is_empty()) {
        match src.read(rest)? {
            0 => break,
            more => read += more,
        }
    }
    let (mut carry, decode): (Vec<u8>, Decode) = match mark.get(..read).unwrap_or_default() {
        [0xEF, 0xBB, 0xBF] => (Vec::new(), utf8),
        [0xFF, 0xFE, rest @ ..] => (rest.to_vec(), |bytes, last| utf16(bytes, last, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => (rest.to_vec(), |bytes, last| utf16(bytes, last, u16::from_be_bytes)),
        begin if windows => (begin.to_vec(), ansi),
        begin => (begin.to_vec(), utf8),
    };
    loop {
        let more = src.fill_buf()?;
        let (len, last) = (more.len(), more.is_empty());
        carry.extend_from_slice(more);
        src.consume(len);
        let (text, used) = decode(&carry, last)?;
        if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}')) {
            return Err(Fault::Damaged("control characters in text").into());
        }
        out.write_all(text.as_bytes()).map_err(Trouble::Io)?;
        carry.drain(..used);
        if last {
            return Ok(());
        }
    }
}

/// Whether the whole of it is Windows-1252 and no UTF-8: a file is in one encoding.
fn is_windows(src: &mut BufReader<&mut dyn ReadSeek>) -> Result<bool, Trouble> {
    let mut bytes = Vec::new();
    src.read_to_end(&mut bytes)?;
    src.rewind()?;
    Ok(std::str::from_utf8(&bytes).is_err() && is_windows_1252(&bytes))
}

fn ansi(bytes: &[u8], _: bool) -> Result<(String, usize), Fault> {
    let read = |byte: &u8| if byte.is_ascii() { Some(char::from(*byte)) } else { windows_1252(*byte) };
    let text = bytes.iter().map(read).collect::<Option<String>>().ok_or(NO_TEXT)?;
    Ok((text, bytes.len()))
}

/// As much text as `bytes` hold whole, and how many bytes that is.
type Decode = fn(&[u8], bool) -> Result<(String, usize), Fault>;

const NO_TEXT: Fault = Fault::Damaged("text in no known encoding");

fn utf8(bytes: &[u8], last: bool) -> Result<(String, usize), Fault> {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // A character that goes on in the next bytes.
        Err(error) if error.error_len().is_none() && !last => {
            std::str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default()).map_err(|_| NO_TEXT)?
        }
        Err(_) => return Err(NO_TEXT),
    };
    Ok((valid.to_owned(), valid.len()))
}

fn utf16(bytes: &[u8], last: bool, unit: fn([u8; 2]) -> u16) -> Result<(String, usize), Fault> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    if last && !odd.is_empty() {
        return Err(NO_TEXT);
    }
    if !last && units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) {
        units.pop();
    }
    Ok((String::from_utf16(&units).map_err(|_| NO_TEXT)?, units.len() * 2))
}

//! Recognise plain text, and markup that only looks like it.

/// Text that people write: valid UTF-8 (or UTF-16 behind its byte order mark, or what Windows writes
/// without one), no control characters but tab, line ends and form feed. `whole`: nothing follows `head`, so a character cut short at its
/// end is an error.
pub(super) fn looks_like_text(head: &[u8], whole: bool) -> bool {
    match head {
        [0xFF, 0xFE, rest @ ..] => is_utf16(rest, u16::from_le_bytes, whole),
        [0xFE, 0xFF, rest @ ..] => is_utf16(rest, u16::from_be_bytes, whole),
        _ => is_utf8(head, whole) || is_windows_1252(head),
    }
}

/// Text as old programs on Windows write it, one byte a character: mostly ASCII, and beyond it only what stands in
/// Dutch sentences. Valid UTF-8 never comes here.
pub(super) fn is_windows_1252(head: &[u8]) -> bool {
    let beyond = head.iter().filter(|byte| !byte.is_ascii()).count();
    let written = |byte: &u8| match *byte {
        b'\t' | b'\r' | b'\n' | 0x0C | b' '..=b'~' => true,
        beyond => windows_1252(beyond).is_some(),
    };
    // Broken UTF-8: as Windows-1252 it would come out as nonsense.
    let utf8 = head.windows(2).any(|two| matches!(two, [0xC2..=0xF4, 0x80..=0xBF]));
    // A sentence with é, ë and ï has one in ten; what is another encoding has every second.
    !utf8 && beyond > 0 && beyond * 4 <= head.len() && head.iter().all(written)
}

/// The character of a byte above ASCII: euro, ellipsis, quotes, dashes, and Latin-1 from its signs on. The others of
/// this page stand in no text of a class, and in other encodings' they do.
pub(super) fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80 => Some('€'),
        0x85 => Some('…'),
        0x91..=0x97 => ['‘', '’', '“', '”', '•', '–', '—'].get(usize::from(byte - 0x91)).copied(),
        0xA0.. => Some(char::from(byte)),
        _ => None,
    }
}

fn is_utf8(head: &[u8], whole: bool) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if !whole && error.error_len().is_none() => {
            let valid = head.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
        Err(_) => return false,
    };
    text.chars().all(is_written)
}

fn is_utf16(rest: &[u8], read: fn([u8; 2]) -> u16, whole: bool) -> bool {
    let (units, odd) = rest.as_chunks::<2>();
    if whole && !odd.is_empty() {
        return false;
    }
    let mut units = units.iter().map(|unit| read(*unit)).peekable();
    while units.peek().is_some() {
        match char::decode_utf16(units.by_ref().take(1)).next() {
            Some(Ok(character)) if is_written(character) => {}
            Some(Err(unpaired)) => {
                let high = unpaired.unpaired_surrogate();
                let low = units.next();
                let paired =
                    low.map(|low| (0xD800..0xDC00).contains(&high) && (0xDC00..0xE000).contains(&low));
                if !paired.unwrap_or(!whole) {
                    return false;
                }
            }
            _ => return false,
        }
    }
    true
}

fn is_written(character: char) -> bool {
    !character.is_control() || matches!(character, '\t' | '\r' | '\n' | '\x0C' | '\u{85}')
}

/// Web pages and drawings: text by their bytes, but shown as something else, with scripts and links.
pub(super) fn markup(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |bytes: &[u8], tag: &[u8]| {
        bytes.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag))
            && bytes.get(tag.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    };
    if begins(head, b"<!doctype html") || begins(head, b"<html") {
        return Some(("HTML", "PDF"));
    }
    if begins(head, b"<svg") || begins(head, b"<!doctype svg") {
        return Some(("SVG", "PDF"));
    }
    if !begins(head, b"<?xml") {
        return None;
    }
    let start = head.get(..1024).unwrap_or(head);
    let has = |tag: &[u8]| start.windows(tag.len()).any(|bytes| bytes.eq_ignore_ascii_case(tag));
    if has(b"<svg") {
        return Some(("SVG", "PDF"));
    }
    Some((if has(b"<html") { "HTML" } else { "XML" }, "PDF"))
}

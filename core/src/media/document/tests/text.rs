//! Plain text.

use super::*;

fn text(bytes: &[u8]) -> Result<Vec<u8>, MediaError> {
    clean(Format::Text, bytes).map(|(out, _)| out)
}

#[test]
fn text_stays_as_it_is() {
    // Long enough for several reads, with characters of two bytes across their borders.
    let long = format!("x{}", "é€\tregel\r\n".repeat(20_000));
    assert_eq!(text(long.as_bytes()).unwrap(), long.as_bytes());
    assert_eq!(text(b"a").unwrap(), b"a");
}

#[test]
fn a_byte_order_mark_goes_and_utf16_becomes_utf8() {
    let long = "Zichtbaar \u{1F600}\r\n".repeat(9_000);
    let little: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(long.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain(long.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(text(&little).unwrap(), long.as_bytes());
    assert_eq!(text(&big).unwrap(), long.as_bytes());
    assert_eq!(text("\u{FEFF}a".as_bytes()).unwrap(), b"a");
}

/// Notepad's "ANSI": half the schools' oldest worksheets.
#[test]
fn what_old_windows_programs_wrote_becomes_utf8() {
    let line = b"Geef een voorbeeld: \x93reli\xEBf\x94 \x96 hoe ver ben je?\r\n";
    let wanted = "Geef een voorbeeld: “reliëf” – hoe ver ben je?\r\n";
    assert_eq!(text(&line.repeat(3_000)).unwrap(), wanted.repeat(3_000).as_bytes());
    assert_eq!(text(b"Een gum: 5 \x80").unwrap(), "Een gum: 5 €".as_bytes());
    assert_eq!(text(b"caf\xE9").unwrap(), "café".as_bytes());
}

#[test]
fn what_is_no_text_is_refused() {
    for bytes in [
        &b"a\0b"[..],
        b"\x1B[2J",
        b"\xE9\xE8\xEB",
        b"Caf\x8E au lait",
        b"\xFF\xFEa",
        b"\xC3",
        b"\xC3\xA9 caf\xE9",
        b"\xFF\xFE\x00\xD8",
    ] {
        assert!(matches!(text(bytes), Err(MediaError::Damaged { .. })), "{bytes:?}");
    }
    assert!(matches!(text(b""), Err(MediaError::Empty)));
}

#[test]
fn too_much_text_is_refused() {
    let long = vec![b'a'; (16 << 20) + 1];
    assert!(matches!(text(&long), Err(MediaError::TooMuch { .. })));
}

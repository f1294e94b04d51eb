use std::io::{Cursor, Write};

use oogst_domain::capture::Format;
use zip::write::SimpleFileOptions;

use super::recognise;
use crate::media::MediaError;

fn of(bytes: impl AsRef<[u8]>) -> Result<Format, MediaError> {
    recognise(&mut Cursor::new(bytes))
}

fn name(bytes: impl AsRef<[u8]>) -> &'static str {
    match of(bytes) {
        Err(MediaError::NotTakenIn { name, .. }) => name,
        other => panic!("{other:?}"),
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn types(main: &str) -> Vec<u8> {
    format!("<Types><Override PartName=\"/x\" ContentType=\"application/vnd.{main}+xml\"/></Types>").into()
}

#[test]
fn what_is_taken_in_is_recognised_by_its_first_bytes() {
    assert_eq!(of(b"\xFF\xD8\xFF\xE0rest").unwrap(), Format::Jpeg);
    assert_eq!(of(b"\x89PNG\r\n\x1A\nrest").unwrap(), Format::Png);
    assert_eq!(of(b"RIFF\x10\0\0\0WEBPVP8 ").unwrap(), Format::Webp);
    assert_eq!(of(b"\0\0\0\x18ftypisom\0\0\0\0isommp42").unwrap(), Format::Mp4);
    assert_eq!(of(b"\0\0\0\x14ftypqt  \0\0\0\0qt  ").unwrap(), Format::Mov);
    for first in ["moov", "mdat", "wide", "free", "skip"] {
        assert_eq!(of([b"\0\0\x10\0", first.as_bytes(), b"...."].concat()).unwrap(), Format::Mov, "{first}");
    }
    assert_eq!(of(b"%PDF-1.7\n").unwrap(), Format::Pdf);
    assert_eq!(of([&[0; 1024][..], b"%PDF-1.7\n"].concat()).unwrap(), Format::Pdf);
    assert!(matches!(of([&[0; 1025][..], b"%PDF-1.7\n"].concat()), Err(MediaError::Unknown)));
}

#[test]
fn office_and_opendocument_files_are_told_by_their_content_types() {
    let office = |main: &str| of(zipped(&[("[Content_Types].xml", &types(main)), ("word/x.xml", b"")]));
    let base = "openxmlformats-officedocument";
    assert_eq!(office(&format!("{base}.wordprocessingml.document.main")).unwrap(), Format::Docx);
    assert_eq!(office(&format!("{base}.presentationml.presentation.main")).unwrap(), Format::Pptx);
    assert_eq!(office(&format!("{base}.spreadsheetml.sheet.main")).unwrap(), Format::Xlsx);
    let odt = |kind: &[u8]| zipped(&[("mimetype", kind), ("content.xml", b"<x/>")]);
    assert_eq!(of(odt(b"application/vnd.oasis.opendocument.text")).unwrap(), Format::Odt);
    assert_eq!(name(odt(b"application/vnd.oasis.opendocument.spreadsheet")), "OpenDocument other than text");
    let macros = types("ms-word.document.macroEnabled.main");
    assert_eq!(name(zipped(&[("[Content_Types].xml", &macros)])), "Office document with macros");
    assert_eq!(name(zipped(&[("holiday.jpg", b"\xFF\xD8\xFF")])), "ZIP");
    assert_eq!(name(b"PK\x03\x04nothing that can be read"), "ZIP");
}

#[test]
fn a_document_cut_short_is_damaged_rather_than_a_zip() {
    let main = types("openxmlformats-officedocument.wordprocessingml.document.main");
    let whole = zipped(&[("[Content_Types].xml", &main), ("word/document.xml", &[7; 900])]);
    let cut = of(&whole[..whole.len() - 40]);
    assert!(matches!(cut, Err(MediaError::Damaged { format: Format::Docx, .. })), "{cut:?}");
}

#[test]
fn text_is_text_in_utf8_and_in_utf16_with_its_mark() {
    for text in
        ["ë", "Wat ging goed?\r\n\tDe exit cards.", "\u{FEFF}met een merkteken", "the wide open", "FORMULIER"]
    {
        assert_eq!(of(text).unwrap(), Format::Text, "{text}");
    }
    let units: Vec<u16> = "les 🌻\n".encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    assert_eq!(of([b"\xFF\xFE", &little[..]].concat()).unwrap(), Format::Text);
    assert_eq!(of([b"\xFE\xFF", &big[..]].concat()).unwrap(), Format::Text);
    assert!(matches!(of([b"\xFF\xFE", &little[..little.len() - 5]].concat()), Err(MediaError::Unknown)));
    // A character of two bytes right across the end of what is looked at.
    let long = format!("{}é and more", "a".repeat(64 * 1024 - 1));
    assert_eq!(of(long).unwrap(), Format::Text);
}

#[test]
fn bytes_that_are_no_text_are_unknown() {
    for bytes in
        [&b"caf\x8E"[..], b"\xE9t\xE9", b"nul\0", b"bell\x07", b"\xC3\xA9 cut \xC3", b"\xFF\xD8", b"\x89PNG"]
    {
        assert!(matches!(of(bytes), Err(MediaError::Unknown)), "{bytes:?}");
    }
    let noise: Vec<u8> =
        (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x81).collect();
    assert!(matches!(of(noise), Err(MediaError::Unknown)));
    assert!(matches!(of([]), Err(MediaError::Empty)));
}

#[test]
fn pictures_of_the_newer_kinds_go_through_the_platform_first() {
    for brand in ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis"] {
        let head = [b"\0\0\0\x18ftyp", brand.as_bytes(), b"\0\0\0\0mif1heic"].concat();
        assert!(matches!(of(head), Err(MediaError::Heic)), "{brand}");
    }
}

#[test]
fn known_formats_that_are_not_taken_in_are_named() {
    let bmp = [&b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"[..], &[0; 40]].concat();
    // 128 kbit/s at 44.1 kHz: frames of 417 bytes.
    let mp3 = [&b"\xFF\xFB\x90\x00"[..], &[0; 413], b"\xFF\xFB\x90\x00"].concat();
    let cases: [(&[u8], &str); 16] = [
        (b"GIF89a\x01\0", "GIF"),
        (b"II*\0\x08\0\0\0", "TIFF or camera raw"),
        (&bmp, "BMP"),
        (b"\xFF\x0A\xFA\x1F", "JPEG XL"),
        (b"\x1A\x45\xDF\xA3\x01", "WebM or Matroska"),
        (b"RIFF\x10\0\0\0AVI LIST", "AVI"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "WAV audio"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old or protected Office document"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"  <!DOCTYPE html><p>", "HTML"),
        (b"<svg xmlns=\"\"/>", "SVG"),
        (b"<?xml version=\"1.0\"?><svg/>", "SVG"),
        (b"ID3\x04\0\0\0\0\0\0", "MP3 audio"),
        (&mp3, "MP3 or AAC audio"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0", "M4A audio"),
        (b"OggS\0\x02", "Ogg"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(name(bytes), expected);
    }
}

#[test]
fn the_source_is_left_at_its_start() {
    let mut src = Cursor::new(zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")]));
    recognise(&mut src).unwrap();
    assert_eq!(src.position(), 0);
}

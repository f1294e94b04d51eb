//! Files made to hurt.

use proptest::prelude::*;

use super::super::super::Limit;
use super::*;

const TYPES: &[u8] = b"<Types/>";
const ROOT: &[u8] = br#"<R><Relationship Type="x/officeDocument" Target="word/document.xml"/></R>"#;

fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT)];
    all.extend(parts);
    zipped(&all)
}

fn refused(bytes: &[u8]) -> MediaError {
    clean(Format::Docx, bytes).unwrap_err()
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let places: Vec<usize> =
        (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
}

#[test]
fn names_that_leave_the_container_are_refused() {
    for name in ["../a.xml", "/a.xml", "a/../b.xml", "a\\b.xml", "c:a.xml", "a//b.xml"] {
        let placeholder = "x".repeat(name.len());
        let mut bytes = docx(&[(&placeholder, b"<a/>")]);
        replace(&mut bytes, placeholder.as_bytes(), name.as_bytes());
        assert!(matches!(refused(&bytes), MediaError::Damaged { .. }), "{name}");
    }
}

#[test]
fn the_same_name_twice_is_refused_whatever_its_case() {
    let mut bytes = docx(&[("word/a.xml", b"<a/>"), ("word/b.xml", b"<b/>")]);
    replace(&mut bytes, b"word/b.xml", b"WORD/A.xml");
    assert!(matches!(refused(&bytes), MediaError::Damaged { what: "the same zip entry twice", .. }));
}

#[test]
fn a_bomb_is_refused_by_what_it_claims_and_by_what_it_does() {
    let zeros = vec![b' '; 40 << 20];
    let bytes = docx(&[("word/document.xml", &zeros)]);
    assert!(bytes.len() < 100_000);
    assert!(matches!(refused(&bytes), MediaError::TooMuch { limit: Limit::Unpacked, .. }));
    // The same bomb, claiming to be small.
    let mut bytes = bytes;
    replace(&mut bytes, &(40u32 << 20).to_le_bytes(), &100u32.to_le_bytes());
    assert!(matches!(refused(&bytes), MediaError::Damaged { .. }));
}

#[test]
fn overlapping_entries_are_refused() {
    let mut bytes = docx(&[("word/a.xml", b"<a/>")]);
    let at = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    bytes[at + 42..at + 46].copy_from_slice(&[0; 4]);
    assert!(matches!(refused(&bytes), MediaError::Damaged { what: "zip entries overlap", .. }));
}

#[test]
fn a_changed_byte_in_a_part_is_noticed_by_its_checksum() {
    let mut bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<m/>"),
        ("content.xml", b"<o/>"),
    ]);
    replace(&mut bytes, b"application/vnd", b"Application/vnd");
    assert!(matches!(clean(Format::Odt, &bytes), Err(MediaError::Damaged { .. })));
}

#[test]
fn elements_that_nest_too_deep_are_refused() {
    let deep = "<a>".repeat(100_000);
    let found = refused(&docx(&[("word/document.xml", deep.as_bytes())]));
    assert!(
        matches!(found, MediaError::TooMuch { limit: Limit::Nesting, found: 257, allowed: 256 }),
        "{found}"
    );
}

#[test]
fn a_tag_of_ten_megabytes_and_ten_thousand_attributes_are_refused() {
    // Noise, so that the ratio is not what refuses it.
    let noise: String =
        (0..3_000_000u64).map(|i| format!("{:x}", i.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40)).collect();
    assert!(noise.len() > 9 << 20);
    let found = refused(&docx(&[("word/document.xml", format!("<a b='{noise}'/>").as_bytes())]));
    assert!(matches!(found, MediaError::TooMuch { limit: Limit::Unpacked, .. }), "{found}");
    let many: String = (0..10_000).map(|i| format!(" a{i}='1'")).collect();
    let found = refused(&docx(&[("word/document.xml", format!("<a{many}/>").as_bytes())]));
    assert!(matches!(found, MediaError::TooMuch { limit: Limit::Parts, .. }), "{found}");
}

#[test]
fn doctypes_other_encodings_and_broken_xml_are_refused() {
    let xml: [&[u8]; 6] = [
        b"<!DOCTYPE a [<!ENTITY b 'bbbbbb'>]><a>&b;</a>",
        b"<?xml version='1.0' encoding='UTF-16'?><a/>",
        b"\xFF\xFE<\0a\0/\0>\0",
        b"<a><b></a>",
        b"<a>",
        b"<a>\xC3</a>",
    ];
    for bytes in xml {
        let found = refused(&docx(&[("word/document.xml", bytes)]));
        assert!(matches!(found, MediaError::Damaged { .. }), "{found}");
    }
}

#[test]
fn too_many_entries_are_refused_before_they_are_read() {
    let names: Vec<String> = (0..5_000).map(|i| format!("word/{i}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"<a/>"[..])).collect();
    assert!(matches!(refused(&docx(&parts)), MediaError::TooMuch { limit: Limit::Parts, found: 5_002, .. }));
}

fn sample() -> Vec<u8> {
    docx(&[
        ("word/document.xml", b"<w:d><w:ins w:author='Canarie'><w:t>Zichtbaar</w:t></w:ins></w:d>"),
        ("word/media/image1.jpeg", b"\xFF\xD8\xFF\xE0\0\x10JFIF"),
        ("word/embeddings/a.bin", b"\xD0\xCF\x11\xE0"),
    ])
}

#[test]
fn a_document_that_breaks_off_anywhere_is_refused() {
    let whole = sample();
    // The comment after the directory may be missing: nothing of the document is.
    let needed = whole.len() - CANARY.len();
    for len in 0..needed {
        assert!(clean(Format::Docx, &whole[..len]).is_err(), "{len} of {needed} bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn changed_bytes_give_an_error_or_a_zip_that_opens(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = sample();
        for (place, value) in changes {
            let at = place.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok((out, _)) = clean(Format::Docx, &bytes) {
            prop_assert!(out.len() < 2 * bytes.len() + 1024);
            ZipArchive::new(Cursor::new(out)).unwrap();
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 1..2048)) {
        prop_assert!(clean(Format::Docx, &bytes).is_err());
        prop_assert!(clean(Format::Odt, &bytes).is_err());
    }
}

/// Honest, but not as most programs write it.
#[test]
fn streamed_and_zip64_containers_and_a_byte_order_mark_are_read() {
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("word/document.xml", b"\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n<d>Zichtbaar</d>"),
    ];
    let mut streamed = ZipWriter::new_stream(Vec::new());
    let mut large = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        streamed.start_file(name, SimpleFileOptions::default()).unwrap();
        streamed.write_all(bytes).unwrap();
        large.start_file(name, SimpleFileOptions::default().large_file(true)).unwrap();
        large.write_all(bytes).unwrap();
    }
    let streamed = streamed.finish().unwrap().into_inner();
    let large = large.finish().unwrap().into_inner();
    for bytes in [streamed, with_zip64_end(&large), large] {
        let (out, _) = clean(Format::Docx, &bytes).unwrap();
        assert!(part(&unzipped(&out), "word/document.xml").unwrap().ends_with("<d>Zichtbaar</d>"));
    }
}

/// The same container, its directory described by a zip64 end record (APPNOTE.TXT §4.3.14).
fn with_zip64_end(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.windows(4).rposition(|w| w == b"PK\x05\x06").unwrap();
    let number =
        |at: usize, len: usize| bytes[at..at + len].iter().rev().fold(0u64, |n, b| n << 8 | u64::from(*b));
    let (count, size, at) = (number(end + 10, 2), number(end + 12, 4), number(end + 16, 4));
    let mut out = bytes[..end].to_vec();
    out.extend(b"PK\x06\x06");
    out.extend(44u64.to_le_bytes());
    out.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for field in [count, count, size, at] {
        out.extend(field.to_le_bytes());
    }
    out.extend(b"PK\x06\x07\0\0\0\0");
    out.extend((end as u64).to_le_bytes());
    out.extend(1u32.to_le_bytes());
    out.extend(b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0");
    out
}

//! PDFs made to hurt.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::Document;
use proptest::prelude::*;

use super::super::super::Limit;
use super::*;

/// A PDF of these objects (number and body), the first of which is the catalog.
fn pdf(objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut table = String::new();
    for (number, body) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(body);
        out.extend(b"\nendobj\n");
    }
    let at = out.len();
    out.extend(format!("xref\n{table}trailer\n<</Size 99/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n").bytes());
    out
}

/// A catalog, a page, and `more`.
fn with_page(more: Vec<(u32, Vec<u8>)>) -> Vec<u8> {
    let mut objects = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec()),
        (3, b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]/X 5 0 R>>".to_vec()),
        (4, b"<</Length 11>>stream\n(Zichtbaar)\nendstream".to_vec()),
    ];
    objects.extend(more);
    pdf(&objects)
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn object_stream(count: usize, content: &[u8]) -> Vec<u8> {
    let packed = deflated(content);
    let head =
        format!("<</Type/ObjStm/N {count}/First 8/Filter/FlateDecode/Length {}>>stream\n", packed.len());
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}

fn refused(bytes: &[u8]) -> MediaError {
    clean(Format::Pdf, bytes).unwrap_err()
}

#[test]
fn lists_and_strings_that_nest_too_deep_do_not_overflow() {
    for (open, close) in [("[", "]"), ("<</A ", ">>"), ("(", ")")] {
        let deep = format!("{}{}", open.repeat(100_000), close.repeat(100_000)).into_bytes();
        // Whatever becomes of the object, the page stays or the file is refused.
        if let Ok((out, _)) = clean(Format::Pdf, &with_page(vec![(5, deep)])) {
            assert!(holds(&out, KEPT));
        }
    }
}

#[test]
fn a_page_tree_that_bites_its_tail_ends() {
    let round = pdf(&[
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 9>>".to_vec()),
    ]);
    assert!(matches!(refused(&round), MediaError::Damaged { .. }));
}

#[test]
fn bombs_in_object_streams_are_refused_before_they_are_loaded() {
    let zeros = object_stream(1, &vec![b' '; 33 << 20]);
    assert!(zeros.len() < 100_000);
    // Each by itself may unpack; not all together.
    let found = refused(&with_page(vec![(5, zeros.clone()), (6, zeros)]));
    assert!(matches!(found, MediaError::TooMuch { limit: Limit::Unpacked, .. }), "{found}");
    let numbers = object_stream(1, &[b"9 0     [".as_slice(), &b"0 ".repeat(4_100_000), b"]"].concat());
    let found = refused(&with_page(vec![(5, numbers)]));
    assert!(matches!(found, MediaError::TooMuch { limit: Limit::Parts, .. }), "{found}");
}

#[test]
fn a_name_in_disguise_does_not_hide_a_bomb() {
    let bomb = object_stream(1, &vec![b' '; 65 << 20]);
    let at = bomb.windows(6).position(|w| w == b"ObjStm").unwrap();
    let hidden = [&bomb[..at], b"Obj#53tm", &bomb[at + 6..]].concat();
    assert!(matches!(refused(&with_page(vec![(5, hidden)])), MediaError::TooMuch { .. }));
}

#[test]
fn a_million_small_objects_in_one_list_are_refused() {
    let found = refused(&with_page(vec![(5, [b"[".as_slice(), &b"0 ".repeat(4_100_000), b"]"].concat())]));
    assert!(matches!(found, MediaError::TooMuch { limit: Limit::Parts, .. }), "{found}");
}

#[test]
fn references_into_the_same_bytes_again_and_again_are_refused() {
    // A hundred streams, each of which holds all that follow: 10 MB that would load as 500.
    let mut out = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_vec();
    let pages = out.len();
    out.extend(b"2 0 obj\n<</Type/Pages/Kids[]>>\nendobj\n");
    let mut table = format!("xref\n1 2\n{:010} 00000 n \n{pages:010} 00000 n \n", 9);
    let (each, count) = (100_000, 100);
    let first = out.len();
    let end = first + each * count;
    for i in 0..count {
        let at = first + i * each;
        assert_eq!(out.len(), at);
        table += &format!("{} 1\n{at:010} 00000 n \n", i + 3);
        // The data begin 40 bytes further on.
        let head = format!("{} 0 obj<</Length {}>>stream\n", i + 3, end - at - 40);
        out.extend(format!("{head:>40}").bytes());
        out.resize(at + each, b'x');
    }
    out.extend(b"\nendstream\nendobj\n");
    let at = out.len();
    out.extend(format!("{table}trailer\n<</Size 999/Root 1 0 R>>\nstartxref\n{at}\n%%EOF").bytes());
    assert!(matches!(refused(&out), MediaError::TooMuch { limit: Limit::Unpacked, .. }));
    // Encrypted, the objects are copied up to the end they share.
    let at = out.windows(5).rposition(|w| w == b"/Root").unwrap();
    out.splice(at..at, b"/Encrypt<<>>".iter().copied());
    assert!(matches!(refused(&out), MediaError::Damaged { what: "objects inside objects", .. }));
}

#[test]
fn a_pdf_that_breaks_off_anywhere_is_refused() {
    let whole = with_page(vec![]);
    assert!(holds(&clean(Format::Pdf, &whole).unwrap().0, KEPT));
    for len in 0..whole.len() - 2 {
        assert!(clean(Format::Pdf, &whole[..len]).is_err(), "{len} of {} bytes", whole.len());
    }
}

#[test]
fn a_page_without_its_contents_is_refused() {
    let mut bytes = with_page(vec![]);
    let at = bytes.windows(7).position(|w| w == b"4 0 obj").unwrap();
    bytes[at..at + 7].copy_from_slice(b"8 0 oxx");
    assert!(matches!(refused(&bytes), MediaError::Damaged { .. }));
}

#[test]
fn too_large_a_pdf_is_refused_unread() {
    struct Huge(u64);
    impl Read for Huge {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            panic!("read")
        }
    }
    impl std::io::Seek for Huge {
        fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
            Ok(if matches!(to, std::io::SeekFrom::End(0)) { self.0 } else { 0 })
        }
    }
    let found = super::super::take_in(Format::Pdf, &mut Huge(1 << 40), &mut Vec::new(), &Policy::default());
    assert!(matches!(found, Err(MediaError::TooMuch { limit: Limit::Bytes, .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn changed_bytes_give_an_error_or_a_pdf_that_opens(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = with_page(vec![(5, object_stream(1, b"9 0     (x)"))]);
        for (place, value) in changes {
            let at = place.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok((out, _)) = clean(Format::Pdf, &bytes) {
            prop_assert!(out.len() < 2 * bytes.len() + 1024);
            prop_assert!(Document::load_mem(&out).unwrap().page_iter().next().is_some());
        }
    }

    #[test]
    fn any_bytes_are_no_pdf(bytes in prop::collection::vec(any::<u8>(), 1..2048)) {
        prop_assert!(clean(Format::Pdf, &bytes).is_err());
    }
}

#[test]
fn pages_in_what_no_writer_keeps_are_refused_and_never_kept_as_nothing() {
    // The page tree's root says that it is an object stream: read as a tree, and left out by whoever writes the file.
    let damaged = pdf(&[
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/ObjStm/Kids[3 0 R]/Count 1>>".to_vec()),
        (3, b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>".to_vec()),
        (4, b"<</Length 11>>stream\n(Zichtbaar)\nendstream".to_vec()),
    ]);
    assert_eq!(Document::load_mem(&damaged).unwrap().page_iter().count(), 1, "the test damages nothing");
    assert!(matches!(refused(&damaged), MediaError::Damaged { .. }), "{:?}", refused(&damaged));
}

//! What people rely on: nothing that names somebody survives, everything they wrote does.

mod hostile;
mod odt;
mod office;
mod pdf;
mod pdf_hostile;
mod pdf_pictures;
mod text;

use std::io::{Cursor, Read, Write};

use oogst_domain::capture::{Format, LeftIn};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::super::{MediaError, Policy};

/// Stands in every place that must be cleaned.
pub(super) const CANARY: &str = "Canarie";
/// Stands in every place that must stay.
pub(super) const KEPT: &str = "Zichtbaar";

pub(super) fn clean(format: Format, bytes: &[u8]) -> Result<(Vec<u8>, Vec<LeftIn>), MediaError> {
    let mut out = Vec::new();
    let taken = super::take_in(format, &mut Cursor::new(bytes), &mut out, &Policy::default())?;
    Ok((out, taken.left_in))
}

/// A zip as an office program writes it, with a date, a comment and extra fields full of canaries.
pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.set_comment(CANARY);
    for (name, bytes) in parts {
        let method =
            if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let date = DateTime::from_date_and_time(2024, 5, 3, 12, 0, 0).unwrap();
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(date);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a cleaned document, read by another reader than ours.
pub(super) fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert!(zip.comment().is_empty());
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let date = file.last_modified().unwrap();
            assert_eq!((date.year(), date.month(), date.day(), date.hour()), (1980, 1, 1, 0));
            assert!(file.extra_data().is_none_or(<[u8]>::is_empty), "extra fields");
            let mut part = Vec::new();
            file.read_to_end(&mut part).unwrap();
            (file.name().to_owned(), part)
        })
        .collect()
}

pub(super) fn part<'a>(parts: &'a [(String, Vec<u8>)], name: &str) -> Option<&'a str> {
    parts.iter().find(|(n, _)| n == name).map(|(_, bytes)| std::str::from_utf8(bytes).unwrap())
}

pub(super) fn holds(bytes: &[u8], needle: &str) -> bool {
    let utf16: Vec<u8> = needle.encode_utf16().flat_map(u16::to_be_bytes).collect();
    bytes.windows(needle.len()).any(|w| w.eq_ignore_ascii_case(needle.as_bytes()))
        || bytes.windows(utf16.len()).any(|w| w == utf16)
}

/// No canary in any part, nor in the container around them.
pub(super) fn assert_no_canary(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    assert!(!holds(bytes, CANARY), "a canary in the container");
    let parts = unzipped(bytes);
    for (name, part) in &parts {
        assert!(!holds(part, CANARY), "a canary in {name}: {}", String::from_utf8_lossy(part));
    }
    parts
}

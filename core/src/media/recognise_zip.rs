//! Recognise what a zip container holds: Office and OpenDocument files are told by two small parts.

use std::io::Read;

use oogst_domain::capture::Format;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Limit, MediaError, ReadSeek};

/// A part that names the format; real ones have some kilobytes at most.
const MAX_PART: u64 = 1 << 20;
/// Entries of a container: a long presentation with pictures has a few thousand.
const MAX_ENTRIES: u64 = 20_000;
/// The end record of a zip and the longest comment behind it (APPNOTE 4.3.16).
const TAIL: u64 = 22 + 65_535;

/// The main parts that are taken in. What carries macros, and templates, have other types.
const OFFICE: [(&str, Format); 3] = [
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", Format::Docx),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", Format::Pptx),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", Format::Xlsx),
];

/// Tells DOCX, PPTX, XLSX and ODT from other zip files; `head` is the beginning of `src`.
///
/// # Errors
/// [`MediaError::NotTakenIn`] for any other zip file; [`MediaError::Damaged`] for a document whose
/// directory is lost, as when it was cut short; [`MediaError::TooMuch`] entries.
pub(super) fn inside_zip(src: &mut dyn ReadSeek, head: &[u8]) -> Result<Format, MediaError> {
    let other = |name| Err(MediaError::NotTakenIn { name, convert_to: "PDF" });
    check_entries(src)?;
    let mut archive = match ZipArchive::new(src) {
        Ok(archive) => archive,
        Err(ZipError::Io(error)) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            return Err(error.into());
        }
        Err(_) => match begins_as(head) {
            Some(format) => return Err(MediaError::Damaged { format, what: "the zip directory" }),
            None => return other("ZIP"),
        },
    };
    if let Some(kind) = part(&mut archive, "mimetype")? {
        return match kind.trim_ascii() {
            b"application/vnd.oasis.opendocument.text" => Ok(Format::Odt),
            b"application/epub+zip" => other("EPUB"),
            kind if kind.starts_with(b"application/vnd.oasis.opendocument.") => {
                other("OpenDocument other than text")
            }
            _ => other("ZIP"),
        };
    }
    let Some(types) = part(&mut archive, "[Content_Types].xml")? else { return other("ZIP") };
    let has = |text: &str| types.windows(text.len()).any(|window| window == text.as_bytes());
    if has("macroEnabled") || has("vbaProject") {
        return other("Office document with macros");
    }
    match OFFICE.iter().find(|(main, _)| has(main)) {
        Some((_, format)) => Ok(*format),
        None => other("Office document of another kind"),
    }
}

/// What a zip whose directory is lost was: names of entries stand in its beginning too.
fn begins_as(head: &[u8]) -> Option<Format> {
    let names: [(&[u8], Format); 4] = [
        (b"mimetypeapplication/vnd.oasis.opendocument.textPK", Format::Odt),
        (b"word/", Format::Docx),
        (b"ppt/", Format::Pptx),
        (b"xl/", Format::Xlsx),
    ];
    let has = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    names.into_iter().find_map(|(name, format)| has(name).then_some(format))
}

/// A small part, unpacked; `None` if it is not there, too large or beyond reading.
fn part(archive: &mut ZipArchive<&mut dyn ReadSeek>, name: &str) -> Result<Option<Vec<u8>>, MediaError> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = file.take(MAX_PART + 1).read_to_end(&mut bytes);
    Ok(read.is_ok().then_some(bytes).filter(|bytes| bytes.len() as u64 <= MAX_PART))
}

/// The directory is read whole into memory, so its length is looked at first.
fn check_entries(src: &mut dyn ReadSeek) -> Result<(), MediaError> {
    let length = src.seek(std::io::SeekFrom::End(0))?;
    src.seek(std::io::SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    src.take(TAIL).read_to_end(&mut tail)?;
    let records = tail.windows(12).filter_map(|window| window.strip_prefix(b"PK\x05\x06"));
    let most = records.filter_map(|record| record.get(6..8)).map(|count| {
        u16::from_le_bytes([count.first().copied().unwrap_or(0), count.get(1).copied().unwrap_or(0)])
    });
    let found = u64::from(most.max().unwrap_or(0));
    if found > MAX_ENTRIES {
        return Err(MediaError::TooMuch { limit: Limit::Parts, found, allowed: MAX_ENTRIES });
    }
    Ok(())
}

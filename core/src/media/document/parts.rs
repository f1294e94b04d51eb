//! What every zipped document does with a part that is not one of its lists: XML by the document's
//! rules, pictures through the photo cleaner, documents inside once more, anything else told.

use std::io::{self, BufRead, BufReader, Cursor, Read, Write};

use oogst_domain::capture::{Format, LeftIn};

use super::fault::{Fault, Trouble};
use super::limits::{MAX_INNER_BYTES, MAX_PICTURE_BYTES};
use super::pictures::{Kind, clean_picture};
use super::svg::Svg;
use super::xml::{Grammar, Rules, rewrite};
use super::zip_in::Entry;

/// Writes the part `entry`, unpacked in `src`, to `out`. `rules` are for XML. `inside` says
/// whether the document is itself inside another: then a document in it is told, not opened.
pub(super) fn write_part(
    entry: &Entry,
    src: impl Read,
    out: &mut dyn Write,
    rules: &mut dyn Rules,
    inside: bool,
    left: &mut Vec<LeftIn>,
) -> Result<(), Trouble> {
    let key = entry.key();
    let mut src = BufReader::new(src);
    let mut head = Vec::with_capacity(16);
    src.by_ref().take(16).read_to_end(&mut head)?;
    let is_svg = key.ends_with(".svg");
    if is_xml(&head, &key) && !is_svg {
        if matches!(head.as_slice(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
            return Err(Fault::Damaged("XML that is not UTF-8").into());
        }
        let grammar = if key.ends_with(".vml") { Grammar::OpenTags } else { Grammar::Strict };
        return rewrite(Cursor::new(head).chain(src), out, rules, grammar);
    }
    let mut whole = Cursor::new(head.clone()).chain(src);
    let kind = Kind::of(&head, &key);
    match kind {
        Kind::Photo(_) | Kind::Gif if entry.size <= MAX_PICTURE_BYTES => {
            let bytes = in_memory(&mut whole, entry.size)?;
            out.write_all(&clean_picture(kind, bytes, left))?;
            return Ok(());
        }
        _ if is_svg && entry.size <= MAX_INNER_BYTES => {
            let bytes = in_memory(&mut whole, entry.size)?;
            out.write_all(&Svg::clean(bytes, left))?;
            return Ok(());
        }
        Kind::Zip if !inside && entry.size <= MAX_INNER_BYTES => {
            let bytes = in_memory(&mut whole, entry.size)?;
            out.write_all(&clean_document(&key, bytes, left))?;
            return Ok(());
        }
        Kind::Photo(_) | Kind::Gif | Kind::OtherPicture => left.push(LeftIn::EmbeddedPicture),
        Kind::Zip | Kind::File => left.push(LeftIn::EmbeddedFile),
        Kind::Harmless => {}
    }
    copy(&mut whole, out)
}

/// XML by its ending or its first byte; web pages (`altChunk`) are no XML.
fn is_xml(head: &[u8], key: &str) -> bool {
    let named = [".xml", ".rels", ".vml", ".rdf"].iter().any(|ending| key.ends_with(ending));
    let page =
        [".htm", ".html", ".mht", ".mhtml", ".xhtml", ".txt"].iter().any(|ending| key.ends_with(ending));
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    named || (!page && text.first() == Some(&b'<'))
}

/// All of a part whose size was checked.
fn in_memory(src: &mut impl Read, size: u64) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    src.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A document inside this one, cleaned; told when it can't be.
fn clean_document(key: &str, bytes: Vec<u8>, left: &mut Vec<LeftIn>) -> Vec<u8> {
    let format = match key.rsplit_once('.').map(|(_, extension)| extension) {
        Some("docx") => Format::Docx,
        Some("xlsx") => Format::Xlsx,
        Some("pptx") => Format::Pptx,
        _ => {
            left.push(LeftIn::EmbeddedFile);
            return bytes;
        }
    };
    let mut cleaned = Vec::new();
    let mut left_inside = Vec::new();
    match super::ooxml::clean(format, &mut Cursor::new(&bytes), &mut cleaned, true, &mut left_inside) {
        Ok(()) => {
            left.append(&mut left_inside);
            cleaned
        }
        Err(_) => {
            left.push(LeftIn::EmbeddedFile);
            bytes
        }
    }
}

/// Copies to the end.
fn copy(src: &mut impl Read, out: &mut dyn Write) -> Result<(), Trouble> {
    let mut src = BufReader::with_capacity(1 << 15, src);
    loop {
        let bytes = match src.fill_buf() {
            Ok([]) => return Ok(()),
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        let len = bytes.len();
        out.write_all(bytes)?;
        src.consume(len);
    }
}

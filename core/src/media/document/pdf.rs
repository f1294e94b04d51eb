//! PDF: load, clean every object, write a new file with what the pages reach. ISO 32000-2.
//!
//! Written anew, so older revisions (incremental updates), unreachable objects, comments between
//! objects and bytes after the end are gone.

use std::io::{self, SeekFrom, Write};

use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};
use oogst_domain::capture::LeftIn;

use super::super::{Limit, ReadSeek};
use super::fault::{Fault, Trouble};
use super::limits::{MAX_PDF_BYTES, MAX_PDF_OBJECTS, MAX_PDF_STREAM_BYTES};
use super::pdf_inline::Inline;
use super::pdf_names::Cleaner;
use super::{pdf_guard, pdf_images};

/// Writes the PDF in `src` to `out` without what names people; what stays is told in `left`.
pub(super) fn clean(
    src: &mut dyn ReadSeek,
    out: &mut dyn Write,
    left: &mut Vec<LeftIn>,
) -> Result<(), Trouble> {
    let len = src.seek(SeekFrom::End(0))?;
    if len > MAX_PDF_BYTES {
        return Err(Fault::too_much(Limit::Bytes, len, MAX_PDF_BYTES).into());
    }
    src.rewind()?;
    let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or(0));
    io::Read::read_to_end(src, &mut bytes)?;
    let loaded = read(&bytes)?;
    drop(bytes);
    let (cleaned, pages) = write(loaded, left)?;
    // What went through damage may lose pages, or come out as what no reader takes: told now, not when it can't be shown.
    if read(&cleaned).is_ok_and(|again| again.page_iter().count() == pages) {
        out.write_all(&cleaned).map_err(Trouble::Io)
    } else {
        Err(Fault::Damaged("pages that can't be kept").into())
    }
}

fn read(bytes: &[u8]) -> Result<Document, Fault> {
    pdf_guard::check(bytes)?;
    load(bytes)
}

/// Loads as written; where the cross-references lie (a file that an editor touched), by looking for
/// the objects themselves.
fn load(bytes: &[u8]) -> Result<Document, Fault> {
    let mut wrong = Fault::Damaged("no pages");
    for force_reconstruct in [false, true] {
        let options = LoadOptions {
            filter: Some(pdf_guard::admit),
            max_decompressed_size: Some(MAX_PDF_STREAM_BYTES),
            force_reconstruct,
            ..LoadOptions::default()
        };
        pdf_guard::begin();
        let loaded = Document::load_mem_with_options(bytes, options);
        pdf_guard::end()?;
        match loaded {
            // With an empty password it opens for everybody (only printing was forbidden), and
            // lopdf has decrypted it; with any other it can't be cleaned.
            Ok(document) if document.trailer.has(b"Encrypt") && document.encryption_state.is_none() => {
                return Err(Fault::Protected);
            }
            Ok(document) if is_whole(&document) => return Ok(document),
            Ok(_) => {}
            Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return Err(Fault::Protected),
            Err(lopdf::Error::Unimplemented(_)) => wrong = Fault::Protected,
            Err(_) => {}
        }
    }
    Err(wrong)
}

/// Whether there is a page, and no page's contents are missing: half a document is not the document.
fn is_whole(document: &Document) -> bool {
    let mut pages = document.page_iter().peekable();
    pages.peek().is_some()
        && pages.all(|page| {
            document.get_dictionary(page).is_ok_and(|page| match page.get(b"Contents") {
                Ok(Object::Reference(id)) => document.has_object(*id),
                Ok(Object::Array(items)) => items.iter().all(|item| match item {
                    Object::Reference(id) => document.has_object(*id),
                    _ => true,
                }),
                _ => true,
            })
        })
}

/// The cleaned file, and how many pages it should have.
fn write(loaded: Document, left: &mut Vec<LeftIn>) -> Result<(Vec<u8>, usize), Trouble> {
    if loaded.objects.len() as u64 > MAX_PDF_OBJECTS {
        return Err(Fault::too_much(Limit::Parts, loaded.objects.len() as u64, MAX_PDF_OBJECTS).into());
    }
    // A new document: of the trailer only the root stays. Info, the file's ID and the places of
    // older revisions don't.
    let mut trailer = Dictionary::new();
    trailer.set("Root", loaded.trailer.get(b"Root").map_err(|_| Fault::Damaged("no catalog"))?.clone());
    let mut document = Document::with_version(version(&loaded.version));
    document.objects = loaded.objects;
    document.max_id = loaded.max_id;
    document.trailer = trailer;
    write_out_filters(&mut document);
    let pages = document.page_iter().count();
    let (mut cleaner, mut inline) = (Cleaner::for_document(&document), Inline::new());
    for object in document.objects.values_mut() {
        cleaner.clean(object);
        if let Object::Stream(stream) = object {
            pdf_images::clean(stream, left);
            inline.clean(stream, left);
        }
    }
    left.append(&mut cleaner.left);
    document.prune_objects();
    let mut cleaned = Vec::new();
    document.save_to(&mut cleaned).map_err(Trouble::Io)?;
    Ok((cleaned, pages))
}

/// A stream's filters may be objects of their own: written out in the stream, so that what is a picture is seen
/// to be one.
fn write_out_filters(document: &mut Document) {
    let name = |object: &Object| {
        let (_, found) = document.dereference(object).ok()?;
        found.as_name().ok().map(|name| Object::Name(name.to_vec()))
    };
    let mut found = Vec::new();
    for (id, object) in &document.objects {
        let Ok(filter) = object.as_stream().and_then(|stream| stream.dict.get(b"Filter")) else { continue };
        let names = match document.dereference(filter) {
            Ok((_, Object::Array(items))) if items.len() <= Stream::MAX_FILTERS => {
                items.iter().filter_map(name).collect()
            }
            Ok((_, one)) => name(one).into_iter().collect(),
            Err(_) => Vec::new(),
        };
        found.push((*id, names));
    }
    for (id, names) in found {
        if let Some(Object::Stream(stream)) = document.objects.get_mut(&id) {
            match names.as_slice() {
                [one] => stream.dict.set("Filter", one.clone()),
                _ => stream.dict.set("Filter", names),
            }
        }
    }
}

/// `1.7`, or `1.7` for anything that is no version.
fn version(said: &str) -> &str {
    let known = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0"];
    known.into_iter().find(|known| *known == said).unwrap_or("1.7")
}

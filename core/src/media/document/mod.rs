//! Documents: PDF, DOCX, ODT, PPTX, XLSX and plain text, without what names people.
//!
//! A document loses its properties (author, company, times), the names at comments and at changes,
//! paths on the author's disk, and the data that cameras put in the pictures inside. What people
//! wrote stays, word for word. What could not be cleaned is told in [`TakenIn::left_in`].
//! Where to start:
//! - `ooxml` and `odt`: the walk through a zipped document; `parts`: one part of it;
//! - `docx`, `xlsx`, `pptx`, `relations`, `ooxml_names`: what goes where;
//! - `pdf`, `pdf_names`, `pdf_guard`: the same for PDF; `text`: plain text;
//! - `pictures`, `gif`, `svg`, `pdf_images`: pictures inside;
//! - `limits`: every bound.

use std::io::{SeekFrom, Write};

use oogst_domain::capture::Format;

use super::{MediaError, Policy, ReadSeek, TakenIn};

mod docx;
mod fault;
mod gif;
mod limits;
mod odt;
mod ooxml;
mod ooxml_names;
mod parts;
mod paths;
mod pdf;
mod pdf_guard;
mod pdf_images;
mod pdf_inline;
mod pdf_names;
mod pictures;
mod pptx;
mod relations;
mod svg;
mod text;
mod xlsx;
mod xml;
mod zip_in;
mod zip_out;

pub use limits::{
    MAX_ENTRIES, MAX_PDF_BYTES, MAX_PDF_OBJECTS, MAX_PDF_UNPACKED_BYTES, MAX_TEXT_BYTES, MAX_UNPACKED_BYTES,
    MAX_XML_BYTES, MAX_XML_DEPTH, MAX_ZIP_BYTES,
};

/// Cleans the document in `src` into `out`.
///
/// # Errors
/// [`MediaError`]: damaged, protected, of a kind that can't be cleaned (macros), or over a limit.
pub fn take_in(
    format: Format,
    src: &mut dyn ReadSeek,
    out: &mut dyn Write,
    _policy: &Policy,
) -> Result<TakenIn, MediaError> {
    if src.seek(SeekFrom::End(0))? == 0 {
        return Err(MediaError::Empty);
    }
    src.rewind()?;
    let mut left_in = Vec::new();
    match format {
        Format::Docx | Format::Pptx | Format::Xlsx => ooxml::clean(format, src, out, false, &mut left_in),
        Format::Odt => odt::clean(src, out, &mut left_in),
        Format::Pdf => pdf::clean(src, out, &mut left_in),
        Format::Text => text::clean(src, out),
        _ => return Err(MediaError::Unknown),
    }
    .map_err(|trouble| trouble.explain(format))?;
    left_in.sort_unstable();
    left_in.dedup();
    Ok(TakenIn { format, taken_at: None, pixels: None, duration_ms: None, previews: Vec::new(), left_in })
}

#[cfg(test)]
mod tests;

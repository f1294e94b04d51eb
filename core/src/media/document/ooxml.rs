//! DOCX, PPTX and XLSX: rewrite the container part by part, in its own order.

use std::io::{self, BufReader, Write};

use oogst_domain::capture::{Format, LeftIn};

use super::super::ReadSeek;
use super::docx::Word;
use super::fault::{Fault, Trouble};
use super::parts::write_part;
use super::pptx::Slide;
use super::relations::{ContentTypes, Dropped, FindProperties, Relations};
use super::xlsx::Sheet;
use super::xml::{Grammar, Rules, rewrite};
use super::zip_in::{Entry, directory, open};
use super::zip_out::ZipOut;

const TYPES: &str = "[content_types].xml";
const ROOT_RELATIONS: &str = "_rels/.rels";

/// Writes `src` to `out` without what names people; what stays is told in `left`. `inside` says
/// whether this document is inside another.
pub(super) fn clean(
    format: Format,
    src: &mut dyn ReadSeek,
    out: &mut dyn Write,
    inside: bool,
    left: &mut Vec<LeftIn>,
) -> Result<(), Trouble> {
    let mut entries = directory(src)?;
    let macro_name = match format {
        Format::Pptx => "PPTM",
        Format::Xlsx => "XLSM",
        _ => "DOCM",
    };
    if entries.iter().any(|entry| is_macro(&entry.key())) {
        return Err(Fault::NotTakenIn(macro_name).into());
    }
    if !entries.iter().any(|entry| entry.key() == TYPES) {
        return Err(Fault::Damaged("no list of content types").into());
    }
    let dropped = dropped_parts(src, &entries)?;
    entries.retain(|entry| !dropped.has(&entry.key()));
    entries.sort_by_key(|entry| entry.key() != TYPES);
    let mut zip = ZipOut::new(out);
    for entry in &entries {
        let reader = open(src, entry)?;
        let key = entry.key();
        zip.deflate(&entry.name, |out| {
            if key == TYPES {
                let mut rules = ContentTypes { dropped: &dropped, macro_name };
                rewrite(reader, out, &mut rules, Grammar::Strict)
            } else if key.ends_with(".rels") {
                rewrite(reader, out, &mut Relations::of(&key, &dropped), Grammar::Strict)
            } else {
                write_part(entry, reader, out, rules_of(&key).as_mut(), inside, left)
            }
        })?;
    }
    zip.finish()?;
    Ok(())
}

fn is_macro(key: &str) -> bool {
    key.ends_with("vbaproject.bin") || key.ends_with("vbadata.xml") || key.contains("/macrosheets/")
}

/// By the folder that each program writes its own parts in; drawings in any of them are the same.
fn rules_of(key: &str) -> Box<dyn Rules> {
    if key.starts_with("word/") {
        Box::new(Word::default())
    } else if key.starts_with("xl/") {
        Box::new(Sheet::default())
    } else {
        Box::new(Slide)
    }
}

fn dropped_parts(src: &mut dyn ReadSeek, entries: &[Entry]) -> Result<Dropped, Trouble> {
    let Some(entry) = entries.iter().find(|entry| entry.key() == ROOT_RELATIONS) else {
        return Err(Fault::Damaged("no relationships").into());
    };
    let mut found = FindProperties::default();
    rewrite(BufReader::new(open(src, entry)?), &mut io::sink(), &mut found, Grammar::Strict)?;
    if !found.has_document {
        return Err(Fault::Damaged("no main part").into());
    }
    Ok(found.dropped)
}

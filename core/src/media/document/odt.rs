//! ODT: rewrite the container part by part. ODF 1.3 part 2 (packages) and part 3 (schema).

use std::io::{self, BufReader, Read, Write};

use oogst_domain::capture::{Format, LeftIn};

use super::super::ReadSeek;
use super::fault::{Fault, Trouble};
use super::ooxml_names::{INITIALS, SOMEBODY};
use super::parts::write_part;
use super::paths::{file_name_of, last_step};
use super::xml::{Fate, Grammar, Rules, Tag, Value, rewrite};
use super::zip_in::{directory, open};
use super::zip_out::ZipOut;

const TYPE: &str = "mimetype";
const MANIFEST: &str = "meta-inf/manifest.xml";
/// A description that says nothing; readers expect the part to be there.
const EMPTY_META: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.3\"><office:meta/>\
</office:document-meta>";

/// Writes `src` to `out` without what names people; what stays is told in `left`.
pub(super) fn clean(
    src: &mut dyn ReadSeek,
    out: &mut dyn Write,
    left: &mut Vec<LeftIn>,
) -> Result<(), Trouble> {
    let mut entries = directory(src)?;
    for needed in [TYPE, MANIFEST, "content.xml"] {
        let Some(entry) = entries.iter().find(|entry| entry.key() == needed) else {
            return Err(Fault::Damaged("a part of the document is missing").into());
        };
        if needed == MANIFEST {
            // Before anything else: an encrypted part looks like a damaged one.
            let reader = BufReader::new(open(src, entry)?);
            rewrite(reader, &mut io::sink(), &mut Manifest, Grammar::Strict)?;
        }
    }
    entries.retain(|entry| !goes(&entry.key()));
    entries.sort_by_key(|entry| entry.key() != TYPE);
    let mut zip = ZipOut::new(out);
    for entry in &entries {
        let key = entry.key();
        if key == TYPE {
            let mut said = String::new();
            open(src, entry)?.take(256).read_to_string(&mut said)?;
            if said.trim() != Format::Odt.media_type() {
                return Err(Fault::Damaged("mimetype").into());
            }
            zip.store(&entry.name, Format::Odt.media_type().as_bytes())?;
        } else if key == "meta.xml" || key.ends_with("/meta.xml") {
            zip.deflate(&entry.name, |out| out.write_all(EMPTY_META))?;
        } else {
            let reader = open(src, entry)?;
            zip.deflate(&entry.name, |out| {
                if key == MANIFEST {
                    rewrite(reader, out, &mut Manifest, Grammar::Strict)
                } else {
                    let mut text = Text::default();
                    write_part(entry, reader, out, &mut text, false, left)?;
                    if text.holds_picture {
                        left.push(LeftIn::EmbeddedPicture);
                    }
                    Ok(())
                }
            })?;
        }
    }
    zip.finish()?;
    Ok(())
}

/// Pictures of the first page, macros, toolbars, older versions under their authors' names,
/// signatures, RDF about the document, and what Writer works out again by itself.
fn goes(key: &str) -> bool {
    const FOLDERS: [&str; 6] =
        ["thumbnails/", "basic/", "scripts/", "dialogs/", "configurations2/", "versions/"];
    FOLDERS.iter().any(|folder| key.starts_with(folder))
        || matches!(key, "manifest.rdf" | "layout-cache" | "versionlist.xml")
        || (key.starts_with("meta-inf/") && key != MANIFEST)
}

/// Rewrites the manifest: what goes is no longer mentioned; encryption is refused.
struct Manifest;

impl Rules for Manifest {
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault> {
        if tag.local == "encryption-data" || tag.local == "encrypted-key" {
            return Err(Fault::Protected);
        }
        let path = tag.get("full-path").filter(|_| tag.local == "file-entry");
        Ok(if path.is_some_and(|path| goes(&path.to_lowercase())) { Fate::Drop } else { Fate::Keep })
    }
    fn attribute(&mut self, _: &Tag<'_>, _: &str, _: &str) -> Value {
        Value::Keep
    }
}

/// What stays of a document's text, styles and settings.
#[derive(Default)]
struct Text {
    /// Between the beginning of a comment or a change and its words: who and when.
    about: bool,
    in_file_name: bool,
    holds_picture: bool,
}

impl Rules for Text {
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault> {
        Ok(match tag.local {
            // Authors of comments and changes; fields that show the author or the sender.
            "creator" | "initial-creator" | "author-name" | "printed-by" => Fate::Fill(SOMEBODY),
            "creator-initials" | "sender-initials" | "author-initials" => Fate::Fill(INITIALS),
            local if local.starts_with("sender-") => Fate::Fill(SOMEBODY),
            "annotation" | "change-info" => {
                self.about = true;
                Fate::Keep
            }
            "p" | "h" | "list" => {
                self.about = false;
                Fate::Keep
            }
            // When somebody commented or changed; a date in the text stays.
            "date" | "date-string" if self.about => Fate::Drop,
            "meta" | "event-listeners" | "scripts" => Fate::Drop,
            "config-item" if names_somebody(tag.get("name").unwrap_or_default(), tag.get("type")) => {
                Fate::Drop
            }
            "file-name" => {
                self.in_file_name = true;
                Fate::Keep
            }
            "binary-data" => {
                self.holds_picture = true;
                Fate::Keep
            }
            _ => Fate::Keep,
        })
    }

    fn attribute(&mut self, tag: &Tag<'_>, local: &str, value: &str) -> Value {
        match local {
            // A template's address names the author's folder.
            "href" if tag.local == "template" => Value::Put(last_step(value).to_owned()),
            "rsid" | "paragraph-rsid" => Value::Drop,
            _ => file_name_of(value).map_or(Value::Keep, |name| Value::Put(name.to_owned())),
        }
    }

    /// A field that shows the document's own path.
    fn text(&mut self, text: &str, _: bool) -> Option<String> {
        if self.in_file_name && text.contains(['/', '\\']) { Some(last_step(text).to_owned()) } else { None }
    }

    fn end(&mut self, local: &str) {
        self.in_file_name &= local != "file-name";
        self.about &= local != "annotation" && local != "change-info";
    }
}

/// Settings with a printer, a path, a database, an editing session or a person in them. The others
/// stay: they decide how the pages look.
fn names_somebody(name: &str, kind: Option<&str>) -> bool {
    const PARTS: [&str; 8] = ["Printer", "URL", "Path", "Database", "Rsid", "Author", "User", "Redline"];
    kind == Some("base64Binary") || PARTS.iter().any(|part| name.contains(part))
}

//! What goes from a PDF's objects: properties, authors of notes, signatures, scripts, paths.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId};
use oogst_domain::capture::LeftIn;

use super::ooxml_names::SOMEBODY;
use super::paths::file_name_of;

/// Entries that go from any dictionary: none of them draws anything.
const GONE: [&[u8]; 18] = [
    // XMP; an editor's private data (whole drawings, with author and earlier versions).
    b"Metadata",
    b"PieceInfo",
    // When, and with what.
    b"CreationDate",
    b"ModDate",
    b"LastModified",
    b"CreatorInfo",
    // Where a web page or a linked picture came from.
    b"SourceInfo",
    b"SpiderInfo",
    b"OPI",
    // Signatures: their certificates and what they allow.
    b"DSS",
    b"Perms",
    b"SigFlags",
    b"Legal",
    // What runs by itself.
    b"JavaScript",
    b"OpenAction",
    b"AA",
    // Small pictures of pages as they once were.
    b"Thumb",
    b"Requirements",
];

/// Entries that go when they are text: a style or a place in the text may be called so too.
const GONE_AS_TEXT: [&[u8]; 5] = [b"Author", b"Creator", b"Producer", b"Company", b"Manager"];

/// Actions that run code, start programs or send what was filled in. Links stay.
const ACTIONS: [&[u8]; 5] = [b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"ResetForm"];

/// Notes with a file, a film or a sound in them.
const WITH_FILE: [&[u8]; 6] = [b"FileAttachment", b"Sound", b"Movie", b"Screen", b"RichMedia", b"3D"];

/// Longest string that is looked at as a path.
const MAX_PATH: usize = 4096;

/// Cleans objects one by one.
pub(super) struct Cleaner {
    /// Signature fields, whose parts may be objects of their own.
    signatures: HashSet<ObjectId>,
    /// What could not be cleaned.
    pub(super) left: Vec<LeftIn>,
}

impl Cleaner {
    /// Looks for the signature fields first.
    pub(super) fn for_document(document: &Document) -> Self {
        let is_signature = |object: &Object| object.as_dict().is_ok_and(|d| is(d, b"FT", b"Sig"));
        let signatures =
            document.objects.iter().filter(|(_, object)| is_signature(object)).map(|(id, _)| *id);
        Self { signatures: signatures.collect(), left: Vec::new() }
    }

    /// Cleans an object and what is written inside it. lopdf nests at most 100 deep.
    pub(super) fn clean(&mut self, object: &mut Object) {
        match object {
            Object::Dictionary(dictionary) => self.dictionary(dictionary),
            Object::Stream(stream) => {
                if is(&stream.dict, b"Type", b"Metadata") {
                    stream.dict = Dictionary::new();
                    stream.set_plain_content(Vec::new());
                }
                if is(&stream.dict, b"Type", b"EmbeddedFile") {
                    self.left.push(LeftIn::EmbeddedFile);
                }
                self.dictionary(&mut stream.dict);
            }
            Object::Array(items) => items.iter_mut().for_each(|item| self.clean(item)),
            Object::String(bytes, _) => {
                if let Some(name) = path_to_name(bytes) {
                    *bytes = name;
                }
            }
            _ => {}
        }
    }

    fn dictionary(&mut self, dictionary: &mut Dictionary) {
        for key in GONE {
            dictionary.remove(key);
        }
        for key in GONE_AS_TEXT {
            if matches!(dictionary.get(key), Ok(Object::String(..) | Object::Reference(_))) {
                dictionary.remove(key);
            }
        }
        if dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|kind| ACTIONS.contains(&kind)) {
            *dictionary = Dictionary::new();
        }
        let signed = dictionary.has(b"ByteRange") && dictionary.has(b"Contents");
        if signed || is(dictionary, b"Type", b"Sig") || is(dictionary, b"Type", b"DocTimeStamp") {
            *dictionary = Dictionary::new();
        }
        self.signature_field(dictionary);
        if is(dictionary, b"Type", b"Thread") {
            dictionary.remove(b"I");
        }
        if dictionary.has(b"EF") || dictionary.has(b"EmbeddedFiles") {
            self.left.push(LeftIn::EmbeddedFile);
        }
        if dictionary.has(b"XFA") {
            // A form in XML beside the pages: taking it out may leave an empty page.
            self.left.push(LeftIn::UnreadablePart);
        }
        if dictionary.has(b"Rect") {
            self.annotation(dictionary);
        }
        for (_, value) in dictionary.iter_mut() {
            self.clean(value);
        }
    }

    /// A signature is void once anything is cleaned; its field and its picture name who signed.
    fn signature_field(&self, dictionary: &mut Dictionary) {
        let parent = dictionary.get(b"Parent").and_then(Object::as_reference);
        if is(dictionary, b"FT", b"Sig") || parent.is_ok_and(|id| self.signatures.contains(&id)) {
            for key in [&b"V"[..], b"AP", b"Lock", b"SV"] {
                dictionary.remove(key);
            }
        }
    }

    /// A note keeps its words and loses who wrote it when. `T` of a form's field is the field's
    /// name, not a person's. ISO 32000-2 §12.5.6.2.
    fn annotation(&mut self, note: &mut Dictionary) {
        if note.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| WITH_FILE.contains(&kind)) {
            self.left.push(LeftIn::EmbeddedFile);
        }
        if is(note, b"Subtype", b"Widget") || note.has(b"FT") {
            note.remove(b"M");
            return;
        }
        note.remove(b"M");
        note.remove(b"NM");
        if note.has(b"T") {
            note.set("T", Object::string_literal(SOMEBODY));
        }
        // "Accepted set by Jan".
        if note.has(b"StateModel") {
            note.set("Contents", Object::string_literal(""));
            note.remove(b"RC");
        }
    }
}

fn is(dictionary: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
}

/// A path on the author's disk, cut to its file's name; text strings come in UTF-16, UTF-8 or (as
/// far as paths go) ASCII. ISO 32000-2 §7.9.2.
fn path_to_name(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() > MAX_PATH {
        return None;
    }
    if let Some(wide) = bytes.strip_prefix(b"\xFE\xFF") {
        let (units, _) = wide.as_chunks::<2>();
        let text =
            String::from_utf16(&units.iter().map(|unit| u16::from_be_bytes(*unit)).collect::<Vec<_>>())
                .ok()?;
        let name = file_name_of(&text)?.encode_utf16().flat_map(u16::to_be_bytes);
        return Some([0xFE, 0xFF].into_iter().chain(name).collect());
    }
    // Without its bytes above ASCII, which stay as they are in what is kept.
    let plain: String =
        bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { 'x' }).collect();
    // PDF writes a drive as a folder: /C/Users/jan.
    let name = file_name_of(&plain).or_else(|| pdf_drive(&plain))?;
    bytes.get(bytes.len() - name.len().min(bytes.len())..).map(<[u8]>::to_vec)
}

fn pdf_drive(path: &str) -> Option<&str> {
    let rest = path.strip_prefix('/')?;
    let (drive, _) = rest.split_once('/')?;
    let is_drive = drive.len() == 1 && drive.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_drive { path.rsplit('/').next() } else { None }
}

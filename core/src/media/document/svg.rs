//! SVG drawings inside a document: without the metadata that drawing programs add. W3C SVG 2 §5.9.

use oogst_domain::capture::LeftIn;

use super::fault::Fault;
use super::paths::file_name_of;
use super::xml::{Fate, Grammar, Rules, Tag, Value, rewrite};

/// What stays of a drawing.
#[derive(Debug, Default)]
pub(super) struct Svg {
    /// A photo written out in the drawing: it is not taken apart.
    holds_picture: bool,
}

impl Svg {
    /// The drawing without metadata. One that is not well-formed (or has a DOCTYPE, as older
    /// drawing programs write) stays as it was, and is told.
    pub(super) fn clean(bytes: Vec<u8>, left: &mut Vec<LeftIn>) -> Vec<u8> {
        let mut rules = Svg::default();
        let mut cleaned = Vec::with_capacity(bytes.len());
        let outcome = rewrite(bytes.as_slice(), &mut cleaned, &mut rules, Grammar::Strict);
        if rules.holds_picture || outcome.is_err() {
            left.push(LeftIn::EmbeddedPicture);
        }
        if outcome.is_ok() { cleaned } else { bytes }
    }
}

impl Rules for Svg {
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault> {
        Ok(match tag.local {
            // RDF with the author; an editor's own view; scripts.
            "metadata" | "namedview" | "script" => Fate::Drop,
            _ => Fate::Keep,
        })
    }

    fn attribute(&mut self, _: &Tag<'_>, local: &str, value: &str) -> Value {
        match local {
            "docname" | "export-filename" | "absref" => Value::Drop,
            "href" if value.trim_start().starts_with("data:") => {
                self.holds_picture = true;
                Value::Keep
            }
            _ => file_name_of(value).map_or(Value::Keep, |name| Value::Put(name.to_owned())),
        }
    }
}

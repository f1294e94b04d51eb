//! PowerPoint: what it keeps of people stands in attributes, see [`ooxml_names`].
//! ECMA-376 part 1 §19, [MS-PPTX] §2.

use super::fault::Fault;
use super::ooxml_names;
use super::xml::{Fate, Rules, Tag, Value};

/// What stays of a PowerPoint part, and of a drawing in any document.
#[derive(Debug, Default)]
pub(super) struct Slide;

impl Rules for Slide {
    fn start(&mut self, _: &Tag<'_>) -> Result<Fate, Fault> {
        Ok(Fate::Keep)
    }

    fn attribute(&mut self, tag: &Tag<'_>, local: &str, value: &str) -> Value {
        ooxml_names::attribute(tag, local, value)
    }
}

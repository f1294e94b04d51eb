//! Excel: comments' authors (also where Excel repeats them in the comment), persons, the path of
//! the workbook. ECMA-376 part 1 §18, [MS-XLSX] §2.

use super::fault::Fault;
use super::ooxml_names::{self, SOMEBODY};
use super::xml::{Fate, Rules, Tag, Value};

/// As many authors' names as are remembered to recognise them in the text.
const MAX_AUTHORS: usize = 256;

/// What stays of an Excel part.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    in_author: bool,
    authors: Vec<String>,
}

impl Rules for Sheet {
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault> {
        Ok(match tag.local {
            "author" => {
                self.in_author = true;
                Fate::Fill(SOMEBODY)
            }
            // The workbook's own path; each user's own view, under their name; ids that follow a
            // document around.
            "absPath" | "customWorkbookViews" | "customSheetViews" | "revisionPtr" => Fate::Drop,
            _ => Fate::Keep,
        })
    }

    fn attribute(&mut self, tag: &Tag<'_>, local: &str, value: &str) -> Value {
        ooxml_names::attribute(tag, local, value)
    }

    /// Excel begins a comment with its author's name and a colon.
    fn text(&mut self, text: &str, shown: bool) -> Option<String> {
        if self.in_author && !shown {
            if self.authors.len() < MAX_AUTHORS && !text.trim().is_empty() {
                self.authors.push(text.to_owned());
            }
            return None;
        }
        let author = self
            .authors
            .iter()
            .find(|a| text.strip_prefix(a.as_str()).is_some_and(|r| r.starts_with(':')))?;
        Some(format!("{SOMEBODY}{}", text.get(author.len()..).unwrap_or_default()))
    }

    fn end(&mut self, local: &str) {
        self.in_author &= local != "author";
    }
}

//! Word: fields and form fields that show the author, people, settings. ECMA-376 part 1 §17.

use super::super::Limit;
use super::fault::Fault;
use super::ooxml_names::{self, SOMEBODY};
use super::paths::without_paths;
use super::xml::{Fate, Rules, Tag, Value};

/// Fields inside fields; Word stops at 20.
const MAX_FIELDS: usize = 64;
/// As much of a field's code as is needed to know it.
const MAX_CODE: usize = 256;

/// What stays of a Word part.
#[derive(Debug, Default)]
pub(super) struct Word {
    fields: Vec<Field>,
    /// Form fields (`sdt`) around this place: whether each shows a property that names somebody.
    forms: Vec<bool>,
    in_code: bool,
    /// Whether the field at hand has its replacement already; the rest of its runs is emptied.
    replaced: bool,
}

#[derive(Debug, Default)]
struct Field {
    code: String,
    in_result: bool,
    names: bool,
    /// `fldSimple`: closes with its element.
    simple: bool,
}

impl Rules for Word {
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault> {
        match tag.local {
            // People of comments; revision marks; letters' address lists; variables of macros; ids
            // that follow a document around.
            "person" | "rsids" | "rsid" | "mailMerge" | "docVars" | "docId" | "saveThroughXslt" => {
                return Ok(Fate::Drop);
            }
            "fldSimple" => {
                let code = tag.get("instr").unwrap_or_default().to_owned();
                let names = shows_a_name(&code);
                self.push(Field { code, in_result: true, names, simple: true })?;
            }
            "fldChar" => match tag.get("fldCharType") {
                Some("begin") => self.push(Field::default())?,
                Some("separate") => {
                    if let Some(field) = self.fields.last_mut() {
                        (field.in_result, field.names) = (true, shows_a_name(&field.code));
                    }
                }
                _ => self.pop(),
            },
            "instrText" | "delInstrText" => self.in_code = true,
            "sdt" => self.forms.push(false),
            "dataBinding" if binds_a_name(tag.get("xpath").unwrap_or_default()) => {
                if let Some(form) = self.forms.last_mut() {
                    *form = true;
                }
                return Ok(Fate::Drop);
            }
            "t" | "delText" if self.in_name() => {
                let first = !std::mem::replace(&mut self.replaced, true);
                return Ok(Fate::Fill(if first { SOMEBODY } else { "" }));
            }
            _ => {}
        }
        Ok(Fate::Keep)
    }

    fn attribute(&mut self, tag: &Tag<'_>, local: &str, value: &str) -> Value {
        if local == "instr" {
            return without_paths(value).map_or(Value::Keep, Value::Put);
        }
        ooxml_names::attribute(tag, local, value)
    }

    fn text(&mut self, text: &str, shown: bool) -> Option<String> {
        if !self.in_code || !shown {
            return None;
        }
        if let Some(field) = self.fields.last_mut()
            && field.code.len() < MAX_CODE
        {
            field.code.extend(text.chars().take(MAX_CODE));
        }
        without_paths(text)
    }

    fn end(&mut self, local: &str) {
        match local {
            "instrText" | "delInstrText" => self.in_code = false,
            "sdt" => {
                self.forms.pop();
                self.replaced &= self.in_name();
            }
            "fldSimple" if self.fields.last().is_some_and(|field| field.simple) => self.pop(),
            _ => {}
        }
    }
}

impl Word {
    fn push(&mut self, field: Field) -> Result<(), Fault> {
        if self.fields.len() >= MAX_FIELDS {
            return Err(Fault::too_much(Limit::Nesting, MAX_FIELDS as u64 + 1, MAX_FIELDS as u64));
        }
        self.fields.push(field);
        Ok(())
    }

    fn pop(&mut self) {
        self.fields.pop();
        self.replaced &= self.in_name();
    }

    fn in_name(&self) -> bool {
        self.forms.contains(&true) || self.fields.iter().any(|field| field.names && field.in_result)
    }
}

/// Whether a field's result is a person's name or a path. ECMA-376 part 1 §17.16.5.
fn shows_a_name(code: &str) -> bool {
    let code = code.to_uppercase();
    let mut words = code.split_whitespace();
    let kind = words.next().unwrap_or_default();
    let of = words.next().unwrap_or_default().trim_matches('"').replace("&QUOT;", "");
    match kind {
        "AUTHOR" | "LASTSAVEDBY" | "USERNAME" | "USERINITIALS" | "USERADDRESS" => true,
        "FILENAME" | "TEMPLATE" => code.contains(r"\P"),
        "INFO" | "DOCPROPERTY" => ["AUTHOR", "LASTSAVEDBY", "MANAGER", "COMPANY"].contains(&of.as_str()),
        _ => false,
    }
}

/// Whether a form field shows a property that names somebody (a cover page's author, company).
fn binds_a_name(xpath: &str) -> bool {
    let xpath = xpath.to_lowercase();
    ["creator", "lastmodifiedby", "manager", "company"].iter().any(|name| xpath.contains(name))
}

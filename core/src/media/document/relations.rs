//! Which parts of an Open Packaging container go, and the lists that mention them.
//! ECMA-376 part 2 §6.2 (content types), §6.5 (relationships).

use std::collections::HashSet;

use super::fault::Fault;
use super::paths::{file_name_of, last_step};
use super::xml::{Fate, Rules, Tag, Value};

/// The parts that go, by their names in lower case.
#[derive(Debug, Default)]
pub(super) struct Dropped(pub(super) HashSet<String>);

impl Dropped {
    /// Whether the part goes: because the root relationships say that it describes the document,
    /// or because of the place where office programs keep such parts. With a part goes its own
    /// relationships part. An office program opens a document without any of these; nothing in
    /// the text refers to them but the lists below.
    pub(super) fn has(&self, key: &str) -> bool {
        let owner = match key.rsplit_once("_rels/") {
            Some((folder, rels)) => match rels.strip_suffix(".rels") {
                Some(name) if !name.is_empty() => format!("{folder}{name}"),
                _ => key.to_owned(),
            },
            None => key.to_owned(),
        };
        self.0.contains(&owner) || by_place(&owner)
    }
}

fn by_place(key: &str) -> bool {
    const ROOTS: [&str; 7] = [
        // Author, company, title, editing time, a picture of the first page.
        "docprops/",
        // Sensitivity labels, with the organisation's id.
        "docmetadata/",
        // Forms' and SharePoint's data; what a form shows stands in the text as well.
        "customxml/",
        // Signatures: names and certificates, void once anything is cleaned.
        "_xmlsignatures/",
        // Who changed what in a shared presentation or sheet.
        "ppt/changesinfos/",
        "ppt/revisioninfo",
        "xl/revisions/",
    ];
    const FOLDERS: [&str; 2] = ["/printersettings/", "/webextensions/"];
    ROOTS.iter().any(|root| key.starts_with(root)) || FOLDERS.iter().any(|folder| key.contains(folder))
}

/// Reads `_rels/.rels`: collects the parts that describe the document.
#[derive(Debug, Default)]
pub(super) struct FindProperties {
    /// What was found.
    pub(super) dropped: Dropped,
    /// Whether there is a main part.
    pub(super) has_document: bool,
}

impl Rules for FindProperties {
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault> {
        const DESCRIBING: [&str; 8] = [
            "/core-properties",
            "/extended-properties",
            "/extendedProperties",
            "/custom-properties",
            "/customProperties",
            "/thumbnail",
            "/digital-signature/origin",
            "/webextensiontaskpanes",
        ];
        if let ("Relationship", Some(kind), Some(target)) = (tag.local, tag.get("Type"), tag.get("Target")) {
            self.has_document |= kind.ends_with("/officeDocument");
            if DESCRIBING.iter().any(|ending| kind.ends_with(ending)) {
                self.dropped.0.extend(resolve("", target));
            }
        }
        Ok(Fate::Keep)
    }
    fn attribute(&mut self, _: &Tag<'_>, _: &str, _: &str) -> Value {
        Value::Keep
    }
}

/// Rewrites a relationships part.
pub(super) struct Relations<'a> {
    /// The folder of the part whose relationships these are, with a closing slash; in lower case.
    pub(super) base: String,
    /// The parts that go.
    pub(super) dropped: &'a Dropped,
}

impl<'a> Relations<'a> {
    /// For the relationships part `key` (`word/_rels/document.xml.rels`).
    pub(super) fn of(key: &str, dropped: &'a Dropped) -> Self {
        Self { base: key.rsplit_once("_rels/").map_or("", |(base, _)| base).to_owned(), dropped }
    }
}

impl Rules for Relations<'_> {
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault> {
        let outside = tag.get("TargetMode") == Some("External");
        let target = tag.get("Target").filter(|_| tag.local == "Relationship" && !outside);
        let goes =
            target.and_then(|target| resolve(&self.base, target)).is_some_and(|key| self.dropped.has(&key));
        Ok(if goes { Fate::Drop } else { Fate::Keep })
    }

    /// A link stays, unless it is a path on the author's disk: then only the file's name does. A
    /// template, a sheet or a recording elsewhere is no link that a reader follows: its address
    /// names the author's folder (OneDrive's and SharePoint's too), so only the file's name stays.
    fn attribute(&mut self, tag: &Tag<'_>, local: &str, value: &str) -> Value {
        if local != "Target" || tag.get("TargetMode") != Some("External") {
            return Value::Keep;
        }
        let kind = tag.get("Type").unwrap_or_default();
        if kind.ends_with("/attachedTemplate") {
            return Value::Put("Normal.dotm".to_owned());
        }
        if kind.ends_with("/hyperlink") || kind.ends_with("/video") || kind.ends_with("/image") {
            return file_name_of(value).map_or(Value::Keep, |name| Value::Put(name.to_owned()));
        }
        Value::Put(last_step(value).to_owned())
    }
}

/// The part that `target` means, in lower case; `None` when it points outside the container.
fn resolve(base: &str, target: &str) -> Option<String> {
    let target = target.split('#').next().unwrap_or_default().to_lowercase();
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{base}{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            _ => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

/// Rewrites `[Content_Types].xml`: what goes is no longer mentioned; macros are refused.
pub(super) struct ContentTypes<'a> {
    /// The parts that go.
    pub(super) dropped: &'a Dropped,
    /// What the format is called when it holds macros.
    pub(super) macro_name: &'static str,
}

impl Rules for ContentTypes<'_> {
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault> {
        let kind = tag.get("ContentType").unwrap_or_default();
        if tag.local == "Override" && (kind.contains("macroEnabled") || kind.contains("vbaProject")) {
            return Err(Fault::NotTakenIn(self.macro_name));
        }
        let part = tag.get("PartName").filter(|_| tag.local == "Override");
        let goes = part.and_then(|part| resolve("", part)).is_some_and(|key| self.dropped.has(&key));
        Ok(if goes { Fate::Drop } else { Fate::Keep })
    }
    fn attribute(&mut self, _: &Tag<'_>, _: &str, _: &str) -> Value {
        Value::Keep
    }
}

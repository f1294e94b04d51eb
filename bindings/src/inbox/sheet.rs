//! The contact sheet: what is in the inbox, as a page and a picture one wants to look at.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use oogst_core::{
    App,
    clock::Moment,
    domain::{
        capture::Role,
        inbox::{InboxItem, InboxRow},
        submission::Pupils,
    },
    inbox::{
        self, Openable,
        contact_sheet::{self, Badge, ContactSheet, Labels, Section, Tile, Tone},
    },
};

use super::OpenedFile;
use crate::{OogstError, capture::kind_word};

/// The words of a contact sheet, in the reader's language; `{n}` becomes a number, `{who}` a name, `{kind}` a kind.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ContactSheetWords {
    /// The language ("nl").
    pub lang: String,
    /// The page's title, where no assignment gives one.
    pub title: String,
    /// Under it; `{n}` submissions.
    pub subtitle: String,
    /// When there is nothing to show.
    pub empty: String,
    /// When a submission has no files.
    pub no_items: String,
    /// Above what did not fit the picture; `{n}` of them.
    pub more: String,
    /// A submission's number of files, `{n}`.
    pub files: String,
    /// Who gave no name.
    pub unnamed: String,
    /// What a picture shows, for who can't see it: `{kind}` of `{who}`.
    pub alt: String,
    /// Photo, video, document.
    pub kinds: Vec<String>,
    /// No pupils, covered, recognisable.
    pub pupils: Vec<String>,
    /// The six prompts of the reflection.
    pub prompts: Vec<String>,
}

/// What was drawn.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ContactSheetFiles {
    /// The page.
    pub html: String,
    /// The picture.
    pub png: String,
}

/// Draws what is in the inbox into the folder of the opened files.
pub(super) fn draw(
    app: &App,
    files: &[OpenedFile],
    folder: &Path,
    words: &ContactSheetWords,
) -> Result<ContactSheetFiles, OogstError> {
    let listed = inbox::list(app)?.rows;
    let submitted = inbox::submitted(app)?;
    let section = |row: &InboxRow| {
        let is = |version: &inbox::Version| {
            version.submission == row.submission && version.author == row.from.person
        };
        let (_, items) = submitted.iter().find(|(version, _)| is(version))?;
        Some(section(app, row, items, files, words))
    };
    let sections: Vec<Section> = listed.iter().filter_map(section).collect();
    let title = listed.iter().find_map(|row| row.newest.assignment.as_ref()?.title.clone());
    let sheet = ContactSheet {
        lang: words.lang.clone(),
        title: title.unwrap_or_else(|| words.title.clone()),
        subtitle: words.subtitle.replace("{n}", &sections.len().to_string()),
        labels: Labels {
            empty: words.empty.clone(),
            no_items: words.no_items.clone(),
            more: words.more.clone(),
        },
        sections,
    };
    let (html, png) = (folder.join("index.html"), folder.join("contact-sheet.png"));
    write(&html, |out| contact_sheet::html(&sheet, out))?;
    let drawn = contact_sheet::png(&sheet)
        .map_err(|error| OogstError::internal("contact_sheet").with("why", error))?;
    write(&png, |out| out.write_all(&drawn))?;
    Ok(ContactSheetFiles { html: html.display().to_string(), png: png.display().to_string() })
}

fn write(path: &Path, fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), OogstError> {
    let written = File::create(path).and_then(|file| {
        let mut file = BufWriter::new(file);
        fill(&mut file)?;
        file.flush()
    });
    written.map_err(|error| OogstError::write(path, &error))
}

fn section(
    app: &App,
    row: &InboxRow,
    items: &[Openable],
    files: &[OpenedFile],
    words: &ContactSheetWords,
) -> Section {
    let who = row.from.name.clone().unwrap_or_else(|| words.unnamed.clone());
    let newest = &row.newest;
    let answers = newest.reflection.answers();
    let tiles = newest.items.iter().filter_map(|item| {
        let openable = items.iter().find(|openable| openable.id == item.id)?;
        Some(tile(app, &who, item, openable, files, words))
    });
    Section {
        heading: who.clone(),
        meta: vec![day(Moment(newest.at)), words.files.replace("{n}", &newest.items.len().to_string())],
        reflection: words
            .prompts
            .iter()
            .cloned()
            .zip(answers.map(|(_, answer)| answer.trim().to_owned()))
            .filter(|(_, answer)| !answer.is_empty())
            .collect(),
        items: tiles.collect(),
    }
}

fn tile(
    app: &App,
    who: &str,
    item: &InboxItem,
    openable: &Openable,
    files: &[OpenedFile],
    words: &ContactSheetWords,
) -> Tile {
    let text = item.id.to_string();
    let file = files.iter().find(|file| file.item == text);
    let name = file.and_then(|file| Path::new(&file.path).file_name());
    let preview = [Role::Preview1280, Role::Poster, Role::Preview256]
        .into_iter()
        .filter_map(|role| openable.object(role))
        .find_map(|object| inbox::preview(app, object).ok());
    let said = [Some(item.note.clone()), item.goal.clone(), item.lesson.clone()];
    let word =
        |words: &[String], at: usize, or: &str| words.get(at).cloned().unwrap_or_else(|| or.to_owned());
    let kind = word(&words.kinds, item.kind as usize, kind_word(item.kind));
    let (at, tone) = match item.pupils {
        Pupils::None => (0, Tone::Quiet),
        Pupils::Covered => (1, Tone::Safe),
        Pupils::Recognisable => (2, Tone::Careful),
    };
    Tile {
        file: name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        kind: item.kind,
        format: item.format.extension().to_uppercase(),
        alt: words.alt.replace("{kind}", &kind).replace("{who}", who),
        caption: said.into_iter().flatten().filter(|text| !text.trim().is_empty()).collect(),
        pupils: Some(Badge { label: word(&words.pupils, at, ""), tone }),
        size: size(item),
        preview_jpeg: preview,
        preview_file: None,
    }
}

/// Minutes and seconds of a video, megabytes of anything else.
fn size(item: &InboxItem) -> String {
    match item.duration_ms {
        Some(ms) => format!("{}:{:02}", ms.div_ceil(1000) / 60, ms.div_ceil(1000) % 60),
        None => format!("{:.1} MB", item.bytes as f64 / 1e6),
    }
}

fn day(at: Moment) -> String {
    crate::app::local(at).format("%Y-%m-%d %H:%M").to_string()
}

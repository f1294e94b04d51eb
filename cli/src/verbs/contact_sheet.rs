//! `oogst contact-sheet`: the whole inbox as a page one wants to look at, with its files beside it.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
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
        self, Openable, Version,
        contact_sheet::{self, Badge, ContactSheet, ContactSheetError, Labels, Section, Tile, Tone},
    },
};

use super::{
    inbox::prompts,
    open::{Row, tell, write},
    states,
};
use crate::{
    context::Context,
    error::{Failure, kind_word},
    exit::Exit,
    lang::{Lang, fill},
    output::{Out, bytes, clean, dates},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folder to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let listed = inbox::list(app)?.rows;
    let sections: Vec<(Version, Vec<Openable>)> = inbox::submitted(app)?
        .into_iter()
        .filter(|(version, _)| listed.iter().any(|row| is(row, version)))
        .collect();
    let items: Vec<Openable> = sections.iter().flat_map(|(_, items)| items.clone()).collect();
    let (rows, failure) = write(context, app, &items, &args.out)?;
    for (version, items) in &sections {
        if items.iter().all(|item| rows.iter().any(|row| row.id == item.id)) {
            inbox::opened(app, version.author, version.submission, version.record)?;
        }
    }
    draw(context, app, &sections, &rows, &args.out)?;
    tell(context, &rows);
    failure.map_or(Ok(()), Err)
}

fn is(row: &InboxRow, version: &Version) -> bool {
    row.submission == version.submission && row.from.person == version.author
}

/// Draws the sheet into the folder of the opened files: index.html and contact-sheet.png.
pub(crate) fn draw(
    context: &Context,
    app: &App,
    sections: &[(Version, Vec<Openable>)],
    opened: &[Row],
    folder: &Path,
) -> Result<(), Failure> {
    let out = context.out;
    let listed = inbox::list(app)?.rows;
    let drawn = sections
        .iter()
        .filter_map(|(version, items)| {
            let row = listed.iter().find(|row| is(row, version))?;
            Some(section(out, app, row, items, opened))
        })
        .collect::<Vec<_>>();
    let words = out.words();
    let day = dates::day_with_year(context.now(), out.lang);
    let sheet = ContactSheet {
        lang: match out.lang {
            Lang::Nl => "nl",
            Lang::En => "en",
        }
        .to_owned(),
        title: listed
            .iter()
            .find_map(|row| row.newest.assignment.as_ref().and_then(|asked| asked.title.clone()))
            .unwrap_or_else(|| words.contact_title.to_owned()),
        subtitle: fill(words.contact_subtitle, &[("n", drawn.len().to_string()), ("day", day)]),
        labels: Labels {
            empty: words.contact_empty.to_owned(),
            no_items: words.contact_no_items.to_owned(),
            more: words.contact_more.to_owned(),
        },
        sections: drawn,
    };
    let page = folder.join("index.html");
    file(&page, |out| contact_sheet::html(&sheet, out))?;
    let picture = folder.join("contact-sheet.png");
    let drawn = contact_sheet::png(&sheet).map_err(refused)?;
    file(&picture, |out| out.write_all(&drawn))?;
    out.say(words.opened_sheet, &[("path", clean::path(&page))]);
    out.say(words.opened_sheet, &[("path", clean::path(&picture))]);
    Ok(())
}

fn refused(error: ContactSheetError) -> Failure {
    Failure::new(Exit::Internal, "contact_sheet", |f| &f.drawing).with("why", error.to_string())
}

fn file(path: &Path, fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Failure> {
    let written = File::create(path).and_then(|file| {
        let mut file = BufWriter::new(file);
        fill(&mut file)?;
        file.flush()
    });
    written.map_err(|error| Failure::write(path.to_owned(), &error))
}

fn section(out: Out, app: &App, row: &InboxRow, items: &[Openable], opened: &[Row]) -> Section {
    let (words, newest) = (out.words(), &row.newest);
    let who = row.from.name.clone().unwrap_or_else(|| words.person_unnamed.to_owned());
    let at = Moment(newest.at);
    let tiles = newest
        .items
        .iter()
        .filter_map(|item| {
            items.iter().find(|openable| openable.id == item.id).map(|openable| (item, openable))
        })
        .map(|(item, openable)| tile((out, app), (&who, at), item, openable, opened))
        .collect();
    let answers = newest.reflection.answers().map(|(_, answer)| answer.trim().to_owned());
    Section {
        heading: who.clone(),
        meta: vec![
            dates::moment(at, out.lang),
            fill(words.contact_files, &[("n", newest.items.len().to_string())]),
        ],
        reflection: prompts(out)
            .into_iter()
            .map(str::to_owned)
            .zip(answers)
            .filter(|(_, answer)| !answer.is_empty())
            .collect(),
        items: tiles,
    }
}

fn tile(
    (out, app): (Out, &App),
    (who, at): (&str, Moment),
    item: &InboxItem,
    openable: &Openable,
    opened: &[Row],
) -> Tile {
    let kind = kind_word(item.kind, out.lang);
    let written = opened.iter().find(|row| row.id == item.id);
    let name = written.and_then(|row| row.path.file_name()).map(|name| name.to_string_lossy().into_owned());
    // The largest preview that is here; a file without one is drawn as a page.
    let preview = [Role::Preview1280, Role::Poster, Role::Preview256]
        .into_iter()
        .filter_map(|role| openable.object(role))
        .find_map(|object| inbox::preview(app, object).ok());
    let when = item.taken_at.map(|taken| dates::taken(taken, at, out.lang));
    let said = [Some(item.note.clone()), item.goal.clone(), item.lesson.clone(), when];
    let size = match item.duration_ms {
        Some(ms) => dates::duration(ms),
        None => bytes::bytes(item.bytes, out.lang),
    };
    Tile {
        file: name.unwrap_or_default(),
        kind: item.kind,
        format: item.format.extension().to_uppercase(),
        alt: fill(out.words().contact_alt, &[("kind", kind.to_owned()), ("who", who.to_owned())]),
        caption: said.into_iter().flatten().filter(|text| !text.trim().is_empty()).collect(),
        pupils: Some(Badge {
            label: states::pupils(item.pupils, out).to_owned(),
            tone: match item.pupils {
                Pupils::None => Tone::Quiet,
                Pupils::Covered => Tone::Safe,
                Pupils::Recognisable => Tone::Careful,
            },
        }),
        size,
        preview_jpeg: preview,
        preview_file: None,
    }
}

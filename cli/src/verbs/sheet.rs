//! `oogst sheet`: a recovery sheet to print and put away.

use std::{fs::OpenOptions, io::Write, path::PathBuf};

use clap::ArgGroup;
use oogst_core::{
    paper::qr::Ground,
    team::{self, TeamError, sheet_pdf},
};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    lang::{Lang, fill},
    net,
    output::{Out, clean, dates, json},
};

#[derive(clap::Args, Debug)]
#[command(group = ArgGroup::new("where").required(true).multiple(true).args(["out", "text"]))]
pub(crate) struct Args {
    /// File for the sheet, as PDF
    #[arg(long, value_name = "FILE.pdf")]
    out: Option<PathBuf>,
    /// Print the sheet as text
    #[arg(long)]
    text: bool,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let out = context.out;
    let me = team::show(app)?.persons.into_iter().find(|person| person.me).and_then(|person| person.name);
    let labels =
        labels(out, me.as_deref().unwrap_or_default(), &dates::day_with_year(context.now(), out.lang));
    // The file first: a sheet that can't be written must not replace the one in the drawer.
    let mut file = args.out.as_ref().map(|path| private(path)).transpose()?;
    let sheet = net::run(team::print_sheet(app, &labels))?;
    if let (Some(file), Some(path)) = (&mut file, &args.out) {
        file.write_all(&sheet.pdf)
            .and_then(|()| file.sync_all())
            .map_err(|error| Failure::write(path.clone(), &error))?;
    }
    if out.json {
        let text = args.text.then(|| json!({ "code": *sheet.code, "words": *sheet.words }));
        json::print(&json!({ "path": args.out, "hub": sheet.hub, "team": sheet.team, "sheet": text }));
        return Ok(());
    }
    if args.text {
        let team = sheet.team.to_string();
        let text = sheet_pdf::text(&sheet.code, &sheet.words, &sheet.hub, &team, &labels, Ground::Paper)
            .map_err(|error| TeamError::Drawing(error.to_string()))?;
        out.line(text.trim_end());
        // The code as text too, for who can't scan: `oogst recover --sheet`.
        out.line(&sheet.code);
    }
    if let Some(path) = &args.out {
        out.say(out.words().sheet_written, &[("path", clean::path(path))]);
    }
    out.say(out.words().sheet_advice, &[]);
    Ok(())
}

/// A new file that only its owner can read.
fn private(path: &std::path::Path) -> Result<std::fs::File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).map_err(|error| Failure::write(path.to_owned(), &error))
}

/// What the page says.
fn labels(out: Out, name: &str, day: &str) -> sheet_pdf::Labels {
    let words = out.words();
    sheet_pdf::Labels {
        lang: match out.lang {
            Lang::Nl => "nl",
            Lang::En => "en",
        }
        .to_owned(),
        title: words.paper_title.to_owned(),
        who: fill(words.paper_who, &[("name", clean::clean(name)), ("day", day.to_owned())]),
        explain: vec![words.paper_explain.to_owned(), words.paper_once.to_owned()],
        scan_here: words.paper_scan.to_owned(),
        words_title: words.paper_words.to_owned(),
        words_hint: words.paper_words_hint.to_owned(),
        hub_label: words.paper_hub.to_owned(),
        team_label: words.paper_team.to_owned(),
        keep_safe: words.paper_keep.to_owned(),
    }
}

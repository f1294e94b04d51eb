//! `oogst cards print`: cards for a class, as a PDF.

use std::path::PathBuf;

use clap::ValueEnum;
use oogst_core::{
    card::{self, PrintRequest, print::Paper},
    domain::card::{Language, Run},
};
use serde_json::json;

use super::cards_templates::language;
use crate::{
    context::Context,
    error::Failure,
    lang::Lang,
    output::{clean, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The card: its name, or the four characters of its codes
    #[arg(long, value_name = "NAME")]
    template: String,
    /// How many cards
    #[arg(long, value_name = "N")]
    pupils: u16,
    /// The size of a card
    #[arg(long, value_name = "SIZE", default_value = "a6")]
    size: Size,
    /// The PDF
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Where everything is, as JSON
    #[arg(long, value_name = "FILE")]
    layout: Option<PathBuf>,
    /// The learning goal of this lesson, on the cards
    #[arg(long, value_name = "TEXT")]
    goal: Option<String>,
    /// Numbers that are no pupil's: only to find a card again
    #[arg(long)]
    anonymous: bool,
    /// Larger letters and boxes
    #[arg(long)]
    large_print: bool,
    /// The number of the first card
    #[arg(long, value_name = "N", default_value_t = 1)]
    first: u16,
    /// The language of the card, where it is there in both
    #[arg(long, value_name = "LANG")]
    card_lang: Option<Lang>,
}

/// The size of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Size {
    /// Two on a sheet
    A5,
    /// Four on a sheet
    A6,
    /// Eight on a sheet
    A7,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    let wanted: Language = language(args.card_lang.unwrap_or(out.lang));
    let mut template = card::find(app, &args.template, wanted)?.template;
    if args.goal.is_some() {
        template.goal.clone_from(&args.goal);
    }
    let size = match args.size {
        Size::A5 => Paper::A5,
        Size::A6 => Paper::A6,
        Size::A7 => Paper::A7,
    };
    let request = PrintRequest {
        template,
        size,
        count: args.pupils,
        numbered: !args.anonymous,
        large_print: args.large_print,
        first_number: args.first,
    };
    let printed = card::print_cards(app, &request)?;
    write(&args.out, &printed.pdf)?;
    if let Some(layout) = &args.layout {
        write(layout, printed.layout_json.as_bytes())?;
    }
    let codes: Vec<String> = printed.codes.iter().map(card::code::CardCode::text).collect();
    if out.json {
        let run = &printed.printed;
        let run_text = Run::new(run.run).map(|run| run.to_string()).unwrap_or_default();
        json::print(&json!({
            "template": request.template.id, "tag": request.template.tag().to_string(), "pdf": args.out, "layout": args.layout, "run": run_text,
            "first": run.first, "last": run.last, "numbered": request.numbered, "pages": printed.sheets.len(), "codes": codes,
        }));
    }
    let words = out.lang.card_words();
    let values = [
        ("n", codes.len().to_string()),
        ("path", clean::path(&args.out)),
        ("size", crate::error::size_name(printed.printed.size).to_owned()),
    ];
    out.say(words.printed_to, &values);
    let (first, last) = (printed.printed.first.to_string(), printed.printed.last.to_string());
    out.say(words.printed_numbers, &[("first", first), ("last", last)]);
    out.say(words.printed_advice, &[]);
    Ok(())
}

/// Writes a file beside its place and puts it there whole.
pub(crate) fn write(path: &std::path::Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::write(path.to_owned(), &error);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".oogst-part");
    let part = path.with_file_name(name);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    written.map_err(|error| {
        // Ours alone; one that can't be removed is a name nobody opens.
        let _ = std::fs::remove_file(&part);
        failed(error)
    })
}

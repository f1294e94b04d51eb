//! `oogst cards export`: a result as a table for a spreadsheet.

use std::path::PathBuf;

use oogst_core::{
    card,
    domain::card::csv::{self, CsvWords},
};
use serde_json::json;

use super::{cards_print::write, cards_result};
use crate::{
    context::Context,
    error::Failure,
    lang::keys::CardWords,
    output::{clean, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The result: its id, or the first digits
    #[arg(value_name = "ID")]
    id: String,
    /// The table
    #[arg(long, value_name = "FILE")]
    csv: PathBuf,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    let id = cards_result::find(&card::results(app)?, &args.id)?;
    let body = card::result(app, id)?;
    let words = out.lang.card_words();
    let rows = csv::rows(&body.template, card::cards(&body)?, &headings(words));
    write(&args.csv, csv::text(&rows).as_bytes())?;
    if out.json {
        json::print(&json!({ "id": id, "csv": args.csv, "rows": rows.len() }));
    }
    out.say(words.table_written, &[("path", clean::path(&args.csv))]);
    Ok(())
}

fn headings(words: &CardWords) -> CsvWords {
    let faces = [words.face_happy, words.face_fine, words.face_neutral, words.face_unsure, words.face_sad];
    CsvWords {
        number: words.number.to_owned(),
        pile: words.pile.to_owned(),
        got_it: words.pile_got_it.to_lowercase(),
        almost: words.pile_almost.to_lowercase(),
        not_yet: words.pile_not_yet.to_lowercase(),
        blank: words.blank.to_owned(),
        uncertain: words.unclear.to_owned(),
        handwriting: words.written.to_owned(),
        faces: faces.map(str::to_owned),
    }
}

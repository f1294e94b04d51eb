//! `oogst cards export`: a result as a table for a spreadsheet, or as a picture for the board.

use std::path::PathBuf;

use oogst_core::{
    card::{self, ChartWords},
    clock::Moment,
    domain::card::{
        CardResultBody,
        csv::{self, CsvWords},
        view,
    },
    protocol::EntityId,
};
use serde_json::json;

use super::{cards_print::write, cards_result};
use crate::{
    context::Context,
    error::Failure,
    ids,
    lang::{fill, keys::CardWords},
    output::{Out, clean, dates, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The result: its id, or the first digits
    #[arg(value_name = "ID")]
    id: String,
    /// The table
    #[arg(long, value_name = "FILE", required_unless_present = "png")]
    csv: Option<PathBuf>,
    /// The picture
    #[arg(long, value_name = "FILE")]
    png: Option<PathBuf>,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    let id = cards_result::find(&card::results(app)?, &args.id)?;
    let body = card::result(app, id)?;
    let words = out.lang.card_words();
    let cards = card::cards(&body)?;
    if let Some(path) = &args.csv {
        write(path, csv::text(&csv::rows(&body.template, cards, &headings(words))).as_bytes())?;
        out.say(words.table_written, &[("path", clean::path(path))]);
    }
    if let Some(path) = &args.png {
        write(path, &card::chart(&view(&body.template, cards), &on_chart(out, id, &body))?)?;
        out.say(words.picture_written, &[("path", clean::path(path))]);
    }
    if out.json {
        json::print(&json!({ "id": id, "csv": args.csv, "png": args.png, "cards": cards.len() }));
    }
    Ok(())
}

/// The words of the picture.
fn on_chart(out: Out, id: EntityId, body: &CardResultBody) -> ChartWords {
    let words = out.lang.card_words();
    let cards = cards_result::cards(body).to_string();
    let when = dates::day_with_year(Moment(body.at), out.lang);
    let lesson = body.lesson.as_deref().map(clean::clean).unwrap_or_default();
    let of = [("cards", cards), ("when", when), ("lesson", lesson.clone())];
    let sentence = if lesson.is_empty() { words.chart_subtitle } else { words.chart_subtitle_lesson };
    let nothing = [("id", ids::short(id)), ("options", String::new())];
    ChartWords {
        subtitle: fill(sentence, &of),
        goal: words.chart_goal.to_owned(),
        got_it: words.pile_got_it.to_owned(),
        almost: words.pile_almost.to_owned(),
        not_yet: words.pile_not_yet.to_owned(),
        apart: words.pile_apart.to_owned(),
        blank: words.blank.to_owned(),
        uncertain: words.unclear.to_owned(),
        written: words.written.to_owned(),
        no_cards: words.results_none.to_owned(),
        say_right: fill(words.chart_say_right, &nothing),
        foot: String::new(),
    }
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

//! `oogst cards scan`: photos of cards to how the lesson went.

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

use oogst_core::{
    card::{
        self, CardsError, ScanRequest, ScannedPhoto,
        read::{CardReading, Reading, Warning, Why},
    },
    domain::card::{CardResultBody, CardTemplate, ExitCard, LessonResult, Said, view},
    protocol::EntityId,
};
use serde::Serialize;

use super::{capture, cards_result};
use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    lang::keys::CardWords,
    output::{Out, clean, json},
    progress::Steps,
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Photos of cards: JPEG, PNG or WebP
    #[arg(value_name = "PHOTO", required = true)]
    photos: Vec<PathBuf>,
    /// The lesson, in your own words
    #[arg(long, value_name = "TEXT")]
    lesson: Option<String>,
    /// The assignment it is for (default: the one that runs; `none` for none)
    #[arg(long, value_name = "ID")]
    assignment: Option<String>,
    /// Only look: keep neither the photos nor the result
    #[arg(long)]
    only_look: bool,
}

/// An answer for scripts.
#[derive(Serialize)]
struct FieldRow {
    answer: Vec<String>,
    uncertain: bool,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    doubt: Option<oogst_core::card::read::Doubt>,
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<bool>,
}

#[derive(Serialize)]
struct CardRow {
    code: String,
    number: u16,
    known: bool,
    duplicate: bool,
    quad_px: [[f32; 2]; 4],
    px_per_module: f32,
    fields: BTreeMap<String, FieldRow>,
}

#[derive(Serialize)]
struct PhotoRow {
    file: PathBuf,
    capture: Option<EntityId>,
    size: (usize, usize),
    cards: Vec<CardRow>,
    unreadable: Vec<oogst_core::card::read::Unreadable>,
    warnings: Vec<Warning>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
}

#[derive(Serialize)]
struct MergedRow {
    result: EntityId,
    template: String,
    tag: String,
    lesson: Option<String>,
    cards: Vec<MergedCard>,
    #[serde(flatten)]
    view: LessonResult,
}

#[derive(Serialize)]
struct MergedCard {
    number: u16,
    run: Option<oogst_core::domain::card::Run>,
    fields: BTreeMap<String, FieldRow>,
}

#[derive(Serialize)]
struct Scan {
    photos: Vec<PhotoRow>,
    merged: Vec<MergedRow>,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<ExitCode, Failure> {
    let (app, out) = (context.app()?, context.out);
    let asked = capture::assignment(context, app, args.assignment.as_deref())?;
    let request =
        ScanRequest { lesson: args.lesson.clone(), assignment: asked.id, only_look: args.only_look };
    let bar = Steps::new(out, args.photos.len());
    let scanned = card::scan(app, &args.photos, &request, &mut |done| bar.at(done));
    bar.done();
    let scanned = scanned?;
    let known = card::known(app)?;
    let template = |tag: u32| known.iter().map(|known| &known.template).find(|t| t.tag().bits() == tag);
    let (mut rows, mut failed) = (Vec::new(), None);
    for photo in scanned.photos {
        let ScannedPhoto { path, capture, size, reading } = photo;
        let mut row = PhotoRow {
            file: path.clone(),
            capture,
            size,
            cards: Vec::new(),
            unreadable: Vec::new(),
            warnings: Vec::new(),
            error: None,
        };
        match reading {
            Ok(reading) => {
                tell(out, &path, &reading);
                row.cards =
                    reading.cards.iter().map(|card| card_row(card, template(card.code.template))).collect();
                (row.unreadable, row.warnings) = (reading.unreadable, reading.warnings);
            }
            Err(error) => {
                let failure = explain(error, &path, out);
                row.error = Some(failure.code);
                if args.photos.len() == 1 && !out.json {
                    return Err(failure);
                }
                failure.tell(out);
                failed.get_or_insert(failure.exit);
            }
        }
        rows.push(row);
    }
    if out.json {
        let merged = scanned.results.iter().map(|(id, body)| merged_row(*id, body)).collect();
        json::print(&Scan { photos: rows, merged });
    } else {
        for (id, body) in &scanned.results {
            out.line("");
            cards_result::tell(out, *id, body, "");
        }
    }
    Ok(failed.map_or(ExitCode::SUCCESS, |exit| ExitCode::from(exit.code())))
}

fn explain(error: CardsError, path: &std::path::Path, out: Out) -> Failure {
    let failure = Failure::from(error);
    if !out.json && failure.exit == Exit::BadInput {
        crate::output::complain(&format!("{}:", clean::path(path)));
    }
    failure
}

fn card_row(card: &CardReading, template: Option<&CardTemplate>) -> CardRow {
    let mut fields = BTreeMap::new();
    for reading in &card.questions {
        let Some(question) = template.and_then(|template| template.questions.get(reading.question)) else {
            continue;
        };
        let options = question.ask.options();
        let answer = reading.answer.iter().filter_map(|at| options.get(*at)).map(|o| o.name.to_owned());
        let field = FieldRow {
            answer: answer.collect(),
            uncertain: reading.uncertain,
            confidence: f64::from((reading.confidence * 1000.0).round()) / 1000.0,
            doubt: reading.doubt,
            written: None,
        };
        fields.insert(question.key.clone(), field);
    }
    CardRow {
        code: card.code.text(),
        number: card.code.number,
        known: card.printed,
        duplicate: card.duplicate,
        quad_px: card.quad_px,
        px_per_module: card.px_per_module,
        fields,
    }
}

/// What counts of a card, for scripts.
fn merged_card(card: &ExitCard) -> MergedCard {
    let mut fields = BTreeMap::new();
    for (key, field) in &card.fields {
        let Some(answer) = field.answer() else { continue };
        let options = answer.said.options().map(|options| options.iter().cloned().collect());
        let written = match &answer.said {
            Said::Handwriting | Said::Words { .. } => Some(true),
            _ => None,
        };
        let row = FieldRow {
            answer: options.unwrap_or_default(),
            uncertain: !answer.said.certain(),
            confidence: f64::from(answer.confidence.0) / 1000.0,
            doubt: None,
            written,
        };
        fields.insert(key.clone(), row);
    }
    MergedCard { number: card.id.number, run: card.id.run, fields }
}

fn merged_row(id: EntityId, body: &CardResultBody) -> MergedRow {
    let cards = card::cards(body).unwrap_or_default();
    MergedRow {
        result: id,
        template: body.template.id.clone(),
        tag: body.template.tag().to_string(),
        lesson: body.lesson.clone(),
        cards: cards.iter().map(merged_card).collect(),
        view: view(&body.template, cards),
    }
}

fn tell(out: Out, path: &std::path::Path, reading: &Reading) {
    let words = out.lang.card_words();
    let n = reading.cards.len();
    out.say(words.photo_read, &[("path", clean::path(path)), ("n", n.to_string())]);
    let mut whys: Vec<&str> = reading.unreadable.iter().map(|seen| why(seen.why, words)).collect();
    whys.sort_unstable();
    whys.dedup();
    if !whys.is_empty() {
        let n = reading.unreadable.len().to_string();
        out.say(words.card_not_read, &[("n", n), ("why", whys.join(", "))]);
    }
    for warning in &reading.warnings {
        out.say(warn(*warning, words), &[]);
    }
}

fn why(why: Why, words: &'static CardWords) -> &'static str {
    match why {
        Why::TooSmall => words.why_too_small,
        Why::Blurred => words.why_blurred,
        Why::Covered => words.why_covered,
        Why::OutsidePhoto => words.why_outside,
        Why::NotACard => words.why_not_a_card,
        Why::WrongChecksum => words.why_wrong_checksum,
        Why::NewerFormat => words.why_newer,
    }
}

fn warn(warning: Warning, words: &'static CardWords) -> &'static str {
    match warning {
        Warning::ComeCloser => words.warning_closer,
        Warning::Duplicates => words.warning_duplicates,
        Warning::UnknownRun => words.warning_unknown_run,
        Warning::UnknownTemplate => words.warning_unknown_template,
        Warning::TooManyCards => words.warning_too_many,
        Warning::NoCards => words.photo_none,
        Warning::TooDark => words.warning_too_dark,
    }
}

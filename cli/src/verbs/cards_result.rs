//! `oogst cards result`: how a lesson went; a person's answer to what is in doubt.

use std::path::PathBuf;

use oogst_core::{
    App,
    card::{self, CropOf, ResultRow},
    domain::card::{
        CardId, CardResultBody, Comparison, Moment, Move, Outcome, Piles, QuestionBar, Run, bars, compare,
        count, view,
    },
    protocol::EntityId,
};
use serde::Serialize;
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    ids,
    lang::{fill, keys::CardWords},
    output::{Out, clean::clean, clean::path, json},
};

/// Widest bar, in characters.
const BAR: u32 = 24;

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The result: its id, or the first digits (default: the list)
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// What a card says, for who looked at it: CARD:QUESTION=ANSWER,…; nothing behind = for blank
    #[arg(long, value_name = "ANSWER", requires = "id")]
    answer: Vec<String>,
    /// The right answer to the check question
    #[arg(long, value_name = "ANSWER", requires = "id", value_delimiter = ',')]
    right: Vec<String>,
    /// Cut what is in doubt, and what was written, out of the photos into this folder
    #[arg(long, value_name = "DIR", requires = "id")]
    crops: Option<PathBuf>,
    /// An earlier result of the same card, to compare with
    #[arg(long, value_name = "ID", requires = "id")]
    before: Option<String>,
}

/// A result for scripts.
#[derive(Serialize)]
struct Row<'a> {
    id: EntityId,
    at: String,
    #[serde(flatten)]
    body: &'a CardResultBody,
    view: Option<oogst_core::domain::card::LessonResult>,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    let all = card::results(app)?;
    let Some(wanted) = &args.id else {
        list(out, &all);
        return Ok(());
    };
    let id = find(&all, wanted)?;
    for given in &args.answer {
        let (number, run, question, answer) = answer(given)?;
        card::decide(app, id, number, run, &question, &answer)?;
        let words = out.lang.card_words();
        let said = if answer.is_empty() { words.blank.to_owned() } else { clean(&answer.join(", ")) };
        out.say(words.decided, &[("number", number.to_string()), ("question", question), ("answer", said)]);
    }
    if !args.right.is_empty() {
        card::say_right(app, id, &args.right)?;
        out.say(out.lang.card_words().right_said, &[("answer", args.right.join(", "))]);
    }
    let body = card::result(app, id)?;
    if let Some(folder) = &args.crops {
        return cut(app, out, &body, folder);
    }
    if let Some(before) = &args.before {
        let before = card::result(app, find(&all, before)?)?;
        return compared(out, &before, &body);
    }
    if out.json {
        let row = all.iter().find(|row| row.id == id);
        let at = row.map(|row| crate::output::dates::rfc3339(row.at)).unwrap_or_default();
        json::print(&Row { id, at, body: &body, view: viewed(&body) });
    } else {
        tell(out, id, &body, "");
    }
    Ok(())
}

/// A result by its id or the first digits.
pub(crate) fn find(all: &[ResultRow], wanted: &str) -> Result<EntityId, Failure> {
    ids::find(wanted, all.iter().map(|row| row.id))?.ok_or_else(|| {
        let shown: String = wanted.chars().take(40).collect();
        Failure::cards(Exit::NotFound, "cards.result_unknown", |f| &f.result_unknown).with("id", shown)
    })
}

fn viewed(body: &CardResultBody) -> Option<oogst_core::domain::card::LessonResult> {
    card::cards(body).ok().map(|cards| view(&body.template, cards))
}

fn list(out: Out, all: &[ResultRow]) {
    if out.json {
        let row = |row: &ResultRow| {
            json!({
                "id": row.id, "at": crate::output::dates::rfc3339(row.at), "title": row.body.template.title,
                "template": row.body.template.id, "lesson": row.body.lesson, "assignment": row.body.assignment,
                "cards": cards(&row.body),
            })
        };
        json::print(&all.iter().map(row).collect::<Vec<_>>());
    }
    let words = out.lang.card_words();
    if all.is_empty() {
        out.say(words.results_none, &[]);
    }
    for row in all {
        let title = match &row.body.lesson {
            Some(lesson) => format!("{} · {}", clean(&row.body.template.title), clean(lesson)),
            None => clean(&row.body.template.title),
        };
        let values = [("id", ids::short(row.id)), ("title", title), ("cards", cards(&row.body).to_string())];
        out.say(words.result_row, &values);
    }
}

pub(crate) fn cards(body: &CardResultBody) -> u32 {
    match &body.outcome {
        Outcome::Cards { cards } => u32::try_from(cards.len()).unwrap_or(u32::MAX),
        Outcome::Counts { counts } => counts.cards,
    }
}

/// `7:q1=a,b`, or `7@0002D:q1=a` where a number is there of several print runs.
fn answer(given: &str) -> Result<(u16, Option<Run>, String, Vec<String>), Failure> {
    let wrong = || {
        let shown: String = given.chars().take(80).collect();
        Failure::cards(Exit::Usage, "cards.no_such_answer", |f| &f.no_such_answer)
            .with("answer", shown)
            .with("question", "?")
    };
    let (card, rest) = given.split_once(':').ok_or_else(wrong)?;
    let (question, answer) = rest.split_once('=').ok_or_else(wrong)?;
    let (number, run) = match card.split_once('@') {
        Some((number, run)) => (number, Some(run.parse().map_err(|_| wrong())?)),
        None => (card, None),
    };
    let answer =
        answer.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    Ok((number.trim().parse().map_err(|_| wrong())?, run, question.trim().to_owned(), answer))
}

/// A result in words.
pub(crate) fn tell(out: Out, id: EntityId, body: &CardResultBody, indent: &str) {
    for line in lines(out, id, body) {
        out.line(&format!("{indent}{line}"));
    }
}

fn lines(out: Out, id: EntityId, body: &CardResultBody) -> Vec<String> {
    let mut lines = Vec::new();
    let words = out.lang.card_words();
    let title = clean(&body.template.title);
    let head = [("title", title), ("cards", cards(body).to_string()), ("id", ids::short(id))];
    lines.push(fill(words.result_head, &head));
    if let Some(lesson) = &body.lesson {
        lines.push(fill(words.result_of_lesson, &[("lesson", clean(lesson))]));
    }
    let view = match &body.outcome {
        Outcome::Cards { cards } => view(&body.template, cards),
        Outcome::Counts { counts } => {
            questions(out, &bars(&body.template, counts), &mut lines);
            return lines;
        }
    };
    piles(out, id, &view.piles, &mut lines);
    questions(out, &view.questions, &mut lines);
    lines.push(fill(words.doubts, &[("n", view.doubts.len().to_string())]));
    for doubt in &view.doubts {
        let likely: Vec<&str> =
            doubt.choices.iter().filter(|choice| choice.likely).map(|choice| choice.name).collect();
        let likely =
            if likely.is_empty() { words.unclear.to_owned() } else { format!("{}?", likely.join(" / ")) };
        let sentence = if doubt.contradicted { words.doubt_contradicted } else { words.doubt_row };
        let (number, question) = (doubt.card.number.to_string(), clean(&doubt.text));
        lines.push(fill(
            &format!("  {sentence}"),
            &[("number", number), ("question", question), ("likely", likely)],
        ));
    }
    lines
}

fn piles(out: Out, id: EntityId, piles: &Piles, lines: &mut Vec<String>) {
    let words = out.lang.card_words();
    match piles {
        Piles::Sorted { got_it, almost, not_yet, apart } => {
            let rows = [
                (words.pile_got_it, got_it),
                (words.pile_almost, almost),
                (words.pile_not_yet, not_yet),
                (words.pile_apart, apart),
            ];
            for (name, pile) in rows {
                if pile.is_empty() && name == words.pile_apart {
                    continue;
                }
                lines.push(format!("  {name:<16}{:>4}   {}", pile.len(), numbers(pile)));
            }
        }
        Piles::SayRightAnswer { options, .. } => {
            let names: Vec<&str> = options.iter().map(|option| option.name).collect();
            lines.push(fill(words.say_right, &[("id", ids::short(id)), ("options", names.join("|"))]));
        }
        Piles::None => {}
    }
}

fn numbers(pile: &[CardId]) -> String {
    pile.iter().map(|card| card.number.to_string()).collect::<Vec<_>>().join(" ")
}

fn questions(out: Out, bars: &[QuestionBar], lines: &mut Vec<String>) {
    let words = out.lang.card_words();
    for question in bars {
        lines.push(format!("  {}", clean(&question.text)));
        if question.kind == "open" {
            lines.push(fill(&format!("    {}", words.written_count), &[("n", question.written.to_string())]));
            continue;
        }
        let most = question.options.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
        let mut rows: Vec<(String, u32)> =
            question.options.iter().map(|bar| (label(bar.name, &bar.label, words), bar.count)).collect();
        rows.extend((question.blank > 0).then(|| (words.blank.to_owned(), question.blank)));
        rows.extend((question.uncertain > 0).then(|| (words.unclear.to_owned(), question.uncertain)));
        let wide = rows.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
        for (label, n) in rows {
            let bar = "█".repeat((n * BAR).div_ceil(most.max(n)) as usize);
            let space = " ".repeat(wide - label.chars().count());
            lines.push(format!("    {label}{space}  {n:>3}  {bar}").trim_end().to_owned());
        }
    }
}

/// An answer as people know it.
fn label(name: &str, label: &str, words: &'static CardWords) -> String {
    let face = match name {
        "happy" => words.face_happy,
        "fine" => words.face_fine,
        "neutral" => words.face_neutral,
        "unsure" => words.face_unsure,
        "sad" => words.face_sad,
        _ => "",
    };
    match label {
        "" if !face.is_empty() => face.to_owned(),
        label if label == name || label.is_empty() => name.to_owned(),
        label => format!("{name} {}", clean(label)),
    }
}

fn cut(app: &App, out: Out, body: &CardResultBody, folder: &std::path::Path) -> Result<(), Failure> {
    let Some(view) = viewed(body) else { return Err(oogst_core::card::CardsError::CountsOnly.into()) };
    let of = |card: CardId, question: &str| CropOf { card, question: question.to_owned() };
    let mut wanted: Vec<CropOf> = view.doubts.iter().map(|doubt| of(doubt.card, &doubt.question)).collect();
    wanted.extend(view.written.iter().map(|written| of(written.card, &written.question)));
    let crops = card::crops(app, body, &wanted)?;
    std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder.to_owned(), &error))?;
    let mut rows = Vec::new();
    for crop in &crops {
        let run = crop.of.card.run.map(|run| format!("-{run}")).unwrap_or_default();
        let name = format!("{}-{:04}{run}.jpg", crop.of.question, crop.of.card.number);
        let file = folder.join(name);
        super::cards_print::write(&file, &crop.jpeg)?;
        rows.push(
            json!({ "number": crop.of.card.number, "run": crop.of.card.run, "question": crop.of.question,
            "path": file, "capture": crop.capture }),
        );
    }
    if out.json {
        json::print(&rows);
    }
    out.say(out.lang.card_words().crops_written, &[("n", crops.len().to_string()), ("path", path(folder))]);
    Ok(())
}

fn compared(out: Out, before: &CardResultBody, after: &CardResultBody) -> Result<(), Failure> {
    fn moment(body: &CardResultBody) -> Result<Moment<'_>, Failure> {
        let cards = card::cards(body)?;
        Ok(Moment { template: &body.template, cards, numbered: body.numbered })
    }
    let (first, second) = (moment(before)?, moment(after)?);
    let compared: Comparison = compare(first, second)?;
    if out.json {
        json::print(&compared);
        return Ok(());
    }
    let words = out.lang.card_words();
    out.say(words.compare_head, &[]);
    let were = bars(&after.template, &count(&after.template, first.cards));
    for (was, is) in were.iter().zip(bars(&after.template, &compared.after)) {
        out.line(&format!("  {}", clean(&is.text)));
        for (was, is) in was.options.iter().zip(&is.options) {
            let values = [
                ("answer", label(is.name, &is.label, words)),
                ("before", was.count.to_string()),
                ("after", is.count.to_string()),
            ];
            out.say(&format!("    {}", words.compare_row), &values);
        }
    }
    if let Some(moved) = &compared.moved {
        let list = |moves: &[Move]| moves.iter().map(|m| m.number.to_string()).collect::<Vec<_>>().join(" ");
        for (sentence, moves) in
            [(words.moved_up, &moved.up), (words.moved_same, &moved.same), (words.moved_down, &moved.down)]
        {
            if !moves.is_empty() {
                out.line(&fill(sentence, &[("numbers", list(moves))]));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_typed_in_one_word() {
        let (number, run, question, said) = answer("7:q1=a,b").unwrap();
        assert_eq!((number, run, question.as_str(), said.len()), (7, None, "q1", 2));
        assert_eq!(answer("7:q1=").unwrap().3, Vec::<String>::new());
        assert!(answer("7@0002D:q1=a").unwrap().1.is_some());
        for wrong in ["", "7", "7:q1", "x:q1=a", "7@nope:q1=a", "70000:q1=a"] {
            assert_eq!(answer(wrong).unwrap_err().code, "cards.no_such_answer", "{wrong}");
        }
    }
}

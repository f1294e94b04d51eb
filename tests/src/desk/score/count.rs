//! A reading against the truth, by the rules that the bars are given in.

use std::collections::BTreeSet;

use oogst_core::card::read::{BoxReading, CardReading, QuestionReading, Reading};
use serde_json::{Value, json};

use super::paper::Printed;
use super::tally::Tally;

use oogst_core::card::read::Forms;

/// Counts one photo.
pub(super) fn photo(truth: &Value, reading: &Reading, printed: &Printed, tally: &mut Tally) {
    let cards: Vec<&Value> = truth["cards"].as_array().into_iter().flatten().collect();
    let there: BTreeSet<&str> = cards.iter().filter_map(|card| card["code"].as_str()).collect();
    tally.wrong_codes +=
        reading.cards.iter().filter(|card| !there.contains(card.code.text().as_str())).count();
    for card in cards {
        let code = card["code"].as_str().unwrap_or_default();
        let seen = reading.cards.iter().find(|read| read.code.text() == code);
        let number = |key: &str, without: f64| card[key].as_f64().unwrap_or(without);
        let readable = number("code_visible", 1.0) >= 0.995
            && number("visible", 1.0) > 0.6
            && number("code_px_per_module", 9.0) >= 2.0;
        tally.cards += 1;
        tally.found += usize::from(seen.is_some());
        tally.readable += usize::from(readable);
        tally.found_readable += usize::from(readable && seen.is_some());
        let Some(seen) = seen else { continue };
        let fields = card["fields"].as_array().into_iter().flatten();
        for field in fields.filter(|field| field["occluded"] != true) {
            one(&truth["file"], card, field, seen, printed, tally);
        }
    }
}

fn one(file: &Value, card: &Value, field: &Value, seen: &CardReading, printed: &Printed, tally: &mut Tally) {
    let key = field["key"].as_str().unwrap_or_default();
    let Some(form) = printed.form(&seen.code) else { return };
    let question = form.questions.iter().position(|question| question.key == key);
    let read = seen.questions.iter().find(|read| Some(read.question) == question);
    let options = question.map(|at| &form.questions[at].options);
    let name = |option: usize| options.and_then(|all| all.get(option)).cloned().unwrap_or_default();
    let answer: BTreeSet<String> =
        read.into_iter().flat_map(|read| &read.answer).map(|at| name(*at)).collect();
    let meant: BTreeSet<String> = field["answer"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    let doubt = read.is_none_or(|read| read.uncertain);
    // Two answers that were taken without doubt are wrong, whatever they are.
    let silent = !doubt && (answer != meant || field["must_be_uncertain"] == true);
    let plain = field["case"] == "plain";
    tally.fields += 1;
    tally.doubt += usize::from(doubt);
    tally.plain += usize::from(plain);
    tally.plain_doubt += usize::from(plain && doubt);
    if plain && doubt {
        let why =
            read.and_then(|read| read.doubt).map_or_else(|| "NotRead".to_owned(), |why| format!("{why:?}"));
        *tally.why.entry(why).or_default() += 1;
    }
    if silent {
        let (code, number) = (&card["code"], seen.code.number);
        tally.silent.push(
            json!({"file": file, "code": code, "number": number, "key": key, "meant": meant, "read": answer}),
        );
    }
    let boxes = || field["boxes"].as_array().into_iter().flatten();
    let mut marks: BTreeSet<&str> = boxes().filter_map(|ticked| ticked["mark"].as_str()).collect();
    if marks.is_empty() {
        marks.insert("blank");
    }
    for mark in marks {
        let kind = tally.by_mark.entry(mark.to_owned()).or_default();
        kind.all += 1;
        kind.doubt += usize::from(doubt);
        kind.silent += usize::from(silent);
    }
    for (ticked, at) in boxes().zip(0..) {
        let state = ticked["state"].as_str().unwrap_or_default().to_owned();
        let sure = read.and_then(|read| read.boxes.get(at)).map_or(1, |seen| sureness(seen, read, doubt));
        tally.boxes.entry(state).or_default()[sure] += 1;
    }
}

/// 0: surely marked, 1: in doubt, 2: surely not.
fn sureness(seen: &BoxReading, read: Option<&QuestionReading>, doubt: bool) -> usize {
    let taken = read.is_some_and(|read| read.answer.contains(&seen.option));
    match (doubt, taken) {
        (true, _) => 1,
        (false, true) => 0,
        (false, false) => 2,
    }
}

//! `oogst inbox`: what colleagues submitted, as the preparation group sees it arrive.

use oogst_core::{
    clock::Moment,
    domain::inbox::{InboxItem, InboxRow, InboxVersion},
    inbox,
};
use serde_json::{Value, json};

use super::states;
use crate::{
    context::Context,
    error::{Failure, kind_word},
    ids,
    output::{Out, bytes, clean::clean, dates, json},
};

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let inbox = inbox::list(context.app()?)?;
    let out = context.out;
    if out.json {
        json::print(&inbox.rows.iter().map(row).collect::<Vec<_>>());
        return Ok(());
    }
    let words = out.words();
    if inbox.rows.is_empty() {
        out.say(words.inbox_empty, &[]);
    }
    for row in &inbox.rows {
        tell(out, row);
    }
    if !inbox.rows.is_empty() {
        out.say(
            words.inbox_count,
            &[("n", inbox.rows.len().to_string()), ("new", inbox.unopened.to_string())],
        );
    }
    if inbox.withdrawn > 0 {
        out.say(words.inbox_withdrawn, &[("n", inbox.withdrawn.to_string())]);
    }
    Ok(())
}

fn row(row: &InboxRow) -> Value {
    let mut value = version(&row.newest);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("submission".into(), json!(row.submission));
        fields.insert("from".into(), json!(sender(row)));
        fields.insert("person".into(), json!(row.from.person));
        fields.insert("conflict".into(), json!(row.conflict));
        fields.insert("same_id".into(), json!(row.same_id));
        fields.insert("others".into(), json!(row.others.iter().map(version).collect::<Vec<_>>()));
    }
    value
}

/// The name, or who it is when the name has not come yet.
fn sender(row: &InboxRow) -> String {
    row.from.name.clone().unwrap_or_else(|| row.from.person.to_string())
}

fn version(version: &InboxVersion) -> Value {
    json!({
        "record": version.record,
        "assignment": version.assignment.as_ref().map(|asked| asked.id),
        "assignment_title": version.assignment.as_ref().and_then(|asked| asked.title.clone()),
        "received_at": dates::rfc3339(Moment(version.received_at)),
        "at": dates::rfc3339(Moment(version.at)),
        "opened": version.opened,
        "arrived": { "n": version.arrived.n, "of": version.arrived.of },
        "items": version.items,
        "cards": version.cards,
        "registrations": version.registrations,
        "reflection": version.reflection,
    })
}

fn tell(out: Out, row: &InboxRow) {
    let (words, newest) = (out.words(), &row.newest);
    let who = row.from.name.as_deref().map_or_else(|| words.person_unnamed.to_owned(), clean);
    let values = [
        ("id", ids::short(row.submission)),
        ("who", who),
        ("when", dates::moment(Moment(newest.received_at), out.lang)),
        ("n", newest.arrived.n.to_string()),
        ("of", newest.arrived.of.to_string()),
        ("new", if newest.opened { String::new() } else { words.inbox_new.to_owned() }),
    ];
    out.say(words.inbox_row, &values);
    if let Some(title) = newest.assignment.as_ref().and_then(|asked| asked.title.as_deref()) {
        out.line(&format!("    {}", clean(title)));
    }
    for item in &newest.items {
        out.line(&format!("    {}", line(out, item)));
    }
    for cards in &newest.cards {
        super::cards_result::tell(out, cards.result, &cards.told, "    ");
    }
    for told in &newest.registrations {
        super::pupil_result::tell_submitted(out, told, "    ");
    }
    for (prompt, answer) in
        prompts(out).into_iter().zip(newest.reflection.answers().map(|(_, answer)| answer))
    {
        if !answer.trim().is_empty() {
            out.line(&format!("    {prompt}: {}", clean(answer.trim())));
        }
    }
    if row.conflict {
        out.say(words.inbox_conflict, &[("n", row.others.len().to_string())]);
    }
    if row.same_id {
        out.say(words.inbox_other_same_id, &[]);
    }
}

fn line(out: Out, item: &InboxItem) -> String {
    let mut parts = vec![
        ids::short(item.id),
        kind_word(item.kind, out.lang).to_owned(),
        bytes::bytes(item.bytes, out.lang),
        states::item(item.state, out).to_owned(),
        states::pupils(item.pupils, out).to_owned(),
    ];
    if !item.note.is_empty() {
        parts.push(clean(&item.note));
    }
    parts.join(" · ")
}

/// The reflection's prompts, in its own order.
pub(crate) fn prompts(out: Out) -> [&'static str; 6] {
    let words = out.words();
    [
        words.reflection_successes,
        words.reflection_obstacles,
        words.reflection_added_value_pupils,
        words.reflection_own_approach,
        words.reflection_lesson_quality,
        words.reflection_follow_up_question,
    ]
}

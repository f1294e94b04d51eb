//! `oogst cycle show`: one cycle, the running one unless said otherwise.

use oogst_core::{
    App, cycle,
    domain::{
        capture::PhotoPolicy,
        cycle::{CycleBody, CycleRow, Meeting},
    },
    protocol::EntityId,
};

use crate::{
    context::Context,
    error::Failure,
    ids,
    output::{Out, bytes, clean::clean, dates, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The cycle: its id, or the first digits
    #[arg(value_name = "ID")]
    id: Option<String>,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let cycles = cycle::list(app, dates::today(context.now()))?;
    let id = match &args.id {
        Some(text) => Some(find(context, app, text)?),
        None => cycles.now.as_ref().map(|now| now.id).or(cycles.cycles.first().map(|row| row.id)),
    };
    let out = context.out;
    match cycles.cycles.iter().find(|row| Some(row.id) == id) {
        Some(row) if out.json => json::print(row),
        Some(row) => tell(out, row),
        None if out.json => json::print(&serde_json::Value::Null),
        None => out.say(out.words().cycle_none, &[]),
    }
    Ok(())
}

/// A cycle by its id or the first digits.
pub(crate) fn find(context: &Context, app: &App, wanted: &str) -> Result<EntityId, Failure> {
    let cycles = cycle::list(app, dates::today(context.now()))?;
    ids::find(wanted, cycles.cycles.iter().map(|row| row.id))?
        .ok_or_else(|| ids::unknown(wanted, "cycle.unknown", |f| &f.cycle_unknown))
}

fn tell(out: Out, row: &CycleRow) {
    version(out, &row.newest.cycle);
    out.line(&super::cycle_list::state(out, row));
    for other in &row.others {
        out.line("—");
        version(out, &other.cycle);
    }
}

fn version(out: Out, body: &CycleBody) {
    let (words, lang) = (out.words(), out.lang);
    out.line(&clean(&body.theme));
    if !body.for_whom.is_empty() {
        out.say(words.cycle_for, &[("whom", clean(&body.for_whom))]);
    }
    out.say(words.cycle_assignment, &[("title", clean(&body.assignment.title))]);
    for line in body.assignment.instructions.lines() {
        out.line(&format!("  {}", clean(line)));
    }
    if let Some(goal) = &body.assignment.learning_goal {
        out.say(words.cycle_goal, &[("goal", clean(goal))]);
    }
    let (from, until) = (dates::day(body.trial.from, lang), dates::day(body.trial.until, lang));
    out.say(words.cycle_trial, &[("from", from), ("until", until)]);
    meeting(out, words.cycle_impulse, &body.impulse);
    meeting(out, words.cycle_exchange, &body.exchange);
    if body.assignment.photo == PhotoPolicy::Reduced {
        out.say(words.cycle_photos_reduced, &[]);
    }
    let video = body.assignment.video;
    let values = [("time", dates::duration(video.max_ms)), ("size", bytes::bytes(video.max_bytes, lang))];
    out.say(words.cycle_videos, &values);
}

fn meeting(out: Out, sentence: &str, meeting: &Meeting) {
    let Some(at) = meeting.at else { return };
    let place = meeting.place.as_deref().map(|place| format!(" · {}", clean(place))).unwrap_or_default();
    out.say(sentence, &[("at", dates::time(at, out.lang)), ("place", place)]);
}

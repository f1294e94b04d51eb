//! `oogst captures`: list; undo the last one, remove, cover, annotate.

use clap::Subcommand;
use oogst_core::{
    App,
    capture::{self, Annotation, Capture, Cursor},
    domain::{
        capture::MediaKind,
        outbox::{OutboxRow, State},
    },
    outbox,
    protocol::EntityId,
};
use serde::Serialize;

use super::states;
use crate::{
    context::Context,
    error::{Failure, kind_word},
    ids,
    output::{bytes, clean::clean, dates, json, table::table},
};

#[derive(clap::Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    change: Option<Change>,
    /// All of them, not only the newest 50
    #[arg(long)]
    all: bool,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Change {
    /// Undo the newest capture
    Undo,
    /// Remove captures
    Rm {
        /// Ids, or their first digits
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
    /// Cover faces in a photo, for good
    Cover(super::captures_cover::Args),
    /// Change what is said about a capture
    Note {
        /// Its id, or the first digits
        #[arg(value_name = "ID")]
        id: String,
        /// What you want to say about it
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// The learning goal; empty takes it away
        #[arg(long, value_name = "TEXT")]
        goal: Option<String>,
        /// The lesson; empty takes it away
        #[arg(long, value_name = "TEXT")]
        lesson: Option<String>,
        /// The assignment (a cycle's whole id); empty takes it away
        #[arg(long, value_name = "ID")]
        assignment: Option<String>,
    },
}

#[derive(Serialize)]
pub(super) struct Row<'a> {
    id: EntityId,
    kind: MediaKind,
    state: State,
    sent_bytes: u64,
    total_bytes: u64,
    sha256: Option<String>,
    bytes: u64,
    why: Option<&'a str>,
    taken_at: Option<String>,
    captured_at: String,
    note: &'a str,
    goal: Option<&'a str>,
    lesson: Option<&'a str>,
    assignment: Option<EntityId>,
    covered: bool,
    own_only: bool,
}

pub(crate) fn run(context: &Context, args: Args) -> Result<(), Failure> {
    let app = context.app()?;
    match args.change {
        None => list(context, app, args.all),
        Some(Change::Undo) => gone(context, &[capture::undo(app)?]),
        Some(Change::Rm { ids }) => {
            // Found first: a slip in the last id removes nothing.
            let ids = ids.iter().map(|id| states::own(app, id)).collect::<Result<Vec<_>, _>>()?;
            let mut removed = Vec::new();
            for id in ids {
                match capture::remove(app, id) {
                    Ok(capture) => removed.push(capture),
                    Err(error) => {
                        gone(context, &removed)?;
                        return Err(error.into());
                    }
                }
            }
            gone(context, &removed)
        }
        Some(Change::Cover(args)) => super::captures_cover::run(context, app, &args),
        Some(Change::Note { id, note, goal, lesson, assignment }) => {
            let said = |text: String| if text.trim().is_empty() { None } else { Some(text) };
            let assignment = match assignment.map(said) {
                Some(Some(text)) => Some(Some(super::cycle_show::find(context, app, &text)?)),
                Some(None) => Some(None),
                None => None,
            };
            let annotation = Annotation { note, goal: goal.map(said), assignment, lesson: lesson.map(said) };
            let changed = capture::annotate(app, states::own(app, &id)?, annotation)?;
            let rows = outbox::states(app, &[changed.id])?;
            if context.out.json {
                json::print(&joined(std::slice::from_ref(&changed), &rows));
            }
            context.out.say(context.out.words().capture_changed, &[("id", ids::short(changed.id))]);
            Ok(())
        }
    }
}

fn list(context: &Context, app: &App, all: bool) -> Result<(), Failure> {
    let out = context.out;
    let (mut captures, mut more): (Vec<Capture>, bool) = (Vec::new(), true);
    while more {
        let after = captures.last().map(Cursor::after);
        let page = capture::list(&app.store, after, capture::PAGE + usize::from(!all))?;
        more = page.len() > capture::PAGE || (all && page.len() == capture::PAGE);
        captures.extend(page.into_iter().take(capture::PAGE));
        if !all {
            break;
        }
    }
    let ids: Vec<EntityId> = captures.iter().map(|capture| capture.id).collect();
    let rows = outbox::states(app, &ids)?;
    if out.json {
        json::print(&joined(&captures, &rows));
        return Ok(());
    }
    let words = out.words();
    if captures.is_empty() {
        out.say(words.captures_none, &[]);
        return Ok(());
    }
    let lines: Vec<Vec<String>> = captures
        .iter()
        .filter_map(|capture| rows.iter().find(|row| row.id == capture.id).map(|row| (capture, row)))
        .map(|(capture, row)| {
            let at = capture.taken_at.map_or_else(
                || dates::moment(capture.captured_at, out.lang),
                |at| dates::taken(at, capture.captured_at, out.lang),
            );
            let size = capture.original().map_or(0, |stored| stored.object.plain_bytes);
            let marks = [
                capture.covered.then_some(words.mark_covered),
                capture.own_only.then_some(words.mark_own_only),
            ];
            let said = marks.into_iter().chain([capture.lesson.as_deref(), Some(capture.note.as_str())]);
            let said: Vec<&str> = said.flatten().filter(|text| !text.is_empty()).collect();
            vec![
                ids::short(capture.id),
                kind_word(capture.kind, out.lang).to_owned(),
                bytes::bytes(size, out.lang),
                at,
                states::capture(row, out),
                clean(&said.join(" · ").chars().take(60).collect::<String>()),
            ]
        })
        .collect();
    out.line(table(&lines).trim_end());
    out.say(
        if more { words.captures_more } else { words.captures_count },
        &[("n", captures.len().to_string())],
    );
    Ok(())
}

pub(super) fn joined<'a>(captures: &'a [Capture], rows: &'a [OutboxRow]) -> Vec<Row<'a>> {
    let states: std::collections::BTreeMap<EntityId, &OutboxRow> =
        rows.iter().map(|row| (row.id, row)).collect();
    captures
        .iter()
        .filter_map(|capture| states.get(&capture.id).map(|row| (capture, *row)))
        .map(|(capture, row)| {
            let original = capture.original().map(|stored| &stored.object);
            Row {
                id: capture.id,
                kind: capture.kind,
                state: row.state,
                sent_bytes: row.sent_bytes,
                total_bytes: row.total_bytes,
                sha256: original.map(|object| object.plain_sha256.hex()),
                bytes: original.map_or(0, |object| object.plain_bytes),
                why: row.why.as_ref().map(|why| why.code()),
                taken_at: capture.taken_at.map(|at| at.to_string()),
                captured_at: dates::rfc3339(capture.captured_at),
                note: &capture.note,
                goal: capture.goal.as_deref(),
                lesson: capture.lesson.as_deref(),
                assignment: capture.assignment,
                covered: capture.covered,
                own_only: capture.own_only,
            }
        })
        .collect()
}

fn gone(context: &Context, removed: &[Capture]) -> Result<(), Failure> {
    let out = context.out;
    if out.json {
        let rows: Vec<_> = removed
            .iter()
            .map(|capture| serde_json::json!({ "id": capture.id, "kind": capture.kind }))
            .collect();
        json::print(&rows);
    }
    for capture in removed {
        let kind = kind_word(capture.kind, out.lang).to_owned();
        out.say(out.words().capture_removed, &[("id", ids::short(capture.id)), ("kind", kind)]);
    }
    Ok(())
}

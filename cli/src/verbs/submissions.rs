//! `oogst submissions`: one's own, and how far each has come; amend, withdraw.

use clap::Subcommand;
use oogst_core::{
    App, capture,
    clock::Moment,
    domain::submission::{Pupils, Reflection, SubmissionRow},
    protocol::EntityId,
    submission::{self, Chosen},
};
use serde_json::json;

use super::{
    states,
    submit::{PupilsArgs, ReflectionArgs, Who, with_pupils},
};
use crate::{
    context::Context,
    error::Failure,
    ids,
    output::{Out, dates, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Change {
    /// Change a submission: add or remove captures, say who can be recognised, change the reflection
    Amend(Box<Amend>),
    /// Take a submission back; the captures stay on this device
    Withdraw {
        /// The submission: its id, or the first digits
        #[arg(value_name = "ID")]
        id: String,
    },
}

#[derive(clap::Args, Debug)]
pub(crate) struct Amend {
    /// The submission: its id, or the first digits
    #[arg(value_name = "ID")]
    id: String,
    /// Captures to add
    #[arg(long, value_name = "ID")]
    add: Vec<String>,
    /// Captures to take out
    #[arg(long, value_name = "ID")]
    remove: Vec<String>,
    #[command(flatten)]
    pupils: PupilsArgs,
    #[command(flatten)]
    reflection: ReflectionArgs,
}

pub(crate) fn run(context: &Context, args: Args) -> Result<(), Failure> {
    let app = context.app()?;
    let rows = submission::list(app)?;
    let (out, words) = (context.out, context.out.words());
    match args.change {
        None => list(out, &rows),
        Some(Change::Withdraw { id }) => {
            let id = find(&rows, &id)?.submission;
            submission::withdraw(app, id)?;
            if out.json {
                json::print(&json!({ "submission": id, "state": "withdrawn" }));
            }
            out.say(words.submission_taken_back, &[("id", ids::short(id))]);
        }
        Some(Change::Amend(amend)) => {
            let row = find(&rows, &amend.id)?;
            let id = row.submission;
            let chosen = items(app, row, &amend)?;
            let before = row.heads.first().map(|head| head.reflection.clone()).unwrap_or_default();
            let reflection: Option<Reflection> = amend.reflection.over(before);
            if chosen.is_none() && reflection.is_none() && !row.conflict {
                out.say(words.amend_nothing, &[]);
            } else {
                submission::amend(app, id, chosen.as_deref(), reflection)?;
                out.say(words.submission_amended, &[("id", ids::short(id))]);
            }
            if out.json {
                let row = submission::list(app)?.into_iter().find(|row| row.submission == id);
                json::print(&row);
            }
        }
    }
    Ok(())
}

fn find<'a>(rows: &'a [SubmissionRow], wanted: &str) -> Result<&'a SubmissionRow, Failure> {
    let unknown = || ids::unknown(wanted, "submission.unknown", |f| &f.submission_unknown);
    let id = ids::find(wanted, rows.iter().map(|row| row.submission))?.ok_or_else(unknown)?;
    rows.iter().find(|row| row.submission == id).ok_or_else(unknown)
}

/// The items as they are to be; `None` when nothing was said about them.
fn items(app: &App, row: &SubmissionRow, amend: &Amend) -> Result<Option<Vec<Chosen>>, Failure> {
    let said = !amend.add.is_empty()
        || !amend.remove.is_empty()
        || amend.pupils.pupils.is_some()
        || !amend.pupils.items.is_empty();
    if !said {
        return Ok(None);
    }
    let before = submission::chosen(app, row.submission)?;
    let mut wanted: Vec<EntityId> = before.iter().map(|each| each.capture).collect();
    for text in &amend.remove {
        let gone = ids::find(text, wanted.iter().copied())?
            .ok_or_else(|| ids::unknown(text, "submission.not_chosen", |f| &f.chosen_unknown))?;
        wanted.retain(|id| *id != gone);
    }
    for text in &amend.add {
        let id = states::own(app, text)?;
        if !wanted.contains(&id) {
            wanted.push(id);
        }
    }
    let captures = wanted.iter().map(|id| capture::find(&app.store, *id)).collect::<Result<Vec<_>, _>>()?;
    // What was said before holds unless it is said anew; one item's word goes over the word for all.
    let mut pupils = PupilsArgs { pupils: amend.pupils.pupils, items: Vec::new() };
    if amend.pupils.pupils.is_none() {
        let kept = before.iter().filter(|each| wanted.contains(&each.capture));
        pupils.items.extend(kept.map(|each| (each.capture.to_string(), who(each.pupils))));
    }
    pupils.items.extend(amend.pupils.items.iter().cloned());
    with_pupils(app, &captures, &pupils).map(Some)
}

fn who(pupils: Pupils) -> Who {
    match pupils {
        Pupils::None => Who::None,
        Pupils::Covered => Who::Covered,
        Pupils::Recognisable => Who::Recognisable,
    }
}

fn list(out: Out, rows: &[SubmissionRow]) {
    if out.json {
        json::print(&rows);
        return;
    }
    let words = out.words();
    if rows.is_empty() {
        out.say(words.submissions_none, &[]);
    }
    for row in rows {
        let newest = row.heads.first();
        let values = [
            ("id", ids::short(row.submission)),
            ("when", newest.map(|head| dates::moment(Moment(head.at), out.lang)).unwrap_or_default()),
            ("n", newest.map_or(0, |head| head.captures.len()).to_string()),
            ("state", states::submission(row.state, out).to_owned()),
        ];
        out.say(words.submission_row, &values);
        if row.conflict {
            out.say(words.submission_conflict, &[("n", row.heads.len().to_string())]);
        }
    }
}

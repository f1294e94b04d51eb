//! `oogst quarantine`: what arrived and does not count, with why; and letting count what may.

use clap::Subcommand;
use oogst_core::{clock::Moment, domain::quarantine::Reason, inbox, protocol::record::Quarantine};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    ids,
    output::{Out, clean::clean, dates, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Change {
    /// Let a message count that was sent after its device was removed
    Accept {
        /// The message, as the list shows it, or its first digits
        #[arg(value_name = "ID")]
        id: String,
    },
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let (out, words) = (context.out, context.out.words());
    let rows = inbox::quarantine(app)?;
    if let Some(Change::Accept { id }) = &args.change {
        let found = ids::find(id, rows.iter().map(|row| row.record))?
            .ok_or_else(|| ids::unknown(id, "quarantine.not_acceptable", |f| &f.not_acceptable))?;
        inbox::accept(app, found)?;
        if out.json {
            json::print(&json!({ "accepted": found }));
        }
        out.say(words.quarantine_accepted, &[]);
        return Ok(());
    }
    if out.json {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                json!({
                    "id": row.record, "reason": row.reason, "from": row.from_name, "person": row.from,
                    "kind": row.kind, "received_at": dates::rfc3339(Moment(row.received_at)),
                    "acceptable": row.acceptable,
                })
            })
            .collect();
        json::print(&rows);
        return Ok(());
    }
    if rows.is_empty() {
        out.say(words.quarantine_empty, &[]);
        return Ok(());
    }
    out.say(words.quarantine_intro, &[("n", rows.len().to_string())]);
    for row in &rows {
        let who = row.from_name.as_deref().map_or_else(|| words.person_unnamed.to_owned(), clean);
        let when = dates::moment(Moment(row.received_at), out.lang);
        let values = [
            ("id", ids::short_hash(&row.record)),
            ("who", who),
            ("when", when),
            ("why", reason(row.reason, out).to_owned()),
        ];
        out.say(words.quarantine_row, &values);
        if row.acceptable {
            out.say(words.quarantine_acceptable, &[("id", ids::short_hash(&row.record))]);
        }
    }
    Ok(())
}

fn reason(reason: Reason, out: Out) -> &'static str {
    let words = out.words();
    match reason {
        Reason::Judged(judged) => match judged {
            Quarantine::OtherTeam => words.reason_other_team,
            Quarantine::OtherAudience => words.reason_other_audience,
            Quarantine::UnknownDevice => words.reason_unknown_device,
            Quarantine::Pending => words.reason_pending,
            Quarantine::AfterRemoval => words.reason_after_removal,
            Quarantine::Fork => words.reason_fork,
            Quarantine::NotAllowed => words.reason_not_allowed,
            Quarantine::SequenceTaken => words.reason_sequence_taken,
            Quarantine::Retracted => words.reason_retracted,
            Quarantine::Malformed => words.reason_malformed,
        },
        Reason::CannotOpen => words.reason_cannot_open,
        Reason::NotARecord => words.reason_not_a_record,
        Reason::WrongObject => words.reason_wrong_object,
    }
}

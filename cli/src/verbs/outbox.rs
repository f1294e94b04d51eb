//! `oogst outbox`: what waits, in plain words.

use std::collections::BTreeSet;

use oogst_core::{
    domain::outbox::{State, Why},
    outbox,
    sync::HubFault,
};
use serde_json::json;

use super::states;
use crate::{
    context::Context,
    error::{Failure, kind_word},
    ids,
    output::{bytes, json, table::table},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Send this capture with the next sync, whatever the network costs
    #[arg(long, value_name = "ID")]
    send_now: Option<String>,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let (out, words) = (context.out, context.out.words());
    if let Some(text) = &args.send_now {
        let id = states::own(app, text)?;
        outbox::send_now(app, id)?;
        if out.json {
            json::print(&json!({ "id": id, "send_now": true }));
        }
        out.say(words.send_now_marked, &[("id", ids::short(id))]);
        return Ok(());
    }
    let outbox = outbox::list(app)?;
    if out.json {
        json::print(&outbox.rows);
        return Ok(());
    }
    if outbox.rows.is_empty() {
        out.say(words.outbox_empty, &[]);
        return Ok(());
    }
    let rows: Vec<Vec<String>> = outbox
        .rows
        .iter()
        .map(|row| {
            let why = row.why.as_ref().filter(|_| row.state != State::WaitingUnmetered);
            vec![
                ids::short(row.id),
                kind_word(row.kind, out.lang).to_owned(),
                bytes::bytes(row.total_bytes, out.lang),
                states::capture(row, out),
                why.map(|why| states::why(why, out)).unwrap_or_default(),
            ]
        })
        .collect();
    out.line(table(&rows).trim_end());
    let summary = &outbox.summary;
    let left = bytes::bytes(summary.left_bytes, out.lang);
    out.say(words.outbox_summary, &[("n", outbox.rows.len().to_string()), ("size", left)]);
    if summary.waiting_unmetered > 0 {
        out.say(words.outbox_waiting, &[("n", summary.waiting_unmetered.to_string())]);
    }
    if summary.needs_attention > 0 {
        out.say(words.outbox_attention, &[("n", summary.needs_attention.to_string())]);
    }
    // Each kind of trouble once, with what to do about it: the table has room for its code only.
    let codes: BTreeSet<&str> = outbox.rows.iter().filter_map(|row| code(row.why.as_ref()?)).collect();
    for (code, fault) in codes.into_iter().filter_map(|code| Some((code, HubFault::of_code(code)?))) {
        let (message, help) = Failure::from(fault).sentences(out);
        out.line(format!("{code}: {message} {help}").trim_end());
    }
    Ok(())
}

fn code(why: &Why) -> Option<&str> {
    match why {
        Why::Trouble(code) => Some(code),
        _ => None,
    }
}

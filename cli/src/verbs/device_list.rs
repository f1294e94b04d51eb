//! `oogst device list`.

use oogst_core::team::{self, DeviceView};
use serde::Serialize;

use crate::{
    context::Context,
    error::Failure,
    output::{Out, clean::clean, json, table::table},
};

#[derive(Serialize)]
struct Row<'a> {
    id: String,
    person: String,
    name: Option<&'a str>,
    this: bool,
    state: &'static str,
    code: Option<&'a str>,
    confirmable: bool,
}

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let view = team::show(context.app()?)?;
    let out = context.out;
    if out.json {
        let rows = view.devices.iter().map(|device| Row {
            id: device.id.to_string(),
            person: device.person.to_string(),
            name: device.name.as_deref(),
            this: device.this,
            state: device.state,
            code: device.code.as_deref(),
            confirmable: device.confirmable,
        });
        json::print(&rows.collect::<Vec<_>>());
        return Ok(());
    }
    let rows: Vec<Vec<String>> = view.devices.iter().map(|device| row(out, device)).collect();
    out.line(table(&rows).trim_end());
    if view.devices.iter().any(|device| device.confirmable) {
        out.say(out.words().device_confirmable, &[]);
    }
    Ok(())
}

fn row(out: Out, device: &DeviceView) -> Vec<String> {
    let words = out.words();
    let state = match device.state {
        "active" => words.device_active,
        "pending" => words.device_pending,
        _ => words.device_removed,
    };
    let mut notes = Vec::new();
    if device.this {
        notes.push(words.device_this.to_owned());
    }
    if let Some(code) = &device.code {
        notes.push(crate::lang::fill(words.device_code, &[("code", code.clone())]));
    }
    vec![
        device.id.to_string().trim_start_matches("ed25519:").chars().take(8).collect(),
        device.name.as_deref().map_or_else(|| words.person_unnamed.to_owned(), clean),
        state.to_owned(),
        notes.join(" · "),
    ]
}

//! `oogst device confirm`: the code that was compared.

use oogst_core::team;
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    net,
    output::{clean::clean, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The 20 digits that the other device shows
    #[arg(value_name = "CODE", required = true, num_args = 1..)]
    code: Vec<String>,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    // Typed with or without spaces.
    let code = args.code.concat();
    if code.chars().filter(char::is_ascii_digit).count() != 20 {
        return Err(Failure::new(Exit::Usage, "device.code", |f| &f.code_bad));
    }
    let app = context.app()?;
    let person = net::run(team::confirm(app, &code))?;
    let view = team::show(app)?;
    let name = view.persons.iter().find(|view| view.id == person).and_then(|view| view.name.clone());
    let out = context.out;
    if out.json {
        json::print(&json!({ "confirmed": person, "name": name }));
    }
    match name {
        Some(name) => out.say(out.words().device_confirmed, &[("name", clean(&name))]),
        None => out.say(out.words().device_confirmed_unnamed, &[]),
    }
    Ok(())
}

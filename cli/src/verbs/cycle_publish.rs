//! `oogst cycle publish`: a draft becomes everybody's.

use oogst_core::cycle;
use serde_json::json;

use crate::{context::Context, error::Failure, ids, output::json};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The cycle: its id, or the first digits
    #[arg(value_name = "ID")]
    id: String,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let id = super::cycle_show::find(context, app, &args.id)?;
    cycle::publish(app, id)?;
    if context.out.json {
        json::print(&json!({ "id": id, "published": true }));
    }
    context.out.say(context.out.words().cycle_published, &[("id", ids::short(id))]);
    Ok(())
}

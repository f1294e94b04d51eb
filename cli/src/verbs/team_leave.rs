//! `oogst team leave`: captures stay, for a team joined later.

use oogst_core::team;
use serde_json::json;

use crate::{context::Context, error::Failure, net, output::json};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Also when something has not been sent yet, or is only at the hub
    #[arg(long)]
    anyway: bool,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    net::run(team::leave(app, args.anyway))?;
    if context.out.json {
        json::print(&json!({ "left": true }));
    }
    context.out.say(context.out.words().team_left, &[]);
    Ok(())
}

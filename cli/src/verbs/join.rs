//! `oogst join`: into a team by an invite link.

use oogst_core::{protocol::invite::InviteLink, team};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    net,
    output::{clean::clean, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The invite link
    #[arg(value_name = "LINK")]
    link: String,
    /// What you are called (not needed for a further device of your own)
    #[arg(long, value_name = "NAME", default_value = "")]
    name: String,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let link = InviteLink::parse(args.link.trim())?;
    let app = context.app()?;
    let joined = net::run(team::join(app, &link, &args.name))?;
    let out = context.out;
    let words = out.words();
    let state = if joined.code.is_some() { "pending" } else { "active" };
    if out.json {
        json::print(&json!({
            "team": joined.member.team, "person": joined.member.person, "device": joined.member.device(),
            "hub": joined.member.hub.url, "state": state, "code": joined.code,
        }));
    }
    match joined.code {
        Some(code) => {
            out.line(&code);
            out.say(words.join_pending, &[]);
        }
        None => {
            out.say(words.joined, &[("name", clean(args.name.trim()))]);
            out.say(words.join_what_next, &[]);
        }
    }
    Ok(())
}

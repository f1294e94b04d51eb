//! `oogst team found`: a team on a fresh hub, by the link it wrote.

use std::path::PathBuf;

use oogst_core::{protocol::invite::FoundingLink, team};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    net,
    output::{clean::clean, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The founding link that the hub wrote
    #[arg(value_name = "LINK", required_unless_present = "link_file")]
    link: Option<String>,
    /// File with the founding link, on its first line
    #[arg(long, value_name = "FILE", conflicts_with = "link")]
    link_file: Option<PathBuf>,
    /// What the team is called
    #[arg(long, value_name = "NAME")]
    team: String,
    /// What you are called
    #[arg(long, value_name = "NAME")]
    name: String,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let text = match (&args.link, &args.link_file) {
        (Some(link), _) => link.clone(),
        (None, Some(file)) => super::files::first_line(file)?,
        (None, None) => String::new(),
    };
    let link = FoundingLink::parse(text.trim())?;
    let app = context.app()?;
    let member = net::run(team::found(app, &link, &args.team, &args.name))?;
    if context.out.json {
        json::print(&json!({
            "team": member.team, "name": args.team.trim(), "person": member.person,
            "device": member.device(), "hub": member.hub.url,
        }));
    }
    let words = context.out.words();
    context.out.say(words.team_founded, &[("team", clean(args.team.trim()))]);
    context.out.say(words.team_next, &[]);
    Ok(())
}

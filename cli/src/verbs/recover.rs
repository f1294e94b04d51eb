//! `oogst recover`: a person comes back on an empty device.

use std::path::PathBuf;

use oogst_core::{
    protocol::{
        TeamId,
        recovery::{RecoverySeed, RecoverySheet},
    },
    team::{self, RecoverBy},
};
use serde_json::json;

use crate::{context::Context, error::Failure, exit::Exit, net, output::json};

#[derive(clap::Args, Debug)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["sheet", "sheet_file", "words_file"]))]
pub(crate) struct Args {
    /// What the sheet's code holds
    #[arg(long, value_name = "TEXT")]
    sheet: Option<String>,
    /// File with what the sheet's code holds
    #[arg(long, value_name = "FILE")]
    sheet_file: Option<PathBuf>,
    /// File with the sheet's 24 words; the hub and the team are on the sheet too
    #[arg(long, value_name = "FILE", requires = "hub", requires = "team")]
    words_file: Option<PathBuf>,
    /// The hub's address, as the sheet prints it
    #[arg(long, value_name = "URL")]
    hub: Option<String>,
    /// The team, as the sheet prints it
    #[arg(long, value_name = "ID")]
    team: Option<String>,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let by = by(args)?;
    let app = context.app()?;
    let member = net::run(team::recover(app, by))?;
    let out = context.out;
    if out.json {
        json::print(&json!({
            "team": member.team, "person": member.person, "device": member.device(), "hub": member.hub.url,
        }));
    }
    out.say(out.words().recovered, &[]);
    out.say(out.words().recovered_next, &[]);
    Ok(())
}

fn by(args: &Args) -> Result<RecoverBy, Failure> {
    let text = match (&args.sheet, &args.sheet_file) {
        (Some(text), _) => Some(text.clone()),
        (None, Some(file)) => Some(super::files::text(file)?),
        (None, None) => None,
    };
    if let Some(text) = text {
        return Ok(RecoverBy::Sheet(RecoverySheet::parse(text.trim())?));
    }
    let words = args.words_file.as_deref().map(super::files::text).transpose()?.unwrap_or_default();
    let seed = RecoverySeed::from_words(&words)?;
    let team = args.team.as_deref().unwrap_or_default();
    let team: TeamId = team.parse().map_err(|_| {
        Failure::new(Exit::Usage, "id.bad", |f| &f.id_bad)
            .with("id", team.chars().take(40).collect::<String>())
    })?;
    Ok(RecoverBy::Words { seed, hub: args.hub.clone().unwrap_or_default(), team })
}

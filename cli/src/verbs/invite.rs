//! `oogst invite`: a link for colleagues, for one preparer, or for a further device; and closing one.

use clap::{Args as ClapArgs, Subcommand};
use oogst_core::{clock::Moment, paper::qr, protocol::VerifyKey, team};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    ids, net,
    output::{dates, json},
};

#[derive(ClapArgs, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    close: Option<Close>,
    /// For one new member of the preparation group, who compares a code with you
    #[arg(long, conflicts_with = "device")]
    preparer: bool,
    /// For a further device of your own, which compares a code with this one
    #[arg(long)]
    device: bool,
    /// How many colleagues may use it
    #[arg(long, value_name = "N", default_value_t = 30)]
    uses: u32,
    /// How many hours it holds (default: two weeks; for a preparer a day)
    #[arg(long, value_name = "N")]
    hours: Option<u32>,
    /// Show the link as a QR code too
    #[arg(long)]
    qr: bool,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Close {
    /// Close an invite for everybody
    Close {
        /// The invite's key, or its first digits, as team show lists it
        #[arg(value_name = "KEY")]
        key: String,
    },
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let out = context.out;
    let words = out.words();
    if let Some(Close::Close { key }) = &args.close {
        let there = team::show(app)?.invites.into_iter().map(|(key, ..)| key);
        let found: VerifyKey = ids::find(key, there)?
            .ok_or_else(|| ids::unknown(key, "invite.unknown", |f| &f.member_unknown))?;
        net::run(team::close_invite(app, found))?;
        if out.json {
            json::print(&json!({ "closed": found }));
        }
        out.say(words.invite_closed, &[]);
        return Ok(());
    }
    let hours = args.hours.unwrap_or(if args.preparer { 24 } else { 24 * 14 });
    let invited = if args.device {
        net::run(team::invite_device(app))?
    } else {
        net::run(team::invite(app, args.preparer, args.uses, hours))?
    };
    let link = invited.link.to_link();
    let expires = Moment(invited.expires_at.saturating_mul(1000));
    if out.json {
        json::print(&json!({
            "link": link, "uses": invited.uses, "expires_at": dates::rfc3339(expires),
            "key": invited.link.signing_key().verify_key(), "role": super::role_of_invite(invited.link.role),
        }));
        return Ok(());
    }
    out.line(&link);
    if args.qr {
        match qr::to_terminal(&link) {
            Ok(code) => crate::output::raw(code.as_bytes()),
            Err(error) => tracing::warn!(%error, "the link is shown as text only"),
        }
    }
    let sentence = match (args.preparer, args.device) {
        (true, _) => words.invite_made_preparer,
        (_, true) => words.invite_made_device,
        _ => words.invite_made,
    };
    out.say(sentence, &[("n", invited.uses.to_string()), ("until", dates::moment(expires, out.lang))]);
    Ok(())
}

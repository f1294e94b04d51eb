//! `oogst device remove`: a device that is lost, or a person who goes.

use oogst_core::team::{self, Removal};
use serde_json::json;

use crate::{context::Context, error::Failure, ids, net, output::json};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The device (or the person, with --person): its id, or the first digits
    #[arg(value_name = "DEVICE_OR_PERSON")]
    id: String,
    /// Remove the person with all devices, for good
    #[arg(long)]
    person: bool,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let view = team::show(app)?;
    let unknown = || ids::unknown(&args.id, "team.unknown", |f| &f.member_unknown);
    let removal = if args.person {
        let found = ids::find(&args.id, view.persons.iter().map(|person| person.id))?;
        Removal::Person(found.ok_or_else(unknown)?)
    } else {
        let found = ids::find(&args.id, view.devices.iter().map(|device| device.id))?;
        Removal::Device(found.ok_or_else(unknown)?)
    };
    net::run(team::remove(app, removal))?;
    let out = context.out;
    let (removed, sentence) = match removal {
        Removal::Device(id) => (id.to_string(), out.words().device_gone),
        Removal::Person(id) => (id.to_string(), out.words().person_removed),
    };
    if out.json {
        json::print(&json!({ "removed": removed }));
    }
    out.say(sentence, &[]);
    Ok(())
}

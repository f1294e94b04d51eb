//! `oogst backup on|off`: whether captures are backed up, sealed to oneself.

use clap::ValueEnum;
use oogst_core::record;
use serde_json::json;

use crate::{context::Context, error::Failure, output::json};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// On or off
    #[arg(value_name = "STATE")]
    state: Switch,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Switch {
    /// Captures go to the hub, sealed to yourself
    On,
    /// What is in no submission stays on this device
    Off,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let on = args.state == Switch::On;
    let now = context.now();
    app.store.write(|tx| {
        record::set_backups(tx, on)?;
        if on {
            record::queue_backups(tx, now)?;
        }
        Ok::<_, record::QueueError>(())
    })?;
    if context.out.json {
        json::print(&json!({ "backup": on }));
    }
    let words = context.out.words();
    context.out.say(if on { words.backup_on } else { words.backup_off }, &[]);
    Ok(())
}

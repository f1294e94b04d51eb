//! `oogst`: the core on a command line. The third thin shell, beside Android and iOS: scripts, the demo and the tests
//! drive the core through it.
//!
//! Where to start:
//! - [`args`]: the command line; [`verbs`]: one file per verb;
//! - [`lang`]: every sentence, in Dutch and English; [`output`]: how things are printed;
//! - [`error`] and [`exit`]: what goes wrong, and how it is told;
//! - [`context`]: what a verb is given.

mod args;
mod context;
mod error;
mod exit;
mod ids;
mod lang;
mod net;
mod output;
mod progress;
mod usage;
mod vault;
mod verbs;

use std::process::ExitCode;

use crate::{context::Context, lang::Lang, output::Out};

fn main() -> ExitCode {
    log();
    let (args, out) = match usage::parse() {
        Ok(parsed) => parsed,
        Err(code) => return code,
    };
    let context = Context::new(out, args.global.store, args.global.key_file);
    match verbs::run(&context, args.verb) {
        Ok(code) => code,
        Err(failure) => {
            let failure = context.explain(failure);
            failure.tell(out);
            ExitCode::from(failure.exit.code())
        }
    }
}

/// Diagnostics on standard error, when OOGST_LOG asks for them.
fn log() {
    if let Ok(filter) = std::env::var("OOGST_LOG") {
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(tracing_subscriber::EnvFilter::new(filter))
            .with_writer(std::io::stderr)
            .with_ansi(false);
        let _ = subscriber.try_init();
    }
}

/// How to print, by the options that every command understands.
fn out(json: bool, lang: Option<Lang>) -> Out {
    Out::new(json, lang.unwrap_or_else(Lang::by_locale))
}

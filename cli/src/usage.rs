//! From the words on the command line to [`Args`], with help and errors in the reader's language.

use std::{ffi::OsString, process::ExitCode};

use clap::{
    ColorChoice, CommandFactory, FromArgMatches, ValueEnum,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    args::Args,
    error::Failure,
    exit::Exit,
    lang::{Lang, nl},
    output::{self, Out},
};

/// Reads the command line. `Err`: help was asked for and printed, or something was wrong and told.
pub(crate) fn parse() -> Result<(Args, Out), ExitCode> {
    let words: Vec<OsString> = std::env::args_os().collect();
    let (json, lang) = glance(&words);
    let out = crate::out(json, lang);
    let matches = command(out.lang).try_get_matches_from(words);
    let args =
        matches.and_then(|matches| Args::from_arg_matches(&matches)).map_err(|error| tell(&error, out))?;
    let out = crate::out(args.global.json, args.global.lang);
    Ok((args, out))
}

/// The command with its help in this language.
pub(crate) fn command(lang: Lang) -> clap::Command {
    let mut command = Args::command()
        .color(ColorChoice::Never)
        .max_term_width(100)
        .after_long_help(crate::verbs::exit_codes::text(lang));
    command.build();
    let command = command.mut_subcommand("exit-codes", |sub| {
        sub.after_long_help(crate::verbs::exit_codes::text(lang))
            .after_help(crate::verbs::exit_codes::text(lang))
    });
    match lang {
        Lang::En => command,
        Lang::Nl => nl::help::in_dutch(command),
    }
}

/// The language and the shape of errors, before anything is known to be right.
fn glance(words: &[OsString]) -> (bool, Option<Lang>) {
    let words: Vec<&str> = words
        .iter()
        .skip(1)
        .map(|word| word.to_str().unwrap_or_default())
        .take_while(|word| *word != "--")
        .collect();
    let json = words.contains(&"--json");
    let given = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang=") {
        Some(value) => Some(value),
        None if *word == "--lang" => words.get(at + 1).copied(),
        None => None,
    });
    let set = std::env::var("OOGST_LANG").ok();
    let lang = given.or(set.as_deref()).and_then(|value| Lang::from_str(value, true).ok());
    (json, lang)
}

/// Tells what clap found.
fn tell(error: &clap::Error, out: Out) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::raw(error.render().to_string().as_bytes());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if !out.json => {
            output::complain(error.render().to_string().trim_end());
            ExitCode::from(Exit::Usage.code())
        }
        _ => {
            failure(error).tell(out);
            ExitCode::from(Exit::Usage.code())
        }
    }
}

fn failure(error: &clap::Error) -> Failure {
    let told = |kind| error.get(kind).map(said).unwrap_or_default();
    let usage = |code, fault| Failure::new(Exit::Usage, code, fault);
    match error.kind() {
        ErrorKind::MissingRequiredArgument | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            usage("usage.missing", |f| &f.usage_missing).with("what", told(ContextKind::InvalidArg))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            usage("usage.missing", |f| &f.usage_missing).with("what", told(ContextKind::ValidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            usage("usage.unknown", |f| &f.usage_unknown).with("what", told(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidSubcommand => {
            usage("usage.unknown", |f| &f.usage_unknown).with("what", told(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = told(ContextKind::InvalidValue);
            let what = told(ContextKind::InvalidArg);
            if value.is_empty() {
                return usage("usage.missing", |f| &f.usage_missing).with("what", what);
            }
            usage("usage.value", |f| &f.usage_value)
                .with("value", value)
                .with("what", what)
                .with("possible", told(ContextKind::ValidValue))
        }
        _ => {
            let why = error.render().to_string();
            let why = why.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            usage("usage", |f| &f.usage).with("why", why)
        }
    }
}

fn said(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        other => other.to_string(),
    }
}

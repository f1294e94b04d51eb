//! The help in Dutch, by the same names as the commands and arguments have.

use super::help_texts::{about, argument};

const TEMPLATE: &str = "{before-help}{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}";

/// Puts Dutch over the English of every command and argument.
pub(crate) fn in_dutch(command: clap::Command) -> clap::Command {
    dutch(command, "")
}

fn dutch(command: clap::Command, path: &str) -> clap::Command {
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Opdrachten")
        .subcommand_value_name("OPDRACHT")
        .mut_args(|arg| dutch_argument(arg, path));
    if let Some(text) = about(path) {
        command = command.about(text).long_about(text);
    }
    command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name());
        dutch(sub, path.trim_start())
    })
}

/// An argument with what it says, what it is without being given, and what can be chosen.
fn dutch_argument(arg: clap::Arg, path: &str) -> clap::Arg {
    let heading = if arg.is_positional() { "Argumenten" } else { "Opties" };
    let Some(text) = argument(path, arg.get_id().as_str()) else { return arg.help_heading(heading) };
    let mut text = text.to_owned();
    let list = |words: Vec<String>| words.join(", ");
    // A switch is there or not; what that means is in its sentence.
    if arg.get_action().takes_values() {
        let choices: Vec<String> =
            arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        if !choices.is_empty() && choices.len() < 8 {
            text = format!("{text} [keuze: {}]", list(choices));
        }
        let least: Vec<String> = arg
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy().into_owned())
            .filter(|value| !value.is_empty())
            .collect();
        if !least.is_empty() {
            text = format!("{text} [standaard: {}]", list(least));
        }
    }
    arg.help(text.clone())
        .long_help(text)
        .help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
        .hide_env(true)
}

#[cfg(test)]
mod tests {
    use crate::{
        lang::{
            Lang,
            nl::help_texts::{about, argument},
        },
        usage,
    };

    fn missing(command: &clap::Command, path: &str, found: &mut Vec<String>) {
        if about(path).is_none() {
            found.push(path.to_owned());
        }
        for arg in command.get_arguments().filter(|arg| argument(path, arg.get_id().as_str()).is_none()) {
            found.push(format!("{path}: {}", arg.get_id()));
        }
        for sub in command.get_subcommands() {
            // The help of the help lists the commands once more.
            if sub.get_name() != "help" {
                missing(sub, format!("{path} {}", sub.get_name()).trim_start(), found);
            }
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_dutch() {
        let mut found = Vec::new();
        missing(&usage::command(Lang::En), "", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn the_help_in_dutch_has_no_english_left() {
        let help = usage::command(Lang::Nl).render_long_help().to_string();
        for english in ["Usage", "Options", "Commands", "default:", "possible values", "Print help"] {
            assert!(!help.contains(english), "{english}:\n{help}");
        }
    }
}

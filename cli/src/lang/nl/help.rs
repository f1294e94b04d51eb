//! The help in Dutch, by the same names as the commands and arguments have.

/// Puts Dutch over the English of every command and argument that has it here.
pub(crate) fn in_dutch(command: clap::Command) -> clap::Command {
    command
}

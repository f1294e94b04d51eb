//! Running other programs, and where things are.

use std::fmt;
use std::path::PathBuf;
use std::process::Command;

/// Why a command ends early.
#[derive(Debug)]
pub(crate) enum Stop {
    /// It was called wrongly.
    Usage(String),
    /// A program said no.
    Failed {
        /// As typed.
        what: String,
        /// Its exit code, if it had one.
        code: Option<i32>,
    },
    /// A program is not there or could not be started.
    NotStarted {
        /// As typed.
        what: String,
        /// What the system said.
        why: std::io::Error,
    },
    /// A check found something; it has been printed.
    Found(String),
    /// Reading or writing failed.
    Io(std::io::Error),
    /// A program's output was not what it should be.
    Unreadable(String),
}

impl Stop {
    /// The exit code for the shell.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Stop::Usage(_) => 2,
            Stop::Failed { code: Some(code), .. } => u8::try_from(*code).unwrap_or(1).max(1),
            _ => 1,
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Usage(text) | Stop::Found(text) | Stop::Unreadable(text) => f.write_str(text),
            Stop::Failed { what, code: Some(code) } => write!(f, "`{what}` ended with {code}"),
            Stop::Failed { what, code: None } => write!(f, "`{what}` was ended by a signal"),
            Stop::NotStarted { what, why } => write!(f, "`{what}` could not be started: {why}"),
            Stop::Io(error) => write!(f, "{error}"),
        }
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Stop {
        Stop::Io(error)
    }
}

/// How a command line ends.
pub(crate) type Outcome = Result<(), Stop>;

/// The cargo that runs us, in the workspace's folder. What it told us of this package it does not hear again: ring's build
/// asks for such a variable, so ring and all of TLS would be built once more after each call of cargo by hand, and in each
/// new checkout.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    for (name, _) in std::env::vars_os() {
        let own = name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"));
        if own {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a program with our screen; its failure is ours.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let what = typed(command);
    let status = command.status().map_err(|why| Stop::NotStarted { what: what.clone(), why })?;
    if status.success() { Ok(()) } else { Err(Stop::Failed { what, code: status.code() }) }
}

/// Runs a program and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String, Stop> {
    let what = typed(command);
    let output = command.output().map_err(|why| Stop::NotStarted { what: what.clone(), why })?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        return Err(Stop::Failed { what, code: output.status.code() });
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command line as a person would type it.
pub(crate) fn typed(command: &Command) -> String {
    let name = PathBuf::from(command.get_program());
    let name = name.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let arguments = command.get_args().map(|a| quoted(&a.to_string_lossy()));
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// Quotes for a shell where it is needed.
pub(crate) fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@%+#".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', "'\\''"))
    }
}

/// The workspace's folder.
pub(crate) fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    let set = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    set.map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// A folder outside the checkout for what is expensive to make twice.
pub(crate) fn cache() -> Result<PathBuf, Stop> {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .ok_or_else(|| Stop::Found("neither XDG_CACHE_HOME nor HOME is set".to_owned()))?;
    let cache = base.join("oogst");
    std::fs::create_dir_all(&cache)?;
    Ok(cache)
}

/// Whether a program can be found.
pub(crate) fn has(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(program).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Command::new("/somewhere/target/debug/oogst");
        command.args(["capture", "photo", "kaart 1.jpg", "--note", "Noor's werk", ""]);
        assert_eq!(typed(&command), "oogst capture photo 'kaart 1.jpg' --note 'Noor'\\''s werk' ''");
    }

    #[test]
    fn the_exit_code_of_a_failing_program_is_handed_on() {
        let code = run(Command::new("sh").args(["-c", "exit 7"])).map_err(|stop| stop.code());
        assert_eq!(code.unwrap_err(), 7);
        assert_eq!(run(&mut Command::new("no-such-program-here")).unwrap_err().code(), 1);
    }
}

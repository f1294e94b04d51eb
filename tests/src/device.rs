//! Somebody's device: a store in a folder, and the `oogst` program on it.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::bins;

/// A device. Every call is a process of its own, so nothing survives but what is on disk.
#[derive(Debug)]
pub struct Device {
    store: PathBuf,
    environment: Vec<(String, String)>,
    temporary: bool,
}

/// What a command said when it said no.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The exit code; none if a signal ended it.
    pub exit: Option<i32>,
    /// `code` of the error.
    pub code: String,
    /// `message` of the error, for people.
    pub message: String,
    /// `help` of the error: what to do.
    pub help: String,
    /// All of standard error, whatever is in it.
    pub stderr: String,
}

impl Device {
    /// A device whose store is `store`; the folder stays.
    pub fn new(store: impl Into<PathBuf>) -> Device {
        Device { store: store.into(), environment: Vec::new(), temporary: false }
    }

    /// A device with a store of its own, which goes with it.
    pub fn fresh(name: &str) -> Device {
        let mut device = Device::new(crate::scratch(name));
        device.temporary = true;
        device
    }

    /// Sets an environment variable for every command that follows.
    pub fn with(mut self, name: &str, value: &str) -> Device {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where its store is.
    pub fn store(&self) -> &Path {
        &self.store
    }

    /// The command `oogst --store DIR --json --lang nl …`, not yet run.
    pub fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new(bins::oogst());
        command.arg("--store").arg(&self.store).args(["--json", "--lang", "nl"]).args(arguments);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null());
        command
    }

    /// Runs a command and gives what it printed: one JSON value, several lines of JSON as an
    /// array, or null for nothing.
    ///
    /// # Errors
    /// [`Refusal`] if it ended with anything but 0.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Result<Value, Refusal> {
        read(self.command(arguments).output().expect("oogst starts"))
    }

    /// The same with `input` on its standard input.
    ///
    /// # Errors
    /// [`Refusal`] if it ended with anything but 0.
    pub fn run_with<A: AsRef<OsStr>>(&self, arguments: &[A], input: &[u8]) -> Result<Value, Refusal> {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("oogst starts");
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.to_owned();
        // On a thread: what it prints must not wait for what it reads. A command that refuses early
        // closes its input, which is no fault of the writer.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().expect("oogst ends");
        writer.join().expect("the writer ends");
        read(output)
    }

    /// Runs a command that has to succeed.
    ///
    /// # Panics
    /// With all it said, if it did not.
    #[track_caller]
    pub fn ok<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Value {
        match self.run(arguments) {
            Ok(value) => value,
            Err(refusal) => panic!("{} was refused: {refusal:#?}", said(arguments)),
        }
    }

    /// Runs a command that has to be refused, and gives how.
    ///
    /// # Panics
    /// If it succeeded, or ended by a signal, or gave no error of the agreed shape.
    #[track_caller]
    pub fn refused<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Refusal {
        match self.run(arguments) {
            Ok(value) => panic!("{} was not refused but said {value:#}", said(arguments)),
            Err(refusal) => {
                let shaped =
                    refusal.exit.is_some_and(|exit| exit != 0 && exit != 101) && !refusal.code.is_empty();
                assert!(shaped, "{} was not refused properly: {refusal:#?}", said(arguments));
                refusal
            }
        }
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        if self.temporary {
            let _ = std::fs::remove_dir_all(&self.store);
        }
    }
}

fn said<A: AsRef<OsStr>>(arguments: &[A]) -> String {
    let words: Vec<_> = arguments.iter().map(|a| a.as_ref().to_string_lossy().into_owned()).collect();
    format!("`oogst {}`", words.join(" "))
}

fn read(output: Output) -> Result<Value, Refusal> {
    let stdout = String::from_utf8(output.stdout).expect("output is UTF-8");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        let error = stderr.lines().rev().find_map(|line| {
            serde_json::from_str::<Value>(line)
                .ok()
                .map(|value| value["error"].clone())
                .filter(Value::is_object)
        });
        let text = |key: &str| error.as_ref().and_then(|e| e[key].as_str()).unwrap_or_default().to_owned();
        return Err(Refusal {
            exit: output.status.code(),
            code: text("code"),
            message: text("message"),
            help: text("help"),
            stderr,
        });
    }
    Ok(values(&stdout))
}

/// One value as it is, none as null, several (a line each) as an array.
fn values(stdout: &str) -> Value {
    let mut all: Vec<Value> = serde_json::Deserializer::from_str(stdout)
        .into_iter()
        .map(|value| value.unwrap_or_else(|error| panic!("not JSON ({error}):\n{stdout}")))
        .collect();
    if all.len() > 1 { Value::Array(all) } else { all.pop().unwrap_or(Value::Null) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt;
    use std::process::ExitStatus;

    fn ended(code: i32, stdout: &str, stderr: &str) -> Result<Value, Refusal> {
        let status = ExitStatus::from_raw(code << 8);
        read(Output { status, stdout: stdout.into(), stderr: stderr.into() })
    }

    #[test]
    fn one_value_several_and_none_are_read() {
        assert_eq!(ended(0, "[1,\n2]\n", ""), Ok(serde_json::json!([1, 2])));
        assert_eq!(ended(0, "{\"a\":1}\n{\"a\":2}\n", "noise"), Ok(serde_json::json!([{"a": 1}, {"a": 2}])));
        assert_eq!(ended(0, "", ""), Ok(Value::Null));
    }

    #[test]
    fn the_error_is_found_among_other_lines() {
        let line = r#"{"error":{"code":"media.heic","message":"Deze foto is in HEIC.","help":"Deel hem als JPEG."}}"#;
        let refusal = ended(3, "", &format!("warning\n{line}\n")).expect_err("refused");
        assert_eq!((refusal.exit, refusal.code.as_str()), (Some(3), "media.heic"));
        assert_eq!(refusal.help, "Deel hem als JPEG.");
        assert_eq!(ended(101, "", "thread panicked").expect_err("refused").code, "");
    }
}

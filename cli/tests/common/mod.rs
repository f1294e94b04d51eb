//! The real program in a store of its own, without a hub.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// A device: a folder with a store, gone when the test ends.
pub(crate) struct Device {
    folder: tempfile::TempDir,
}

impl Device {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    /// A file beside the store.
    pub(crate) fn file(&self, name: impl AsRef<OsStr>, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(Path::new(name.as_ref()));
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_oogst"));
        command.arg("--store").arg(self.store()).args(arguments).stdin(Stdio::null());
        for set in ["OOGST_STORE", "OOGST_KEY_FILE", "OOGST_LANG", "OOGST_LOG"] {
            command.env_remove(set);
        }
        command.env("LC_ALL", "C.UTF-8").env("TZ", "Europe/Amsterdam");
        command
    }

    /// Runs it in Dutch.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Said {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs it with something on standard input.
    pub(crate) fn run_with<A: AsRef<OsStr>>(&self, arguments: &[A], input: &[u8]) -> Said {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // A program that refuses early closes its input.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        output.into()
    }

    /// The JSON of a command that has to succeed.
    #[track_caller]
    pub(crate) fn json<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Value {
        let said = self.command(arguments).arg("--json").output().unwrap();
        let said = Said::from(said);
        assert_eq!(said.exit, 0, "{said:?}");
        assert_eq!(said.err, "", "{said:?}");
        serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"))
    }

    /// The error of a command that has to fail: exit code, code, message.
    #[track_caller]
    pub(crate) fn refused<A: AsRef<OsStr>>(&self, arguments: &[A]) -> (i32, String, String) {
        let said = Said::from(self.command(arguments).arg("--json").output().unwrap());
        let (code, message, _) = said.error();
        (said.exit, code, message)
    }
}

/// What a command said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// The one line of error under `--json`.
    #[track_caller]
    pub(crate) fn error(&self) -> (String, String, String) {
        assert_eq!(self.err.lines().count(), 1, "{self:?}");
        let value: Value =
            serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        let text = |key: &str| value["error"][key].as_str().unwrap_or_else(|| panic!("{self:?}")).to_owned();
        assert_eq!(value.as_object().unwrap().len(), 1);
        assert!(!text("message").is_empty() && self.exit != 0, "{self:?}");
        (text("code"), text("message"), text("help"))
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            exit: output.status.code().expect("ended by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A photo, different for each seed.
pub(crate) fn jpeg(seed: u8, width: u16, height: u16) -> Vec<u8> {
    let rows = (0..u32::from(height)).flat_map(|y| (0..u32::from(width)).map(move |x| (x, y)));
    let pixels: Vec<u8> = rows
        .flat_map(|(x, y)| (0..3).map(move |c| (x / 4 * 7 + y / 3 * 5 + c * 40 + u32::from(seed) * 13) as u8))
        .collect();
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 85);
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}

/// What begins as HEIC does: an `ftyp` box of brand `heic`.
pub(crate) fn heic() -> Vec<u8> {
    [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[0; 64]].concat()
}

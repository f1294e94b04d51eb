//! Records the calls of the child with `strace`.

use std::{path::Path, process::Command};

use crate::child::Work;

/// Calls that change the disk, or say something.
pub const CHANGING: &[&str] =
    &["write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir"];

/// Calls that are needed to know which file the others mean; and some that would escape the model.
const FOLLOWED: &str = "openat,lseek,write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,mkdir";
const UNKNOWN: &str = "writev,pwritev,pwritev2,renameat,renameat2,unlinkat,mkdirat,rmdir,link,linkat,symlink,truncate,\
     fallocate,copy_file_range,sendfile,sync_file_range,dup,dup2,dup3";

/// One call that succeeded.
#[derive(Debug)]
pub struct Call {
    pub name: String,
    /// As `strace` prints them: numbers, flags, strings in hex.
    pub args: Vec<String>,
    pub result: i64,
}

impl Call {
    /// The child said that it is done.
    pub fn is_said(&self) -> bool {
        self.name == "write" && self.args[0] == "1"
    }

    pub fn number(&self, arg: usize) -> usize {
        self.args[arg].parse().unwrap()
    }

    /// A string argument: `"\x41\x42"`.
    pub fn bytes(&self, arg: usize) -> Vec<u8> {
        let text = self.args[arg].trim_matches('"');
        hex::decode(text.replace("\\x", "")).unwrap()
    }

    pub fn path(&self, arg: usize) -> std::path::PathBuf {
        String::from_utf8(self.bytes(arg)).unwrap().into()
    }
}

/// Lets the child do its work in `root`, and gives its calls in order.
pub fn record(work: Work, root: &Path) -> Vec<Call> {
    let log = root.join("calls");
    let status = Command::new("strace")
        .args(["-qq", "-xx", "-s", "100000000", "-z", "-e"])
        .arg(format!("trace={FOLLOWED},{UNKNOWN}"))
        .arg("-o")
        .arg(&log)
        .arg(std::env::current_exe().unwrap())
        .args(["child", work.name()])
        .arg(root)
        .output()
        .expect("strace is needed for this test; `cargo xtask test` installs it")
        .status;
    assert!(status.success(), "strace or the child failed: {status}");
    let text = std::fs::read_to_string(&log).unwrap();
    std::fs::remove_file(log).unwrap();
    let calls: Vec<Call> = text.lines().filter(|line| !line.starts_with("+++")).map(parse).collect();
    let unknown = calls.iter().find(|call| UNKNOWN.split(',').any(|name| name.trim() == call.name));
    assert!(unknown.is_none(), "the model does not know {unknown:?}");
    calls
}

fn parse(line: &str) -> Call {
    let (name, rest) = line.split_once('(').unwrap_or_else(|| panic!("not a call: {line:.100}"));
    let (args, result) = rest.rsplit_once(") ").unwrap_or_else(|| panic!("not a call: {line:.100}"));
    let result = result.trim_start().trim_start_matches("= ");
    let result = result.split_whitespace().next().and_then(|number| number.parse().ok());
    Call {
        name: name.to_owned(),
        // Strings are in hex: no comma hides in one.
        args: args.split(", ").map(str::to_owned).collect(),
        result: result.unwrap_or_else(|| panic!("no result: {line:.100}")),
    }
}

//! Pieces of work that are killed, starved of space or cut off from power; what each begins with, and what has to
//! hold after any death of it.
//!
//! - [`Work`]: what a piece of work is; [`WORKS`]: all of them;
//! - `stand`: where it begins, again and again; `hand`: apps and what is asked of them;
//! - `capture`, `migrate`: on a device alone; `submit`, `sync`, `free_space`, `join`: in a `team`, with a hub;
//! - `life`: what the hub itself goes through.

mod capture;
mod free_space;
pub(crate) mod hand;
mod join;
pub(crate) mod life;
mod migrate;
mod stand;
mod submit;
mod sync;
mod team;

use std::{
    io::Write as _,
    path::Path,
    process::{Command, ExitCode},
};

pub(crate) use life::Life;
pub(crate) use stand::Stand;

/// What the work may end with: the error's words.
pub(crate) type Done = Result<(), Box<dyn std::error::Error>>;

/// A piece of work in a folder of its own. The device it is done on lies in [`DEVICE`] below that.
pub(crate) trait Work: Sync {
    fn name(&self) -> &'static str;

    /// Whether a hub takes part.
    fn with_hub(&self) -> bool {
        false
    }

    /// Makes what the work begins with.
    fn prepare(&self, stand: &mut Stand);

    /// Does it, in a process of its own. When this returns, it has been acknowledged.
    fn run(&self, root: &Path) -> Done;

    /// What has to hold in `root` after it died, `said` or not; and that it can be done again.
    fn judge(&self, root: &Path, said: bool, when: &str);
}

/// The device that works, below a work's folder.
pub(crate) const DEVICE: &str = "bram";

/// All of them.
pub(crate) const WORKS: &[&dyn Work] = &[
    &capture::Photo,
    &capture::Stream,
    &capture::Film,
    &capture::Undo,
    &migrate::Migrate,
    &submit::Submit,
    &sync::Sync,
    &free_space::FreeSpace,
    &join::Join,
];

/// The work of this name.
pub(crate) fn find(name: &str) -> &'static dyn Work {
    *WORKS.iter().find(|work| work.name() == name).expect("a piece of work")
}

/// Another typed error than a full disk.
pub(crate) const REFUSED: u8 = 3;
/// An error that says that the disk is full.
pub(crate) const FULL: u8 = 4;
/// It was done, and could not be said.
const UNSAID: u8 = 5;

/// This program as the child that does the work.
pub(crate) fn command(work: &dyn Work, root: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["child", work.name()]).arg(root);
    command
}

/// The child: does the work and says so. With `again` it tries once more after an error, in the same process.
pub(crate) fn child(name: &str, root: &Path, again: bool) -> ExitCode {
    let run = |root: &Path| match name {
        "big-picture" => crate::starved::big_picture(root),
        _ => find(name).run(root),
    };
    let first = run(root);
    let done = if again && first.is_err() { run(root) } else { first };
    match done {
        Ok(()) if writeln!(std::io::stdout(), "done").is_ok() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(UNSAID),
        Err(error) => {
            let text = format!("{error:?}");
            let _ = writeln!(std::io::stderr(), "{text}");
            ExitCode::from(if text.contains("DiskFull") { FULL } else { REFUSED })
        }
    }
}

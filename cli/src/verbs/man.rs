//! `oogst man`: a page per command, in section 1.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    output::{clean, json},
    usage,
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folder to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    std::fs::create_dir_all(&args.out).map_err(|error| Failure::write(args.out.clone(), &error))?;
    let mut written = Vec::new();
    pages(&usage::command(context.out.lang), "oogst", &args.out, &mut written)?;
    if context.out.json {
        json::print(&written);
    }
    let values = [("n", written.len().to_string()), ("path", clean::path(&args.out))];
    context.out.say(context.out.words().man_written, &values);
    Ok(())
}

fn pages(
    command: &clap::Command,
    name: &str,
    folder: &Path,
    written: &mut Vec<serde_json::Value>,
) -> Result<(), Failure> {
    let path = folder.join(format!("{name}.1"));
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone())
        .render(&mut page)
        .and_then(|()| std::fs::write(&path, &page))
        .map_err(|error| Failure::write(path.clone(), &error))?;
    written.push(json!({ "path": path }));
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        pages(sub, &format!("{name}-{}", sub.get_name()), folder, written)?;
    }
    Ok(())
}

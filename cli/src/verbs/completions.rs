//! `oogst completions`: for bash, zsh, fish and others.

use clap_complete::Shell;

use crate::{context::Context, error::Failure, output, usage};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Which shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut usage::command(context.out.lang), "oogst", &mut script);
    output::raw(&script);
    Ok(())
}

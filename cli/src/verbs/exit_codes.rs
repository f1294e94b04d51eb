//! `oogst exit-codes`, and the same text in the help and the man page.

use std::fmt::Write;

use serde::Serialize;

use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    lang::{Lang, Words},
    output::json,
};

#[derive(Serialize)]
struct Row {
    code: u8,
    meaning: &'static str,
}

/// What each code means, in lines.
pub(crate) fn text(lang: Lang) -> String {
    let words = lang.words();
    let mut out = format!("{}\n", words.exit_title);
    for Row { code, meaning } in rows(words) {
        let _ = writeln!(out, "  {code:>2}  {meaning}");
    }
    out
}

fn rows(words: &Words) -> Vec<Row> {
    let zero = Row { code: 0, meaning: words.exit_0 };
    let others = Exit::ALL.into_iter().map(|exit| Row { code: exit.code(), meaning: meaning(exit, words) });
    std::iter::once(zero).chain(others).collect()
}

fn meaning(exit: Exit, words: &Words) -> &'static str {
    match exit {
        Exit::Internal => words.exit_1,
        Exit::Usage => words.exit_2,
        Exit::NotFound => words.exit_3,
        Exit::BadInput => words.exit_4,
        Exit::NeedsTeam => words.exit_5,
        Exit::Offline => words.exit_6,
        Exit::NeedsAttention => words.exit_7,
        Exit::Store => words.exit_8,
        Exit::DiskFull => words.exit_9,
        Exit::DoctorFound => words.exit_10,
    }
}

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let out = context.out;
    if out.json {
        json::print(&rows(out.words()));
    } else {
        out.line(text(out.lang).trim_end());
    }
    Ok(())
}

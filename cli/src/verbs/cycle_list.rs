//! `oogst cycle list`.

use oogst_core::{
    cycle,
    domain::cycle::{CycleRow, CycleState},
};

use crate::{
    context::Context,
    error::Failure,
    ids,
    lang::fill,
    output::{Out, clean::clean, dates, json, table::table},
};

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let cycles = cycle::list(context.app()?, dates::today(context.now()))?;
    let out = context.out;
    if out.json {
        json::print(&cycles.cycles);
        return Ok(());
    }
    if cycles.cycles.is_empty() {
        out.say(out.words().cycle_none, &[]);
        return Ok(());
    }
    let rows: Vec<Vec<String>> = cycles
        .cycles
        .iter()
        .map(|row| {
            vec![
                ids::short(row.id),
                clean(&row.newest.cycle.theme),
                clean(&row.newest.cycle.assignment.title),
                state(out, row),
            ]
        })
        .collect();
    out.line(table(&rows).trim_end());
    Ok(())
}

/// "nog 6 dagen", "begint over 3 dagen", "voorbij"; and that it is a draft, or was changed apart.
pub(crate) fn state(out: Out, row: &CycleRow) -> String {
    let words = out.words();
    let n = |n: i64| [("n", n.to_string())];
    let mut parts = vec![match row.state {
        CycleState::Running { days_left: 0 } => words.cycle_last_day.to_owned(),
        CycleState::Running { days_left } => fill(words.cycle_running, &n(days_left)),
        CycleState::Upcoming { days_until } => fill(words.cycle_upcoming, &n(days_until)),
        CycleState::Over => words.cycle_over.to_owned(),
    }];
    if !row.newest.cycle.published {
        parts.push(words.cycle_draft.to_owned());
    }
    if row.conflict {
        parts.push(words.cycle_conflict.to_owned());
    }
    parts.join(" · ")
}

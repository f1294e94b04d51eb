//! `oogst pupil result`: the rounds, and the class at once.

use oogst_core::{
    domain::pupil::{About, PupilSaid, RegistrationResult, SubmittedRegistrations, Who},
    pupil,
};

use super::pupil_register::find;
use crate::{
    context::Context,
    error::Failure,
    ids,
    lang::fill,
    output::{Out, clean::clean, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The round: its id, or the first digits; none lists them
    #[arg(value_name = "ROUND")]
    round: Option<String>,
    /// Names beside the numbers: only when nobody looks along
    #[arg(long)]
    names: bool,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    if let Some(round) = &args.round {
        let mut seen = pupil::result(app, find(app, round)?)?;
        if !args.names {
            let all = seen.done.iter_mut().chain(&mut seen.not_yet).chain(&mut seen.help);
            all.for_each(|who| who.name = None);
        }
        tell(out, &seen, args.names);
        return Ok(());
    }
    let rounds = pupil::rounds(app)?;
    if out.json {
        json::print(&rounds);
        return Ok(());
    }
    let words = out.lang.pupil_words();
    if rounds.is_empty() {
        out.say(words.rounds_none, &[]);
    }
    for row in rounds {
        let about = row.lesson.or(row.goal).unwrap_or(row.form);
        let values = [
            ("id", ids::short(row.round)),
            ("class", clean(&row.class_name)),
            ("about", clean(&about)),
            ("n", row.done.to_string()),
            ("of", row.of.to_string()),
        ];
        out.say(words.round_row, &values);
    }
    Ok(())
}

/// The class at once.
pub(super) fn tell(out: Out, seen: &RegistrationResult, names: bool) {
    if out.json {
        json::print(seen);
        return;
    }
    let words = out.lang.pupil_words();
    let about = [seen.lesson.as_deref(), seen.goal.as_deref()];
    let about: Vec<String> = about.into_iter().flatten().map(clean).collect();
    let values =
        [("about", about.join(" · ")), ("n", seen.done.len().to_string()), ("of", seen.class.to_string())];
    out.say(words.result_head, &values);
    for bar in &seen.bars {
        let most = bar.steps.iter().map(|step| step.label.chars().count()).max().unwrap_or(0);
        out.line(&format!("  {}", clean(&bar.text)));
        for step in bar.steps.iter().rev() {
            let count = step.numbers.len();
            let label = format!("{:<most$}", clean(&step.label));
            out.line(&format!("    {label}  {} {count}", "█".repeat(count)));
        }
    }
    if let Some(minutes) = seen.minutes {
        let values = [
            ("least", minutes.least.to_string()),
            ("middle", minutes.middle.to_string()),
            ("most", minutes.most.to_string()),
        ];
        out.say(words.result_minutes, &values);
    }
    for said in &seen.words {
        out.line(&format!("  {}  {}", said.number, clean(&said.text)));
    }
    let group = |sentence: &str, all: &[Who]| {
        let who: Vec<String> = all.iter().map(|who| one(who, names)).collect();
        out.line(&format!("  {}", fill(sentence, &[("n", all.len().to_string()), ("who", who.join(", "))])));
    };
    group(words.result_help, &seen.help);
    group(words.result_not_yet, &seen.not_yet);
    if !seen.photos.is_empty() {
        out.say(words.result_photos, &[("n", seen.photos.len().to_string())]);
    }
    if !seen.apart.is_empty() {
        let numbers: Vec<String> = seen.apart.iter().map(ToString::to_string).collect();
        out.say(words.result_apart, &[("who", numbers.join(", "))]);
    }
}

fn one(who: &Who, names: bool) -> String {
    match &who.name {
        Some(name) if names => format!("{} {}", who.number, clean(name)),
        _ => who.number.to_string(),
    }
}

/// What came with a submission.
pub(super) fn tell_submitted(out: Out, told: &SubmittedRegistrations, indent: &str) {
    let words = out.lang.pupil_words();
    let about = told.lesson.as_deref().or(told.goal.as_deref()).unwrap_or(&told.form.title);
    let mut said = vec![fill(words.told_head, &[("about", clean(about))])];
    if let Some(tally) = &told.tally {
        said.push(fill(words.told_pupils, &[("n", tally.pupils.to_string())]));
        for (about, counts) in &tally.steps {
            let Some(question) = told.form.question(*about) else { continue };
            let Some(labels) = question.answering.labels() else { continue };
            // The most first.
            let steps = labels.iter().zip(counts).rev();
            let steps: Vec<String> =
                steps.map(|(label, count)| format!("{count} {}", clean(label))).collect();
            said.push(format!("  {}  {}", clean(&question.text), steps.join(" · ")));
        }
        if let Some((yes, no)) = tally.help {
            said.push(fill(words.told_help, &[("yes", yes.to_string()), ("no", no.to_string())]));
        }
        if let Some(minutes) = tally.minutes {
            said.push(fill(words.told_minutes, &[("minutes", minutes.to_string())]));
        }
    }
    for piece in &told.pieces {
        let what = match &piece.said {
            PupilSaid::Words { text } => clean(text),
            PupilSaid::Step { step } => {
                let labels = told.form.question(piece.about).and_then(|q| q.answering.labels());
                let label = labels.and_then(|labels| labels.get(usize::from(*step).saturating_sub(1)));
                label.map(|label| clean(label)).unwrap_or_default()
            }
            PupilSaid::Minutes { minutes } => minutes.to_string(),
            PupilSaid::Photo { capture } => ids::short(*capture),
            PupilSaid::YesNo { .. } | PupilSaid::Skipped => About::Help.name().to_owned(),
        };
        said.push(fill(words.told_piece, &[("number", piece.number.to_string()), ("what", what)]));
    }
    for line in said {
        out.line(&format!("{indent}{line}"));
    }
}

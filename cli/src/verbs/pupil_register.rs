//! `oogst pupil register`: pupil mode: one pupil after the other, one screen at a time.

use std::path::PathBuf;

use clap::Subcommand;
use oogst_core::{
    App,
    capture::Source,
    card, cycle,
    domain::pupil::{About, PupilAnswer, RegistrationForm, Screen, Wanted, sets},
    protocol::EntityId,
    pupil::{self, PupilError, StartRequest},
};
use serde_json::json;

use super::{cards_templates::language, pupil_class};
use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    ids,
    output::{Out, clean::clean, dates, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Verb {
    /// Show the sets of questions to choose from
    Sets,
    /// Ask a class about a lesson or a learning goal
    Start {
        /// The class: its name, its id, or the first digits
        #[arg(long, value_name = "CLASS")]
        class: String,
        /// The set of questions; none asks only an exit card
        #[arg(long, value_name = "SET", default_value = "quick")]
        set: String,
        /// Questions of the set to leave out
        #[arg(long, value_name = "QUESTION", value_parser = about)]
        without: Vec<About>,
        /// An exit card to fill in on the screen: its name, or the four characters of its codes
        #[arg(long, value_name = "NAME")]
        card: Option<String>,
        /// The lesson, in your own words
        #[arg(long, value_name = "TEXT")]
        lesson: Option<String>,
        /// The learning goal it is about
        #[arg(long, value_name = "TEXT")]
        goal: Option<String>,
        /// The assignment it is for (default: the running cycle's; none for none)
        #[arg(long, value_name = "ID")]
        assignment: Option<String>,
    },
    /// Show the screen that a pupil sees now
    Screen(Round),
    /// A pupil begins, or goes on
    Begin {
        #[command(flatten)]
        round: Round,
        /// The pupil's number
        #[arg(value_name = "NUMBER")]
        number: u16,
        /// Also when that pupil has registered: what they say now counts
        #[arg(long)]
        anew: bool,
    },
    /// Answer the screen: a choice, minutes, or words
    Answer {
        /// Choices, or words
        #[arg(value_name = "ANSWER", required = true)]
        answers: Vec<String>,
    },
    /// Answer the screen with a photo of own work
    Photo {
        /// The photo
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Pass over the screen
    Skip,
    /// Back to the screen before
    Back,
    /// Stop; nothing of it stays
    Leave,
    /// Done: registered, and the next pupil begins
    Done,
    /// All of one pupil at once
    Fill {
        #[command(flatten)]
        round: Round,
        /// The pupil's number
        #[arg(value_name = "NUMBER")]
        number: u16,
        /// Answers: mastery=3, help=yes, words=TEXT, photo=FILE, card.q1=b; what isn't named is passed over
        #[arg(value_name = "KEY=ANSWER", value_parser = keyed)]
        answers: Vec<(String, String)>,
        /// Also when that pupil has registered: what they say now counts
        #[arg(long)]
        anew: bool,
    },
    /// Take what a number registered away
    Remove {
        #[command(flatten)]
        round: Round,
        /// The number
        #[arg(value_name = "NUMBER")]
        number: u16,
    },
}

#[derive(clap::Args, Debug)]
pub(crate) struct Round {
    /// The round: its id, or the first digits
    #[arg(value_name = "ROUND")]
    round: String,
}

pub(crate) fn about(text: &str) -> Result<About, String> {
    About::named(text).ok_or_else(|| About::ALL.map(About::name).join("|"))
}

fn keyed(text: &str) -> Result<(String, String), String> {
    let (key, answer) = text.split_once('=').ok_or("mastery=3")?;
    Ok((key.to_owned(), answer.to_owned()))
}

pub(crate) fn run(context: &Context, args: Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    let screen = match args.verb {
        Verb::Sets => return show_sets(out),
        Verb::Start { class, set, without, card, lesson, goal, assignment } => {
            let form = form(out, &set, &without)?;
            let card = match card {
                Some(name) => Some(card::find(app, &name, language(out.lang))?.template),
                None => None,
            };
            let assignment = match assignment.as_deref() {
                Some("none") => None,
                Some(text) => Some(super::cycle_show::find(context, app, text)?),
                None => cycle::list(app, dates::today(context.now()))?.now.map(|now| now.id),
            };
            let class = pupil_class::find(app, &class)?;
            let request = StartRequest { class, form, card, lesson, goal, assignment };
            return started(app, out, pupil::start(app, request)?);
        }
        Verb::Screen(round) => pupil::screen(app, find(app, &round.round)?)?,
        Verb::Begin { round, number, anew } => pupil::begin(app, find(app, &round.round)?, number, anew)?,
        Verb::Answer { answers } => pupil::answer(app, as_asked(app, answers)?)?,
        Verb::Photo { file } => pupil::photo(app, Source::Path(file))?,
        Verb::Skip => pupil::answer(app, PupilAnswer::Skip)?,
        Verb::Back => pupil::back(app)?,
        Verb::Leave => pupil::leave(app)?,
        Verb::Done => pupil::done(app)?,
        Verb::Fill { round, number, answers, anew } => {
            fill(app, find(app, &round.round)?, number, answers, anew)?
        }
        Verb::Remove { round, number } => {
            let seen = pupil::withdraw(app, find(app, &round.round)?, number)?;
            super::pupil_result::tell(out, &seen, false);
            return Ok(());
        }
    };
    show(out, &screen);
    Ok(())
}

fn form(out: Out, wanted: &str, without: &[About]) -> Result<RegistrationForm, Failure> {
    let all = sets(language(out.lang));
    let only_card = wanted == "none";
    let id = if only_card { "quick" } else { wanted };
    let mut form = all.into_iter().find(|form| form.id == id).ok_or_else(|| {
        let shown: String = wanted.chars().take(40).collect();
        Failure::pupil(Exit::NotFound, "pupil.set_unknown", |f| &f.set_unknown).with("set", shown)
    })?;
    form.questions.retain(|question| !only_card && !without.contains(&question.about));
    Ok(form)
}

fn show_sets(out: Out) -> Result<(), Failure> {
    let all = sets(language(out.lang));
    if out.json {
        json::print(&all);
        return Ok(());
    }
    for form in all {
        let asks: Vec<&str> = form.questions.iter().map(|question| question.about.name()).collect();
        out.line(&format!("{}  {}\n        {}", form.id, clean(&form.title), asks.join(", ")));
    }
    Ok(())
}

fn started(app: &App, out: Out, round: EntityId) -> Result<(), Failure> {
    let row = pupil::rounds(app)?.into_iter().find(|row| row.round == round);
    if out.json {
        json::print(&json!({ "round": round, "cards": row.as_ref().and_then(|row| row.cards) }));
    }
    let values = [
        ("id", ids::short(round)),
        ("n", row.as_ref().map_or(0, |row| row.of).to_string()),
        ("class", row.map(|row| clean(&row.class_name)).unwrap_or_default()),
    ];
    out.say(out.lang.pupil_words().started, &values);
    out.say(out.lang.pupil_words().started_next, &values);
    Ok(())
}

/// What was typed, as the screen asks it.
fn as_asked(app: &App, answers: Vec<String>) -> Result<PupilAnswer, Failure> {
    let Some(round) = pupil::at_work(app)? else { return Err(PupilError::NobodyAtWork.into()) };
    Ok(match pupil::screen(app, round)? {
        Screen::Question(question) if question.wanted == Wanted::Words => {
            PupilAnswer::Words { text: answers.join(" ") }
        }
        _ => PupilAnswer::Chosen { names: answers },
    })
}

fn fill(
    app: &App,
    round: EntityId,
    number: u16,
    mut answers: Vec<(String, String)>,
    anew: bool,
) -> Result<Screen, Failure> {
    let mut screen = pupil::begin(app, round, number, anew)?;
    // From the first screen, also where this pupil had been at work.
    while matches!(&screen, Screen::Question(question) if question.can_go_back) {
        screen = pupil::back(app)?;
    }
    while let Screen::Question(question) = &screen {
        let key = serde_json::to_value(&question.key).unwrap_or_default();
        let at = answers.iter().position(|(named, _)| key.as_str() == Some(named));
        let next = match (at.map(|at| answers.remove(at).1), question.wanted) {
            (None, _) => pupil::answer(app, PupilAnswer::Skip),
            (Some(file), Wanted::Photo) => pupil::photo(app, Source::Path(file.into())),
            (Some(text), Wanted::Words) => pupil::answer(app, PupilAnswer::Words { text }),
            (Some(names), _) => {
                let names = names.split(',').map(|name| name.trim().to_owned()).collect();
                pupil::answer(app, PupilAnswer::Chosen { names })
            }
        };
        screen = match next {
            Ok(screen) => screen,
            Err(error) => {
                // All at once or nothing: the next begins clean.
                pupil::leave(app)?;
                return Err(error.into());
            }
        };
    }
    if let Some((key, _)) = answers.first() {
        pupil::leave(app)?;
        let shown: String = key.chars().take(40).collect();
        return Err(Failure::pupil(Exit::Usage, "pupil.not_asked", |f| &f.not_asked).with("key", shown));
    }
    Ok(pupil::done(app)?)
}

fn show(out: Out, screen: &Screen) {
    if out.json {
        json::print(screen);
        return;
    }
    let words = out.lang.pupil_words();
    match screen {
        Screen::Choose { numbers } => {
            out.say(words.choose, &[("n", numbers.len().to_string())]);
            for few in numbers.chunks(8) {
                let tiles: Vec<String> =
                    few.iter().map(|tile| format!("{:>4} {}", tile.number, tile.picture)).collect();
                out.line(&tiles.join(""));
            }
        }
        Screen::Question(question) => {
            let progress = [
                ("number", question.pupil.number.to_string()),
                ("picture", question.pupil.picture.to_owned()),
                ("at", (question.progress.at + 1).to_string()),
                ("of", question.progress.of.to_string()),
            ];
            out.say(words.screen_head, &progress);
            out.line(&format!("  {}", clean(&question.text)));
            for choice in &question.choices {
                let label = if choice.label == choice.name { String::new() } else { clean(&choice.label) };
                out.line(format!("    {}  {label}", choice.name).trim_end());
            }
        }
        Screen::Finish { pupil, .. } => {
            out.say(
                words.finish,
                &[("number", pupil.number.to_string()), ("picture", pupil.picture.to_owned())],
            );
        }
    }
}

/// A round by its id, or the first digits.
pub(super) fn find(app: &App, wanted: &str) -> Result<EntityId, Failure> {
    let rounds = pupil::rounds(app)?;
    let shown: String = wanted.split_once(':').map_or(wanted, |(_, digits)| digits).chars().take(8).collect();
    ids::find(wanted, rounds.iter().map(|row| row.round))?.ok_or_else(|| {
        Failure::pupil(Exit::NotFound, "pupil.round_unknown", |f| &f.round_unknown).with("id", shown)
    })
}

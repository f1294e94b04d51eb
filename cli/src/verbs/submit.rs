//! `oogst submit`: chosen captures with a reflection, to the preparation group.

use std::io::Cursor;

use clap::ValueEnum;
use oogst_core::{
    App,
    capture::{self, Capture, Request, Source},
    card, cycle,
    domain::{
        capture::MediaKind,
        card::CardResultBody,
        pupil::About,
        submission::{Pupils, Reflection},
    },
    protocol::EntityId,
    pupil,
    submission::{self, Chosen, ChosenCards, ChosenRegistrations, Contents, SubmitError, Tell},
};
use serde_json::json;

use super::states;
use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    ids,
    output::{Out, dates, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Captures to submit: ids, or their first digits
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// All captures that are in no submission yet
    #[arg(long, conflicts_with_all = ["ids", "lesson"])]
    all: bool,
    /// All captures of this lesson
    #[arg(long, value_name = "TEXT", conflicts_with = "ids")]
    lesson: Option<String>,
    /// A result of exit cards to tell of: its id, or the first digits
    #[arg(long, value_name = "ID")]
    cards: Vec<String>,
    /// How much of those cards to tell
    #[arg(long, value_name = "HOW", default_value = "counts", requires = "cards")]
    tell: HowMuch,
    /// How pupils said that it went: a round, its id or the first digits; its counts go along
    #[arg(long, value_name = "ROUND")]
    registrations: Vec<String>,
    /// What one pupil said in that round, under the number: NUMBER=words, NUMBER=photo, NUMBER=mastery
    #[arg(long = "piece", value_name = "N=QUESTION", value_parser = piece, requires = "registrations")]
    pieces: Vec<(u16, About)>,
    /// Only those pieces, without the counts
    #[arg(long, requires = "pieces")]
    no_tally: bool,
    /// The assignment it answers (default: the captures' own, else the running cycle's; none for none)
    #[arg(long, value_name = "ID")]
    assignment: Option<String>,
    #[command(flatten)]
    pupils: PupilsArgs,
    #[command(flatten)]
    reflection: ReflectionArgs,
}

/// How much of a result of cards is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HowMuch {
    /// How often each answer was given
    Counts,
    /// Every card with its number and answers
    Cards,
    /// That, and what was written, cut out of the photos
    Crops,
    /// That, and the photos
    Photos,
}

/// Who can be recognised.
#[derive(clap::Args, Debug, Default)]
pub(crate) struct PupilsArgs {
    /// Who can be recognised: in everything
    #[arg(long, value_name = "WHO")]
    pub(crate) pupils: Option<Who>,
    /// Who can be recognised in one capture: ID=WHO
    #[arg(long = "item", value_name = "ID=WHO", value_parser = item)]
    pub(crate) items: Vec<(String, Who)>,
}

/// Who can be recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Who {
    /// No pupils in it
    None,
    /// Pupils, their faces covered
    Covered,
    /// Pupils who can be recognised
    Recognisable,
}

/// The reflection: short prompts, each answered or left out.
#[derive(clap::Args, Debug, Default)]
pub(crate) struct ReflectionArgs {
    /// What went well
    #[arg(long, value_name = "TEXT")]
    pub(crate) successes: Option<String>,
    /// What stood in the way
    #[arg(long, value_name = "TEXT")]
    pub(crate) obstacles: Option<String>,
    /// Added value for pupils
    #[arg(long, value_name = "TEXT")]
    pub(crate) added_value: Option<String>,
    /// What it does to your own approach
    #[arg(long, value_name = "TEXT")]
    pub(crate) own_approach: Option<String>,
    /// What it does to the quality of the lesson
    #[arg(long, value_name = "TEXT")]
    pub(crate) lesson_quality: Option<String>,
    /// The question it leads to
    #[arg(long, value_name = "TEXT")]
    pub(crate) follow_up: Option<String>,
}

impl ReflectionArgs {
    /// Puts what was given over what was said before; `None` when nothing was given.
    pub(crate) fn over(self, before: Reflection) -> Option<Reflection> {
        let given = [
            &self.successes,
            &self.obstacles,
            &self.added_value,
            &self.own_approach,
            &self.lesson_quality,
            &self.follow_up,
        ];
        if given.iter().all(|answer| answer.is_none()) {
            return None;
        }
        Some(Reflection {
            successes: self.successes.unwrap_or(before.successes),
            obstacles: self.obstacles.unwrap_or(before.obstacles),
            added_value_pupils: self.added_value.unwrap_or(before.added_value_pupils),
            own_approach: self.own_approach.unwrap_or(before.own_approach),
            lesson_quality: self.lesson_quality.unwrap_or(before.lesson_quality),
            follow_up_question: self.follow_up.unwrap_or(before.follow_up_question),
        })
    }
}

impl From<Who> for Pupils {
    fn from(who: Who) -> Self {
        match who {
            Who::None => Pupils::None,
            Who::Covered => Pupils::Covered,
            Who::Recognisable => Pupils::Recognisable,
        }
    }
}

fn item(text: &str) -> Result<(String, Who), String> {
    let (id, who) = text.split_once('=').ok_or("ID=none|covered|recognisable")?;
    Ok((id.to_owned(), Who::from_str(who, false)?))
}

fn piece(text: &str) -> Result<(u16, About), String> {
    let (number, about) = text.split_once('=').ok_or("7=words")?;
    Ok((number.parse().map_err(|_| "7=words")?, super::pupil_register::about(about)?))
}

pub(crate) fn run(context: &Context, args: Args) -> Result<(), Failure> {
    let app = context.app()?;
    let (cards, photos) = cards(app, &args, context.out)?;
    let mut captures = chosen(app, &args)?;
    for photo in photos {
        if captures.iter().all(|capture| capture.id != photo.id) {
            captures.push(photo);
        }
    }
    let (registrations, photos) = registrations(app, &args)?;
    for photo in photos {
        if captures.iter().all(|capture| capture.id != photo.id) {
            captures.push(photo);
        }
    }
    let chosen = with_pupils(app, &captures, &args.pupils)?;
    let assignment = assignment(context, app, &captures, args.assignment.as_deref())?;
    let reflection = args.reflection.over(Reflection::default()).unwrap_or_default();
    let contents = Contents { chosen, cards, registrations };
    let id = submission::submit_contents(app, assignment, &contents, reflection)?;
    let Contents { chosen, cards, registrations } = contents;
    let out = context.out;
    if out.json {
        let items: Vec<_> =
            chosen.iter().map(|each| json!({ "id": each.capture, "pupils": each.pupils })).collect();
        json::print(&json!({ "submission": id, "assignment": assignment, "items": items,
            "cards": cards.iter().map(|each| each.result).collect::<Vec<_>>(),
            "registrations": registrations.iter().map(|each| each.round).collect::<Vec<_>>() }));
    }
    out.say(out.words().submitted, &[("n", chosen.len().to_string()), ("id", ids::short(id))]);
    out.say(out.words().submitted_next, &[]);
    Ok(())
}

/// The rounds to tell of, and the photos that are pieces of them.
fn registrations(app: &App, args: &Args) -> Result<(Vec<ChosenRegistrations>, Vec<Capture>), Failure> {
    if !args.pieces.is_empty() && args.registrations.len() > 1 {
        return Err(Failure::pupil(Exit::Usage, "pupil.pieces_of_one", |f| &f.pieces_of_one));
    }
    let (mut chosen, mut photos) = (Vec::new(), Vec::new());
    for wanted in &args.registrations {
        let round = super::pupil_register::find(app, wanted)?;
        let seen = pupil::result(app, round)?;
        for (number, _) in args.pieces.iter().filter(|(_, about)| *about == About::Photo) {
            if let Some(photo) = seen.photos.iter().find(|photo| photo.number == *number) {
                photos.push(capture::find(&app.store, photo.capture)?);
            }
        }
        let tally = !args.no_tally;
        chosen.push(ChosenRegistrations { round, tally, pieces: args.pieces.clone() });
    }
    Ok((chosen, photos))
}

/// The results to tell of, and the photos that go along.
fn cards(app: &App, args: &Args, out: Out) -> Result<(Vec<ChosenCards>, Vec<Capture>), Failure> {
    if args.cards.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let all = card::results(app)?;
    let tell = if args.tell == HowMuch::Counts { Tell::Counts } else { Tell::Cards };
    let (mut chosen, mut photos) = (Vec::new(), Vec::new());
    for wanted in &args.cards {
        let result = super::cards_result::find(&all, wanted)?;
        chosen.push(ChosenCards { result, tell });
        if args.tell == HowMuch::Crops {
            photos.extend(leaf(app, &card::result(app, result)?, out)?);
        }
        if args.tell == HowMuch::Photos {
            for id in card::result(app, result)?.captures {
                photos.push(capture::find(&app.store, id)?);
            }
        }
    }
    Ok((chosen, photos))
}

/// What was written on the cards as a capture of its own.
fn leaf(app: &App, body: &CardResultBody, out: Out) -> Result<Option<Capture>, Failure> {
    let Some(jpeg) = card::leaf(app, body)? else { return Ok(None) };
    let request = Request {
        expect: Some(MediaKind::Photo),
        note: out.lang.card_words().leaf_note.to_owned(),
        assignment: body.assignment,
        lesson: body.lesson.clone(),
        ..Request::default()
    };
    Ok(Some(capture::take_in(app, Source::Stream(Box::new(Cursor::new(jpeg))), &request)?.capture))
}

fn chosen(app: &App, args: &Args) -> Result<Vec<Capture>, Failure> {
    if !args.ids.is_empty() {
        return args.ids.iter().map(|id| Ok(capture::find(&app.store, states::own(app, id)?)?)).collect();
    }
    if !args.all && args.lesson.is_none() {
        return Ok(Vec::new());
    }
    let suggested = submission::suggest(app)?;
    let mut found = suggested.may;
    found.retain(|capture| match &args.lesson {
        Some(lesson) => capture.lesson.as_ref() == Some(lesson),
        None => suggested.fresh.contains(&capture.id),
    });
    if found.is_empty() && args.cards.is_empty() && args.registrations.is_empty() {
        return Err(SubmitError::Nothing.into());
    }
    Ok(found)
}

/// Says of each capture who can be recognised. Documents hold no pupils unless said; of pictures and videos it has to
/// be said, because nobody else can know.
pub(crate) fn with_pupils(
    app: &App,
    captures: &[Capture],
    args: &PupilsArgs,
) -> Result<Vec<Chosen>, Failure> {
    let mut named = Vec::new();
    for (text, who) in &args.items {
        let id = states::own(app, text)?;
        if captures.iter().all(|capture| capture.id != id) {
            return Err(ids::unknown(text, "submission.not_chosen", |f| &f.chosen_unknown));
        }
        named.push((id, *who));
    }
    let (mut chosen, mut missing) = (Vec::new(), Vec::new());
    for capture in captures {
        let said = named.iter().rev().find(|(id, _)| *id == capture.id).map(|(_, who)| *who).or(args.pupils);
        let document = (capture.kind == MediaKind::Document).then_some(Who::None);
        match said.or(document) {
            Some(who) => chosen.push(Chosen { capture: capture.id, pupils: who.into() }),
            None => missing.push(ids::short(capture.id)),
        }
    }
    if missing.is_empty() {
        return Ok(chosen);
    }
    Err(Failure::new(Exit::Usage, "submission.pupils", |f| &f.pupils_missing)
        .with("n", missing.len())
        .with("ids", missing.join(", ")))
}

fn assignment(
    context: &Context,
    app: &App,
    captures: &[Capture],
    given: Option<&str>,
) -> Result<Option<EntityId>, Failure> {
    match given {
        Some("none") => return Ok(None),
        Some(text) => return super::cycle_show::find(context, app, text).map(Some),
        None => {}
    }
    let mut own = captures.iter().filter_map(|capture| capture.assignment);
    if let Some(first) = own.next()
        && own.all(|other| other == first)
    {
        return Ok(Some(first));
    }
    Ok(cycle::list(app, dates::today(context.now()))?.now.map(|now| now.id))
}

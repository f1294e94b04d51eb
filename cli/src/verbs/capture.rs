//! `oogst capture photo|video|document`: take in files, or a stream.

use std::{path::PathBuf, process::ExitCode};

use oogst_core::{
    App,
    capture::{self, Capture, Request, Source, TakenCapture},
    cycle,
    domain::capture::{LeftIn, MediaKind},
    media::Policy,
    protocol::EntityId,
    team::Membership,
};
use serde::Serialize;

use crate::{
    context::Context,
    error::{Failure, kind_word},
    exit::Exit,
    ids,
    output::{Out, bytes, dates, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Files to take in; - reads standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// What you want to say about it
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// The learning goal it is about (default: the assignment's)
    #[arg(long, value_name = "TEXT")]
    goal: Option<String>,
    /// The assignment it is for (default: the running cycle's; none for none)
    #[arg(long, value_name = "ID")]
    assignment: Option<String>,
    /// The lesson, in your own words
    #[arg(long, value_name = "TEXT")]
    lesson: Option<String>,
}

#[derive(clap::Args, Debug)]
pub(crate) struct VideoArgs {
    #[command(flatten)]
    common: Args,
    /// A still for the video: a photo
    #[arg(long, value_name = "FILE")]
    poster: Option<PathBuf>,
}

/// A capture for scripts.
#[derive(Serialize)]
struct Row {
    id: EntityId,
    kind: MediaKind,
    sha256: Option<String>,
    bytes: u64,
    taken_at: Option<String>,
    assignment: Option<EntityId>,
    format: String,
    width: Option<u32>,
    height: Option<u32>,
    duration_ms: Option<u64>,
    left_in: Vec<LeftIn>,
    same_as: Option<EntityId>,
    captured_at: String,
}

pub(crate) fn video(context: &Context, args: &VideoArgs) -> Result<ExitCode, Failure> {
    run(context, MediaKind::Video, &args.common, args.poster.clone())
}

pub(crate) fn run(
    context: &Context,
    kind: MediaKind,
    args: &Args,
    poster: Option<PathBuf>,
) -> Result<ExitCode, Failure> {
    if args.files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err(Failure::new(Exit::Usage, "usage.stdin", |f| &f.stdin_twice));
    }
    let app = context.app()?;
    let asked = assignment(context, app, args.assignment.as_deref())?;
    let request = Request {
        expect: Some(kind),
        note: args.note.clone(),
        goal: args.goal.clone().or(asked.goal),
        assignment: asked.id,
        lesson: args.lesson.clone(),
        poster,
        policy: asked.policy,
    };
    let (mut rows, mut first) = (Vec::new(), None);
    for file in &args.files {
        let source = if file.as_os_str() == "-" {
            Source::Stream(Box::new(std::io::stdin()))
        } else {
            Source::Path(file.clone())
        };
        match capture::take_in(app, source, &request) {
            Ok(taken) => {
                tell(context.out, &taken);
                rows.push(row(&taken));
            }
            Err(error) => {
                let failure = Failure::from(error);
                // With one file the end of the program tells it.
                if args.files.len() == 1 {
                    return Err(failure);
                }
                if !context.out.json {
                    crate::output::complain(&format!("{}:", crate::output::clean::path(file)));
                }
                failure.tell(context.out);
                let full = failure.exit == Exit::DiskFull;
                first.get_or_insert(failure.exit);
                if full {
                    break;
                }
            }
        }
    }
    if context.out.json {
        json::print(&rows);
    }
    Ok(first.map_or(ExitCode::SUCCESS, |exit| ExitCode::from(exit.code())))
}

/// What is asked of a capture by its assignment.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) id: Option<EntityId>,
    goal: Option<String>,
    policy: Policy,
}

/// Without a team nothing is read but one row: most of the time of a capture is the picture's.
pub(super) fn assignment(context: &Context, app: &App, given: Option<&str>) -> Result<Asked, Failure> {
    if given == Some("none") {
        return Ok(Asked::default());
    }
    if app.store.read(Membership::load)?.is_none() {
        // Kept for the team joined later; only a whole id can be known to be one.
        let id = given.map(|text| {
            ids::whole(text).ok_or_else(|| ids::unknown(text, "cycle.unknown", |f| &f.cycle_unknown))
        });
        return Ok(Asked { id: id.transpose()?, ..Asked::default() });
    }
    let cycles = cycle::list(app, dates::today(context.now()))?;
    let id = match given {
        Some(text) => Some(
            ids::find(text, cycles.cycles.iter().map(|row| row.id))?
                .ok_or_else(|| ids::unknown(text, "cycle.unknown", |f| &f.cycle_unknown))?,
        ),
        None => cycles.now.as_ref().map(|now| now.id),
    };
    let found = cycles.cycles.iter().find(|row| Some(row.id) == id).map(|row| &row.newest.cycle.assignment);
    Ok(match found {
        Some(asked) => Asked {
            id,
            goal: asked.learning_goal.clone(),
            policy: Policy { photo: asked.photo, video: asked.video },
        },
        None => Asked { id, ..Asked::default() },
    })
}

fn row(taken: &TakenCapture) -> Row {
    let capture: &Capture = &taken.capture;
    let original = capture.original().map(|stored| &stored.object);
    Row {
        id: capture.id,
        kind: capture.kind,
        sha256: original.map(|object| object.plain_sha256.hex()),
        bytes: original.map_or(0, |object| object.plain_bytes),
        taken_at: capture.taken_at.map(|at| at.to_string()),
        assignment: capture.assignment,
        format: capture.format.extension().to_owned(),
        width: capture.pixels.map(|(width, _)| width),
        height: capture.pixels.map(|(_, height)| height),
        duration_ms: capture.duration_ms,
        left_in: capture.left_in.clone(),
        same_as: taken.same_as,
        captured_at: dates::rfc3339(capture.captured_at),
    }
}

fn tell(out: Out, taken: &TakenCapture) {
    let (capture, words) = (&taken.capture, out.words());
    let original = capture.original().map_or(0, |stored| stored.object.plain_bytes);
    let values = [
        ("id", ids::short(capture.id)),
        ("kind", kind_word(capture.kind, out.lang).to_owned()),
        ("size", bytes::bytes(original, out.lang)),
    ];
    out.say(if taken.same_as.is_some() { words.capture_same } else { words.capture_saved }, &values);
    if !capture.left_in.is_empty() {
        let what: Vec<&str> = capture.left_in.iter().map(|left| left_word(*left, out)).collect();
        out.say(words.capture_left_in, &[("what", what.join(", "))]);
    }
}

fn left_word(left: LeftIn, out: Out) -> &'static str {
    let words = out.words();
    match left {
        LeftIn::CommentNames => words.left_comment_names,
        LeftIn::Properties => words.left_properties,
        LeftIn::EmbeddedPicture => words.left_embedded_picture,
        LeftIn::EmbeddedFile => words.left_embedded_file,
        LeftIn::UnreadablePart => words.left_unreadable_part,
    }
}

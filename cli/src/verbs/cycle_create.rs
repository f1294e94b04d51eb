//! `oogst cycle create`: a theme, a practice assignment, a trial period.

use chrono::{NaiveDate, NaiveDateTime};
use clap::ValueEnum;
use oogst_core::{
    cycle,
    domain::{
        capture::{PhotoPolicy, VideoLimits},
        cycle::{CycleBody, CycleWarning, Meeting, PracticeAssignment, TrialPeriod},
    },
};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    ids,
    output::{Out, clean::clean, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The one narrow theme
    #[arg(long, value_name = "TEXT")]
    theme: String,
    /// For whom it is (default: everybody)
    #[arg(long, value_name = "TEXT", default_value = "")]
    for_whom: String,
    /// The practice assignment, in one line
    #[arg(long, value_name = "TEXT")]
    title: String,
    /// What to do and what to bring back
    #[arg(long, value_name = "TEXT", default_value = "")]
    instructions: String,
    /// The learning goal that captures carry
    #[arg(long, value_name = "TEXT")]
    goal: Option<String>,
    /// First day of the trial period: 2026-11-04
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
    /// Last day of the trial period
    #[arg(long, value_name = "DATE")]
    until: NaiveDate,
    /// Impulse meeting: 2026-11-03T15:30
    #[arg(long, value_name = "TIME", value_parser = time)]
    impulse_at: Option<NaiveDateTime>,
    /// Where the impulse meeting is
    #[arg(long, value_name = "TEXT")]
    impulse_place: Option<String>,
    /// Exchange meeting: 2026-12-01T15:30
    #[arg(long, value_name = "TIME", value_parser = time)]
    exchange_at: Option<NaiveDateTime>,
    /// Where the exchange meeting is
    #[arg(long, value_name = "TEXT")]
    exchange_place: Option<String>,
    /// How photos are kept
    #[arg(long, value_name = "HOW", default_value = "original")]
    photos: Photos,
    /// Longest video, in seconds
    #[arg(long, value_name = "N")]
    max_video_seconds: Option<u64>,
    /// Largest video, in MB
    #[arg(long, value_name = "N")]
    max_video_mb: Option<u64>,
    /// Not yet for colleagues
    #[arg(long)]
    draft: bool,
}

/// How photos are kept.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Photos {
    /// As they are, cleaned
    Original,
    /// At most 2560 pixels wide or high
    Reduced,
}

fn time(text: &str) -> Result<NaiveDateTime, String> {
    ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .ok_or_else(|| "2026-11-17T15:30".to_owned())
}

pub(crate) fn run(context: &Context, args: Args) -> Result<(), Failure> {
    let app = context.app()?;
    let least = VideoLimits::default();
    let body = CycleBody {
        theme: args.theme,
        for_whom: args.for_whom,
        impulse: Meeting { at: args.impulse_at, place: args.impulse_place },
        assignment: PracticeAssignment {
            title: args.title,
            instructions: args.instructions,
            learning_goal: args.goal,
            photo: match args.photos {
                Photos::Original => PhotoPolicy::Original,
                Photos::Reduced => PhotoPolicy::Reduced,
            },
            video: VideoLimits {
                max_ms: args.max_video_seconds.map_or(least.max_ms, |seconds| seconds.saturating_mul(1000)),
                max_bytes: args.max_video_mb.map_or(least.max_bytes, |mb| mb.saturating_mul(1_000_000)),
            },
        },
        trial: TrialPeriod { from: args.from, until: args.until },
        exchange: Meeting { at: args.exchange_at, place: args.exchange_place },
        published: !args.draft,
    };
    let id = cycle::create(app, &body)?;
    let (out, warnings) = (context.out, body.warnings());
    if out.json {
        json::print(&json!({ "id": id, "published": body.published, "warnings": warnings }));
    }
    let sentence = if body.published { out.words().cycle_made } else { out.words().cycle_made_draft };
    out.say(sentence, &[("theme", clean(&body.theme)), ("id", ids::short(id))]);
    for warning in warnings {
        out.line(warned(out, warning));
    }
    Ok(())
}

fn warned(out: Out, warning: CycleWarning) -> &'static str {
    match warning {
        CycleWarning::ImpulseAfterTrialBegins => out.words().warning_impulse,
        CycleWarning::ExchangeBeforeTrialEnds => out.words().warning_exchange,
    }
}

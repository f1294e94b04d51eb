//! `oogst captures cover`: faces in a photo, for good.

use oogst_core::{
    App,
    capture::{self, Covered},
    domain::outbox::OutboxRow,
    media::redact::Area,
    outbox,
};
use serde_json::json;

use super::{captures::joined, states};
use crate::{context::Context, error::Failure, ids, output::json};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Its id, or the first digits
    #[arg(value_name = "ID")]
    id: String,
    /// A rectangle to cover, of the upright photo: left,top,width,height in pixels or percentages
    /// (10%,20%,15%,25%)
    #[arg(long = "rect", value_name = "X,Y,W,H", value_parser = rect, required = true, allow_hyphen_values = true)]
    rects: Vec<Area>,
    /// Keep the uncovered photo, as a capture for you alone
    #[arg(long)]
    keep_original: bool,
}

pub(crate) fn run(context: &Context, app: &App, args: &Args) -> Result<(), Failure> {
    let id = states::own(app, &args.id)?;
    let Covered { capture, kept } = capture::cover(app, id, &args.rects, args.keep_original)?;
    let (out, words) = (context.out, context.out.words());
    if out.json {
        let all: Vec<_> = std::iter::once(&capture).chain(&kept).cloned().collect();
        let there: Vec<_> = all.iter().map(|capture| capture.id).collect();
        let rows: Vec<OutboxRow> = outbox::states(app, &there)?;
        let mut rows = joined(&all, &rows).into_iter();
        json::print(&json!({ "capture": rows.next(), "kept": rows.next() }));
    }
    out.say(words.capture_covered, &[("id", ids::short(id)), ("n", args.rects.len().to_string())]);
    match kept {
        Some(kept) => out.say(words.capture_cover_kept, &[("id", ids::short(kept.id))]),
        None => out.say(words.capture_cover_gone, &[]),
    }
    Ok(())
}

/// Four measures: all with a per cent sign, or none.
fn rect(text: &str) -> Result<Area, String> {
    let wrong = || "X,Y,W,H".to_owned();
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let [x, y, width, height] = parts[..] else { return Err(wrong()) };
    if text.contains('%') {
        let part = |part: &str| -> Result<f64, String> {
            let number = part.strip_suffix('%').ok_or_else(wrong)?;
            Ok(number.parse::<f64>().map_err(|_| wrong())? / 100.0)
        };
        return Ok(Area::Fraction { x: part(x)?, y: part(y)?, width: part(width)?, height: part(height)? });
    }
    let part = |part: &str| part.parse::<u32>().map_err(|_| wrong());
    Ok(Area::Pixels { x: part(x)?, y: part(y)?, width: part(width)?, height: part(height)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_is_four_measures_of_one_kind() {
        assert_eq!(rect("10,20,30,40"), Ok(Area::Pixels { x: 10, y: 20, width: 30, height: 40 }));
        let half = Area::Fraction { x: 0.5, y: -0.05, width: 0.25, height: 0.125 };
        assert_eq!(rect("50%, -5%, 25%, 12.5%"), Ok(half));
        for wrong in ["", "1,2,3", "1,2,3,4,5", "1%,2,3,4", "a,b,c,d", "-1,0,1,1", "1.5,0,1,1"] {
            assert!(rect(wrong).is_err(), "{wrong}");
        }
    }
}

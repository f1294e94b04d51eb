//! `oogst free-space`: media that the hub keeps, durably and backed up, leave this device.

use oogst_core::sync::{self, KeptWhy};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    net,
    output::{bytes, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Also what no backup of the hub has yet: then the hub's is the only copy
    #[arg(long)]
    single_copy: bool,
    /// Only show what may go at most; asks the hub nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    if args.dry_run {
        return freeable(context);
    }
    let (freed, kept) = net::run(sync::free_space(app, args.single_copy))?;
    let (out, words) = (context.out, context.out.words());
    let total = freed.iter().map(|each| each.bytes).sum();
    if out.json {
        let freed: Vec<_> = freed.iter().map(|f| json!({ "id": f.capture, "bytes": f.bytes })).collect();
        let kept: Vec<_> =
            kept.iter().map(|k| json!({ "id": k.capture, "bytes": k.bytes, "why": why(k.why) })).collect();
        json::print(&json!({ "freed": freed, "freed_bytes": total, "kept": kept }));
        return Ok(());
    }
    if freed.is_empty() {
        out.say(words.freed_none, &[]);
    } else {
        let size = bytes::bytes(total, out.lang);
        out.say(words.freed, &[("n", freed.len().to_string()), ("size", size)]);
    }
    for (reason, sentence) in [
        (KeptWhy::NotReceived, words.kept_not_received),
        (KeptWhy::SingleCopy, words.kept_single_copy),
        (KeptWhy::ReadBack, words.kept_read_back),
    ] {
        let n = kept.iter().filter(|each| each.why == reason).count();
        if n > 0 {
            out.say(sentence, &[("n", n.to_string())]);
        }
    }
    Ok(())
}

/// What may go at most.
fn freeable(context: &Context) -> Result<(), Failure> {
    let may = sync::freeable(context.app()?)?;
    let out = context.out;
    let total = may.iter().map(|each| each.bytes).sum();
    if out.json {
        let each: Vec<_> = may.iter().map(|f| json!({ "id": f.capture, "bytes": f.bytes })).collect();
        json::print(&json!({ "freeable": each, "freeable_bytes": total }));
    } else if may.is_empty() {
        out.say(out.words().freeable_none, &[]);
    } else {
        let size = bytes::bytes(total, out.lang);
        out.say(out.words().freeable, &[("n", may.len().to_string()), ("size", size)]);
    }
    Ok(())
}

fn why(why: KeptWhy) -> &'static str {
    match why {
        KeptWhy::NotReceived => "not_received",
        KeptWhy::SingleCopy => "single_copy",
        KeptWhy::ReadBack => "read_back",
    }
}

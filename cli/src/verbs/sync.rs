//! `oogst sync`: send what waits, fetch what arrived; once, or again and again.

use std::process::ExitCode;

use clap::builder::RangedU64ValueParser;
use oogst_core::sync::{self, Class, HubFault, Network, SyncError, SyncOptions, SyncReport};
use serde::Serialize;
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    lang::fill,
    net,
    output::{Out, json},
    progress::Bars,
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Go on until Ctrl-C: at once when something arrives, with patience while there is no network
    #[arg(long)]
    watch: bool,
    /// Videos too, whatever the network costs
    #[arg(long)]
    include_video: bool,
    /// This network costs nothing: videos may go
    #[arg(long)]
    unmetered: bool,
    /// Files under way at once
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = RangedU64ValueParser::<usize>::new().range(1..=16))]
    concurrency: usize,
    /// Bytes of one request, for networks that take little at a time
    #[arg(long, value_name = "BYTES", default_value_t = 8 << 20, value_parser = RangedU64ValueParser::<u64>::new().range(4096..=1 << 30))]
    chunk: u64,
}

#[derive(Serialize)]
struct Report {
    sent_records: usize,
    sent_objects: usize,
    arrived: usize,
    aside: usize,
    missing: usize,
    fetched: usize,
    waiting_unmetered: usize,
    failed: Vec<serde_json::Value>,
    pending: bool,
    restored: Option<usize>,
    reenrolled: bool,
}

impl From<&SyncReport> for Report {
    fn from(report: &SyncReport) -> Self {
        let failed = report.failed.iter();
        Self {
            sent_records: report.sent_records,
            sent_objects: report.sent_objects,
            arrived: report.arrived,
            aside: report.aside,
            missing: report.missing,
            fetched: report.fetched,
            waiting_unmetered: report.waiting_unmetered,
            failed: failed
                .map(|(object, code, class)| json!({ "object": object, "code": code, "class": class.as_str() }))
                .collect(),
            pending: report.pending,
            restored: report.restored,
            reenrolled: report.reenrolled,
        }
    }
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<ExitCode, Failure> {
    let app = context.app()?;
    let out = context.out;
    let bars = Bars::new(out);
    let options = SyncOptions {
        network: if args.unmetered { Network::Unmetered } else { Network::Metered },
        include_video: args.include_video,
        concurrency: args.concurrency,
        chunk: args.chunk,
        listener: Some(bars.clone()),
        ..SyncOptions::default()
    };
    if args.watch {
        out.say(out.words().sync_watching, &[]);
        let watching = async {
            let after = |result: &Result<SyncReport, SyncError>| {
                bars.done();
                told(context, result);
                true
            };
            tokio::select! {
                ended = sync::watch(app, &options, bars.as_ref(), after) => ended,
                () = stopped() => Ok(()),
            }
        };
        net::run(watching)?;
        bars.done();
        out.say(out.words().sync_stopped, &[]);
        return Ok(ExitCode::SUCCESS);
    }
    let result = net::run(sync::sync(app, &options, bars.as_ref()));
    bars.done();
    let report = result?;
    if out.json {
        json::print(&Report::from(&report));
    }
    tell(out, &report);
    // The first thing that needs somebody, else the first that did not work.
    let needy = report.failed.iter().find(|(_, _, class)| *class != Class::Transient);
    let Some((_, code, class)) = needy.or_else(|| report.failed.first()) else {
        return Ok(ExitCode::SUCCESS);
    };
    complain(out, code, report.failed.len());
    let exit = if *class == Class::Transient { Exit::Offline } else { Exit::NeedsAttention };
    Ok(ExitCode::from(exit.code()))
}

/// What stands in the way, in words. `failed`: how many things did not work.
fn complain(out: Out, code: &str, failed: usize) {
    match HubFault::of_code(code) {
        Some(fault) => Failure::from(fault).tell(out),
        // Its details are gone: what is known is how many, and that stands above already where a person reads.
        None if out.json => {
            let message = fill(out.words().sync_failed, &[("n", failed.to_string())]);
            json::complain(&format!("hub.{code}"), &message, "");
        }
        None => {}
    }
}

/// Ctrl-C, or the system that asks politely.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// One line per sync that changed something.
fn told(context: &Context, result: &Result<SyncReport, SyncError>) {
    let out = context.out;
    match result {
        Ok(report) if quiet(report) => {}
        Ok(report) if out.json => json::print(&Report::from(report)),
        Ok(report) => tell(out, report),
        // What does not pass ends the watch, and is told then.
        Err(SyncError::Hub(fault)) if fault.class() == Class::Transient => {
            if out.json {
                json::print(&json!({ "trouble": fault.code() }));
            } else {
                let (message, _) = Failure::from(fault.clone()).sentences(out);
                out.say(out.words().sync_trouble, &[("message", message)]);
            }
        }
        Err(_) => {}
    }
}

fn quiet(report: &SyncReport) -> bool {
    report.sent_records + report.sent_objects + report.arrived + report.aside + report.fetched == 0
        && report.failed.is_empty()
        && !report.reenrolled
        && report.restored.is_none()
}

fn tell(out: Out, report: &SyncReport) {
    let words = out.words();
    let n = |n: usize| [("n", n.to_string())];
    if report.pending {
        out.say(words.sync_pending, &[]);
        return;
    }
    if report.reenrolled {
        out.say(words.sync_reenrolled, &[]);
    }
    if let Some(again) = report.restored {
        out.say(words.sync_restored, &n(again));
    }
    let parts = [
        (report.sent_records + report.sent_objects > 0, words.sync_sent, report.sent_objects),
        (report.arrived > 0, words.sync_arrived, report.arrived),
        (report.fetched > 0, words.sync_fetched, report.fetched),
        (report.waiting_unmetered > 0, words.sync_waiting, report.waiting_unmetered),
        (report.aside > 0, words.sync_aside, report.aside),
        (report.missing > 0, words.sync_missing, report.missing),
        (!report.failed.is_empty(), words.sync_failed, report.failed.len()),
    ];
    let mut silent = true;
    for (_, sentence, count) in parts.into_iter().filter(|(shown, ..)| *shown) {
        out.say(sentence, &n(count));
        silent = false;
    }
    if silent {
        out.say(words.sync_nothing, &[]);
    }
}

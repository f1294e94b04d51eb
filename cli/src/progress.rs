//! Progress bars, on a terminal only.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use oogst_core::{
    protocol::Hash,
    sync::{Progress, SyncEvent},
};

use crate::output::{Out, bytes};

/// One bar for what goes, one for what comes.
pub(crate) struct Bars {
    out: Out,
    send: ProgressBar,
    fetch: ProgressBar,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    sent: BTreeMap<Hash, u64>,
    got: BTreeMap<Hash, (u64, u64)>,
}

impl Bars {
    pub(crate) fn new(out: Out) -> Arc<Self> {
        let bar = |label: &'static str| {
            let target =
                if out.progress { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
            let bar = ProgressBar::with_draw_target(Some(0), target);
            // Without colours: the words and the bar say it all. Where the template is refused the plain bar stays.
            if let Ok(style) = ProgressStyle::with_template("{prefix:<12} {bar:24} {msg}") {
                bar.set_style(style.progress_chars("█▌·"));
            }
            bar.set_prefix(label);
            bar
        };
        let words = out.words();
        Arc::new(Self {
            out,
            send: bar(words.progress_send),
            fetch: bar(words.progress_fetch),
            seen: Mutex::default(),
        })
    }

    /// Takes the bars away.
    pub(crate) fn done(&self) {
        self.send.finish_and_clear();
        self.fetch.finish_and_clear();
    }

    fn show(&self, bar: &ProgressBar, part: u64, whole: u64) {
        bar.set_length(whole);
        bar.set_position(part.min(whole));
        let lang = self.out.lang;
        bar.set_message(format!("{} · {}", bytes::percent(part, whole, lang), bytes::bytes(whole, lang)));
    }
}

impl Progress for Bars {
    fn event(&self, event: SyncEvent) {
        if !self.out.progress {
            return;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            SyncEvent::Planned { bytes, .. } => {
                seen.sent.clear();
                if bytes > 0 {
                    self.show(&self.send, 0, bytes);
                }
            }
            SyncEvent::Upload { object, sent, .. } => {
                seen.sent.insert(object, sent);
                let whole = self.send.length().unwrap_or(0);
                self.show(&self.send, seen.sent.values().sum(), whole);
            }
            SyncEvent::Fetch { object, got, total } => {
                seen.got.insert(object, (got, total));
                let whole = seen.got.values().map(|(_, total)| total).sum();
                self.show(&self.fetch, seen.got.values().map(|(got, _)| got).sum(), whole);
            }
            SyncEvent::Received { .. }
            | SyncEvent::Records { .. }
            | SyncEvent::Arrived { .. }
            | SyncEvent::Again { .. } => {}
        }
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        self.done();
    }
}

/// One bar for work that is done in steps.
pub(crate) struct Steps(ProgressBar);

impl Steps {
    pub(crate) fn new(out: Out, steps: usize) -> Self {
        let shown = out.progress && steps > 1;
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len}") {
            bar.set_style(style.progress_chars("█▌·"));
        }
        bar.tick();
        Self(bar)
    }

    /// So many are done.
    pub(crate) fn at(&self, done: usize) {
        self.0.set_position(done as u64);
    }

    /// Takes the bar away.
    pub(crate) fn done(&self) {
        self.0.finish_and_clear();
    }
}

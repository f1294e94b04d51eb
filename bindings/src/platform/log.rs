//! The core's log, for logcat and the unified log. It holds no names, notes, keys or links.

use std::{
    fmt::Write as _,
    sync::{Arc, PoisonError, RwLock},
};

use tracing::field::{Field, Visit};
use tracing_subscriber::{Layer, layer::SubscriberExt, util::SubscriberInitExt};

use crate::PlatformError;

/// How much a line matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, uniffi::Enum)]
pub enum LogLevel {
    /// Something failed.
    Error,
    /// Something is odd.
    Warn,
    /// What happens.
    Info,
    /// What happens inside.
    Debug,
}

/// Takes the core's log lines.
#[uniffi::export(with_foreign)]
pub trait LogSink: Send + Sync {
    /// One line; `target` is the part of the core that says it.
    fn line(&self, level: LogLevel, target: String, message: String) -> Result<(), PlatformError>;
}

static SINK: RwLock<Option<(Arc<dyn LogSink>, LogLevel)>> = RwLock::new(None);

/// Sends the core's log to `sink`, from `level` on; the last one set counts, none turns it off.
#[uniffi::export]
pub fn set_log_sink(sink: Option<Arc<dyn LogSink>>, level: LogLevel) {
    *SINK.write().unwrap_or_else(PoisonError::into_inner) = sink.map(|sink| (sink, level));
    // Only the first call can install it; in a process that has a subscriber already ours is not needed.
    let _ = tracing_subscriber::registry().with(ToSink).try_init();
}

struct ToSink;

impl<S: tracing::Subscriber> Layer<S> for ToSink {
    fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
        let metadata = event.metadata();
        let level = match *metadata.level() {
            tracing::Level::ERROR => LogLevel::Error,
            tracing::Level::WARN => LogLevel::Warn,
            tracing::Level::INFO => LogLevel::Info,
            _ => LogLevel::Debug,
        };
        // Other libraries' chatter is not ours to pass on.
        if !metadata.target().starts_with("oogst") {
            return;
        }
        let sink = SINK.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((sink, most)) = sink
            && level <= most
        {
            let mut line = Line(String::new());
            event.record(&mut line);
            // A sink that fails has nowhere to say so.
            let _ = sink.line(level, metadata.target().to_owned(), line.0);
        }
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let space = if self.0.is_empty() { "" } else { " " };
        // Writing to a string can't fail.
        let _ = match field.name() {
            "message" => write!(self.0, "{space}{value:?}"),
            name => write!(self.0, "{space}{name}={value:?}"),
        };
    }
}

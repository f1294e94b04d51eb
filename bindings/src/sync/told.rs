//! Who is told how a sync goes.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use oogst_core::sync::Progress;

use super::SyncEvent;
use crate::{PlatformError, platform::Room, run::Shared};

/// Told while a sync runs. Called on a thread of the core; return at once. A failure ends the telling, never the sync.
#[uniffi::export(with_foreign)]
pub trait SyncObserver: Send + Sync {
    /// This happened.
    fn event(&self, event: SyncEvent) -> Result<(), PlatformError>;
}

/// Passes on what a sync says.
pub(crate) struct Told {
    shared: Arc<Shared>,
    observer: Option<Arc<dyn SyncObserver>>,
    deaf: AtomicBool,
}

impl Told {
    pub(crate) fn new(shared: Arc<Shared>, observer: Option<Arc<dyn SyncObserver>>) -> Self {
        Self { shared, observer, deaf: AtomicBool::new(false) }
    }

    /// Only who looks at the outbox is told.
    pub(crate) fn nobody(shared: Arc<Shared>) -> Self {
        Self::new(shared, None)
    }
}

impl Progress for Told {
    fn event(&self, event: oogst_core::sync::SyncEvent) {
        // A whole object more at the hub: that shows in every list.
        if matches!(event, oogst_core::sync::SyncEvent::Received { .. }) {
            self.shared.tell(&[Room::Outbox]);
        }
        let Some(observer) = &self.observer else { return };
        if self.deaf.load(Ordering::Relaxed) {
            return;
        }
        if let Err(error) = observer.event(event.into()) {
            tracing::warn!(%error, "the sync observer failed; it is not told any more");
            self.deaf.store(true, Ordering::Relaxed);
        }
    }
}

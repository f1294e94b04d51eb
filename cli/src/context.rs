//! What a verb is given: where the store is, how to print, and the app once it is needed.

use std::{cell::OnceCell, path::PathBuf, sync::Arc};

use oogst_core::{
    App, capture,
    clock::{Clock, Moment, SystemClock},
    domain::capture::MediaKind,
    random::SystemRandom,
    store::{Store, StoreError},
};

use crate::{error::Failure, error::Value, output::Out, vault};

/// What a verb is given.
pub(crate) struct Context {
    /// How to print.
    pub(crate) out: Out,
    store: PathBuf,
    key_file: Option<PathBuf>,
    app: OnceCell<App>,
}

impl Context {
    pub(crate) fn new(out: Out, store: Option<PathBuf>, key_file: Option<PathBuf>) -> Self {
        Self { out, store: store.unwrap_or_else(vault::default_store), key_file, app: OnceCell::new() }
    }

    /// Now.
    pub(crate) fn now(&self) -> Moment {
        SystemClock.now()
    }

    /// The app, opened when it is first asked for. A damaged store is set aside, and the failure says where it went.
    pub(crate) fn app(&self) -> Result<&App, Failure> {
        if self.app.get().is_none() {
            let app = self.open().map_err(|error| self.or_set_aside(error))?;
            let _ = self.app.set(app);
        }
        self.app.get().ok_or_else(|| StoreError::Busy.into())
    }

    fn open(&self) -> Result<App, StoreError> {
        let vault = vault::vault(&self.store, self.key_file.as_deref());
        App::open_with(&self.store, &vault, Arc::new(SystemClock), Arc::new(SystemRandom))
    }

    fn or_set_aside(&self, error: StoreError) -> Failure {
        match error {
            StoreError::Damaged(_) => self.set_aside(),
            other => other.into(),
        }
    }

    fn set_aside(&self) -> Failure {
        match Store::set_aside(&self.store, self.now()) {
            Ok(aside) => {
                for object in &aside.objects {
                    self.out.line(&format!(
                        "{}  {}",
                        object.hash.hex(),
                        crate::output::bytes::bytes(object.bytes, self.out.lang)
                    ));
                }
                Failure::set_aside(&aside)
            }
            Err(error) => error.into(),
        }
    }

    /// Adds to a failure what only the store knows: where a store that turned out damaged went, and what is safe.
    pub(crate) fn explain(mut self, failure: Failure) -> Failure {
        if failure.code == "store.damaged" && !failure.has("path") {
            // Closed first: a store that this process uses is not moved from under it.
            drop(self.app.take());
            return self.set_aside();
        }
        if failure.says_what_is_safe()
            && let Some(safe) = self.app.get().and_then(safe)
        {
            return failure.with("safe", safe);
        }
        failure
    }
}

/// "Je 12 foto's staan": how much is safe on this device.
fn safe(app: &App) -> Option<Value> {
    let (mut seen, mut all, mut photos, mut after) = (0, 0, 0, None);
    loop {
        let page = capture::list(&app.store, after, 500).ok()?;
        seen += page.len();
        let here = page.iter().filter(|capture| capture.original().is_some_and(|original| original.here));
        let kinds: Vec<MediaKind> = here.map(|capture| capture.kind).collect();
        all += kinds.len();
        photos += kinds.iter().filter(|kind| **kind == MediaKind::Photo).count();
        match page.last() {
            Some(last) if seen < 10_000 => after = Some(capture::Cursor::after(last)),
            _ => break,
        }
    }
    if photos == all && all > 0 {
        Some(Value::Count(|w| w.safe_photos, all))
    } else {
        Some(Value::Count(|w| w.safe_captures, all))
    }
}

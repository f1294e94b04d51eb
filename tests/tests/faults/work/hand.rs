//! Apps, and what the works ask of them.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use oogst_core::{
    App,
    capture::{self, Capture, Request, Source},
    clock::SystemClock,
    doctor,
    store::{FileVault, StoreError},
    submission::{self, Chosen},
    sync::{NoProgress, SyncError, SyncOptions, SyncReport, sync},
    team::Membership,
};
use oogst_domain::submission::{Pupils, Reflection};
use oogst_fixtures::files::{desk::Scene, photo::Photo};
use oogst_protocol::EntityId;
use oogst_tests::no_waiting::NoWaiting;

/// Opens (or makes) the store of the device in this folder.
pub(crate) fn try_open(device: &Path) -> Result<App, StoreError> {
    let vault = FileVault::new(device.join("key"));
    App::open_with(&device.join("store"), &vault, Arc::new(SystemClock), Arc::new(NoWaiting))
}

pub(crate) fn open(device: &Path) -> App {
    try_open(device).unwrap_or_else(|error| panic!("the store does not open: {error:?}"))
}

/// Runs something that waits for a network.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.unwrap().block_on(future)
}

pub(crate) fn send(app: &App) -> Result<SyncReport, SyncError> {
    let options = SyncOptions { include_video: true, ..SyncOptions::default() };
    wait(sync(app, &options, &NoProgress))
}

pub(crate) fn member(app: &App) -> Option<Membership> {
    app.store.read(Membership::load).unwrap()
}

/// Writes a photo to be taken in.
pub(crate) fn photo_file(device: &Path, seed: u64) -> PathBuf {
    let path = device.join(format!("{seed}.jpg"));
    std::fs::write(&path, Photo::small(Scene::Cards, seed).jpeg()).unwrap();
    path
}

pub(crate) fn photo(app: &App, device: &Path, seed: u64) -> Capture {
    let source = Source::Path(photo_file(device, seed));
    capture::take_in(app, source, &Request::default()).unwrap().capture
}

pub(crate) fn submit(app: &App, captures: &[EntityId], successes: &str) -> EntityId {
    try_submit(app, captures, successes).unwrap()
}

pub(crate) fn try_submit(
    app: &App,
    captures: &[EntityId],
    successes: &str,
) -> Result<EntityId, submission::SubmitError> {
    let chosen: Vec<_> = captures.iter().map(|id| Chosen { capture: *id, pupils: Pupils::None }).collect();
    let reflection = Reflection { successes: successes.to_owned(), ..Reflection::default() };
    submission::submit(app, None, &chosen, &[], reflection)
}

/// What must hold in any store after it was opened: the doctor finds nothing, and nothing is left lying about.
pub(crate) fn sound(app: &App, when: &str) {
    let report = doctor::examine(app, &mut |_, _| {}).unwrap();
    assert_eq!(report.findings, [], "{when}: the doctor found");
    let intents: Result<i64, StoreError> =
        app.store.read(|db| Ok(db.query_row("SELECT count(*) FROM intents", [], |row| row.get(0))?));
    assert_eq!(intents.unwrap(), 0, "{when}: intents are left");
    let names = std::fs::read_dir(app.store.dir().join("staging")).unwrap();
    let left: Vec<_> = names
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| !name.to_string_lossy().ends_with(".lock"))
        .collect();
    assert!(left.is_empty(), "{when}: staging holds {left:?}");
}

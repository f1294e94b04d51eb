//! A team of two with a proxy between them and their hub: Anke prepares, Bram sends.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use oogst_core::{
    App,
    capture::{self, Capture, Request, Source},
    clock::{Clock, SystemClock},
    inbox, outbox,
    store::{FileVault, StoreError},
    submission::{self, Chosen},
    sync::{HttpTransport, Hub as HubClient, NoProgress, SyncError, SyncOptions, SyncReport, sync},
    team::{self, Membership},
};
use oogst_domain::{
    outbox::State,
    submission::{Pupils, Reflection},
};
use oogst_fixtures::files::{desk::Scene, photo::Photo, video};
use oogst_protocol::{
    EntityId, Hash,
    invite::{FoundingLink, InviteLink},
};
use oogst_tests::{hub::Hub, no_waiting::NoWaiting, proxy::Proxy};

pub(crate) fn app(dir: &Path) -> App {
    app_at(dir, Arc::new(SystemClock))
}

pub(crate) fn app_at(dir: &Path, clock: Arc<dyn Clock>) -> App {
    std::fs::create_dir_all(dir).unwrap();
    App::open_with(&dir.join("store"), &FileVault::new(dir.join("key")), clock, Arc::new(NoWaiting)).unwrap()
}

pub(crate) struct World {
    pub(crate) hub: Hub,
    pub(crate) proxy: Proxy,
    pub(crate) anke: App,
    pub(crate) bram: App,
    pub(crate) link: InviteLink,
    pub(crate) dir: tempfile::TempDir,
}

impl World {
    pub(crate) async fn new() -> World {
        World::with(&[]).await
    }

    pub(crate) async fn with(arguments: &[&str]) -> World {
        let dir = tempfile::tempdir().unwrap();
        let proxy = Proxy::start();
        let url = proxy.url();
        let arguments: Vec<&str> = ["--public-url", &url].iter().chain(arguments).copied().collect();
        let hub = Hub::start_in(&dir.path().join("hub"), &arguments);
        proxy.to(hub.address());
        let (anke, bram) = (app(&dir.path().join("anke")), app(&dir.path().join("bram")));
        let founding = FoundingLink::parse(&hub.founding_link()).unwrap();
        team::found(&anke, &founding, "De Regenboog", "Anke").await.unwrap();
        let link = team::invite(&anke, false, 30, 48).await.unwrap().link;
        team::join(&bram, &link, "Bram").await.unwrap();
        send(&anke).await.unwrap();
        send(&bram).await.unwrap();
        proxy.seen();
        World { hub, proxy, anke, bram, link, dir }
    }

    /// Bram takes a photo and submits it.
    pub(crate) fn photo(&self, seed: u64) -> Capture {
        let capture = self.unsubmitted(seed);
        submit(&self.bram, capture.id, seed);
        capture
    }

    pub(crate) fn unsubmitted(&self, seed: u64) -> Capture {
        let path = self.dir.path().join(format!("{seed}.jpg"));
        std::fs::write(&path, Photo::small(Scene::Cards, seed).jpeg()).unwrap();
        capture::take_in(&self.bram, Source::Path(path), &Request::default()).unwrap().capture
    }

    /// Bram takes a film of so many bytes and submits it.
    pub(crate) fn film(&self, bytes: u64, seed: u64) -> Capture {
        let path = self.dir.path().join(format!("{seed}.mp4"));
        video::large(&mut std::fs::File::create(&path).unwrap(), bytes, seed).unwrap();
        let capture = capture::take_in(&self.bram, Source::Path(path), &Request::default()).unwrap().capture;
        submit(&self.bram, capture.id, seed);
        capture
    }

    pub(crate) fn state(&self, capture: &Capture) -> State {
        outbox::states(&self.bram, &[capture.id]).unwrap()[0].state
    }

    /// The fault is gone: Bram syncs, Anke syncs, and everything is there, exactly once.
    pub(crate) async fn arrives(&self, captures: &[&Capture]) {
        self.proxy.clear();
        send(&self.bram).await.unwrap();
        self.arrived(captures).await;
    }

    pub(crate) async fn arrived(&self, captures: &[&Capture]) {
        for capture in captures {
            assert_eq!(self.state(capture), State::Received);
        }
        assert!(outbox::list(&self.bram).unwrap().rows.is_empty());
        self.proxy.seen();
        let again = send(&self.bram).await.unwrap();
        assert_eq!((again.sent_objects, again.sent_records), (0, 0), "nothing is left to send");
        let uploads = self.proxy.seen().iter().filter(|seen| seen.path.contains("/uploads")).count();
        assert_eq!(uploads, 0);

        send(&self.anke).await.unwrap();
        let rows = inbox::list(&self.anke).unwrap().rows;
        assert_eq!(rows.len(), captures.len(), "each submission once");
        assert!(inbox::quarantine(&self.anke).unwrap().is_empty());
        let mut objects = BTreeSet::new();
        for capture in captures {
            let row = rows.iter().filter(|row| row.newest.items.iter().any(|item| item.id == capture.id));
            assert_eq!(row.count(), 1);
            for stored in &capture.objects {
                objects.insert(stored.object.hash);
            }
            let original = &capture.original().unwrap().object;
            let out = self.dir.path().join("opened");
            let opened = inbox::open(&self.anke, original, &out, &NoProgress).await.unwrap();
            assert_eq!(opened.sha256, original.plain_sha256);
            assert_eq!(Hash::of(&std::fs::read(&out).unwrap()), original.plain_sha256);
        }
        for object in &objects {
            assert!(self.hub_objects().contains(object));
        }
    }

    /// The objects that lie at the hub.
    pub(crate) fn hub_objects(&self) -> BTreeSet<Hash> {
        let mut found = BTreeSet::new();
        let folders = std::fs::read_dir(self.hub.data().join("objects")).unwrap();
        for folder in folders.filter(|entry| entry.as_ref().unwrap().path().is_dir()) {
            for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
                let name = file.unwrap().file_name().into_string().unwrap();
                found.extend(Hash::from_hex(&name));
            }
        }
        found
    }

    /// Where the hub keeps an object.
    pub(crate) fn hub_file(&self, hash: Hash) -> PathBuf {
        let hex = hash.hex();
        self.hub.data().join("objects").join(&hex[..2]).join(&hex)
    }

    /// The number of envelopes at the hub that Bram may read: his own, and what he wrote.
    pub(crate) async fn envelopes(&self) -> usize {
        client(&self.bram).envelopes(0, 0).await.unwrap().envelopes.len()
    }

    /// `oogst-hub backup` into `name`.
    pub(crate) fn back_up(&self, name: &str) -> PathBuf {
        let out = self.dir.path().join(name);
        run_hub(&["backup", "--data", text(self.hub.data()), "--out", text(&out)]);
        out
    }

    /// The hub's machine breaks; it comes back from a backup, at the same address.
    pub(crate) fn restore(&mut self, from: &Path) {
        self.hub.kill();
        std::fs::remove_dir_all(self.hub.data()).unwrap();
        run_hub(&["restore", "--from", text(from), "--data", text(self.hub.data())]);
        self.hub.restart();
    }
}

pub(crate) fn submit(app: &App, capture: EntityId, seed: u64) {
    let reflection = Reflection { successes: format!("les {seed}"), ..Reflection::default() };
    submission::submit(app, None, &[Chosen { capture, pupils: Pupils::None }], &[], reflection).unwrap();
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn run_hub(arguments: &[&str]) {
    let output = std::process::Command::new(oogst_tests::bins::hub()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

pub(crate) fn options() -> SyncOptions {
    SyncOptions { include_video: true, ..SyncOptions::default() }
}

pub(crate) async fn send(app: &App) -> Result<SyncReport, SyncError> {
    sync(app, &options(), &NoProgress).await
}

/// The hub as this device asks it.
pub(crate) fn client(app: &App) -> HubClient {
    let member = member(app);
    HubClient::new(Arc::new(HttpTransport::new(&member.hub).unwrap()), member.team, member.sign.clone())
}

pub(crate) fn member(app: &App) -> Membership {
    app.store.read(Membership::load).unwrap().unwrap()
}

/// What the store remembers of a failure: class, code and when it may be tried again.
pub(crate) fn retry(app: &App, what: &str) -> Option<(String, String, i64)> {
    let sql = format!("SELECT class, error, next_at FROM retries WHERE what = '{what}'");
    app.store
        .read(|db| {
            let mut query = db.prepare(&sql)?;
            let mut rows = query.query([])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let error: String = row.get(1)?;
            let code = error.split("\"code\":\"").nth(1).and_then(|rest| rest.split('"').next());
            Ok::<_, StoreError>(Some((row.get(0)?, code.unwrap_or_default().to_owned(), row.get(2)?)))
        })
        .unwrap()
}

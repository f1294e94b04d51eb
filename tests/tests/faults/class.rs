//! A class for campaigns against a real hub process: its preparer, colleagues with stores of their own, and a proxy in
//! between.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use oogst_core::{
    App,
    capture::{self, Capture, Request, Source},
    clock::{Clock, SystemClock},
    store::{FileVault, StoreError},
    submission::{self, Chosen},
    sync::{HttpTransport, Hub as HubClient, NoProgress, SyncError, SyncOptions, SyncReport, sync},
    team::{self, Membership},
};
use oogst_domain::submission::{Pupils, Reflection};
use oogst_protocol::{
    EntityId, Hash,
    invite::{FoundingLink, InviteLink},
    log::LogState,
};

use oogst_tests::{hub::Hub, no_waiting::NoWaiting, proxy::Proxy};

/// A folder in memory where there is one (every fsync is still asked for), gone at the end.
pub struct Folder(PathBuf);

impl Folder {
    /// A fresh empty folder.
    pub fn new(name: &str) -> Folder {
        let memory = Path::new("/dev/shm");
        if !memory.is_dir() {
            return Folder(oogst_tests::scratch(name));
        }
        let path = oogst_tests::scratch(name);
        let _ = std::fs::remove_dir_all(&path);
        let path = memory.join(path.file_name().expect("named"));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A class.
pub struct Class {
    /// Its hub, a process.
    pub hub: Hub,
    /// What every device goes through.
    pub proxy: Proxy,
    /// The preparer's device.
    pub anke: App,
    /// A colleagues' link.
    pub link: InviteLink,
    /// Where everything is.
    pub dir: Folder,
}

impl Class {
    /// Founds a team at a hub that is told `arguments`.
    pub async fn new(name: &str, arguments: &[&str]) -> Class {
        let dir = Folder::new(name);
        let proxy = Proxy::start();
        let url = proxy.url();
        let arguments: Vec<&str> = ["--public-url", &url].iter().chain(arguments).copied().collect();
        let hub = Hub::start_in(&dir.path().join("hub"), &arguments);
        proxy.to(hub.address());
        proxy.tap(&dir.path().join("traffic"));
        let anke = device(&dir.path().join("anke"), Arc::new(SystemClock));
        let founding = FoundingLink::parse(&hub.founding_link()).unwrap();
        team::found(&anke, &founding, "De Regenboog", "Anke").await.unwrap();
        let link = team::invite(&anke, false, 100, 48).await.unwrap().link;
        send(&anke).await.unwrap();
        Class { hub, proxy, anke, link, dir }
    }

    /// A colleague's device, in the team.
    pub async fn colleague(&self, name: &str) -> App {
        self.colleague_at(name, Arc::new(SystemClock)).await
    }

    /// The same with another clock.
    pub async fn colleague_at(&self, name: &str, clock: Arc<dyn Clock>) -> App {
        let app = device(&self.dir.path().join(name), clock);
        team::join(&app, &self.link, name).await.unwrap();
        send(&app).await.unwrap();
        app
    }

    /// None of these words, which were said or stood in a file, is in a byte of the hub's disk and log, of the traffic or of
    /// any device's store.
    pub fn leaks_nothing(&self, words: &[&str]) {
        let mut places: Vec<PathBuf> =
            ["hub", "hub.log", "traffic"].iter().map(|n| self.dir.path().join(n)).collect();
        for entry in std::fs::read_dir(self.dir.path()).unwrap().flatten() {
            places.extend(Some(entry.path().join("store")).filter(|store| store.is_dir()));
        }
        crate::canaries::nowhere(&places, words);
    }

    /// Objects that lie at the hub, each with the hash of its bytes as they are there.
    pub fn hub_objects(&self) -> Vec<(Hash, Hash)> {
        let mut found = Vec::new();
        for folder in std::fs::read_dir(self.hub.data().join("objects")).unwrap() {
            let folder = folder.unwrap().path();
            for file in std::fs::read_dir(folder).into_iter().flatten() {
                let path = file.unwrap().path();
                if let Ok(name) = Hash::from_hex(&path.file_name().unwrap().to_string_lossy()) {
                    found.push((name, Hash::of(&std::fs::read(&path).unwrap())));
                }
            }
        }
        found
    }
}

/// Takes in a text of its own, `extra` bytes long besides its words.
pub fn capture_text(app: &App, words: &str, extra: usize) -> Capture {
    let path = app.store.dir().with_file_name("vangst.txt");
    let mut text = words.to_owned();
    while text.len() < words.len() + extra {
        text.push_str(" de regenboog");
        text.push_str(&text.len().to_string());
    }
    std::fs::write(&path, text).unwrap();
    let request = Request { note: words.to_owned(), ..Request::default() };
    capture::take_in(app, Source::Path(path), &request).unwrap().capture
}

/// Submits captures.
pub fn submit(app: &App, captures: &[EntityId], words: &str) -> EntityId {
    let chosen: Vec<_> = captures.iter().map(|id| Chosen { capture: *id, pupils: Pupils::None }).collect();
    let reflection = Reflection { successes: words.to_owned(), ..Reflection::default() };
    submission::submit(app, None, &chosen, &[], reflection).unwrap()
}

/// Opens (or makes) a device.
pub fn device(dir: &Path, clock: Arc<dyn Clock>) -> App {
    std::fs::create_dir_all(dir).unwrap();
    App::open_with(&dir.join("store"), &FileVault::new(dir.join("key")), clock, Arc::new(NoWaiting)).unwrap()
}

/// Everything, whatever it costs.
pub fn options() -> SyncOptions {
    SyncOptions { include_video: true, ..SyncOptions::default() }
}

/// One sync.
///
/// # Errors
/// As it ends.
pub async fn send(app: &App) -> Result<SyncReport, SyncError> {
    sync(app, &options(), &NoProgress).await
}

/// This device's membership.
pub fn member(app: &App) -> Membership {
    app.store.read(Membership::load).unwrap().expect("a membership")
}

/// The log as this device has it.
pub fn log(app: &App) -> Arc<LogState> {
    app.store.read(|db| Ok::<_, StoreError>(team::load(db).unwrap().unwrap())).unwrap()
}

/// The hub as this device asks it, for what no verb would ask.
pub fn client(app: &App) -> HubClient {
    let member = member(app);
    HubClient::new(Arc::new(HttpTransport::new(&member.hub).unwrap()), member.team, member.sign)
}

/// Hashes of all objects of captures.
pub fn objects_of(captures: &[Capture]) -> BTreeSet<Hash> {
    captures.iter().flat_map(|capture| &capture.objects).map(|stored| stored.object.hash).collect()
}

/// Runs `work` to its end, on threads of its own.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime").block_on(work)
}

//! The hands of these tests: devices with stores of their own, a school, a proxy that loses answers.

use std::{
    ops::Deref,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use oogst_core::{
    App,
    capture::{self, Capture, Request, Source},
    clock::{Moment, StillClock},
    random::SystemRandom,
    seal::Secrets,
    store::{FileVault, StoreError},
    submission::{self, Chosen},
    sync::{HttpTransport, NoProgress, SyncOptions, SyncReport, sync},
    team::{self, Membership, TeamError},
};
use oogst_domain::{
    inbox::InboxRow,
    submission::{Pupils, Reflection},
};
use oogst_fixtures::files::{desk::Scene, photo::Photo};
use oogst_protocol::{Audience, EntityId, invite::FoundingLink, log::LogState};
use oogst_tests::hub::Hub;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

pub(crate) struct Device {
    dir: tempfile::TempDir,
    pub(crate) app: App,
}

impl Deref for Device {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

fn open(dir: &Path) -> App {
    App::open(&dir.join("store"), &FileVault::new(dir.join("key"))).unwrap()
}

impl Device {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { app: open(dir.path()), dir }
    }

    /// The same store with another clock.
    pub(crate) fn at(&self, seconds: i64) -> App {
        let clock = Arc::new(StillClock::at(Moment(seconds * 1000)));
        App {
            clock,
            ..App::open_with(
                &self.dir.path().join("store"),
                &FileVault::new(self.dir.path().join("key")),
                self.app.clock.clone(),
                Arc::new(SystemRandom),
            )
            .unwrap()
        }
    }

    /// As after the process was killed: what is in memory is gone.
    pub(crate) fn reopen(&mut self) {
        self.app = open(self.dir.path());
    }

    /// A copy of the whole folder, key and all, as a backup program or a phone's move makes it.
    pub(crate) fn copy(&self) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let done = std::process::Command::new("cp")
            .arg("-r")
            .arg(self.dir.path().join("."))
            .arg(dir.path())
            .status()
            .unwrap();
        assert!(done.success());
        Self { app: open(dir.path()), dir }
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn photo(&self, seed: u64) -> Capture {
        let path = self.file(&format!("{seed}.jpg"));
        std::fs::write(&path, Photo::small(Scene::Cards, seed).jpeg()).unwrap();
        capture::take_in(&self.app, Source::Path(path), &Request::default()).unwrap().capture
    }

    pub(crate) fn submit(&self, captures: &[&Capture], successes: &str) -> EntityId {
        let chosen: Vec<_> =
            captures.iter().map(|c| Chosen { capture: c.id, pupils: Pupils::None }).collect();
        submission::submit(&self.app, None, &chosen, &[], said(successes)).unwrap()
    }

    pub(crate) async fn sync(&self) -> SyncReport {
        sync(&self.app, &SyncOptions::default(), &NoProgress).await.unwrap()
    }

    pub(crate) async fn try_sync(&self) -> Result<SyncReport, oogst_core::sync::SyncError> {
        sync(&self.app, &SyncOptions::default(), &NoProgress).await
    }

    pub(crate) fn member(&self) -> Membership {
        self.app.store.read(Membership::load).unwrap().expect("a membership")
    }

    pub(crate) fn log(&self) -> Arc<LogState> {
        self.app.store.read(|db| Ok::<_, StoreError>(team::load(db).unwrap().unwrap())).unwrap()
    }

    pub(crate) fn secrets(&self) -> Secrets {
        self.app.store.read(Secrets::load).unwrap()
    }

    /// Whether this device can open what is said to `audience` now, by the log `as_seen`.
    pub(crate) fn opens(&self, audience: Audience, as_seen: &LogState) -> bool {
        self.secrets().has_current(audience, as_seen)
    }

    /// The hub as this device asks it, for what no verb would ask.
    pub(crate) fn raw_hub(&self) -> oogst_core::sync::Hub {
        let member = self.member();
        let transport = HttpTransport::new(&member.hub).unwrap();
        oogst_core::sync::Hub::new(Arc::new(transport), member.team, member.sign)
    }

    pub(crate) fn inbox(&self) -> Vec<InboxRow> {
        oogst_core::inbox::list(&self.app).unwrap().rows
    }

    /// What was put aside here: codes and whether each may be accepted.
    pub(crate) fn aside(&self) -> Vec<&'static str> {
        let rows = oogst_core::inbox::quarantine(&self.app).unwrap();
        let mut codes: Vec<_> = rows.iter().map(|row| row.reason.code()).collect();
        codes.sort_unstable();
        codes
    }

    /// Joins by a link of `by`, at once.
    pub(crate) async fn colleague_of(by: &Device, name: &str) -> Self {
        let device = Self::new();
        let invited = team::invite(by, false, 1, 48).await.unwrap();
        team::join(&device, &invited.link, name).await.unwrap();
        device.sync().await;
        device
    }

    /// Joins as a preparer: invited and confirmed by `by`.
    pub(crate) async fn preparer_with(by: &Device, name: &str) -> Self {
        let device = Self::new();
        let invited = team::invite(by, true, 1, 24).await.unwrap();
        let code = team::join(&device, &invited.link, name).await.unwrap().code.unwrap();
        team::confirm(by, &code).await.unwrap();
        device.sync().await;
        device
    }

    /// A further device of the person of `first`.
    pub(crate) async fn second_of(first: &Device) -> Self {
        let device = Self::new();
        let invited = team::invite_device(first).await.unwrap();
        let code = team::join(&device, &invited.link, "").await.unwrap().code.unwrap();
        team::confirm(first, &code).await.unwrap();
        device.sync().await;
        device
    }
}

pub(crate) fn said(successes: &str) -> Reflection {
    Reflection { successes: successes.into(), ..Reflection::default() }
}

/// A hub with a team, and its founder's device.
pub(crate) async fn school() -> (Hub, Device) {
    let hub = Hub::start();
    let anke = Device::new();
    let link = FoundingLink::parse(&hub.founding_link()).unwrap();
    team::found(&anke, &link, "De Regenboog", "Anke").await.unwrap();
    anke.sync().await;
    (hub, anke)
}

/// The error, which is not to be a success.
pub(crate) fn refused<T>(result: Result<T, TeamError>) -> TeamError {
    match result {
        Ok(_) => panic!("that should be refused"),
        Err(error) => error,
    }
}

/// What a [`Proxy`] does to a request that appends to a log or founds a team.
pub(crate) const PASS: u8 = 0;
/// The hub gets it and its answer is lost.
pub(crate) const LOSE_ANSWER: u8 = 1;
/// The hub never gets it.
pub(crate) const LOSE_REQUEST: u8 = 2;

/// Stands between a device and the hub.
pub(crate) struct Proxy {
    address: std::net::SocketAddr,
    mode: Arc<AtomicU8>,
}

impl Proxy {
    pub(crate) async fn before(hub: &Hub) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mode = Arc::new(AtomicU8::new(PASS));
        let (to, modes) = (hub.address(), mode.clone());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(carry(client, to, modes.clone()));
            }
        });
        Self { address, mode }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn set(&self, mode: u8) {
        self.mode.store(mode, Ordering::SeqCst);
    }
}

async fn carry(mut client: TcpStream, to: std::net::SocketAddr, mode: Arc<AtomicU8>) {
    let mut hub = TcpStream::connect(to).await.unwrap();
    let (mut up, mut down) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    let mut lose = false;
    loop {
        tokio::select! {
            n = client.read(&mut up) => {
                let Ok(n @ 1..) = n else { return };
                let head = String::from_utf8_lossy(&up[..n.min(200)]).into_owned();
                let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                let entry = head.starts_with("POST ") && (path.ends_with("/log") || path == "/v1/teams");
                match mode.load(Ordering::SeqCst) {
                    LOSE_REQUEST if entry => return,
                    LOSE_ANSWER if entry => lose = true,
                    _ => {}
                }
                if hub.write_all(&up[..n]).await.is_err() { return }
            }
            n = hub.read(&mut down) => {
                let Ok(n @ 1..) = n else { return };
                if lose { return }
                if client.write_all(&down[..n]).await.is_err() { return }
            }
        }
    }
}

//! The hub as a process: killed, restored, told to stop.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
};

use oogst_protocol::{
    Audience, Hash, api,
    invite::FoundingLink,
    receipt::{BackupPosition, HubStatement, Receipt},
};
use reqwest::Method;
use support::*;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const HUB: &str = env!("CARGO_BIN_EXE_oogst-hub");

/// A hub process; killed when dropped.
struct Process {
    child: Child,
    url: String,
}

impl Process {
    fn start(data: &Path, more: &[&str]) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut child = Command::new(HUB)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("listening on ").expect("one line that says where").to_owned();
        Self { child, url }
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end.
    fn ask_to_end(&self) {
        let done = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap();
        assert!(done.success());
    }

    /// Waits for its end, which it was asked for.
    fn ended_well(mut self) -> bool {
        self.child.wait().unwrap().success()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(args: &[&str]) -> (bool, String) {
    let done = Command::new(HUB).args(args).output().unwrap();
    (done.status.success(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_hub_goes_on_where_it_durably_was() {
    let dir = tempfile::tempdir().unwrap();
    let hub = Process::start(dir.path(), &[]);
    let mut team = found_with(&hub.url, &read_link(dir.path()), 1).await;
    let mut caller = team.caller(&team.founder).await;
    let bytes = noise(3_000_000, 11);
    let upload = caller.create(bytes.len() as u64, &metadata(&Hash::of(&bytes), "")).await.unwrap();
    let mut at = 0;
    for step in [400_000, 900_000, 1] {
        assert_eq!(caller.patch(&upload, at as u64, &bytes[at..at + step]).await.status(), 204);
        at += step;
    }
    assert_eq!(caller.offset(&upload).await, Ok(at as u64));
    assert_eq!(caller.patch(&upload, at as u64, &bytes[at..at + 500_000]).await.status(), 204);
    hub.kill();

    let hub = Process::start(dir.path(), &[]);
    (caller.url, team.url) = (hub.url.clone(), hub.url.clone());
    let offset = caller.offset(&upload).await.unwrap() as usize;
    assert!(offset >= at, "the hub said {at} and has {offset}");
    assert_eq!(caller.patch(&upload, offset as u64, &bytes[offset..]).await.status(), 204);
    let receipts = caller.receipts(&[Hash::of(&bytes)]).await.unwrap();
    assert_eq!(receipts.receipts.len(), 1, "and the bytes are right");
    hub.ask_to_end();
    assert!(hub.ended_well());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_killed_before_its_receipt_promised_nothing_and_loses_nothing_it_promised() {
    let dir = tempfile::tempdir().unwrap();
    let hub = Process::start(dir.path(), &[]);
    let team = found_with(&hub.url, &read_link(dir.path()), 1).await;
    let mut caller = team.caller(&team.founder).await;
    let promised = caller.upload(&noise(200_000, 1), "").await;
    assert_eq!(caller.receipts(&[promised]).await.unwrap().receipts.len(), 1);
    let bytes = noise(1_500_000, 2);
    let received = caller.upload(&bytes, "").await;
    hub.kill();

    let hub = Process::start(dir.path(), &[]);
    caller.url = hub.url.clone();
    assert_eq!(caller.receipts(&[promised]).await.unwrap().receipts.len(), 1);
    let asked = api::Hashes { hashes: vec![received] };
    let statuses: api::ObjectStatuses = caller.post("objects/status", &asked).await.unwrap();
    match &statuses.objects[0] {
        api::ObjectStatus::Stored { .. } => {}
        api::ObjectStatus::Partial { upload, .. } => {
            let at = caller.offset(upload).await.unwrap();
            if at < bytes.len() as u64 {
                assert_eq!(caller.patch(upload, at, &bytes[at as usize..]).await.status(), 204);
            }
        }
        api::ObjectStatus::Missing => assert_eq!(caller.upload(&bytes, "").await, received),
    }
    assert_eq!(caller.receipts(&[received]).await.unwrap().receipts.len(), 1);
    let got = caller.request(Method::GET, &format!("objects/{received}")).send().await.unwrap();
    assert_eq!(got.bytes().await.unwrap(), bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_hub_has_the_backup_and_a_new_epoch() {
    let root = tempfile::tempdir().unwrap();
    let dir = |name: &str| root.path().join(name);
    let text = |name: &str| dir(name).to_str().unwrap().to_owned();
    let hub = Process::start(&dir("data"), &[]);
    let team = found_with(&hub.url, &read_link(&dir("data")), 1).await;
    let caller = team.caller(&team.founder).await;
    let before = caller.upload(b"before the backup", "team").await;
    caller.send(vec![envelope(Audience::Team, 1, 1)]).await.unwrap();
    let receipts = caller.receipts(&[before]).await.unwrap();
    let old = Receipt::verify(&receipts.receipts[0].0, &team.hub_key).unwrap();
    let position = async |caller: &Caller| {
        let api::Backup { position } = caller.get("backup").await.unwrap();
        BackupPosition::verify(&position.0, &team.hub_key).unwrap()
    };
    assert_eq!(position(&caller).await.position, 0);
    let (ok, said) = run(&["backup", "--data", &text("data"), "--out", &text("backup")]);
    assert!(ok, "{said}");
    assert_eq!(position(&caller).await.position, 2);
    let after = caller.upload(b"after the backup", "team").await;
    assert_eq!(caller.receipts(&[after]).await.unwrap().receipts.len(), 1);
    assert_eq!(position(&caller).await.position, 2, "what came later is not in the backup");
    hub.kill();

    assert!(!run(&["restore", "--from", &text("backup"), "--data", &text("data")]).0, "into a folder in use");
    assert!(!run(&["restore", "--from", &text("data-none"), "--data", &text("new")]).0);
    let (ok, said) = run(&["restore", "--from", &text("backup"), "--data", &text("new")]);
    assert!(ok, "{said}");
    let hub = Process::start(&dir("new"), &[]);
    assert!(!dir("new").join("founding-link.txt").exists());
    let mut stale = caller.clone();
    stale.url = hub.url.clone();
    assert_eq!(stale.get::<api::LogPage>("log").await.err().unwrap().0, 401, "tokens end with the old hub");
    let caller = Caller::new(&hub.url, team.team, &team.founder.sign).await.unwrap();
    let receipts = caller.receipts(&[before, after]).await.unwrap();
    assert_eq!(receipts.missing, [after]);
    let new = Receipt::verify(&receipts.receipts[0].0, &team.hub_key).unwrap();
    assert!(new.epoch > old.epoch);
    assert_eq!(caller.get::<api::EnvelopePage>("envelopes").await.unwrap().epoch, new.epoch);
    assert_eq!(position(&caller).await.position, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_forgets_what_was_deleted_and_a_damaged_one_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let dir = |name: &str| root.path().join(name);
    let text = |name: &str| dir(name).to_str().unwrap().to_owned();
    let hub = Process::start(&dir("data"), &[]);
    let team = found_with(&hub.url, &read_link(&dir("data")), 1).await;
    let caller = team.caller(&team.founder).await;
    let (gone, kept) = (caller.upload(b"gone", "").await, caller.upload(b"kept", "").await);
    caller.receipts(&[gone, kept]).await.unwrap();
    let backup = || run(&["backup", "--data", &text("data"), "--out", &text("backup")]);
    assert!(backup().0);
    let file = |hash: &Hash| dir("backup").join("objects").join(&hash.hex()[..2]).join(hash.hex());
    assert!(file(&gone).exists());
    caller.request(Method::DELETE, &format!("objects/{gone}")).send().await.unwrap();
    assert!(backup().0);
    assert!(!file(&gone).exists() && file(&kept).exists());
    std::fs::write(file(&kept), b"kepT").unwrap();
    let (ok, said) = run(&["restore", "--from", &text("backup"), "--data", &text("new")]);
    assert!(!ok && said.contains("other bytes"), "{said}");
    assert!(!dir("new").exists());
    assert!(!run(&["backup", "--data", &text("data"), "--out", &text("data")]).0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_folder_is_private_and_for_one_hub() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let hub = Process::start(&data, &["--public-url", "https://hub.example/"]);
    let mode = |name: &str| std::fs::metadata(data.join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    for name in ["founding-link.txt", "hub.key", "index.db", "index.db-wal", "lock"] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
    assert_eq!(mode("objects"), 0o700);
    let text = data.to_str().unwrap();
    let (ok, said) = run(&["serve", "--listen", "127.0.0.1:0", "--data", text]);
    assert!(!ok && said.contains("another oogst-hub"), "{said}");
    let first = read_link(&data);
    assert_eq!(first.hub, "https://hub.example");
    hub.kill();
    let hub = Process::start(&data, &[]);
    let second = read_link(&data);
    assert_eq!((&second.hub, &second.token), (&hub.url, &first.token), "the same link at its new address");
    let (ok, said) = run(&["founding-link", "--data", text, "--public-url", "https://other.example"]);
    assert!(ok);
    let third = FoundingLink::parse(&said).unwrap();
    assert_ne!(third.token, second.token);
    found_with(&hub.url, &third, 1).await;
    found_with(&hub.url, &second, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_hub_finishes_what_runs() {
    let dir = tempfile::tempdir().unwrap();
    let hub = Process::start(dir.path(), &[]);
    let team = found_with(&hub.url, &read_link(dir.path()), 1).await;
    let mut caller = team.caller(&team.founder).await;
    let content = noise(500_000, 4);
    let hash = Hash::of(&content);
    let path = caller.create(content.len() as u64, &metadata(&hash, "")).await.unwrap();
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n\
         Content-Type: {OCTETS}\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        caller.token,
        content.len()
    );
    let mut stream = TcpStream::connect(hub.url.trim_start_matches("http://")).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    // It asks for the bytes: from here on it is running, and was so before it is told to stop.
    let mut said = [0; 25];
    stream.read_exact(&mut said).await.unwrap();
    assert_eq!(&said, b"HTTP/1.1 100 Continue\r\n\r\n");
    hub.ask_to_end();
    stream.write_all(&content).await.unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).await.unwrap();
    assert!(said.starts_with("HTTP/1.1 204 "), "{said}");
    assert!(hub.ended_well());
    let hub = Process::start(dir.path(), &[]);
    caller.url = hub.url.clone();
    assert_eq!(caller.receipts(&[hash]).await.unwrap().receipts.len(), 1);
}

#[test]
fn plain_http_beyond_this_machine_must_be_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let (ok, said) = run(&["serve", "--listen", "0.0.0.0:0", "--data", data.to_str().unwrap()]);
    assert!(!ok && said.contains("--allow-plain-http"), "{said}");
    assert!(!data.exists());
    let mut child = Command::new(HUB)
        .args(["serve", "--listen", "0.0.0.0:0", "--allow-plain-http", "--data", data.to_str().unwrap()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 9];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(&first, b"listening");
}

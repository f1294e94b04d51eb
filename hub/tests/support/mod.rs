//! A hub in this process behind a real TCP listener, and a small client with fixed keys.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

use std::{net::SocketAddr, path::Path, sync::Arc};

use oogst_hub::{
    clock::{Clock, SystemClock},
    config::Config,
    mailbox::Mailbox,
    serve::{Hub, Stop},
};
use oogst_protocol::{
    Audience, B64, DeviceKeys, Grant, Hash, PersonId, SealingKey, SigningKey, TeamId, VerifyKey, api, auth,
    invite::FoundingLink,
    log::{Body, Entry, Head, InviteRole, LogPoint, NewEpoch, SignedEntry},
    seal,
};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde::{Serialize, de::DeserializeOwned};

/// A running hub; stops when dropped.
pub struct TestHub {
    pub url: String,
    pub dir: Option<tempfile::TempDir>,
    pub mailbox: Arc<Mailbox>,
    stop: Stop,
    done: Option<tokio::task::JoinHandle<()>>,
}

pub fn config(data: &Path) -> Config {
    Config::new(data.to_owned(), SocketAddr::from(([127, 0, 0, 1], 0)))
}

impl TestHub {
    pub async fn start() -> Self {
        Self::with(|_| {}, Arc::new(SystemClock)).await
    }

    pub async fn with(change: impl FnOnce(&mut Config), clock: Arc<dyn Clock>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut hub = Self::over(dir.path(), change, clock).await;
        hub.dir = Some(dir);
        hub
    }

    pub async fn over(data: &Path, change: impl FnOnce(&mut Config), clock: Arc<dyn Clock>) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let logs =
            tracing_subscriber::fmt().with_env_filter(tracing_subscriber::EnvFilter::from_default_env());
        let _ = logs.with_test_writer().try_init();
        let mut config = config(data);
        change(&mut config);
        let hub = Hub::open(&config, clock).await.unwrap();
        let (url, stop) = (hub.url().to_owned(), Stop::default());
        let (stopper, mailbox) = (stop.clone(), hub.mailbox().clone());
        let done = tokio::spawn(async move { hub.run(stopper).await.unwrap() });
        Self { url, dir: None, mailbox, stop, done: Some(done) }
    }

    pub fn data(&self) -> &Path {
        self.dir.as_ref().unwrap().path()
    }

    pub async fn stop(mut self) -> Option<tempfile::TempDir> {
        self.stop.stop();
        self.done.take().unwrap().await.unwrap();
        self.dir.take()
    }

    pub fn link(&self) -> FoundingLink {
        read_link(self.data())
    }
}

pub fn read_link(data: &Path) -> FoundingLink {
    FoundingLink::parse(&std::fs::read_to_string(data.join("founding-link.txt")).unwrap()).unwrap()
}

/// A device with its person's keys, from one number.
#[derive(Clone)]
pub struct Device {
    pub sign: SigningKey,
    pub seal: SealingKey,
    pub person: PersonId,
    pub own: SealingKey,
}

pub fn seed(n: u8, what: u8) -> [u8; 32] {
    let mut seed = [what; 32];
    // Not the first byte: X25519 clears three of its bits.
    seed[8] = n;
    seed
}

impl Device {
    pub fn new(n: u8) -> Self {
        Self {
            sign: SigningKey::from_seed(seed(n, 1)),
            seal: SealingKey::from_bytes(seed(n, 2)),
            person: PersonId([n; 16]),
            own: SealingKey::from_bytes(seed(n, 3)),
        }
    }

    pub fn keys(&self) -> DeviceKeys {
        DeviceKeys { sign: self.sign.verify_key(), seal: self.seal.recipient() }
    }
}

pub fn preparation() -> SealingKey {
    SealingKey::from_bytes(seed(0, 11))
}

pub fn team_key() -> SealingKey {
    SealingKey::from_bytes(seed(0, 12))
}

/// A client at a team with one key's token.
#[derive(Clone)]
pub struct Caller {
    pub http: Client,
    pub url: String,
    pub team: TeamId,
    pub token: String,
}

/// A founded team.
pub struct Team {
    pub url: String,
    pub team: TeamId,
    pub founder: Device,
    pub point: LogPoint,
    pub hub_key: VerifyKey,
}

pub fn client() -> Client {
    Client::builder().build().unwrap()
}

pub fn founding(hub: VerifyKey, founder: &Device, nonce: u8) -> SignedEntry {
    let epoch = |audience, key: &SealingKey| NewEpoch { audience, epoch: 1, recipient: key.recipient() };
    let body = Body::Found {
        nonce: Hash([nonce; 32]),
        hub,
        person: founder.person,
        device: founder.keys(),
        audiences: vec![
            epoch(Audience::Own(founder.person), &founder.own),
            epoch(Audience::Preparation, &preparation()),
            epoch(Audience::Team, &team_key()),
        ],
    };
    SignedEntry::sign(Entry { v: 1, team: None, prev: None, at: 0, body }, &[&founder.sign]).unwrap()
}

pub fn bytes(entry: &SignedEntry) -> B64 {
    B64(entry.signed().frame().to_vec())
}

pub async fn found(hub: &TestHub) -> Team {
    found_with(&hub.url, &hub.link(), 1).await
}

pub async fn found_with(url: &str, link: &FoundingLink, n: u8) -> Team {
    let founder = Device::new(n);
    let entry = founding(link.hub_key, &founder, n);
    let own = seal::grant::grant(Audience::Own(founder.person), 1, &founder.own, &founder.seal.recipient());
    let append = api::AppendEntry { entry: bytes(&entry), grants: vec![own.unwrap()] };
    let answer = client().post(format!("{url}/v1/teams")).bearer_auth(&link.token).json(&append);
    let answer = answer.send().await.unwrap();
    assert_eq!(answer.status(), 201);
    let api::Appended { point } = answer.json().await.unwrap();
    Team { url: url.to_owned(), team: TeamId(entry.hash()), founder, point, hub_key: link.hub_key }
}

impl Team {
    pub async fn caller(&self, device: &Device) -> Caller {
        Caller::new(&self.url, self.team, &device.sign).await.unwrap()
    }

    pub fn entry(&self, prev: Option<Head>, body: Body, keys: &[&SigningKey]) -> SignedEntry {
        let entry = Entry { v: 1, team: Some(self.team), prev, at: 1_700_000_000, body };
        SignedEntry::sign(entry, keys).unwrap()
    }

    /// Opens a colleague's invite and lets `device` in by it; gives the invite's key.
    pub async fn invite(&self, n: u8, role: InviteRole, uses: u32, expires_at: i64) -> Invite {
        let caller = self.caller(&self.founder).await;
        let invite =
            Invite { sign: SigningKey::from_seed(seed(n, 21)), seal: SealingKey::from_bytes(seed(n, 22)) };
        let body = Body::Invite {
            invite: invite.sign.verify_key(),
            recipient: invite.seal.recipient(),
            role,
            uses,
            expires_at,
        };
        let prev = Some(caller.point().await.head);
        let grants = match role {
            InviteRole::Colleague => {
                vec![seal::grant::grant(Audience::Team, 1, &team_key(), &invite.seal.recipient()).unwrap()]
            }
            _ => Vec::new(),
        };
        caller.append(&self.entry(prev, body, &[&self.founder.sign]), grants).await.unwrap();
        invite
    }

    pub fn join(&self, invite: &Invite, device: &Device) -> SignedEntry {
        let body = Body::Join {
            invite: invite.sign.verify_key(),
            person: device.person,
            device: device.keys(),
            own: Some(device.own.recipient()),
        };
        self.entry(None, body, &[&invite.sign, &device.sign])
    }

    /// A colleague who joined.
    pub async fn colleague(&self, n: u8) -> (Device, Caller) {
        let device = Device::new(n);
        let invite = self.invite(n, InviteRole::Colleague, 5, i64::MAX).await;
        let by = Caller::new(&self.url, self.team, &invite.sign).await.unwrap();
        by.append(&self.join(&invite, &device), Vec::new()).await.unwrap();
        let caller = self.caller(&device).await;
        (device, caller)
    }

    pub async fn remove(&self, device: &Device) {
        let caller = self.caller(&self.founder).await;
        let prev = Some(caller.point().await.head);
        let recipient = SealingKey::from_bytes(seed(device.person.0[0], 31)).recipient();
        let body = Body::Remove {
            devices: vec![device.sign.verify_key()],
            persons: Vec::new(),
            seen: Vec::new(),
            audiences: vec![NewEpoch { audience: Audience::Team, epoch: 2, recipient }],
        };
        caller.append(&self.entry(prev, body, &[&self.founder.sign]), Vec::new()).await.unwrap();
    }
}

pub struct Invite {
    pub sign: SigningKey,
    pub seal: SealingKey,
}

/// A refusal as a test sees it: status and code.
pub type Refused = (u16, String);

impl Caller {
    pub async fn new(url: &str, team: TeamId, key: &SigningKey) -> Result<Self, Refused> {
        let http = client();
        let ask = api::ChallengeRequest { team, key: key.verify_key() };
        let sent = http.post(format!("{url}/v1/auth/challenge")).json(&ask).send().await.unwrap();
        let api::Challenge { challenge } = answer(sent).await?;
        let signature = B64(auth::answer(&team, key, &challenge.0).to_vec());
        let ask = api::TokenRequest { team, key: key.verify_key(), challenge, signature };
        let sent = http.post(format!("{url}/v1/auth/token")).json(&ask).send().await.unwrap();
        let api::Token { token, .. } = answer(sent).await?;
        Ok(Self { http, url: url.to_owned(), team, token })
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = if path.starts_with("/v1") {
            format!("{}{path}", self.url)
        } else {
            format!("{}/v1/teams/{}/{path}", self.url, self.team)
        };
        self.http.request(method, url).bearer_auth(&self.token)
    }

    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Refused> {
        answer(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub async fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T, Refused> {
        answer(self.request(Method::POST, path).json(body).send().await.unwrap()).await
    }

    pub async fn point(&self) -> LogPoint {
        self.get::<api::LogPage>("log").await.unwrap().point
    }

    pub async fn append(&self, entry: &SignedEntry, grants: Vec<Grant>) -> Result<LogPoint, Refused> {
        let append = api::AppendEntry { entry: bytes(entry), grants };
        self.post::<api::Appended>("log", &append).await.map(|appended| appended.point)
    }

    pub async fn send(
        &self,
        envelopes: Vec<api::NewEnvelope>,
    ) -> Result<Vec<api::AppendedEnvelope>, Refused> {
        let sent =
            self.post::<api::AppendedEnvelopes>("envelopes", &api::AppendEnvelopes { envelopes }).await;
        sent.map(|sent| sent.results)
    }

    pub async fn receipts(&self, hashes: &[Hash]) -> Result<api::Receipts, Refused> {
        self.post("receipts", &api::Hashes { hashes: hashes.to_vec() }).await
    }

    pub fn tus(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, path).header("Tus-Resumable", "1.0.0")
    }

    /// Creates an upload; gives its path.
    pub async fn create(&self, length: u64, metadata: &str) -> Result<String, Refused> {
        let made = self.tus(Method::POST, "uploads").header("Upload-Length", length);
        let made = made.header("Upload-Metadata", metadata).send().await.unwrap();
        if made.status() != 201 {
            return Err(refused(made).await);
        }
        Ok(made.headers()["location"].to_str().unwrap().to_owned())
    }

    pub async fn patch(&self, path: &str, offset: u64, bytes: &[u8]) -> Response {
        let patch = self.tus(Method::PATCH, path).header("Upload-Offset", offset);
        patch.header("Content-Type", OCTETS).body(bytes.to_vec()).send().await.unwrap()
    }

    /// Where an upload stands.
    pub async fn offset(&self, path: &str) -> Result<u64, u16> {
        let head = self.tus(Method::HEAD, path).send().await.unwrap();
        match head.status().as_u16() {
            200 => Ok(head.headers()["upload-offset"].to_str().unwrap().parse().unwrap()),
            other => Err(other),
        }
    }

    /// Uploads whole bytes in one request.
    pub async fn upload(&self, bytes: &[u8], audiences: &str) -> Hash {
        let hash = Hash::of(bytes);
        let made = self.tus(Method::POST, "uploads").header("Upload-Length", bytes.len());
        let made = made.header("Upload-Metadata", metadata(&hash, audiences)).header("Content-Type", OCTETS);
        let made = made.body(bytes.to_vec()).send().await.unwrap();
        assert_eq!(made.status(), 201);
        assert_eq!(made.headers()["upload-offset"], bytes.len().to_string().as_str());
        hash
    }
}

pub const OCTETS: &str = "application/offset+octet-stream";

pub fn base64(text: &str) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    STANDARD.encode(text)
}

pub fn metadata(hash: &Hash, audiences: &str) -> String {
    let audiences =
        if audiences.is_empty() { String::new() } else { format!(",audiences {}", base64(audiences)) };
    format!("sha256 {}{audiences}", base64(&hash.hex()))
}

pub async fn refused(response: Response) -> Refused {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    let error: api::ApiError =
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("an error that is none: {status} {text}"));
    println!("refused: {status} {}: {}", error.error.code, error.error.message);
    (status, error.error.code)
}

pub async fn answer<T: DeserializeOwned>(response: Response) -> Result<T, Refused> {
    if response.status().is_success() {
        Ok(response.json().await.unwrap())
    } else {
        Err(refused(response).await)
    }
}

/// Bytes that look random, from a seed.
pub fn noise(len: usize, mut seed: u64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(len + 8);
    while bytes.len() < len {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bytes.extend_from_slice(&(seed ^ (seed >> 29)).to_le_bytes());
    }
    bytes.truncate(len);
    bytes
}

/// Something of the size and first bytes of a sealed record.
pub fn envelope(audience: Audience, epoch: u32, n: u64) -> api::NewEnvelope {
    let mut sealed = b"age-encryption.org/v1\n".to_vec();
    sealed.extend(noise(1400, n));
    api::NewEnvelope { audience, epoch, sealed: B64(sealed) }
}

pub fn receipt(result: &api::AppendedEnvelope, hub: &VerifyKey) -> oogst_protocol::receipt::Receipt {
    use oogst_protocol::receipt::{HubStatement, Receipt};
    match result {
        api::AppendedEnvelope::Receipt(bytes) => Receipt::verify(&bytes.0, hub).unwrap(),
        api::AppendedEnvelope::Refused(error) => panic!("refused: {error:?}"),
    }
}

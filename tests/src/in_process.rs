//! A hub in this process, and the way to it without a socket: the device's requests go straight into the hub's routes.
//! Everything between the two is the caller's.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use axum::{body::Body, extract::ConnectInfo};
use futures_util::StreamExt;
use http::{HeaderMap, HeaderValue, Method, header};
use oogst_core::{
    App,
    clock::SystemClock,
    random::SystemRandom,
    store::FileVault,
    sync::{BoxFuture, NoProgress, Reach, Request, Response, SyncOptions, Transport, TransportError, sync},
    team::{self, HubAddress},
};
use oogst_hub::{
    clock::Clock,
    config::Rates,
    data::DataDir,
    found, http as routes,
    index::sqlite::SqliteIndex,
    mailbox::{Mailbox, Settings},
    metrics::Metrics,
    objects::folder::Folder,
};
use oogst_protocol::{TeamId, invite::FoundingLink};
use tower::ServiceExt;

/// Where the hub says that it is; nobody goes there.
pub const URL: &str = "http://127.0.0.1:9";

/// A hub over a folder.
pub struct Hub {
    service: Mutex<routes::Service>,
    folder: PathBuf,
}

impl Hub {
    /// Opens (or makes) it, with a clock of the caller's and without rates.
    ///
    /// # Panics
    /// When it can't be opened.
    pub async fn open(folder: &Path, clock: Arc<dyn Clock>) -> Hub {
        let data = DataDir::make(folder).expect("a folder");
        let key = data.key().expect("a key");
        let now = clock.now();
        let index = Arc::new(SqliteIndex::open(&data.index(), now).expect("an index"));
        let objects = Arc::new(Folder::open(data.path()).expect("a folder of objects"));
        let address = found::HubAddress { url: URL.into(), tls_pin: None };
        found::refresh(&data, index.as_ref(), key.verify_key(), &address, now).await.expect("a link");
        let metrics = Arc::new(Metrics::default());
        let mailbox =
            Mailbox::open(index, objects, clock, key, Settings::default(), metrics).await.expect("a mailbox");
        let rates = Rates { per_token: u32::MAX, per_address: u32::MAX, anonymous: u32::MAX };
        Hub { service: Mutex::new(routes::service(mailbox, &rates, Some(data))), folder: folder.to_owned() }
    }

    /// The link that founds a team here.
    ///
    /// # Panics
    /// When there is none (any more).
    pub fn founding_link(&self) -> FoundingLink {
        let text = std::fs::read_to_string(self.folder.join("founding-link.txt")).expect("a founding link");
        FoundingLink::parse(&text).expect("a founding link")
    }

    /// Asks; `cut` lets only so many bytes of the body through before the connection breaks.
    pub async fn ask(&self, request: Request, cut: Option<usize>) -> Response {
        let (len, mut asked) = (request.body.len(), http::Request::builder());
        *asked.headers_mut().expect("fresh") = request.headers;
        let body = match cut {
            None => Body::from(request.body),
            Some(at) => {
                let part = request.body.slice(..at.min(len));
                let broken = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
                Body::from_stream(futures_util::stream::iter([Ok(part), Err(broken)]))
            }
        };
        if len > 0 {
            asked = asked.header(header::CONTENT_LENGTH, len);
        }
        let from = ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9)));
        let asked = asked.method(request.method).uri(&request.path).extension(from).body(body);
        let Ok(asked) = asked else {
            return Response {
                status: http::StatusCode::BAD_REQUEST,
                headers: HeaderMap::new(),
                body: futures_util::stream::empty().boxed(),
            };
        };
        let service = self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let answer = service.oneshot(asked).await.expect("routes do not fail");
        let (parts, body) = answer.into_parts();
        let body =
            body.into_data_stream().map(|part| part.map_err(|e| TransportError::Offline(e.to_string())));
        Response { status: parts.status, headers: parts.headers, body: body.boxed() }
    }
}

/// The straight way to it. Keeps the last token that went along.
#[derive(Clone)]
pub struct Straight {
    hub: Arc<Hub>,
    token: Arc<Mutex<Option<HeaderValue>>>,
}

impl Straight {
    /// To this hub.
    pub fn to(hub: Arc<Hub>) -> Straight {
        Straight { hub, token: Arc::default() }
    }
}

impl Reach for Straight {
    fn to(&self, _: &HubAddress) -> Result<Arc<dyn Transport>, TransportError> {
        Ok(Arc::new(self.clone()))
    }
}

impl Transport for Straight {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if let Some(token) = request.headers.get(header::AUTHORIZATION) {
            *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.clone());
        }
        Box::pin(async move { Ok(self.hub.ask(request, None).await) })
    }
}

/// A hub with a team of one, who has a token and an upload that waits for its bytes.
pub struct School {
    /// The way to its hub.
    pub wire: Straight,
    app: App,
    upload: String,
    runtime: tokio::runtime::Runtime,
}

impl School {
    /// Founds it in a temporary folder, which stays for as long as the process.
    ///
    /// # Panics
    /// When that fails.
    pub fn founded(name: &str) -> School {
        let dir = crate::scratch(name);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let (app, wire) = runtime.block_on(async {
            let hub = Arc::new(Hub::open(&dir.join("hub"), Arc::new(oogst_hub::clock::SystemClock)).await);
            let link = hub.founding_link();
            let wire = Straight::to(hub);
            let vault = FileVault::new(dir.join("key"));
            let app =
                App::open_with(&dir.join("store"), &vault, Arc::new(SystemClock), Arc::new(SystemRandom));
            let app = App { reach: Arc::new(wire.clone()), ..app.expect("a store") };
            team::found(&app, &link, "De Regenboog", "Anke").await.expect("founded");
            sync(&app, &SyncOptions::default(), &NoProgress).await.expect("a sync");
            (app, wire)
        });
        let mut school = School { wire, app, upload: String::new(), runtime };
        let mut headers = school.headers();
        headers.insert("tus-resumable", HeaderValue::from_static("1.0.0"));
        headers.insert("upload-length", HeaderValue::from_static("1000000"));
        let path = format!("/v1/teams/{}/uploads", school.team());
        let request = Request {
            method: Method::POST,
            path,
            headers,
            body: bytes::Bytes::new(),
            sent: None,
            timeout_seconds: 9,
        };
        let made = school.wait(school.wire.send(request)).expect("an answer");
        school.upload = made.headers["location"].to_str().expect("a path").to_owned();
        school
    }

    /// The team.
    ///
    /// # Panics
    /// When the store does not answer.
    pub fn team(&self) -> TeamId {
        self.app.store.read(team::Membership::load).expect("a store").expect("a membership").team
    }

    /// Headers of somebody who may.
    pub fn headers(&self) -> HeaderMap {
        let token = self.wire.token.lock().unwrap_or_else(PoisonError::into_inner).clone();
        HeaderMap::from_iter(token.map(|token| (header::AUTHORIZATION, token)))
    }

    /// The path of the upload.
    pub fn upload(&self) -> String {
        self.upload.clone()
    }

    /// Runs to its end.
    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }
}

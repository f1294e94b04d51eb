//! A hub that lies: the real hub answers, and what it says is turned on its way to the device.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

use bytes::{Bytes, BytesMut};
use futures_util::{StreamExt, stream};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use oogst_core::{
    sync::{BoxFuture, HttpReach, Reach, Request, Response, Transport, TransportError},
    team::HubAddress,
};
use serde_json::Value;

/// What was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// `GET`, …
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// Body.
    pub body: Bytes,
}

impl Asked {
    /// Whether it is this method on a path that holds this.
    pub fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && self.path.contains(path)
    }
}

/// What the device gets to hear.
#[derive(Debug, Clone)]
pub struct Said {
    /// The status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    /// The body goes on like this for ever.
    pub endless: bool,
}

impl Said {
    /// Turns the JSON of a good answer.
    pub fn json(&mut self, turn: impl FnOnce(&mut Value)) {
        if let (true, Ok(mut value)) = (self.status.is_success(), serde_json::from_slice(&self.body)) {
            turn(&mut value);
            self.body = value.to_string().into_bytes();
        }
    }

    /// Sets a header.
    pub fn header(&mut self, name: &'static str, value: &str) {
        self.headers.insert(name, HeaderValue::from_str(value).expect("a header"));
    }
}

/// A way to lie.
pub type Lie = Arc<dyn Fn(&Asked, &mut Said) + Send + Sync>;

#[derive(Default)]
struct State {
    lie: Mutex<Option<Lie>>,
    asked: AtomicUsize,
    elsewhere: AtomicUsize,
}

/// The way to the hub, with a liar in it. Honest until told otherwise.
#[derive(Clone, Default)]
pub struct Liar(Arc<State>);

impl Liar {
    /// Lies from now on; none: is honest.
    pub fn tell(&self, lie: Option<Lie>) {
        *self.0.lie.lock().unwrap_or_else(PoisonError::into_inner) = lie;
        self.0.asked.store(0, Ordering::SeqCst);
    }

    /// Requests since.
    pub fn asked(&self) -> usize {
        self.0.asked.load(Ordering::SeqCst)
    }

    /// Requests for another address than the hub's, ever.
    pub fn elsewhere(&self) -> usize {
        self.0.elsewhere.load(Ordering::SeqCst)
    }
}

impl Reach for Liar {
    fn to(&self, hub: &HubAddress) -> Result<Arc<dyn Transport>, TransportError> {
        Ok(Arc::new(Wire { honest: HttpReach.to(hub)?, state: self.0.clone() }))
    }
}

struct Wire {
    honest: Arc<dyn Transport>,
    state: Arc<State>,
}

impl Transport for Wire {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let asked = Asked {
                method: request.method.clone(),
                path: request.path.clone(),
                body: request.body.clone(),
            };
            self.state.asked.fetch_add(1, Ordering::SeqCst);
            if !asked.path.starts_with("/") {
                self.state.elsewhere.fetch_add(1, Ordering::SeqCst);
            }
            let answer = self.honest.send(request).await?;
            let lie = self.state.lie.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let Some(lie) = lie else { return Ok(answer) };
            let (status, headers, mut body) = (answer.status, answer.headers, answer.body);
            let mut all = BytesMut::new();
            while let Some(part) = body.next().await {
                all.extend_from_slice(&part?);
            }
            let mut said = Said { status, headers, body: all.to_vec(), endless: false };
            lie(&asked, &mut said);
            let body = match said.endless {
                true => stream::repeat_with(|| Ok(Bytes::from_static(&[b' '; 1 << 16]))).boxed(),
                false => stream::iter([Ok(Bytes::from(said.body))]).boxed(),
            };
            Ok(Response { status: said.status, headers: said.headers, body })
        })
    }
}

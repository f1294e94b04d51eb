//! The way to the hub, behind a trait: requests out, answers back. What they mean is [`super::hub`]'s.

use std::{future::Future, pin::Pin, sync::Arc};

use bytes::Bytes;
use futures_util::stream::BoxStream;
use http::{HeaderMap, Method, StatusCode};

use crate::team::HubAddress;

/// A future that a `dyn` trait can give.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Told how many bytes of a body have gone out so far.
pub type Sent = Arc<dyn Fn(u64) + Send + Sync>;

/// One request to the hub.
#[derive(Clone)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: Method,
    /// Path and query, from the hub's address on.
    pub path: String,
    /// Headers.
    pub headers: HeaderMap,
    /// Body; empty for none.
    pub body: Bytes,
    /// Told while the body goes out.
    pub sent: Option<Sent>,
    /// Seconds that the answer may take to begin, beyond what sending takes.
    pub timeout_seconds: u64,
}

/// The hub's answer; its body as a stream, so that a large one is never held.
pub struct Response {
    /// The status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: BoxStream<'static, Result<Bytes, TransportError>>,
}

/// No answer came.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// No network, no route, refused, cut off.
    #[error("no connection: {0}")]
    Offline(String),
    /// It took too long.
    #[error("no answer in time")]
    Timeout,
    /// The hub's certificate is not the pinned one, or nobody known vouches for it.
    #[error("the hub can't be trusted: {0}")]
    Tls(String),
    /// The address can't be used at all.
    #[error("not a usable address: {0}")]
    Address(String),
}

/// The way to the hub.
pub trait Transport: Send + Sync {
    /// Sends one request and waits for the answer to begin.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>>;
}

/// Ways to hubs: over HTTP, unless a simulation has its own.
pub trait Reach: Send + Sync {
    /// A way to this hub. Opens no connection yet.
    ///
    /// # Errors
    /// [`TransportError::Address`] and [`TransportError::Tls`].
    fn to(&self, hub: &HubAddress) -> Result<Arc<dyn Transport>, TransportError>;
}

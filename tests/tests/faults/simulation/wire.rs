//! The way between devices and hub, held by the scheduler: every request waits until it is let go, and with what fate.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_util::StreamExt;
use http::{HeaderMap, StatusCode};
use oogst_core::{
    sync::{BoxFuture, Reach, Request, Response, Transport, TransportError},
    team::HubAddress,
};
use oogst_tests::in_process::Hub;
use tokio::sync::{Notify, oneshot};

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It arrives, and so does its answer.
    Through,
    /// It never arrives.
    LostAsk,
    /// It arrives; its answer does not.
    LostAnswer,
    /// It arrives twice.
    Twice,
    /// So much of its body arrives, in tenths.
    Cut(usize),
    /// Something on the way answers.
    Answered(u16),
}

struct Parked {
    device: usize,
    go: oneshot::Sender<Fate>,
}

/// Requests that wait.
#[derive(Clone, Default)]
pub(super) struct Gate {
    parked: Arc<Mutex<Vec<Parked>>>,
    pub(super) news: Arc<Notify>,
}

impl Gate {
    /// Devices with a request that waits, in order.
    pub(super) fn waiting(&self) -> Vec<usize> {
        let mut parked = self.parked.lock().unwrap_or_else(PoisonError::into_inner);
        parked.retain(|each| !each.go.is_closed());
        let mut devices: Vec<usize> = parked.iter().map(|each| each.device).collect();
        devices.sort_unstable();
        devices.dedup();
        devices
    }

    /// Lets a device's first request go.
    pub(super) fn let_go(&self, device: usize, fate: Fate) {
        let mut parked = self.parked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = parked.iter().position(|each| each.device == device) {
            let _ = parked.remove(at).go.send(fate);
        }
    }

    /// A device died: what it asked is forgotten.
    pub(super) fn forget(&self, device: usize) {
        self.parked.lock().unwrap_or_else(PoisonError::into_inner).retain(|each| each.device != device);
    }

    async fn park(&self, device: usize) -> Option<Fate> {
        let (go, fate) = oneshot::channel();
        self.parked.lock().unwrap_or_else(PoisonError::into_inner).push(Parked { device, go });
        self.news.notify_one();
        fate.await.ok()
    }
}

/// One device's way.
#[derive(Clone)]
pub(super) struct Way {
    pub(super) device: usize,
    pub(super) hub: Arc<Hub>,
    pub(super) gate: Gate,
}

impl Reach for Way {
    fn to(&self, _: &HubAddress) -> Result<Arc<dyn Transport>, TransportError> {
        Ok(Arc::new(self.clone()))
    }
}

impl Transport for Way {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let lost = || TransportError::Offline("lost".into());
            match self.gate.park(self.device).await.ok_or_else(lost)? {
                Fate::Through => Ok(self.hub.ask(request, None).await),
                Fate::LostAsk => Err(lost()),
                Fate::LostAnswer => {
                    drained(self.hub.ask(request, None).await).await;
                    Err(TransportError::Timeout)
                }
                Fate::Twice => {
                    drained(self.hub.ask(copy(&request), None).await).await;
                    Ok(self.hub.ask(request, None).await)
                }
                Fate::Cut(tenths) => {
                    let at = request.body.len() * tenths / 10;
                    drained(self.hub.ask(request, Some(at)).await).await;
                    Err(lost())
                }
                Fate::Answered(status) => Ok(Response {
                    status: StatusCode::from_u16(status).expect("a status"),
                    headers: HeaderMap::new(),
                    body: futures_util::stream::iter([Ok(Bytes::from_static(b"busy"))]).boxed(),
                }),
            }
        })
    }
}

fn copy(request: &Request) -> Request {
    Request {
        method: request.method.clone(),
        path: request.path.clone(),
        headers: request.headers.clone(),
        body: request.body.clone(),
        sent: None,
        timeout_seconds: request.timeout_seconds,
    }
}

/// A hub that answers nobody still does its work.
async fn drained(mut answer: Response) {
    while answer.body.next().await.is_some() {}
}

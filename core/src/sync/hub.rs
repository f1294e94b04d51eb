//! The hub as a device sees it: typed questions, typed answers, one fresh token when the old one is over.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::stream::BoxStream;
use http::{HeaderName, HeaderValue, Method, StatusCode, header};
use oogst_protocol::{Audience, B64, Grant, Hash, SigningKey, TeamId, api, auth};
use serde::{Serialize, de::DeserializeOwned};
use tokio::sync::Mutex;

use super::{
    fault::{HubFault, MOMENT_SECONDS},
    tokens,
    transport::{Request, Response, Sent, Transport, TransportError},
    wire::{
        TIMEOUT, bearer, carry, fault_of, go_on_at, is_html, offset, path_of, plain, read_json, retry_after,
        standard, tus, value, with_json,
    },
};
use crate::store::Store;

/// Moments that one request waits in a row when the hub says that it gets too many.
const MOMENTS: u32 = 8;

/// The hub, for one team and one key (a device's, an invite's or a sheet's).
pub struct Hub {
    transport: Arc<dyn Transport>,
    team: TeamId,
    key: SigningKey,
    token: Mutex<Option<String>>,
    store: Option<Store>,
}

/// Where a tus upload stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadAt {
    /// Path of the upload at the hub.
    pub url: String,
    /// Durable bytes.
    pub offset: u64,
}

impl Hub {
    /// A hub; asks for a token when the first question needs one.
    pub fn new(transport: Arc<dyn Transport>, team: TeamId, key: SigningKey) -> Self {
        Self { transport, team, key, token: Mutex::new(None), store: None }
    }

    /// The same, with its token kept in `store` for the next sync. A school is one address, and whoever floods the hub from it
    /// uses up what that address may ask without a token: whoever has one goes on.
    #[must_use]
    pub fn remembering(self, store: Store) -> Self {
        Self { store: Some(store), ..self }
    }

    /// Whether this is a hub, which one, and its clock.
    ///
    /// # Errors
    /// [`HubFault::NotAHub`] and whatever stands in the way.
    pub async fn health(transport: &dyn Transport) -> Result<api::Health, HubFault> {
        let request = plain(Method::GET, "/healthz".into());
        let answer = transport.send(request).await?;
        // Whoever has no such page is no hub, in whatever words it says so.
        if answer.status.is_client_error() {
            return Err(HubFault::NotAHub);
        }
        match read_json::<api::Health>(answer).await {
            Ok(health) if health.service == "oogst-hub" => Ok(health),
            Ok(_) | Err(HubFault::Nonsense(_) | HubFault::NotFound | HubFault::Invalid(_)) => {
                Err(HubFault::NotAHub)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Founds a team with a founding link's token.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn found(
        transport: &dyn Transport,
        token: &str,
        entry: &api::AppendEntry,
    ) -> Result<api::Appended, HubFault> {
        let mut request = plain(Method::POST, "/v1/teams".into());
        request.headers.insert(header::AUTHORIZATION, bearer(token)?);
        with_json(&mut request, entry)?;
        read_json(transport.send(request).await?).await
    }

    /// Log entries after number `after`.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn log_after(&self, after: u64) -> Result<api::LogPage, HubFault> {
        self.get(&format!("log?after={after}")).await
    }

    /// Appends one entry with its grants.
    ///
    /// # Errors
    /// [`HubFault::LogMoved`] when the log has a newer entry.
    pub async fn append_entry(&self, entry: &[u8], grants: Vec<Grant>) -> Result<api::Appended, HubFault> {
        self.post("log", &api::AppendEntry { entry: B64(entry.to_vec()), grants }).await
    }

    /// Grants for this key, and history for its audiences.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn grants(&self) -> Result<Vec<Grant>, HubFault> {
        self.get::<api::Grants>("grants").await.map(|answer| answer.grants)
    }

    /// Gives further grants.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn give(&self, grants: Vec<Grant>) -> Result<(), HubFault> {
        self.post::<_, serde_json::Value>("grants", &api::Grants { grants }).await.map(|_| ())
    }

    /// Appends envelopes.
    ///
    /// # Errors
    /// [`HubFault`]; what became of each is in the answer.
    pub async fn append(
        &self,
        envelopes: Vec<api::NewEnvelope>,
    ) -> Result<Vec<api::AppendedEnvelope>, HubFault> {
        let wanted = envelopes.len();
        let answer: api::AppendedEnvelopes =
            self.post("envelopes", &api::AppendEnvelopes { envelopes }).await?;
        if answer.results.len() == wanted {
            Ok(answer.results)
        } else {
            Err(HubFault::Nonsense("another number of results than envelopes".into()))
        }
    }

    /// Envelopes after a position, waiting up to `wait` seconds for one.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn envelopes(&self, after: u64, wait: u64) -> Result<api::EnvelopePage, HubFault> {
        let path = format!("envelopes?after={after}&wait={wait}");
        let mut request = plain(Method::GET, self.path(&path));
        request.timeout_seconds = TIMEOUT + wait;
        read_json(self.authorised(request).await?).await
    }

    /// Signed receipts for what is durable.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn receipts(&self, hashes: Vec<Hash>) -> Result<api::Receipts, HubFault> {
        self.post("receipts", &api::Hashes { hashes }).await
    }

    /// The hub's signed backup position.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn backup(&self) -> Result<Vec<u8>, HubFault> {
        self.get::<api::Backup>("backup").await.map(|answer| answer.position.0)
    }

    /// Where objects stand, in the order asked.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn statuses(&self, hashes: Vec<Hash>) -> Result<Vec<api::ObjectStatus>, HubFault> {
        let wanted = hashes.len();
        let answer: api::ObjectStatuses = self.post("objects/status", &api::Hashes { hashes }).await?;
        if answer.objects.len() == wanted {
            Ok(answer.objects)
        } else {
            Err(HubFault::Nonsense("another number of states than hashes".into()))
        }
    }

    /// Lets further audiences fetch own objects.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn add_audiences(&self, hashes: Vec<Hash>, audiences: Vec<Audience>) -> Result<(), HubFault> {
        let body = api::ObjectAudiences { hashes, audiences };
        self.post::<_, serde_json::Value>("objects/audiences", &body).await.map(|_| ())
    }

    /// Deletes an own object. One that is gone already is no fault.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn delete(&self, hash: Hash) -> Result<(), HubFault> {
        let request = plain(Method::DELETE, self.path(&format!("objects/{hash}")));
        match self.answer(request).await {
            Ok(_) | Err(HubFault::NotFound | HubFault::Gone) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// An object's ciphertext from byte `from` on (to the end, or `len` bytes), as a stream.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn object(
        &self,
        hash: Hash,
        from: u64,
        len: Option<u64>,
    ) -> Result<BoxStream<'static, Result<Bytes, TransportError>>, HubFault> {
        let mut request = plain(Method::GET, self.path(&format!("objects/{hash}")));
        let ranged = from > 0 || len.is_some();
        if ranged {
            let range = match len {
                Some(len) => format!("bytes={from}-{}", from + len.saturating_sub(1)),
                None => format!("bytes={from}-"),
            };
            request.headers.insert(header::RANGE, value(&range)?);
        }
        let answer = self.answer(request).await?;
        let due = if ranged { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
        if answer.status == due {
            Ok(answer.body)
        } else {
            Err(HubFault::Nonsense(format!("status {} for a range", answer.status)))
        }
    }

    /// Creates a tus upload, sending its first bytes along.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn create_upload(
        &self,
        hash: Hash,
        bytes: u64,
        audiences: &[Audience],
        first: Bytes,
        sent: Option<Sent>,
    ) -> Result<UploadAt, HubFault> {
        let list: Vec<String> = audiences.iter().map(ToString::to_string).collect();
        let metadata = format!("sha256 {},audiences {}", standard(&hash.hex()), standard(&list.join(",")));
        let mut request = plain(Method::POST, self.path("uploads"));
        tus(&mut request.headers);
        request.headers.insert(HeaderName::from_static("upload-length"), HeaderValue::from(bytes));
        request.headers.insert(HeaderName::from_static("upload-metadata"), value(&metadata)?);
        carry(&mut request, first, sent);
        let answer = self.answer(request).await?;
        let url = answer.headers.get(header::LOCATION).and_then(|url| url.to_str().ok());
        let url = path_of(url.ok_or_else(|| HubFault::Nonsense("no Location".into()))?)?;
        let offset = offset(&answer.headers).unwrap_or(0);
        Ok(UploadAt { url, offset })
    }

    /// Where an upload stands: the durable offset.
    ///
    /// # Errors
    /// [`HubFault::NotFound`] or [`HubFault::Gone`] when it is over.
    pub async fn upload_offset(&self, url: &str) -> Result<u64, HubFault> {
        let mut request = plain(Method::HEAD, url.to_owned());
        tus(&mut request.headers);
        let answer = self.answer(request).await?;
        offset(&answer.headers).ok_or_else(|| HubFault::Nonsense("no Upload-Offset".into()))
    }

    /// Sends the next bytes of an upload; returns the new offset.
    ///
    /// # Errors
    /// [`HubFault::Offset`] when it stands elsewhere.
    pub async fn send_chunk(
        &self,
        url: &str,
        at: u64,
        chunk: Bytes,
        sent: Option<Sent>,
    ) -> Result<u64, HubFault> {
        let mut request = plain(Method::PATCH, url.to_owned());
        go_on_at(&mut request.headers, at);
        carry(&mut request, chunk, sent);
        let answer = self.answer(request).await?;
        offset(&answer.headers).ok_or_else(|| HubFault::Nonsense("no Upload-Offset".into()))
    }

    /// The token with which this device may ask, for a request that somebody else makes for it.
    ///
    /// # Errors
    /// [`HubFault`].
    pub async fn authorisation(&self) -> Result<String, HubFault> {
        self.token(None).await
    }

    fn path(&self, rest: &str) -> String {
        format!("/v1/teams/{}/{rest}", self.team)
    }

    async fn get<A: DeserializeOwned>(&self, rest: &str) -> Result<A, HubFault> {
        read_json(self.authorised(plain(Method::GET, self.path(rest))).await?).await
    }

    async fn post<Q: Serialize, A: DeserializeOwned>(&self, rest: &str, body: &Q) -> Result<A, HubFault> {
        let mut request = plain(Method::POST, self.path(rest));
        with_json(&mut request, body)?;
        read_json(self.authorised(request).await?).await
    }

    /// Sends with a token and demands a 2xx.
    async fn answer(&self, request: Request) -> Result<Response, HubFault> {
        // The answer to HEAD has no body, so no words of the hub's either.
        let silent = request.method == Method::HEAD;
        let answer = self.authorised(request).await?;
        match answer.status.is_success() {
            // Media are told by their names, not by their types: a page is never the hub's.
            true if is_html(&answer.headers) => Err(HubFault::CaptivePortal),
            true => Ok(answer),
            false if silent => Err(HubFault::of_answer(answer.status, retry_after(&answer), None)),
            false => Err(fault_of(answer).await),
        }
    }

    /// Sends with a token; a 401 gets one fresh token and one more try.
    async fn authorised(&self, request: Request) -> Result<Response, HubFault> {
        let token = self.token(None).await?;
        let answer = self.send(&request, &token).await?;
        if answer.status != StatusCode::UNAUTHORIZED {
            return Ok(answer);
        }
        let token = self.token(Some(&token)).await?;
        self.send(&request, &token).await
    }

    /// Sends, and waits where the hub asks for a moment: a hub that takes a few requests a second makes a sync slower, not fail.
    async fn send(&self, request: &Request, token: &str) -> Result<Response, HubFault> {
        let mut waits = 0..MOMENTS;
        loop {
            let mut once = request.clone();
            once.headers.insert(header::AUTHORIZATION, bearer(token)?);
            let answer = self.transport.send(once).await?;
            let asked = retry_after(&answer).filter(|seconds| *seconds <= MOMENT_SECONDS);
            match asked {
                Some(seconds) if answer.status == StatusCode::TOO_MANY_REQUESTS && waits.next().is_some() => {
                    tokio::time::sleep(Duration::from_secs(seconds)).await;
                }
                _ => return Ok(answer),
            }
        }
    }

    /// The token; a new one when there is none, or `over` is the one held.
    async fn token(&self, over: Option<&str>) -> Result<String, HubFault> {
        let mut held = self.token.lock().await;
        if held.is_none() {
            *held = self.store.as_ref().and_then(|store| tokens::kept(store, &self.key.verify_key()));
        }
        if let Some(token) = held.as_ref().filter(|token| Some(token.as_str()) != over) {
            return Ok(token.clone());
        }
        let key = self.key.verify_key();
        let mut request = plain(Method::POST, "/v1/auth/challenge".into());
        with_json(&mut request, &api::ChallengeRequest { team: self.team, key })?;
        let challenge: api::Challenge = read_json(self.transport.send(request).await?).await?;
        let signature = auth::answer(&self.team, &self.key, &challenge.challenge.0);
        let mut request = plain(Method::POST, "/v1/auth/token".into());
        let body = api::TokenRequest {
            team: self.team,
            key,
            challenge: challenge.challenge,
            signature: B64(signature.to_vec()),
        };
        with_json(&mut request, &body)?;
        let token: api::Token = read_json(self.transport.send(request).await?).await?;
        *held = Some(token.token.clone());
        if let Some(store) = &self.store {
            tokens::keep(store, &key, &token.token);
        }
        Ok(token.token)
    }
}

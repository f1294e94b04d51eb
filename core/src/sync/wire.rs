//! Requests and answers on the wire: headers, JSON, and what an answer that is no success means.

use bytes::{Bytes, BytesMut};
use futures_util::{StreamExt, stream::BoxStream};
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use oogst_protocol::{api, limits::JSON_MAX};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    fault::HubFault,
    transport::{Request, Response, Sent, TransportError},
};

/// Seconds that an answer may take to begin.
pub(super) const TIMEOUT: u64 = 30;
const TUS: &str = "1.0.0";

pub(super) fn plain(method: Method, path: String) -> Request {
    Request {
        method,
        path,
        headers: HeaderMap::new(),
        body: Bytes::new(),
        sent: None,
        timeout_seconds: TIMEOUT,
    }
}

pub(super) fn with_json<Q: Serialize>(request: &mut Request, body: &Q) -> Result<(), HubFault> {
    let json = serde_json::to_vec(body).map_err(|e| HubFault::Invalid(e.to_string()))?;
    request.body = json.into();
    request.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(())
}

pub(super) fn carry(request: &mut Request, chunk: Bytes, sent: Option<Sent>) {
    if !chunk.is_empty() {
        chunk_kind(&mut request.headers);
    }
    request.body = chunk;
    request.sent = sent;
}

pub(super) fn tus(headers: &mut HeaderMap) {
    headers.insert(HeaderName::from_static("tus-resumable"), HeaderValue::from_static(TUS));
}

/// Of a request with a chunk in it.
pub(super) fn chunk_kind(headers: &mut HeaderMap) {
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/offset+octet-stream"));
}

/// Of a request whose chunk goes on at this offset.
pub(super) fn go_on_at(headers: &mut HeaderMap, at: u64) {
    tus(headers);
    headers.insert(HeaderName::from_static("upload-offset"), HeaderValue::from(at));
}

pub(super) fn value(text: &str) -> Result<HeaderValue, HubFault> {
    HeaderValue::from_str(text).map_err(|_| HubFault::Invalid("not a header value".into()))
}

pub(super) fn bearer(token: &str) -> Result<HeaderValue, HubFault> {
    let mut value = value(&format!("Bearer {token}"))?;
    value.set_sensitive(true);
    Ok(value)
}

pub(super) fn standard(text: &str) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    STANDARD.encode(text)
}

pub(super) fn offset(headers: &HeaderMap) -> Option<u64> {
    headers.get("upload-offset")?.to_str().ok()?.parse().ok()
}

/// The path of a `Location`, which may be absolute or a path: requests only ever go to the hub itself. Anything else,
/// as `@elsewhere.example/` (which behind the hub's address would be another host, and would get the token), is no path.
///
/// # Errors
/// [`HubFault::Nonsense`].
pub(super) fn path_of(location: &str) -> Result<String, HubFault> {
    let path = match location.split_once("://") {
        Some((_, rest)) => rest.find('/').map(|at| &rest[at..]),
        None => Some(location),
    };
    path.filter(|path| path.starts_with('/'))
        .map(ToOwned::to_owned)
        .ok_or_else(|| HubFault::Nonsense("a Location that is no path".into()))
}

pub(super) fn is_html(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html")
}

/// The body, at most [`JSON_MAX`] bytes of it.
async fn collect(mut body: BoxStream<'static, Result<Bytes, TransportError>>) -> Result<BytesMut, HubFault> {
    let mut all = BytesMut::new();
    while let Some(part) = body.next().await {
        let part = part?;
        if all.len() + part.len() > JSON_MAX {
            return Err(HubFault::Nonsense("the answer is too large".into()));
        }
        all.extend_from_slice(&part);
    }
    Ok(all)
}

pub(super) async fn read_json<A: DeserializeOwned>(answer: Response) -> Result<A, HubFault> {
    if !answer.status.is_success() {
        return Err(fault_of(answer).await);
    }
    if is_html(&answer.headers) {
        return Err(HubFault::CaptivePortal);
    }
    let body = collect(answer.body).await?;
    serde_json::from_slice(&body).map_err(|error| {
        if body.trim_ascii_start().starts_with(b"<") {
            HubFault::CaptivePortal
        } else {
            HubFault::Nonsense(error.to_string())
        }
    })
}

pub(super) async fn fault_of(answer: Response) -> HubFault {
    let retry_after = retry_after(&answer);
    let (status, html) = (answer.status, is_html(&answer.headers));
    let body = match collect(answer.body).await {
        Ok(body) => body,
        Err(_) => BytesMut::new(),
    };
    let error = serde_json::from_slice::<api::ApiError>(&body).ok().map(|error| error.error);
    // A hub says every error in JSON. A page instead of it comes from something in between; of these
    // the 413, 429 and 5xx of a proxy mean what they say.
    let proxy = matches!(status.as_u16(), 413 | 429 | 500..=510);
    if html && error.is_none() && !proxy {
        return HubFault::CaptivePortal;
    }
    // That something is not there, or over, is believed on the hub's own word alone.
    if error.is_none() && matches!(status.as_u16(), 404 | 409 | 410) {
        return HubFault::Nonsense(format!("status {status} without a word of the hub's"));
    }
    HubFault::of_answer(status, retry_after, error.as_ref())
}

/// Seconds that the hub asked to wait.
pub(super) fn retry_after(answer: &Response) -> Option<u64> {
    answer.headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_never_leads_away_from_the_hub() {
        for (said, path) in [
            ("/v1/teams/t/uploads/7", "/v1/teams/t/uploads/7"),
            ("https://hub.example/v1/uploads/7", "/v1/uploads/7"),
            ("https://elsewhere.example/x", "/x"),
            ("//elsewhere.example/x", "//elsewhere.example/x"),
        ] {
            assert_eq!(path_of(said).ok().as_deref(), Some(path), "{said}");
        }
        for away in ["", "@elsewhere.example/x", ".elsewhere.example/x", "1/x", "https://elsewhere.example"] {
            assert!(matches!(path_of(away), Err(HubFault::Nonsense(_))), "{away}");
        }
    }
}

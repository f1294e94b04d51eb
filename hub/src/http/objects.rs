//! Objects: status, audiences, bytes, deletion.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
    response::IntoResponse,
};
use oogst_protocol::{
    Hash,
    api::{Hashes, ObjectAudiences, ObjectStatuses},
    limits::JSON_MAX,
};

use super::{
    App,
    answer::{Answer, json},
    body,
    range::{Part, parse},
};
use crate::mailbox::Refusal;

pub(super) async fn status(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let Hashes { hashes } = body::json(request, JSON_MAX).await?;
    let objects = app.mailbox.status(&session, hashes).await?;
    Ok(json(StatusCode::OK, &ObjectStatuses { objects }))
}

pub(super) async fn audiences(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let ObjectAudiences { hashes, audiences } = body::json(request, JSON_MAX).await?;
    app.mailbox.share(&session, hashes, audiences).await?;
    Ok(json(StatusCode::OK, &serde_json::json!({})))
}

pub(super) async fn get(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path((team, hash)): Path<(String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let hash: Hash = hash.parse().map_err(|_| Refusal::NotFound)?;
    let size = app.mailbox.object(&session, hash).await?;
    let etag = format!("\"{}\"", hash.hex());
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let unchanged =
        text(header::IF_NONE_MATCH).is_some_and(|tags| tags.contains(&etag) || tags.trim() == "*");
    let wanted = match text(header::IF_RANGE) {
        Some(tag) if tag.trim() != etag => Part::Whole,
        _ => parse(text(header::RANGE), size),
    };
    let (status, at, len) = match wanted {
        _ if unchanged => (StatusCode::NOT_MODIFIED, 0, 0),
        Part::Whole => (StatusCode::OK, 0, size),
        Part::Some(at, len) => (StatusCode::PARTIAL_CONTENT, at, len),
        Part::Outside => return Err(Refusal::Range(size)),
    };
    let bytes = match status {
        StatusCode::NOT_MODIFIED => Body::empty(),
        _ if method == Method::HEAD => Body::empty(),
        _ => Body::from_stream(app.mailbox.read(hash, at, len).await?),
    };
    app.mailbox.metrics().sent(len);
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    let fields = response.headers_mut();
    fields.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    fields.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    // It is for this caller, and never changes.
    fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-transform"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        fields.insert(header::ETAG, etag);
    }
    if status != StatusCode::NOT_MODIFIED {
        fields.insert(header::CONTENT_LENGTH, HeaderValue::from(len));
    }
    if status == StatusCode::PARTIAL_CONTENT
        && let Ok(range) = HeaderValue::from_str(&format!("bytes {at}-{}/{size}", at + len - 1))
    {
        fields.insert(header::CONTENT_RANGE, range);
    }
    Ok(response)
}

pub(super) async fn delete(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path((team, hash)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let hash: Hash = hash.parse().map_err(|_| Refusal::NotFound)?;
    app.mailbox.delete(&session, hash).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

//! Objects: status, audiences, bytes, deletion.

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
    response::IntoResponse,
};
use oogst_protocol::{
    Hash,
    api::{Hashes, ObjectAudiences, ObjectStatuses},
    limits::JSON_MAX,
};

use super::{
    answer::{Answer, json},
    body,
    caller::Caller,
    range::{Part, parse},
};
use crate::mailbox::Refusal;

pub(super) async fn status(caller: Caller, request: Body) -> Answer {
    let Hashes { hashes } = body::json(request, JSON_MAX).await?;
    let objects = caller.mailbox.status(&caller.session, hashes).await?;
    Ok(json(StatusCode::OK, &ObjectStatuses { objects }))
}

pub(super) async fn audiences(caller: Caller, request: Body) -> Answer {
    let ObjectAudiences { hashes, audiences } = body::json(request, JSON_MAX).await?;
    caller.mailbox.share(&caller.session, hashes, audiences).await?;
    Ok(json(StatusCode::OK, &serde_json::json!({})))
}

pub(super) async fn get(
    caller: Caller,
    Path((_, hash)): Path<(String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    let hash: Hash = hash.parse().map_err(|_| Refusal::NotFound)?;
    let size = caller.mailbox.object(&caller.session, hash).await?;
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
        _ => Body::from_stream(caller.mailbox.read(hash, at, len).await?),
    };
    caller.mailbox.metrics().sent(len);
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

pub(super) async fn delete(caller: Caller, Path((_, hash)): Path<(String, String)>) -> Answer {
    let hash: Hash = hash.parse().map_err(|_| Refusal::NotFound)?;
    caller.mailbox.delete(&caller.session, hash).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

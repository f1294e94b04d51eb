//! tus: creation (with upload), offset, bytes, termination.

use axum::{
    body::{Body, HttpBody},
    extract::{Path, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;
use oogst_protocol::limits::OBJECT_MAX;

use super::{answer::Answer, caller::Caller, tus};
use crate::{
    index::UploadId,
    mailbox::{Incoming, Refusal, UploadView},
};

/// What the hub can do; asked without a token.
pub(super) async fn options() -> Response {
    let headers = [
        ("tus-resumable", tus::VERSION.to_owned()),
        ("tus-version", tus::VERSION.to_owned()),
        ("tus-extension", tus::EXTENSIONS.to_owned()),
        ("tus-max-size", OBJECT_MAX.to_string()),
        ("tus-checksum-algorithm", tus::CHECKSUMS.to_owned()),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Every answer here says its version; one that refuses a version says which would do.
pub(super) async fn say_version(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let version = HeaderValue::from_static(tus::VERSION);
    if response.status() == StatusCode::PRECONDITION_FAILED {
        response.headers_mut().insert("tus-version", version.clone());
    }
    response.headers_mut().insert("tus-resumable", version);
    response
}

pub(super) async fn create(caller: Caller, headers: HeaderMap, body: Body) -> Answer {
    tus::version(&headers)?;
    let (new, checksum) = (tus::creation(&headers)?, tus::checksum(&headers)?);
    let length = body.size_hint().exact();
    let with_upload = tus::is_octets(&headers) && length != Some(0);
    if with_upload && length.is_some_and(|length| length > new.length) {
        return Err(Refusal::TooLarge(new.length));
    }
    let view = caller.mailbox.begin_upload(&caller.session, new).await?;
    let mut offset = view.offset;
    if with_upload {
        let id = id(view.path.rsplit('/').next().unwrap_or_default())?;
        let incoming = Incoming { offset: 0, length, checksum, body: stream(body) };
        match caller.mailbox.receive(&caller.session, id, incoming).await {
            Ok(received) => offset = received.offset,
            Err(refusal) => {
                let mut response = refusal.into_response();
                locate(&mut response, &view);
                return Ok(response);
            }
        }
    }
    let mut response = StatusCode::CREATED.into_response();
    locate(&mut response, &view);
    response.headers_mut().insert("upload-offset", HeaderValue::from(offset));
    if offset < view.length {
        expires(&mut response, &view);
    }
    Ok(response)
}

pub(super) async fn head(
    caller: Caller,
    Path((_, upload)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    tus::version(&headers)?;
    let view = caller.mailbox.upload_offset(&caller.session, id(&upload)?).await?;
    let mut response = StatusCode::OK.into_response();
    let fields = response.headers_mut();
    fields.insert("upload-offset", HeaderValue::from(view.offset));
    fields.insert("upload-length", HeaderValue::from(view.length));
    fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(metadata) = HeaderValue::from_str(&view.metadata)
        && !view.metadata.is_empty()
    {
        fields.insert("upload-metadata", metadata);
    }
    if view.offset < view.length {
        expires(&mut response, &view);
    }
    Ok(response)
}

pub(super) async fn patch(
    caller: Caller,
    Path((_, upload)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    tus::version(&headers)?;
    if !tus::is_octets(&headers) {
        return Err(Refusal::MediaType(tus::OCTETS));
    }
    let offset =
        tus::number(&headers, "upload-offset")?.ok_or(Refusal::BadRequest("Upload-Offset is missing"))?;
    let (checksum, length) = (tus::checksum(&headers)?, body.size_hint().exact());
    let incoming = Incoming { offset, length, checksum, body: stream(body) };
    let received = caller.mailbox.receive(&caller.session, id(&upload)?, incoming).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().insert("upload-offset", HeaderValue::from(received.offset));
    if let (false, Some(at)) = (received.complete, received.expires_at) {
        expires_at(&mut response, at);
    }
    Ok(response)
}

pub(super) async fn delete(
    caller: Caller,
    Path((_, upload)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    tus::version(&headers)?;
    caller.mailbox.end_upload(&caller.session, id(&upload)?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn id(text: &str) -> Result<UploadId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

fn stream(body: Body) -> futures_util::stream::BoxStream<'static, Result<bytes::Bytes, ()>> {
    body.into_data_stream().map(|chunk| chunk.map_err(|_| ())).boxed()
}

fn locate(response: &mut Response, view: &UploadView) {
    if let Ok(path) = HeaderValue::from_str(&view.path) {
        response.headers_mut().insert(header::LOCATION, path);
    }
}

fn expires(response: &mut Response, view: &UploadView) {
    expires_at(response, view.expires_at);
}

fn expires_at(response: &mut Response, at: i64) {
    if let Ok(date) = HeaderValue::from_str(&tus::http_date(at)) {
        response.headers_mut().insert("upload-expires", date);
    }
}

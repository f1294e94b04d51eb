//! Answers: JSON, and refusals as the protocol's errors.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use oogst_protocol::api::{ApiError, ApiErrorBody};
use serde::Serialize;

use crate::mailbox::Refusal;

/// What a handler gives.
pub(crate) type Answer = Result<Response, Refusal>;

/// A value as JSON; nothing on the way may keep it.
pub(crate) fn json<T: Serialize>(status: StatusCode, value: &T) -> Response {
    let Ok(bytes) = serde_json::to_vec(value) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code) = self.status();
        let message = match &self {
            // What went wrong inside is for the log alone.
            Refusal::Internal(what) => {
                tracing::error!(%what, "the hub has trouble");
                "the hub has trouble; try again".to_owned()
            }
            other => other.to_string(),
        };
        let limit = if let Refusal::TooLarge(limit) = &self { Some(*limit) } else { None };
        let error = ApiErrorBody { code: code.to_owned(), message, limit };
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = json(status, &ApiError { error });
        let headers = response.headers_mut();
        match self {
            Refusal::Rate(seconds) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            }
            Refusal::Unauthorized => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Refusal::Offset(at) => {
                headers.insert("upload-offset", HeaderValue::from(at));
            }
            Refusal::Range(size) => {
                if let Ok(value) = HeaderValue::from_str(&format!("bytes */{size}")) {
                    headers.insert(header::CONTENT_RANGE, value);
                }
            }
            _ => {}
        }
        response
    }
}

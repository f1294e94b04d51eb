//! `GET /openapi.json`.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// The API, described.
pub(crate) const DOCUMENT: &str = include_str!("../../openapi.json");

pub(super) async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT).into_response()
}

//! `GET /metrics`, and counting.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{App, answer::Answer};
use crate::mailbox::Refusal;

/// For whoever watches the hub on its own machine; elsewhere there is nothing here.
pub(super) async fn metrics(State(app): State<App>, ConnectInfo(from): ConnectInfo<SocketAddr>) -> Answer {
    if !from.ip().is_loopback() {
        return Err(Refusal::NotFound);
    }
    let headers = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    app.mailbox.count_uploads();
    Ok((headers, app.mailbox.metrics().to_text()).into_response())
}

/// Counts each request by route and status, and writes a line without a secret in it.
pub(super) async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = name(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let begun = std::time::Instant::now();
    let response = next.run(request).await;
    let (status, ms) = (response.status().as_u16(), begun.elapsed().as_millis());
    app.mailbox.metrics().request(method, &route, status);
    tracing::debug!(method, route, status, ms, "request");
    response
}

fn name(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

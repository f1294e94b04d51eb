//! `GET` and `POST /v1/teams/{team}/grants`.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, StatusCode},
};
use oogst_protocol::{api::Grants, limits::JSON_MAX};

use super::{
    App,
    answer::{Answer, json},
    body,
};

pub(super) async fn list(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    headers: HeaderMap,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let grants = app.mailbox.grants(&session).await?;
    Ok(json(StatusCode::OK, &Grants { grants }))
}

pub(super) async fn add(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let Grants { grants } = body::json(request, JSON_MAX).await?;
    app.mailbox.add_grants(&session, grants).await?;
    Ok(json(StatusCode::OK, &serde_json::json!({})))
}

//! `POST /v1/teams/{team}/receipts`, `GET /v1/teams/{team}/backup`.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, StatusCode},
};
use oogst_protocol::{
    api::{Backup, Hashes, Receipts},
    limits::JSON_MAX,
};

use super::{
    App,
    answer::{Answer, json},
    body,
};

pub(super) async fn receipts(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let Hashes { hashes } = body::json(request, JSON_MAX).await?;
    let (receipts, missing) = app.mailbox.receipts(&session, hashes).await?;
    Ok(json(StatusCode::OK, &Receipts { receipts, missing }))
}

pub(super) async fn backup(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    headers: HeaderMap,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let position = app.mailbox.backup_position(&session).await?;
    Ok(json(StatusCode::OK, &Backup { position }))
}

//! `GET` and `POST /v1/teams/{team}/log`.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, StatusCode, Uri},
};
use oogst_protocol::{
    api::{AppendEntry, Appended, LogPage},
    limits::JSON_MAX,
};

use super::{
    App,
    answer::{Answer, json},
    body,
};

pub(super) async fn read(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let after = body::number(&uri, "after", 0)?;
    let (entries, point) = app.mailbox.log(&session, after).await?;
    Ok(json(StatusCode::OK, &LogPage { entries, point }))
}

pub(super) async fn append(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let AppendEntry { entry, grants } = body::json(request, JSON_MAX).await?;
    let point = app.mailbox.append(&session, &entry.0, grants).await?;
    Ok(json(StatusCode::OK, &Appended { point }))
}

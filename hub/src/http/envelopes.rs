//! `GET` and `POST /v1/teams/{team}/envelopes`.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, StatusCode, Uri},
};
use oogst_protocol::{
    api::{AppendEnvelopes, AppendedEnvelopes},
    limits::JSON_MAX,
};

use super::{
    App,
    answer::{Answer, json},
    body,
};

pub(super) async fn list(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let (after, wait) = (body::number(&uri, "after", 0)?, body::number(&uri, "wait", 0)?);
    Ok(json(StatusCode::OK, &app.mailbox.envelopes(&session, after, wait).await?))
}

pub(super) async fn append(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(team): Path<String>,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    let session = app.session(&headers, &team, from.ip()).await?;
    let AppendEnvelopes { envelopes } = body::json(request, JSON_MAX).await?;
    let results = app.mailbox.append_envelopes(&session, envelopes).await?;
    Ok(json(StatusCode::OK, &AppendedEnvelopes { results }))
}

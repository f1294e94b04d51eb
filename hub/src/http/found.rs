//! `POST /v1/teams`.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode},
};
use oogst_protocol::{
    api::{AppendEntry, Appended},
    limits::JSON_MAX,
};

use super::{
    App,
    answer::{Answer, json},
    body,
    caller::bearer,
};
use crate::{
    found,
    mailbox::{Refusal, token_hash},
};

pub(super) async fn found(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    request: Body,
) -> Answer {
    app.limits.anonymous(from.ip())?;
    let token = bearer(&headers).ok_or(Refusal::Unauthorized)?;
    app.mailbox.may_found(token).await?;
    let AppendEntry { entry, grants } = body::json(request, JSON_MAX).await?;
    let point = app.mailbox.found(token, &entry.0, grants).await?;
    if let Some(data) = &app.data
        && found::read(data).is_some_and(|link| token_hash(&link.token) == token_hash(token))
        && let Err(error) = found::remove(data)
    {
        tracing::warn!(%error, "the used founding link stays in its file");
    }
    Ok(json(StatusCode::CREATED, &Appended { point }))
}

//! `POST /v1/auth/challenge`, `POST /v1/auth/token`.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::{ConnectInfo, State},
    http::StatusCode,
};
use oogst_protocol::{
    B64,
    api::{Challenge, ChallengeRequest, Token, TokenRequest},
};

use super::{
    App,
    answer::{Answer, json},
    body,
};

/// Bytes of these requests.
const LIMIT: usize = 8 << 10;

pub(super) async fn challenge(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    request: Body,
) -> Answer {
    app.limits.anonymous(from.ip())?;
    let ChallengeRequest { team, key } = body::json(request, LIMIT).await?;
    let challenge = B64(app.mailbox.challenge(&team, &key)?);
    Ok(json(StatusCode::OK, &Challenge { challenge }))
}

pub(super) async fn token(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    request: Body,
) -> Answer {
    app.limits.anonymous(from.ip())?;
    let TokenRequest { team, key, challenge, signature } = body::json(request, LIMIT).await?;
    let (token, expires_in) = app.mailbox.token(&team, &key, &challenge.0, &signature.0).await?;
    Ok(json(StatusCode::OK, &Token { token, expires_in }))
}

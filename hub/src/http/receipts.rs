//! `POST /v1/teams/{team}/receipts`, `GET /v1/teams/{team}/backup`.

use axum::{body::Body, http::StatusCode};
use oogst_protocol::{
    api::{Backup, Hashes, Receipts},
    limits::JSON_MAX,
};

use super::{
    answer::{Answer, json},
    body,
    caller::Caller,
};

pub(super) async fn receipts(caller: Caller, request: Body) -> Answer {
    let Hashes { hashes } = body::json(request, JSON_MAX).await?;
    let (receipts, missing) = caller.mailbox.receipts(&caller.session, hashes).await?;
    Ok(json(StatusCode::OK, &Receipts { receipts, missing }))
}

pub(super) async fn backup(caller: Caller) -> Answer {
    let position = caller.mailbox.backup_position(&caller.session).await?;
    Ok(json(StatusCode::OK, &Backup { position }))
}

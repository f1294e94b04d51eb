//! `GET` and `POST /v1/teams/{team}/grants`.

use axum::{body::Body, http::StatusCode};
use oogst_protocol::{api::Grants, limits::JSON_MAX};

use super::{
    answer::{Answer, json},
    body,
    caller::Caller,
};

pub(super) async fn list(caller: Caller) -> Answer {
    let grants = caller.mailbox.grants(&caller.session).await?;
    Ok(json(StatusCode::OK, &Grants { grants }))
}

pub(super) async fn add(caller: Caller, request: Body) -> Answer {
    let Grants { grants } = body::json(request, JSON_MAX).await?;
    caller.mailbox.add_grants(&caller.session, grants).await?;
    Ok(json(StatusCode::OK, &serde_json::json!({})))
}

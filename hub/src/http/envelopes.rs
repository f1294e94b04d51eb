//! `GET` and `POST /v1/teams/{team}/envelopes`.

use axum::{
    body::Body,
    http::{StatusCode, Uri},
};
use oogst_protocol::{
    api::{AppendEnvelopes, AppendedEnvelopes},
    limits::JSON_MAX,
};

use super::{
    answer::{Answer, json},
    body,
    caller::Caller,
};

pub(super) async fn list(caller: Caller, uri: Uri) -> Answer {
    let (after, wait) = (body::number(&uri, "after", 0)?, body::number(&uri, "wait", 0)?);
    Ok(json(StatusCode::OK, &caller.mailbox.envelopes(&caller.session, after, wait).await?))
}

pub(super) async fn append(caller: Caller, request: Body) -> Answer {
    let AppendEnvelopes { envelopes } = body::json(request, JSON_MAX).await?;
    let results = caller.mailbox.append_envelopes(&caller.session, envelopes).await?;
    Ok(json(StatusCode::OK, &AppendedEnvelopes { results }))
}

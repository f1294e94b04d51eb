//! `GET` and `POST /v1/teams/{team}/log`.

use axum::{
    body::Body,
    http::{StatusCode, Uri},
};
use oogst_protocol::{
    api::{AppendEntry, Appended, LogPage},
    limits::JSON_MAX,
};

use super::{
    answer::{Answer, json},
    body,
    caller::Caller,
};

pub(super) async fn read(caller: Caller, uri: Uri) -> Answer {
    let after = body::number(&uri, "after", 0)?;
    let (entries, point) = caller.mailbox.log(&caller.session, after).await?;
    Ok(json(StatusCode::OK, &LogPage { entries, point }))
}

pub(super) async fn append(caller: Caller, request: Body) -> Answer {
    let AppendEntry { entry, grants } = body::json(request, JSON_MAX).await?;
    let point = caller.mailbox.append(&caller.session, &entry.0, grants).await?;
    Ok(json(StatusCode::OK, &Appended { point }))
}

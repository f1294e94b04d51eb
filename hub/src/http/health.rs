//! `GET /healthz`.

use axum::{extract::State, http::StatusCode};
use oogst_protocol::api::Health;

use super::{
    App,
    answer::{Answer, json},
};

pub(super) async fn health(State(app): State<App>) -> Answer {
    app.mailbox.ping().await?;
    let health = Health {
        service: "oogst-hub".into(),
        version: env!("CARGO_PKG_VERSION").into(),
        hub_key: app.mailbox.hub_key(),
        now: app.mailbox.now(),
    };
    Ok(json(StatusCode::OK, &health))
}

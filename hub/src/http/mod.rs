//! The rules as an API: HTTP/JSON and tus, described by `openapi.json`.
//!
//! Handlers convert, delegate and convert back; whatever decides anything is in [`crate::mailbox`].

mod answer;
mod auth;
mod body;
pub(crate) mod connections;
mod envelopes;
mod found;
mod grants;
mod health;
mod limits;
mod log;
mod metrics;
mod objects;
mod openapi;
mod pages;
mod range;
mod receipts;
mod router;
mod tus;
mod uploads;

use std::{net::IpAddr, sync::Arc};

use axum::http::{HeaderMap, header};
use oogst_protocol::TeamId;

pub use router::{Service, service};

use crate::{
    data::DataDir,
    mailbox::{Mailbox, Refusal, Session},
};

/// What handlers share.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) mailbox: Arc<Mailbox>,
    pub(crate) limits: Arc<limits::Limits>,
    /// Where the founding link lies, to be taken away once it is used.
    pub(crate) data: Option<DataDir>,
}

impl App {
    /// Who is asking, at the team in the path.
    pub(crate) async fn session(
        &self,
        headers: &HeaderMap,
        team: &str,
        from: IpAddr,
    ) -> Result<Session, Refusal> {
        let token = bearer(headers);
        // Asked first, so that no path tells a caller without a token anything.
        let team = team.parse::<TeamId>();
        let session = match &team {
            Ok(team) => self.mailbox.session(token, team).await,
            Err(_) => Err(if token.is_some() { Refusal::NotFound } else { Refusal::Unauthorized }),
        };
        match (session, token) {
            (Ok(session), Some(token)) => self.limits.token(token).map(|()| session),
            (Err(refusal), _) => self.limits.anonymous(from).and(Err(refusal)),
            (Ok(_), None) => Err(Refusal::Unauthorized),
        }
    }
}

/// The token of an `Authorization: Bearer` header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= 200).then_some(token)
}

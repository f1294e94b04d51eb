//! Who is asking, at the team in the path: every handler of a team's mailbox begins with it.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, FromRequestParts, RawPathParams},
    http::{HeaderMap, header, request::Parts},
};
use oogst_protocol::TeamId;

use super::App;
use crate::mailbox::{Mailbox, Refusal, Session};

/// A caller with a token that is good for the team in the path, within its rate.
pub(super) struct Caller {
    pub(super) mailbox: Arc<Mailbox>,
    pub(super) session: Session,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let path = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Refusal::NotFound)?;
        let team = path.iter().find(|(name, _)| *name == "team").map_or("", |(_, value)| value);
        let from = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip());
        let token = bearer(&parts.headers);
        // Asked first, so that no path tells a caller without a token anything.
        let session = match &team.parse::<TeamId>() {
            Ok(team) => app.mailbox.session(token, team).await,
            Err(_) => Err(if token.is_some() { Refusal::NotFound } else { Refusal::Unauthorized }),
        };
        let session = match (session, token) {
            (Ok(session), Some(token)) => app.limits.token(token).map(|()| session)?,
            (Ok(_), None) => return Err(Refusal::Unauthorized),
            (Err(refusal), _) => {
                // The service always says where a caller comes from; without it, all share one rate.
                let from = from.unwrap_or(std::net::Ipv4Addr::UNSPECIFIED.into());
                return Err(app.limits.anonymous(from).err().unwrap_or(refusal));
            }
        };
        Ok(Self { mailbox: Arc::clone(&app.mailbox), session })
    }
}

pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= 200).then_some(token)
}

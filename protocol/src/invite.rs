//! Invite links: all that a newcomer needs, in a fragment that no server sees.
//!
//! `https://hub.example/join#oogst1.<base64url of JSON>.<first 6 hex digits of its SHA-256>`: the
//! check tells a link that was cut short from one that is wrong.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    B64, Hash, SealingKey, SigningKey, TeamId, VerifyKey,
    log::{InviteRole, LogPoint},
};

const SCHEME: &str = "oogst1";

/// What an invite link holds. `Debug` leaves the seed out.
#[derive(Clone, PartialEq, Eq)]
pub struct InviteLink {
    /// The hub's address, without a trailing slash: `https://hub.example`.
    pub hub: String,
    /// SHA-256 of the hub's TLS certificate (DER); `None` where a public authority vouches, or on
    /// loopback.
    pub tls_pin: Option<Hash>,
    /// The team.
    pub team: TeamId,
    /// The newest entry that the inviter knew: an older log is no log.
    pub newest: LogPoint,
    /// The key that the hub signs receipts with.
    pub hub_key: VerifyKey,
    /// Whom it lets in; said so that the newcomer's screen can say it too. The log decides.
    pub role: InviteRole,
    /// 32 random bytes that give the invite's keys.
    pub seed: [u8; 32],
}

impl std::fmt::Debug for InviteLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let key = self.signing_key().verify_key();
        write!(f, "InviteLink({} to {} at {}, {key})", self.team, self.newest.len, self.hub)
    }
}

/// The link a fresh hub writes: whoever holds it founds a team there, once. `Debug` leaves the token out.
#[derive(Clone, PartialEq, Eq)]
pub struct FoundingLink {
    /// The hub's address, without a trailing slash.
    pub hub: String,
    /// SHA-256 of the hub's TLS certificate (DER).
    pub tls_pin: Option<Hash>,
    /// The key that the hub signs receipts with.
    pub hub_key: VerifyKey,
    /// One-time token.
    pub token: String,
}

impl std::fmt::Debug for FoundingLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FoundingLink(at {}, {})", self.hub, self.hub_key)
    }
}

/// Why a text is no link. Each says what a person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// No `#oogst1.` in it at all.
    #[error("not an Oogst link")]
    NotALink,
    /// Of a later version.
    #[error("a link of a later version; update the app")]
    Version,
    /// Its end is missing or a character was changed.
    #[error("the link is cut short or damaged")]
    CutShort,
    /// A founding link where an invite is due, or the other way round.
    #[error("a link of another kind")]
    OtherKind,
    /// Its address is neither `https://` nor `http://`.
    #[error("the link's address can't be used")]
    Address,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "k", rename_all = "snake_case")]
enum Wire {
    Invite {
        h: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        p: Option<Hash>,
        t: TeamId,
        n: LogPoint,
        r: VerifyKey,
        w: InviteRole,
        s: B64,
    },
    Found {
        h: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        p: Option<Hash>,
        r: VerifyKey,
        o: String,
    },
}

impl InviteLink {
    /// The invite's signing key.
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::derive(&self.seed, "oogst/v1/invite/sign")
    }

    /// The invite's sealing key.
    #[must_use]
    pub fn sealing_key(&self) -> SealingKey {
        SealingKey::derive(&self.seed, "oogst/v1/invite/seal")
    }

    /// As a link.
    #[must_use]
    pub fn to_link(&self) -> String {
        let wire = Wire::Invite {
            h: self.hub.clone(),
            p: self.tls_pin,
            t: self.team,
            n: self.newest,
            r: self.hub_key,
            w: self.role,
            s: B64(self.seed.to_vec()),
        };
        write(&self.hub, "join", &wire)
    }

    /// From a link, or from its fragment alone.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        match read(text)? {
            Wire::Invite { h, p, t, n, r, w, s } => Ok(Self {
                hub: address(h)?,
                tls_pin: p,
                team: t,
                newest: n,
                hub_key: r,
                role: w,
                seed: s.0.try_into().map_err(|_| LinkError::CutShort)?,
            }),
            Wire::Found { .. } => Err(LinkError::OtherKind),
        }
    }
}

impl FoundingLink {
    /// As a link.
    #[must_use]
    pub fn to_link(&self) -> String {
        let wire =
            Wire::Found { h: self.hub.clone(), p: self.tls_pin, r: self.hub_key, o: self.token.clone() };
        write(&self.hub, "found", &wire)
    }

    /// From a link, or from its fragment alone.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        match read(text)? {
            Wire::Found { h, p, r, o } => Ok(Self { hub: address(h)?, tls_pin: p, hub_key: r, token: o }),
            Wire::Invite { .. } => Err(LinkError::OtherKind),
        }
    }
}

fn write(hub: &str, page: &str, wire: &Wire) -> String {
    let json = Zeroizing::new(serde_json::to_vec(wire).unwrap_or_default());
    let check = Hash::of(&json).hex();
    format!("{hub}/{page}#{SCHEME}.{}.{}", crate::wire::encode(&json), check.get(..6).unwrap_or_default())
}

fn read(text: &str) -> Result<Wire, LinkError> {
    // Mail programs wrap long lines: white space inside a link carries nothing.
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let fragment = text.split_once('#').map_or(text.as_str(), |(_, fragment)| fragment);
    let Some((scheme, rest)) = fragment.split_once('.') else {
        let short = text.contains('#') && SCHEME.starts_with(fragment) && !fragment.is_empty();
        return Err(if short || fragment == SCHEME { LinkError::CutShort } else { LinkError::NotALink });
    };
    match scheme {
        SCHEME => {}
        later if later.starts_with("oogst") => return Err(LinkError::Version),
        _ => return Err(LinkError::NotALink),
    }
    let (body, check) = rest.split_once('.').ok_or(LinkError::CutShort)?;
    let json = Zeroizing::new(crate::wire::decode(body).ok_or(LinkError::CutShort)?);
    if Hash::of(&json).hex().get(..6) != Some(check) {
        return Err(LinkError::CutShort);
    }
    serde_json::from_slice(&json).map_err(|_| LinkError::Version)
}

pub(crate) fn address(hub: String) -> Result<String, LinkError> {
    let plain = !hub.chars().any(|c| c.is_whitespace() || c.is_control()) && !hub.ends_with('/');
    let scheme = hub.starts_with("https://") || hub.starts_with("http://");
    if plain && scheme && hub.len() < 300 { Ok(hub) } else { Err(LinkError::Address) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Head;

    fn link() -> InviteLink {
        InviteLink {
            hub: "https://hub.example".into(),
            tls_pin: Some(Hash([4; 32])),
            team: TeamId(Hash([1; 32])),
            newest: LogPoint { len: 3, head: Head(Hash([2; 32])) },
            hub_key: SigningKey::from_seed([1; 32]).verify_key(),
            role: InviteRole::Colleague,
            seed: [9; 32],
        }
    }

    #[test]
    fn a_link_comes_back_also_wrapped_by_a_mail_program() {
        let text = link().to_link();
        assert_eq!(InviteLink::parse(&text), Ok(link()));
        let wrapped = format!(" {}\r\n{}\n", &text[..60], &text[60..]);
        assert_eq!(InviteLink::parse(&wrapped), Ok(link()));
        // As the hub's page hands it to the app.
        let handed = text.replace("https://hub.example/join", "oogst:link");
        assert_eq!(InviteLink::parse(&handed), Ok(link()));
    }

    #[test]
    fn every_cut_is_told_from_a_wrong_link() {
        let text = link().to_link();
        let hash = text.find('#').unwrap();
        for end in hash + 2..text.len() {
            assert_eq!(InviteLink::parse(&text[..end]), Err(LinkError::CutShort), "{end}");
        }
        assert_eq!(InviteLink::parse("https://example.org/#page"), Err(LinkError::NotALink));
        assert_eq!(InviteLink::parse(""), Err(LinkError::NotALink));
        assert_eq!(InviteLink::parse("x#oogst2.abc.def"), Err(LinkError::Version));
    }

    #[test]
    fn a_founding_link_is_not_an_invite() {
        let founding = FoundingLink {
            hub: "http://127.0.0.1:8080".into(),
            tls_pin: None,
            hub_key: link().hub_key,
            token: "once".into(),
        };
        assert_eq!(FoundingLink::parse(&founding.to_link()), Ok(founding.clone()));
        assert_eq!(InviteLink::parse(&founding.to_link()), Err(LinkError::OtherKind));
    }
}

//! How a device shows the hub who it is: it signs a challenge and gets a token for a while.

use crate::{SigningKey, TeamId, VerifyKey};

const DOMAIN: &str = "oogst/v1/auth";

/// What is signed: domain, team, key and the hub's challenge, so that an answer is of no use for
/// another team or key.
#[must_use]
pub fn message(team: &TeamId, key: &VerifyKey, challenge: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(DOMAIN.len() + 1 + 64 + challenge.len());
    message.extend_from_slice(DOMAIN.as_bytes());
    message.push(0);
    message.extend_from_slice(team.0.as_bytes());
    message.extend_from_slice(&key.0);
    message.extend_from_slice(challenge);
    message
}

/// Answers a challenge.
#[must_use]
pub fn answer(team: &TeamId, key: &SigningKey, challenge: &[u8]) -> [u8; 64] {
    key.sign(&message(team, &key.verify_key(), challenge))
}

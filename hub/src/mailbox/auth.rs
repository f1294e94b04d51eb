//! Challenge and token. The challenge is stateless: what the hub needs to know it again is in it, under a MAC.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use oogst_protocol::{Hash, SigningKey, TeamId, VerifyKey, auth};
use sha2::Sha256;

use super::{Caller, Mailbox, Refusal, caller::standing};
use crate::index::TokenRow;

/// Seconds that a challenge is good for.
const CHALLENGE_SECONDS: i64 = 120;
/// Seconds that a token lives.
const TOKEN_SECONDS: u64 = 30 * 86_400;
/// Tokens kept in memory.
const CACHE: usize = 10_000;

/// What is kept of a token. A token has 256 random bits, so a plain hash gives nothing away.
#[must_use]
pub fn token_hash(token: &str) -> Hash {
    Hash::of_parts("oogst/v1/hub-token", &[token.as_bytes()])
}

/// Tokens seen lately, by their hash.
#[derive(Default)]
pub(crate) struct TokenCache(Mutex<HashMap<Hash, TokenRow>>);

/// So many random bytes.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Refusal> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Refusal::Internal(format!("no randomness: {error}")))?;
    Ok(bytes)
}

impl Mailbox {
    fn challenge_mac(
        &self,
        time: [u8; 8],
        nonce: &[u8],
        team: &TeamId,
        key: &VerifyKey,
    ) -> Option<Hmac<Sha256>> {
        let secret = SigningKey::derive(self.key.seed(), "oogst/v1/hub/challenge");
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.seed()).ok()?;
        for part in [&time[..], nonce, team.0.as_bytes(), &key.0] {
            mac.update(part);
        }
        Some(mac)
    }

    /// A challenge for anybody: time, nonce, MAC over these, team and key.
    ///
    /// # Errors
    /// [`Refusal::Internal`] without randomness.
    pub fn challenge(&self, team: &TeamId, key: &VerifyKey) -> Result<Vec<u8>, Refusal> {
        let time = self.now().to_be_bytes();
        let nonce: [u8; 16] = random()?;
        let mac = self.challenge_mac(time, &nonce, team, key).ok_or(Refusal::Internal("mac".into()))?;
        Ok([&time[..], &nonce, &mac.finalize().into_bytes()].concat())
    }

    fn challenge_holds(&self, team: &TeamId, key: &VerifyKey, challenge: &[u8]) -> bool {
        let Some((time, rest)) = challenge.split_first_chunk::<8>() else { return false };
        let Some((nonce, tag)) = rest.split_at_checked(16) else { return false };
        let age = self.now().saturating_sub(i64::from_be_bytes(*time));
        // `verify_slice` compares in constant time.
        let known =
            self.challenge_mac(*time, nonce, team, key).is_some_and(|mac| mac.verify_slice(tag).is_ok());
        known && (0..=CHALLENGE_SECONDS).contains(&age)
    }

    /// A token for whoever signed the challenge with a key that the team's log has a use for, and the
    /// seconds that it lives.
    ///
    /// # Errors
    /// [`Refusal::Unauthorized`]: wrong, too late, or an unknown team or key, all alike; [`Refusal::Removed`] for a key
    /// that was proven and belonged.
    pub async fn token(
        &self,
        team: &TeamId,
        key: &VerifyKey,
        challenge: &[u8],
        signature: &[u8],
    ) -> Result<(String, u64), Refusal> {
        // The signature, which costs most, is checked for known and unknown keys alike.
        let signature: &[u8; 64] = signature.try_into().map_err(|_| Refusal::Unauthorized)?;
        let signed = key.verifies(&auth::message(team, key, challenge), signature);
        if !self.challenge_holds(team, key, challenge) || !signed {
            return Err(Refusal::Unauthorized);
        }
        let found = self.team(team).await?.ok_or(Refusal::Unauthorized)?;
        let standing = standing(&found.state(), key, self.now()).ok_or(Refusal::Unauthorized)?;
        if standing == Caller::Removed {
            return Err(Refusal::Removed);
        }
        let token = URL_SAFE_NO_PAD.encode(random::<32>()?);
        let expires_at = self.now().saturating_add_unsigned(TOKEN_SECONDS);
        let row = TokenRow { hash: token_hash(&token), team: *team, key: *key, expires_at };
        self.index.add_token(row.clone()).await?;
        self.tokens.keep(row);
        Ok((token, TOKEN_SECONDS))
    }

    pub(crate) async fn find_token(&self, hash: Hash) -> Result<Option<TokenRow>, Refusal> {
        if let Some(row) = self.tokens.get(&hash) {
            return Ok(Some(row));
        }
        let row = self.index.token(hash).await?;
        if let Some(row) = &row {
            self.tokens.keep(row.clone());
        }
        Ok(row)
    }
}

impl TokenCache {
    fn get(&self, hash: &Hash) -> Option<TokenRow> {
        // Found by hash of the token, not by the token: a lookup's timing tells nothing about it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(hash).cloned()
    }

    fn keep(&self, row: TokenRow) {
        let mut tokens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tokens.len() >= CACHE {
            tokens.clear();
        }
        tokens.insert(row.hash, row);
    }
}

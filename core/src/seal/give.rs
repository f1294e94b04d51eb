//! Give grants: seal what this device holds to those who may have it.

use oogst_protocol::{
    Audience, Grant, Recipient, SealingKey,
    log::{LogState, NewEpoch},
    seal::{SealError, grant::grant},
};

use super::Secrets;
use crate::random::{NoRandom, Random, bytes};

/// Why grants can't be made.
#[derive(Debug, thiserror::Error)]
pub enum GiveError {
    /// No randomness for a new key.
    #[error(transparent)]
    Random(#[from] NoRandom),
    /// A recipient that can't be used.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Seals every held secret of `audiences` to `to`.
///
/// # Errors
/// [`GiveError`].
pub fn give(secrets: &Secrets, audiences: &[Audience], to: &Recipient) -> Result<Vec<Grant>, GiveError> {
    let mut grants = Vec::new();
    for (audience, epoch, secret) in secrets.iter() {
        if audiences.contains(&audience) {
            grants.push(grant(audience, epoch, secret, to)?);
        }
    }
    Ok(grants)
}

/// A new epoch of each of `audiences`: their fresh keys and what the log entry says of them. Grants
/// follow with [`grants_of`], once the log's next state says who stays.
///
/// # Errors
/// [`GiveError::Random`].
pub fn renewal(
    audiences: &[Audience],
    log: &LogState,
    random: &dyn Random,
) -> Result<Vec<(NewEpoch, SealingKey)>, GiveError> {
    let mut new = Vec::new();
    for audience in audiences {
        let secret = SealingKey::from_bytes(bytes(random)?);
        let epoch = log.audiences().get(audience).map_or(1, |keys| keys.epoch() + 1);
        new.push((NewEpoch { audience: *audience, epoch, recipient: secret.recipient() }, secret));
    }
    Ok(new)
}

/// Grants of new epochs to everyone who belongs in `next` (the log after the entry), and every earlier
/// secret held sealed to the new recipient: history for those who stay.
///
/// # Errors
/// [`GiveError`].
pub fn grants_of(
    new: &[(NewEpoch, SealingKey)],
    secrets: &Secrets,
    next: &LogState,
) -> Result<Vec<Grant>, GiveError> {
    let mut grants = Vec::new();
    for (epoch, secret) in new {
        for to in next.grantees(&epoch.audience) {
            grants.push(grant(epoch.audience, epoch.epoch, secret, &to)?);
        }
        for (old, held) in secrets.of(epoch.audience) {
            grants.push(grant(epoch.audience, old, held, &epoch.recipient)?);
        }
    }
    Ok(grants)
}

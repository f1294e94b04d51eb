//! Grants: an audience's secret, sealed to somebody who may have it.

use std::io::{Read, Write};

use zeroize::Zeroizing;

use super::SealError;
use crate::{Audience, B64, Epoch, Grant, Recipient, SealingKey, limits::GRANT_MAX, log::LogState};

/// Seals `secret` to `to`.
///
/// # Errors
/// [`SealError::Recipient`] when the recipient can't be used.
pub fn grant(
    audience: Audience,
    epoch: Epoch,
    secret: &SealingKey,
    to: &Recipient,
) -> Result<Grant, SealError> {
    let recipient = super::recipient(to)?;
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| SealError::Recipient)?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(secret.bytes())?;
    writer.finish()?;
    Ok(Grant { audience, epoch, to: to.clone(), sealed: B64(sealed) })
}

/// Opens a grant, and accepts the secret only if it is the one whose recipient the log names.
///
/// # Errors
/// [`SealError::NotForMe`], [`SealError::Damaged`], [`SealError::OtherSecret`].
pub fn accept(grant: &Grant, key: &SealingKey, log: &LogState) -> Result<SealingKey, SealError> {
    if grant.sealed.0.len() > GRANT_MAX {
        return Err(SealError::TooLarge(grant.sealed.0.len()));
    }
    let mut secret = Zeroizing::new(Vec::with_capacity(33));
    super::object::open_bytes(key, grant.sealed.0.as_slice())?
        .take(33)
        .read_to_end(&mut secret)
        .map_err(|_| SealError::Damaged)?;
    let secret: [u8; 32] = secret.as_slice().try_into().map_err(|_| SealError::OtherSecret)?;
    let secret = SealingKey::from_bytes(secret);
    let named = log.audiences().get(&grant.audience).and_then(|keys| keys.at(grant.epoch));
    if named == Some(&secret.recipient()) { Ok(secret) } else { Err(SealError::OtherSecret) }
}

//! Records into envelopes and back.

use std::io::{Read, Write};

use super::SealError;
use crate::{
    Recipient, SealingKey,
    limits::ENVELOPE_MAX,
    record::{SignedRecord, pad, unpad},
};

/// Seals a record to its audience's recipient and its author's own (each once).
///
/// # Errors
/// [`SealError`].
pub fn seal(record: &SignedRecord, to: &[&Recipient]) -> Result<Vec<u8>, SealError> {
    let padded = pad(record.frame())?;
    let mut recipients = Vec::new();
    for (at, each) in to.iter().enumerate() {
        if !to.iter().take(at).any(|before| before == each) {
            recipients.push(super::recipient(each)?);
        }
    }
    let each = recipients.iter().map(|r| r as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(each).map_err(|_| SealError::Recipient)?;
    let mut sealed = Vec::with_capacity(padded.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(&padded)?;
    writer.finish()?;
    Ok(sealed)
}

/// Opens an envelope with the first of `keys` that fits; says which one it was.
///
/// # Errors
/// [`SealError`]: too large, for others, damaged, or no record inside.
pub fn open(sealed: &[u8], keys: &[&SealingKey]) -> Result<(SignedRecord, usize), SealError> {
    if sealed.len() > ENVELOPE_MAX {
        return Err(SealError::TooLarge(sealed.len()));
    }
    for (at, key) in keys.iter().enumerate() {
        let mut reader = match super::object::open_bytes(key, sealed) {
            Ok(reader) => reader,
            Err(SealError::NotForMe) => continue,
            Err(error) => return Err(error),
        };
        let mut padded = Vec::with_capacity(sealed.len());
        reader.read_to_end(&mut padded).map_err(|_| SealError::Damaged)?;
        return Ok((SignedRecord::parse(unpad(&padded)?)?, at));
    }
    Err(SealError::NotForMe)
}

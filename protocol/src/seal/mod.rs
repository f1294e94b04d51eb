//! age: sealing and opening. What a device does and the hub never can.
//!
//! - [`envelope`]: records into envelopes and back;
//! - [`object`]: media as a stream;
//! - [`grant`]: audience secrets.

pub mod envelope;
mod error;
pub mod grant;
pub mod object;

pub use error::SealError;

use crate::{Recipient, SealingKey};

pub(crate) fn recipient(recipient: &Recipient) -> Result<age::x25519::Recipient, SealError> {
    recipient.as_str().parse().map_err(|_| SealError::Recipient)
}

pub(crate) fn identity(key: &SealingKey) -> Result<age::x25519::Identity, SealError> {
    zeroize::Zeroizing::new(key.to_age()).parse().map_err(|_| SealError::Recipient)
}

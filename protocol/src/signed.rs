//! Signed bytes: a payload and its signatures in one exact frame, named by its hash.
//!
//! Layout: version (1 byte, 1), number of signatures (1 byte), then for each the public key
//! (32 bytes) and the signature (64 bytes), then the payload. A signature covers the domain string,
//! a zero byte and the payload. Whoever passes a frame on passes on the same bytes.

use crate::{Hash, SigningKey, VerifyKey};

const VERSION: u8 = 1;
const SIGNATURES_MAX: usize = 4;
const EACH: usize = 96;

/// One signature in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    /// Who signed.
    pub by: VerifyKey,
    /// Ed25519 over domain, zero byte, payload.
    pub bytes: [u8; 64],
}

/// A payload with its signatures, all of them verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedBytes {
    frame: Vec<u8>,
    signers: Vec<VerifyKey>,
}

/// Why bytes are no signed frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignedError {
    /// Too short, or with an impossible number of signatures.
    #[error("not a signed frame")]
    Malformed,
    /// Of a later version than this program knows.
    #[error("signed frame of unknown version {0}")]
    Version(u8),
    /// A signature does not fit the payload.
    #[error("a signature does not fit")]
    BadSignature,
    /// The same key signed twice.
    #[error("a key signed twice")]
    Twice,
}

impl SignedBytes {
    /// Signs `payload` under `domain` with each key, in order.
    #[must_use]
    pub fn sign(domain: &str, payload: &[u8], keys: &[&SigningKey]) -> Self {
        let message = message(domain, payload);
        let mut frame = vec![VERSION, u8::try_from(keys.len()).unwrap_or(u8::MAX)];
        for key in keys {
            frame.extend_from_slice(&key.verify_key().0);
            frame.extend_from_slice(&key.sign(&message));
        }
        frame.extend_from_slice(payload);
        Self { frame, signers: keys.iter().map(|key| key.verify_key()).collect() }
    }

    /// Reads a frame and verifies every signature in it.
    ///
    /// # Errors
    /// [`SignedError`]: malformed, of another version, or a signature that does not fit.
    pub fn verify(domain: &str, frame: &[u8]) -> Result<Self, SignedError> {
        let (&version, rest) = frame.split_first().ok_or(SignedError::Malformed)?;
        if version != VERSION {
            return Err(SignedError::Version(version));
        }
        let (&count, rest) = rest.split_first().ok_or(SignedError::Malformed)?;
        let count = usize::from(count);
        if count == 0 || count > SIGNATURES_MAX {
            return Err(SignedError::Malformed);
        }
        let (signatures, payload) = rest.split_at_checked(count * EACH).ok_or(SignedError::Malformed)?;
        let message = message(domain, payload);
        let mut signers = Vec::with_capacity(count);
        for each in signatures.chunks_exact(EACH) {
            let (key, signature) = each.split_at_checked(32).ok_or(SignedError::Malformed)?;
            let key = VerifyKey(key.try_into().map_err(|_| SignedError::Malformed)?);
            let signature = signature.try_into().map_err(|_| SignedError::Malformed)?;
            if !key.verifies(&message, signature) {
                return Err(SignedError::BadSignature);
            }
            if signers.contains(&key) {
                return Err(SignedError::Twice);
            }
            signers.push(key);
        }
        Ok(Self { frame: frame.to_vec(), signers })
    }

    /// The exact bytes, as they are kept and passed on.
    #[must_use]
    pub fn frame(&self) -> &[u8] {
        &self.frame
    }

    /// The payload.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        self.frame.get(2 + self.signers.len() * EACH..).unwrap_or_default()
    }

    /// Who signed, in order; each verified.
    #[must_use]
    pub fn signers(&self) -> &[VerifyKey] {
        &self.signers
    }

    /// Whether `key` signed.
    #[must_use]
    pub fn signed_by(&self, key: &VerifyKey) -> bool {
        self.signers.contains(key)
    }

    /// The frame's name: the hash of its exact bytes.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(&self.frame)
    }
}

fn message(domain: &str, payload: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(domain.len() + 1 + payload.len());
    message.extend_from_slice(domain.as_bytes());
    message.push(0);
    message.extend_from_slice(payload);
    message
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_domain_can_t_be_swapped() {
        let signed = SignedBytes::sign("a", b"payload", &[&SigningKey::from_seed([1; 32])]);
        assert_eq!(SignedBytes::verify("b", signed.frame()), Err(SignedError::BadSignature));
    }

    #[test]
    fn a_later_version_is_named() {
        assert_eq!(SignedBytes::verify("a", &[2, 1]), Err(SignedError::Version(2)));
    }

    proptest! {
        #[test]
        fn what_was_signed_comes_back_and_nothing_else(
            payload in prop::collection::vec(any::<u8>(), 0..200), at in any::<usize>(), bit in 0u8..8,
        ) {
            let keys = [SigningKey::from_seed([1; 32]), SigningKey::from_seed([2; 32])];
            let signed = SignedBytes::sign("test", &payload, &[&keys[0], &keys[1]]);
            let again = SignedBytes::verify("test", signed.frame()).unwrap();
            prop_assert_eq!(again.payload(), &payload[..]);
            prop_assert_eq!(again.hash(), signed.hash());
            let mut flipped = signed.frame().to_vec();
            let at = at % flipped.len();
            flipped[at] ^= 1 << bit;
            prop_assert!(SignedBytes::verify("test", &flipped).is_err());
            prop_assert!(SignedBytes::verify("test", &signed.frame()[..at.min(193)]).is_err());
        }
    }
}

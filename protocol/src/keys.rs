//! Keys: Ed25519 for everything signed, X25519 (age) for everything sealed, HKDF-SHA-256 from seeds.

use std::{fmt, str::FromStr};

use bech32::{Bech32, Hrp, primitives::decode::CheckedHrpstring};
use ed25519_dalek::Signer;
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The text is no key of this type, or not a point that may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {0} key")]
pub struct KeyError(pub &'static str);

/// An Ed25519 public key, written `ed25519:<64 hex digits>`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VerifyKey(pub [u8; 32]);

/// A device is named by its public signing key.
pub type DeviceId = VerifyKey;

impl VerifyKey {
    /// Checks a signature over `message`, strictly (RFC 8032 with canonical points; no small-order
    /// keys), so that one signature has one form.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        ed25519_dalek::VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
        })
    }
}

impl fmt::Display for VerifyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ed25519:{}", hex::encode(self.0))
    }
}

impl fmt::Debug for VerifyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for VerifyKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let digits = text.strip_prefix("ed25519:").ok_or(KeyError("ed25519"))?;
        let mut bytes = [0; 32];
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| KeyError("ed25519"))?;
        Ok(Self(bytes))
    }
}

crate::wire::text_serde!(VerifyKey);

/// An Ed25519 private key. Never printed; wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SigningKey([u8; 32]);

impl SigningKey {
    /// From 32 random bytes (RFC 8032's seed).
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(seed)
    }

    /// From a longer-lived seed, under a purpose: HKDF-SHA-256 (RFC 5869) without salt, `info` the
    /// purpose.
    #[must_use]
    pub fn derive(seed: &[u8; 32], purpose: &str) -> Self {
        Self(derive(seed, purpose))
    }

    /// The seed, to be kept in a sealed place.
    #[must_use]
    pub fn seed(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    #[must_use]
    pub fn verify_key(&self) -> VerifyKey {
        VerifyKey(ed25519_dalek::SigningKey::from_bytes(&self.0).verifying_key().to_bytes())
    }

    /// Signs `message`.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        ed25519_dalek::SigningKey::from_bytes(&self.0).sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(for {})", self.verify_key())
    }
}

/// Whether an X25519 public key is written the one way it can be: below 2²⁵⁵ − 19 (RFC 7748, section 5,
/// takes others too, which would let one key go by two names).
fn canonical(point: &[u8; 32]) -> bool {
    let (first, rest) = (point[0], &point[1..31]);
    point[31] < 0x7f || (point[31] == 0x7f && (rest.iter().any(|b| *b != 0xff) || first < 0xed))
}

/// The points of small order in their canonical form (RFC 7748, section 6.1 names the danger): what is sealed
/// to one of them anybody can open.
const SMALL_ORDER: [[u8; 32]; 5] = [
    [0; 32],
    [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda,
        0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04,
        0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ],
    [
        0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f,
    ],
];

/// An age X25519 recipient, `age1…` (the age format, "The X25519 recipient type").
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Recipient(String);

impl Recipient {
    /// Its text, as age tools take it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Recipient {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let wrong = KeyError("age");
        if text.len() > 100 {
            return Err(wrong);
        }
        // One key has one text: bech32 alone (not its successor), and lower case, as age writes it.
        let parsed = CheckedHrpstring::new::<Bech32>(text).map_err(|_| wrong)?;
        let point: [u8; 32] = parsed.byte_iter().collect::<Vec<u8>>().try_into().map_err(|_| wrong)?;
        if parsed.hrp().as_str() != "age" || !canonical(&point) || SMALL_ORDER.contains(&point) {
            return Err(wrong);
        }
        Ok(Self(text.to_owned()))
    }
}

crate::wire::text_serde!(Recipient);

/// An X25519 private key: an age identity. Never printed; wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct SealingKey([u8; 32]);

impl SealingKey {
    /// From 32 random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// From a longer-lived seed, under a purpose: HKDF-SHA-256 without salt, `info` the purpose.
    #[must_use]
    pub fn derive(seed: &[u8; 32], purpose: &str) -> Self {
        Self(derive(seed, purpose))
    }

    /// The 32 bytes, to be kept in a sealed place.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        let secret = x25519_dalek::StaticSecret::from(self.0);
        let public = x25519_dalek::PublicKey::from(&secret);
        // The human-readable part is a constant of three letters and the data 32 bytes: this
        // encoding has no error to give.
        let text = bech32::encode::<Bech32>(Hrp::parse_unchecked("age"), public.as_bytes());
        Recipient(text.unwrap_or_default())
    }

    /// As `AGE-SECRET-KEY-1…`, the form that age tools take. The caller wipes it.
    #[must_use]
    pub fn to_age(&self) -> String {
        bech32::encode_upper::<Bech32>(Hrp::parse_unchecked("AGE-SECRET-KEY-"), &self.0).unwrap_or_default()
    }

    /// From `AGE-SECRET-KEY-1…`.
    ///
    /// # Errors
    /// [`KeyError`] when it is not.
    pub fn from_age(text: &str) -> Result<Self, KeyError> {
        let wrong = KeyError("age secret");
        let parsed = CheckedHrpstring::new::<Bech32>(text).map_err(|_| wrong)?;
        if !parsed.hrp().as_str().eq_ignore_ascii_case("age-secret-key-") {
            return Err(wrong);
        }
        let mut data: Vec<u8> = parsed.byte_iter().collect();
        let bytes = <[u8; 32]>::try_from(data.as_slice()).map_err(|_| wrong);
        data.zeroize();
        bytes.map(Self)
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealingKey(for {})", self.recipient())
    }
}

impl Serialize for SealingKey {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.to_age())
    }
}

impl<'de> Deserialize<'de> for SealingKey {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::from_age(&String::deserialize(d)?).map_err(serde::de::Error::custom)
    }
}

/// A device's public keys, as the team log lists them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKeys {
    /// What it signs with; also its name.
    pub sign: DeviceId,
    /// What is sealed to it: grants.
    pub seal: Recipient,
}

fn derive(seed: &[u8; 32], purpose: &str) -> [u8; 32] {
    let mut out = [0; 32];
    // Expanding 32 bytes can't exceed HKDF's limit of 255 blocks, its only error.
    let _ = Hkdf::<Sha256>::new(None, seed).expand(purpose.as_bytes(), &mut out);
    out
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;

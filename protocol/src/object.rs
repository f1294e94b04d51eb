//! Objects: media, sealed once, at capture, to an identity of their own.

use serde::{Deserialize, Serialize};

use crate::{Hash, SealingKey};

/// Where an object is and how to open it. Travels only inside sealed records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectRef {
    /// Its name: the hash of its ciphertext.
    pub hash: Hash,
    /// Bytes of ciphertext.
    pub bytes: u64,
    /// The identity that opens it; nothing else is sealed to it.
    pub identity: SealingKey,
    /// The hash of what is inside, checked after opening.
    pub plain_sha256: Hash,
    /// Bytes of what is inside.
    pub plain_bytes: u64,
    /// Media type of what is inside.
    pub media_type: String,
}

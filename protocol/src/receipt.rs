//! Receipts: what the hub promises once bytes are durable.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Hash, SignedBytes, SignedError, SigningKey, TeamId, VerifyKey};

/// The hub has these bytes, durably.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The team.
    pub team: TeamId,
    /// The object's or envelope's name.
    pub hash: Hash,
    /// Its bytes.
    pub size: u64,
    /// Its place in the team's order.
    pub position: u64,
    /// Kept at least until then (Unix seconds).
    pub retain_until: i64,
    /// When, by the hub's clock (Unix seconds).
    pub at: i64,
    /// The hub's receipt epoch: another one after every restore. What an older epoch promised is
    /// asked for again.
    pub epoch: u64,
}

/// Everything up to this position is in a backup of the hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupPosition {
    /// The team.
    pub team: TeamId,
    /// The last position in the backup; 0 when there was none.
    pub position: u64,
    /// When the backup was made (Unix seconds); 0 when there was none.
    pub at: i64,
    /// The hub's receipt epoch.
    pub epoch: u64,
}

/// Why bytes are no word of this hub.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// The frame or its signature is wrong.
    #[error(transparent)]
    Signed(#[from] SignedError),
    /// Signed by another key than the pinned one.
    #[error("not signed by the hub's pinned key")]
    OtherHub,
    /// The payload is something else.
    #[error("not a receipt")]
    Malformed,
}

/// A statement that the hub signs.
pub trait HubStatement: Serialize + DeserializeOwned {
    /// Its signature's domain.
    const DOMAIN: &'static str;

    /// Signs it with the hub's receipt key.
    fn sign(&self, key: &SigningKey) -> SignedBytes {
        let payload = serde_json::to_vec(self).unwrap_or_default();
        SignedBytes::sign(Self::DOMAIN, &payload, &[key])
    }

    /// Reads and verifies it against the key pinned in invite and log.
    ///
    /// # Errors
    /// [`ReceiptError`].
    fn verify(frame: &[u8], hub: &VerifyKey) -> Result<Self, ReceiptError> {
        let signed = SignedBytes::verify(Self::DOMAIN, frame)?;
        if signed.signers() != [*hub] {
            return Err(ReceiptError::OtherHub);
        }
        serde_json::from_slice(signed.payload()).map_err(|_| ReceiptError::Malformed)
    }
}

impl HubStatement for Receipt {
    const DOMAIN: &'static str = "oogst/v1/receipt";
}

impl HubStatement for BackupPosition {
    const DOMAIN: &'static str = "oogst/v1/backup";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt() -> Receipt {
        Receipt {
            team: TeamId(Hash([1; 32])),
            hash: Hash([2; 32]),
            size: 3,
            position: 4,
            retain_until: 5,
            at: 6,
            epoch: 7,
        }
    }

    #[test]
    fn a_receipt_counts_only_from_the_pinned_hub() {
        let (hub, other) = (SigningKey::from_seed([1; 32]), SigningKey::from_seed([2; 32]));
        let frame = receipt().sign(&hub);
        assert_eq!(Receipt::verify(frame.frame(), &hub.verify_key()), Ok(receipt()));
        assert_eq!(Receipt::verify(frame.frame(), &other.verify_key()), Err(ReceiptError::OtherHub));
    }

    #[test]
    fn a_receipt_is_no_backup_position() {
        let hub = SigningKey::from_seed([1; 32]);
        let frame = receipt().sign(&hub);
        assert!(BackupPosition::verify(frame.frame(), &hub.verify_key()).is_err());
    }
}

//! What a log entry says.

use serde::{Deserialize, Serialize};

use super::Head;
use crate::{
    Audience, DeviceId, DeviceKeys, Epoch, Hash, PersonId, Recipient, SignedBytes, SignedError, SigningKey,
    TeamId, VerifyKey, limits::ENTRY_MAX,
};

const DOMAIN: &str = "oogst/v1/log-entry";

/// One entry of the team log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Version of the entry's form: 1.
    pub v: u8,
    /// The team; absent in the founding entry, whose hash it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// The head before this entry. Absent in the founding entry and in joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev: Option<Head>,
    /// When, by the author's clock (Unix seconds). Shown, never judged by.
    pub at: i64,
    /// What it does.
    #[serde(flatten)]
    pub body: Body,
}

/// A new epoch of an audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEpoch {
    /// Which audience.
    pub audience: Audience,
    /// Its new epoch: one more than the current one, 1 for a new audience.
    pub epoch: Epoch,
    /// What records of that epoch are sealed to.
    pub recipient: Recipient,
}

/// A removed device's last sequence that the remover had seen, per audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Which audience.
    pub audience: Audience,
    /// Last sequence number seen in it.
    pub seq: u64,
}

/// Whom an invite lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InviteRole {
    /// A colleague, at once.
    Colleague,
    /// A preparer, after a compared code.
    Preparer,
    /// A further device of the person who made the invite, after a compared code.
    Device(PersonId),
}

/// What an entry does. Each variant names who must sign it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// Founds the team. Signed by the founder's device, who becomes the first preparer.
    Found {
        /// 32 random bytes in hex, so that two teams never share an id.
        nonce: Hash,
        /// The key that the hub signs receipts with, pinned here.
        hub: VerifyKey,
        /// The founder.
        person: PersonId,
        /// The founder's first device.
        device: DeviceKeys,
        /// Epoch 1 of the founder's own, of *preparation* and of *team*.
        audiences: Vec<NewEpoch>,
    },
    /// Opens an invite. Signed by a preparer's device; a device invite by a device of that person.
    Invite {
        /// The invite's public signing key; also its name.
        invite: VerifyKey,
        /// The invite's recipient: *team* secrets are sealed to open colleague invites.
        recipient: Recipient,
        /// Whom it lets in.
        role: InviteRole,
        /// How many may use it.
        uses: u32,
        /// Until when the hub takes joins (Unix seconds, the hub's clock).
        expires_at: i64,
    },
    /// Ends an invite for everybody. Signed by a preparer's device or the inviter's.
    CloseInvite {
        /// Which.
        invite: VerifyKey,
    },
    /// Somebody joins. Signed by the invite's key and the new device's key.
    Join {
        /// By which invite.
        invite: VerifyKey,
        /// A new person; for a device invite, the person it is for.
        person: PersonId,
        /// The joining device.
        device: DeviceKeys,
        /// Epoch 1 of a new person's own; absent for a further device.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<Recipient>,
    },
    /// Confirms a join whose code was compared. Signed by a preparer's device, or for a further
    /// device by one that the person has.
    Confirm {
        /// The join entry's hash.
        join: Hash,
    },
    /// Lists a printed recovery sheet. Signed by a device of the person and by the sheet's key.
    Recovery {
        /// Whose.
        person: PersonId,
        /// The sheet's public keys.
        sheet: DeviceKeys,
        /// Sheets that this one replaces: all that the person had (a person has one at a time).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        replaces: Vec<VerifyKey>,
    },
    /// A sheet brings a person back on a new device, and removes that person's other devices. Signed by the
    /// sheet's key and the new device's key. The sheet is used up.
    Recover {
        /// The sheet.
        sheet: VerifyKey,
        /// The new device.
        device: DeviceKeys,
        /// The next epoch of the person's own.
        own: NewEpoch,
    },
    /// New epochs: after somebody left, or a new meeting or drop. Signed by a preparer's device; for
    /// a person's own, by a device of that person.
    Renew {
        /// The new epochs.
        audiences: Vec<NewEpoch>,
    },
    /// Removes devices, with new epochs for what they could open. Signed by a preparer's device, or
    /// by another device of the same person.
    Remove {
        /// Which devices.
        devices: Vec<DeviceId>,
        /// Persons who go for good, on a preparer's word: all their devices are listed, and their sheets end. Others may
        /// come back by their sheet (a lost phone).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        persons: Vec<PersonId>,
        /// What of theirs had been seen; later records are quarantined. Of a person's own, only that
        /// person's word counts.
        seen: Vec<(DeviceId, Vec<Seen>)>,
        /// New epochs of the audiences that they could open and the signer may renew.
        audiences: Vec<NewEpoch>,
    },
    /// A person leaves. Signed by a device of theirs.
    Leave {
        /// Who.
        person: PersonId,
    },
    /// What had been seen of devices that were recovered away or left, or of the own of a person whose
    /// device a preparer removed; later records are quarantined. Once for each. Signed by a device of
    /// the same person, or by a preparer's.
    Settle {
        /// Per device the last sequence numbers seen.
        seen: Vec<(DeviceId, Vec<Seen>)>,
    },
    /// A kind that this version does not know: kept and chained, and sealing stops ("update the
    /// app").
    #[serde(other)]
    Unknown,
}

/// An entry with its exact bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedEntry {
    signed: SignedBytes,
    entry: Entry,
}

/// Why bytes are no log entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Larger than [`ENTRY_MAX`].
    #[error("a log entry of {0} bytes is too large")]
    TooLarge(usize),
    /// The frame or a signature is wrong.
    #[error(transparent)]
    Signed(#[from] SignedError),
    /// The payload is no entry.
    #[error("not a log entry: {0}")]
    Malformed(String),
}

impl SignedEntry {
    /// Signs an entry with each key, in order.
    ///
    /// # Errors
    /// [`EntryError::TooLarge`], when it holds more than a log takes.
    pub fn sign(entry: Entry, keys: &[&SigningKey]) -> Result<Self, EntryError> {
        let payload = serde_json::to_vec(&entry).map_err(|e| EntryError::Malformed(e.to_string()))?;
        let signed = SignedBytes::sign(DOMAIN, &payload, keys);
        match signed.frame().len() {
            len if len > ENTRY_MAX => Err(EntryError::TooLarge(len)),
            _ => Ok(Self { signed, entry }),
        }
    }

    /// Reads an entry and verifies its signatures. Whether its signers may say it is for
    /// [`super::LogState::apply`].
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn parse(frame: &[u8]) -> Result<Self, EntryError> {
        if frame.len() > ENTRY_MAX {
            return Err(EntryError::TooLarge(frame.len()));
        }
        let signed = SignedBytes::verify(DOMAIN, frame)?;
        let entry =
            serde_json::from_slice(signed.payload()).map_err(|e| EntryError::Malformed(e.to_string()))?;
        Ok(Self { signed, entry })
    }

    /// What it says.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Its exact bytes and signers.
    #[must_use]
    pub fn signed(&self) -> &SignedBytes {
        &self.signed
    }

    /// Its name: the hash of its exact bytes.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.signed.hash()
    }

    /// The 20 digits that two screens compare before a preparer or a further device is confirmed:
    /// the first 128 bits of a SHA-256 over domain, team and join entry, modulo 10²⁰ (66 bits), as four
    /// groups of five.
    #[must_use]
    pub fn compare_code(team: &TeamId, join: &Hash) -> String {
        let hash = Hash::of_parts("oogst/v1/compare", &[team.0.as_bytes(), join.as_bytes()]);
        let number = hash.0.iter().take(16).fold(0u128, |n, b| (n << 8) | u128::from(*b)) % 10u128.pow(20);
        let digits = format!("{number:020}");
        let groups: Vec<String> =
            digits.as_bytes().chunks(5).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        groups.join("-")
    }
}

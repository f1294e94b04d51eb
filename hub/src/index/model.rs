//! What goes into the index and comes out.

use std::{fmt, str::FromStr};

use oogst_protocol::{Audience, DeviceId, Epoch, Grant, Hash, PersonId, Recipient, TeamId, VerifyKey};

/// An upload's name: 16 random bytes, 32 hex digits in its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UploadId(pub [u8; 16]);

impl fmt::Display for UploadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for UploadId {
    type Err = hex::FromHexError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut bytes = [0; 16];
        hex::decode_to_slice(text, &mut bytes)?;
        Ok(Self(bytes))
    }
}

/// What became of a founding token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Founding {
    /// The team that it founded, if it is used.
    pub team: Option<TeamId>,
}

/// A log entry and what goes with it, in one transaction.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// The team.
    pub team: TeamId,
    /// Entries before it.
    pub at: u64,
    /// The hash of its bytes.
    pub hash: Hash,
    /// Its bytes.
    pub frame: Vec<u8>,
    /// Grants to keep with it.
    pub grants: Vec<Grant>,
    /// Recipients whose grants go: removed devices, ended invites.
    pub forget: Vec<Recipient>,
    /// When (Unix seconds).
    pub now: i64,
}

/// Part of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogSlice {
    /// Exact bytes, in order.
    pub entries: Vec<Vec<u8>>,
    /// How many the whole log has.
    pub len: u64,
}

/// A token, known by its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// SHA-256 of the token's text.
    pub hash: Hash,
    /// For which team.
    pub team: TeamId,
    /// Whose: a device's, invite's or sheet's key.
    pub key: VerifyKey,
    /// Until when (Unix seconds).
    pub expires_at: i64,
}

/// An envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvelopeRow {
    /// Its name.
    pub hash: Hash,
    /// Whom it is for.
    pub audience: Audience,
    /// The epoch it is sealed to.
    pub epoch: Epoch,
    /// Who sent it.
    pub device: DeviceId,
    /// Whose device that was.
    pub person: PersonId,
    /// When it came.
    pub received_at: i64,
    /// Kept until then.
    pub retain_until: i64,
    /// age ciphertext.
    pub sealed: Vec<u8>,
}

/// Where something stands in the team's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its position.
    pub position: u64,
    /// Its bytes.
    pub size: u64,
    /// When it came.
    pub received_at: i64,
    /// Kept until then.
    pub retain_until: i64,
}

/// What became of an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Append {
    /// Here, now or before.
    At(Place),
    /// The team's quota is used up.
    Quota,
}

/// Which envelopes.
#[derive(Debug, Clone)]
pub struct EnvelopeQuery {
    /// After this position.
    pub after: u64,
    /// Of these audiences,
    pub audiences: Vec<Audience>,
    /// or sent by this person.
    pub person: PersonId,
    /// At most so many.
    pub count: usize,
    /// Stop after about so many bytes.
    pub bytes: usize,
}

/// Envelopes with their positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvelopeSlice {
    /// In order.
    pub envelopes: Vec<(u64, EnvelopeRow)>,
    /// Everything up to here was looked at.
    pub next: u64,
    /// Whether there is more.
    pub more: bool,
}

/// A finished upload that becomes an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewObject {
    /// The upload, remembered as finished.
    pub upload: UploadId,
    /// The team.
    pub team: TeamId,
    /// The object's name.
    pub hash: Hash,
    /// Its bytes.
    pub size: u64,
    /// Its owner.
    pub person: PersonId,
    /// Who may fetch it.
    pub audiences: Vec<Audience>,
    /// When it came.
    pub received_at: i64,
    /// Kept until then.
    pub retain_until: i64,
}

/// Something that the hub has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub hash: Hash,
    /// An object; otherwise an envelope.
    pub object: bool,
    /// Its place.
    pub place: Place,
    /// Who sent it.
    pub owners: Vec<PersonId>,
    /// Who may fetch it.
    pub audiences: Vec<Audience>,
}

/// A tus upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRow {
    /// Its name.
    pub id: UploadId,
    /// The team.
    pub team: TeamId,
    /// Whose.
    pub person: PersonId,
    /// Bytes that it will have.
    pub length: u64,
    /// The hash that its bytes must give, if it was told.
    pub sha256: Option<Hash>,
    /// Who may fetch the object.
    pub audiences: Vec<Audience>,
    /// The `Upload-Metadata` header as it came.
    pub metadata: String,
    /// Bytes that are durable.
    pub durable: u64,
    /// What it became, once it did.
    pub finished: Option<Hash>,
    /// Until when (Unix seconds).
    pub expires_at: i64,
}

//! What a device says, signed.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    Audience, DeviceId, EntityId, Hash, SignedBytes, SignedError, SigningKey, TeamId, limits::ENVELOPE_MAX,
    log::LogPoint,
};

const DOMAIN: &str = "oogst/v1/record";
const SEQUENCES: std::ops::RangeInclusive<u64> = 1..=i64::MAX.unsigned_abs();

/// The kinds that this version knows. Others are kept and passed on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// A person's name, to *team*.
    PersonName,
    /// The team's name, to *team*, by preparers.
    TeamName,
    /// A cycle with its practice assignment, to *team*, by preparers.
    Cycle,
    /// A capture, to its author's own: the backup of a draft.
    Capture,
    /// An exit card's questions and what was printed of them, to *team*: every device can read the cards.
    CardTemplate,
    /// How a lesson went by its cards, to its author's own.
    CardResult,
    /// A class with its pupils' numbers and names, to its teacher's own.
    SchoolClass,
    /// What is asked of a class about a lesson, to its teacher's own.
    RegistrationRound,
    /// How one pupil says it went, to the teacher's own.
    SelfRegistration,
    /// A submission, to *preparation*.
    Submission,
    /// Sequence numbers that were given and then taken back.
    Retraction,
    /// A preparer accepts a quarantined record, to *preparation*.
    Acceptance,
    /// The preparation group opened a submission, to its author's own.
    Opened,
    /// Of a later version.
    Other(String),
}

impl RecordKind {
    /// The kind as records carry it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            RecordKind::PersonName => "person_name",
            RecordKind::TeamName => "team_name",
            RecordKind::Cycle => "cycle",
            RecordKind::Capture => "capture",
            RecordKind::CardTemplate => "card_template",
            RecordKind::CardResult => "card_result",
            RecordKind::SchoolClass => "school_class",
            RecordKind::RegistrationRound => "registration_round",
            RecordKind::SelfRegistration => "self_registration",
            RecordKind::Submission => "submission",
            RecordKind::Retraction => "retraction",
            RecordKind::Acceptance => "acceptance",
            RecordKind::Opened => "opened",
            RecordKind::Other(kind) => kind,
        }
    }
}

impl From<&str> for RecordKind {
    fn from(kind: &str) -> Self {
        match kind {
            "person_name" => RecordKind::PersonName,
            "team_name" => RecordKind::TeamName,
            "cycle" => RecordKind::Cycle,
            "capture" => RecordKind::Capture,
            "card_template" => RecordKind::CardTemplate,
            "card_result" => RecordKind::CardResult,
            "school_class" => RecordKind::SchoolClass,
            "registration_round" => RecordKind::RegistrationRound,
            "self_registration" => RecordKind::SelfRegistration,
            "submission" => RecordKind::Submission,
            "retraction" => RecordKind::Retraction,
            "acceptance" => RecordKind::Acceptance,
            "opened" => RecordKind::Opened,
            other => RecordKind::Other(other.to_owned()),
        }
    }
}

impl Serialize for RecordKind {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for RecordKind {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(RecordKind::from(String::deserialize(d)?.as_str()))
    }
}

/// One record.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Record {
    /// Version: 1.
    pub v: u8,
    /// Its team.
    pub team: TeamId,
    /// Its audience; not the epoch, so that the same bytes can be sealed again to a later one.
    pub audience: Audience,
    /// The author's device.
    pub device: DeviceId,
    /// The device's sequence number in this audience, from 1.
    pub seq: u64,
    /// The newest log entry that the device knew.
    pub log: LogPoint,
    /// What kind of record.
    pub kind: RecordKind,
    /// What it is about.
    pub entity: EntityId,
    /// The records of the same entity that it takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<Hash>,
    /// When, by the author's clock (Unix milliseconds). Shown, never judged by.
    pub at: i64,
    /// The kind's own content, as exact JSON.
    pub body: Box<RawValue>,
}

/// A record with its exact bytes.
#[derive(Debug, Clone)]
pub struct SignedRecord {
    signed: SignedBytes,
    record: Record,
}

/// Why bytes are no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Larger than fits an envelope.
    #[error("a record of {0} bytes is too large")]
    TooLarge(usize),
    /// Of a later version.
    #[error("record of unknown version {0}")]
    Version(u8),
    /// The frame or its signature is wrong.
    #[error(transparent)]
    Signed(#[from] SignedError),
    /// Signed by others than the device it names, and it alone.
    #[error("not signed by the device it names")]
    Author,
    /// A sequence number below 1 or above 2⁶³ − 1 (what a database holds).
    #[error("{0} is no sequence number")]
    Sequence(u64),
    /// The payload is no record.
    #[error("not a record: {0}")]
    Malformed(String),
}

impl SignedRecord {
    /// Signs a record with its device's key.
    ///
    /// # Errors
    /// [`RecordError::TooLarge`], or [`RecordError::Author`] when `key` is not the device's.
    pub fn sign(record: Record, key: &SigningKey) -> Result<Self, RecordError> {
        if record.device != key.verify_key() {
            return Err(RecordError::Author);
        }
        if !SEQUENCES.contains(&record.seq) {
            return Err(RecordError::Sequence(record.seq));
        }
        let payload = serde_json::to_vec(&record).map_err(|e| RecordError::Malformed(e.to_string()))?;
        let signed = SignedBytes::sign(DOMAIN, &payload, &[key]);
        super::padding::size_class(signed.frame().len())
            .map_err(|_| RecordError::TooLarge(signed.frame().len()))?;
        Ok(Self { signed, record })
    }

    /// Reads a record and verifies its signature.
    ///
    /// # Errors
    /// [`RecordError`].
    pub fn parse(frame: &[u8]) -> Result<Self, RecordError> {
        if frame.len() > ENVELOPE_MAX {
            return Err(RecordError::TooLarge(frame.len()));
        }
        let signed = SignedBytes::verify(DOMAIN, frame)?;
        let record: Record =
            serde_json::from_slice(signed.payload()).map_err(|e| RecordError::Malformed(e.to_string()))?;
        if record.v != 1 {
            return Err(RecordError::Version(record.v));
        }
        if !SEQUENCES.contains(&record.seq) {
            return Err(RecordError::Sequence(record.seq));
        }
        if signed.signers() != [record.device] {
            return Err(RecordError::Author);
        }
        Ok(Self { signed, record })
    }

    /// What it says.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Its exact bytes.
    #[must_use]
    pub fn frame(&self) -> &[u8] {
        self.signed.frame()
    }

    /// Its name: the hash of its exact bytes. The same for every envelope it travels in.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.signed.hash()
    }
}

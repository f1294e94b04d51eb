//! From a record's exact JSON to a body whose limits hold.

use std::{convert::Infallible, fmt};

use oogst_protocol::{
    EntityId, Hash,
    record::{Author, Record, RecordKind, SignedRecord},
};
use serde::{Serialize, de::DeserializeOwned};

/// What one kind of record holds.
pub trait Body: Serialize + DeserializeOwned {
    /// Why its limits don't hold.
    type Error: std::error::Error + fmt::Debug;
    /// The kind of record that holds it.
    const KIND: RecordKind;

    /// Checks the limits: by the author before it is queued, by every reader after it was opened.
    ///
    /// # Errors
    /// The first limit that does not hold.
    fn check(&self) -> Result<(), Self::Error>;
}

/// Why a record gives no body. For the reader both are
/// [`oogst_protocol::record::Quarantine::Malformed`].
#[derive(Debug, thiserror::Error)]
pub enum BodyError<E: std::error::Error = Infallible> {
    /// Of another kind than asked for.
    #[error("a record of kind {}", .0.as_str())]
    Kind(RecordKind),
    /// Its JSON is not that of its kind.
    #[error("its content can't be read: {0}")]
    Json(#[from] serde_json::Error),
    /// Its JSON is, but not its limits.
    #[error("its content breaks a limit: {0}")]
    Limit(#[source] E),
}

/// Reads a record's body. Fields of later versions are passed over: the exact bytes stay with the
/// record.
///
/// # Errors
/// [`BodyError`].
pub fn read<B: Body>(record: &Record) -> Result<B, BodyError<B::Error>> {
    if record.kind != B::KIND {
        return Err(BodyError::Kind(record.kind.clone()));
    }
    let body: B = serde_json::from_str(record.body.get())?;
    body.check().map_err(BodyError::Limit)?;
    Ok(body)
}

/// A record that counts: opened, its signature right, judged, its body within limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified<T> {
    /// Its name: the hash of its exact signed bytes.
    pub hash: Hash,
    /// What it is about.
    pub entity: EntityId,
    /// Who said it.
    pub author: Author,
    /// The records that it says it takes the place of; [`crate::merge::heads`] decides.
    pub supersedes: Vec<Hash>,
    /// When, by its author's clock (Unix milliseconds). Orders what is shown, decides nothing.
    pub at: i64,
    /// What it says.
    pub body: T,
}

impl<B: Body> Verified<B> {
    /// A record and the author that the judge gave for it.
    ///
    /// # Errors
    /// [`BodyError`].
    pub fn read(signed: &SignedRecord, author: Author) -> Result<Self, BodyError<B::Error>> {
        let record = signed.record();
        Ok(Self {
            hash: signed.hash(),
            entity: record.entity,
            author,
            supersedes: record.supersedes.clone(),
            at: record.at,
            body: read(record)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use oogst_protocol::{
        Audience, SigningKey, TeamId,
        log::{Head, LogPoint},
    };
    use serde_json::value::RawValue;

    use super::*;
    use crate::person::NameBody;

    fn record(kind: RecordKind, body: &str) -> Record {
        Record {
            v: 1,
            team: TeamId(Hash([1; 32])),
            audience: Audience::Team,
            device: SigningKey::from_seed([2; 32]).verify_key(),
            seq: 1,
            log: LogPoint { len: 0, head: Head(Hash([1; 32])) },
            kind,
            entity: EntityId([3; 16]),
            supersedes: vec![],
            at: 0,
            body: RawValue::from_string(body.into()).unwrap(),
        }
    }

    #[test]
    fn only_a_body_of_its_kind_within_limits_is_read() {
        let read = |kind, body| read::<NameBody>(&record(kind, body));
        assert_eq!(read(RecordKind::PersonName, r#"{"name":"Noor"}"#).unwrap().name, "Noor");
        assert!(matches!(read(RecordKind::Cycle, r#"{"name":"Noor"}"#), Err(BodyError::Kind(_))));
        assert!(matches!(read(RecordKind::PersonName, "[]"), Err(BodyError::Json(_))));
        assert!(matches!(read(RecordKind::PersonName, r#"{"name":""}"#), Err(BodyError::Limit(_))));
        let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
        assert!(matches!(read(RecordKind::PersonName, &deep), Err(BodyError::Json(_))));
    }
}

//! Say something: sign a record, give it its number, and queue it, in one transaction.

use oogst_domain::record::RetractionBody;
use oogst_protocol::{
    Audience, EntityId, Hash,
    record::{Record, RecordError, RecordKind, SignedRecord},
};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::{
    clock::Moment,
    store::StoreError,
    team::{self, Membership, MembershipState},
};

/// What is to be said.
#[derive(Debug, Clone)]
pub struct Draft<B> {
    /// To whom.
    pub audience: Audience,
    /// What kind of record.
    pub kind: RecordKind,
    /// About what.
    pub entity: EntityId,
    /// The heads it takes the place of.
    pub supersedes: Vec<Hash>,
    /// Its content.
    pub body: B,
    /// Objects that its audience should be able to fetch.
    pub objects: Vec<Hash>,
}

/// Why something can't be queued.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No team has been joined yet.
    #[error("no team has been joined")]
    NoTeam,
    /// This device does not belong (any more).
    #[error("this device does not belong to the team any more")]
    NotMember,
    /// It is larger than a record can be.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Nothing queued under this name: sent already, or never here.
    #[error("no queued record {0}")]
    NotQueued(Hash),
}

impl From<rusqlite::Error> for QueueError {
    fn from(error: rusqlite::Error) -> Self {
        QueueError::Store(error.into())
    }
}

/// Queues a record; it travels with the next sync. A device that waits for its code to be compared
/// may queue: its records go once it is confirmed.
///
/// # Errors
/// [`QueueError`].
pub fn queue<B: Serialize>(tx: &Connection, now: Moment, draft: &Draft<B>) -> Result<Hash, QueueError> {
    let member = Membership::load(tx)?.ok_or(QueueError::NoTeam)?;
    match member.state {
        MembershipState::Removed => return Err(QueueError::NotMember),
        MembershipState::Joining | MembershipState::Pending | MembershipState::Active => {}
    }
    let log = team::log_point(tx)?.ok_or(QueueError::NoTeam)?;
    let audience = draft.audience.to_string();
    let seq: i64 = tx.query_row(
        "INSERT INTO sequences (audience, last) VALUES (?, 1)
           ON CONFLICT (audience) DO UPDATE SET last = last + 1 RETURNING last",
        params![audience],
        |row| row.get(0),
    )?;
    let body = serde_json::value::to_raw_value(&draft.body)
        .map_err(|error| RecordError::Malformed(error.to_string()))?;
    let record = Record {
        v: 1,
        team: member.team,
        audience: draft.audience,
        device: member.device(),
        seq: u64::try_from(seq).unwrap_or(0),
        log,
        kind: draft.kind.clone(),
        entity: draft.entity,
        supersedes: draft.supersedes.clone(),
        at: now.0,
        body,
    };
    let signed = SignedRecord::sign(record, &member.sign)?;
    let hash = signed.hash();
    tx.execute(
        "INSERT INTO records (hash, frame, audience, kind, entity, device, person, seq, at, opened_by, status)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'self', 'queued')",
        params![
            hash.0,
            signed.frame(),
            audience,
            draft.kind.as_str(),
            draft.entity.0,
            member.device().0,
            member.person.0,
            seq,
            now.0,
        ],
    )?;
    for object in &draft.objects {
        tx.execute(
            "INSERT OR IGNORE INTO object_audiences (object, audience) VALUES (?, ?)",
            params![object.0, audience],
        )?;
    }
    Ok(hash)
}

/// Takes back a queued record. Its number does not vanish: a retraction says so to the same audience,
/// also in case the hub had got the record without our hearing of it.
///
/// # Errors
/// [`QueueError::NotQueued`] when it has been sent.
pub fn retract(tx: &Connection, now: Moment, hash: Hash) -> Result<(), QueueError> {
    let found = tx
        .query_row(
            "SELECT audience, seq, entity FROM records WHERE hash = ? AND status = 'queued'",
            params![hash.0],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, [u8; 16]>(2)?)),
        )
        .optional()?;
    let (audience, seq, entity) = found.ok_or(QueueError::NotQueued(hash))?;
    let audience = audience.parse().map_err(|_| QueueError::NotQueued(hash))?;
    tx.execute("UPDATE records SET status = 'retracted' WHERE hash = ?", params![hash.0])?;
    let body = RetractionBody { numbers: vec![u64::try_from(seq).unwrap_or(0)] };
    let draft = Draft {
        audience,
        kind: RecordKind::Retraction,
        entity: EntityId(entity),
        supersedes: Vec::new(),
        body,
        objects: Vec::new(),
    };
    queue(tx, now, &draft).map(|_| ())
}

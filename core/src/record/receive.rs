//! Take in an envelope: open, verify, judge. Nothing is dropped in silence, nothing shown as good that
//! is not.

use oogst_domain::quarantine::Reason;
use oogst_protocol::{
    Audience, Hash, SealingKey,
    api::StoredEnvelope,
    log::LogState,
    record::{OpenedBy, Quarantine, RecordKind, SignedRecord, judge},
    seal::{self, SealError},
};
use rusqlite::{Connection, params};

use super::{
    about::About,
    effects,
    room::{self, Room},
    rows::Status,
};
use crate::{
    seal::Secrets,
    store::{StoreError, meta},
    team::Membership,
};

/// In the store's `meta`, from the moment a copy of this store is noticed until this one is a new device.
pub(crate) const COPIED: &str = "copied";

/// What became of an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// Counts.
    Good(RecordKind),
    /// Known already: received before, or sealed again.
    Known,
    /// Does not count, and why.
    Quarantined(Quarantine),
    /// Can't be opened (yet).
    Unopened,
    /// Does not count, and there is no room for more of that: left at the hub.
    Left,
    /// By this very device, and not in this store: the store was restored or copied.
    Copied,
}

/// Who reads, and with what.
pub struct Reader<'a> {
    /// This device.
    pub member: &'a Membership,
    /// The log as it stands.
    pub log: &'a LogState,
    /// The secrets held.
    pub secrets: &'a Secrets,
    /// What is known of records by then.
    pub(super) about: About,
}

impl<'a> Reader<'a> {
    /// For one transaction.
    #[must_use]
    pub fn new(member: &'a Membership, log: &'a LogState, secrets: &'a Secrets) -> Self {
        Self { member, log, secrets, about: About::default() }
    }
}

/// Takes in one envelope. The same again is [`Received::Known`]. What does not count takes of `room`.
///
/// # Errors
/// [`StoreError`] alone: what is wrong with the envelope is kept, not raised.
pub fn receive(
    tx: &Connection,
    reader: &Reader<'_>,
    envelope: &StoredEnvelope,
    room: &mut Room,
) -> Result<Received, StoreError> {
    let mut unopened = |why: &str| -> Result<Received, StoreError> {
        // What no key will ever open is remembered by its name.
        let sealed: &[u8] = if why == "no_key" { &envelope.sealed.0 } else { &[] };
        let again: bool = tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM unopened WHERE hash = ?)",
            params![Hash::of(&envelope.sealed.0).0],
            |row| row.get(0),
        )?;
        if !again && !room.take(envelope.sealed.0.len()) {
            if why == "no_key" {
                room::left(tx, reader.log, reader.secrets, envelope.position)?;
            }
            return Ok(Received::Left);
        }
        tx.execute(
            // The same again writes nothing: there may be megabytes of them, each tried at every sync.
            "INSERT INTO unopened (hash, position, audience, epoch, device, received_at, sealed, why)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (hash) DO UPDATE SET position = excluded.position, audience = excluded.audience,
               epoch = excluded.epoch, device = excluded.device, received_at = excluded.received_at,
               sealed = excluded.sealed, why = excluded.why
               WHERE position <> excluded.position OR why <> excluded.why OR epoch <> excluded.epoch
                 OR audience <> excluded.audience",
            params![
                Hash::of(&envelope.sealed.0).0,
                i64::try_from(envelope.position).unwrap_or(i64::MAX),
                envelope.audience.to_string(),
                envelope.epoch,
                envelope.device.0,
                envelope.received_at,
                sealed,
                why,
            ],
        )?;
        Ok(Received::Unopened)
    };
    if Hash::of(&envelope.sealed.0) != envelope.hash {
        return unopened("other_hash");
    }
    let own = Audience::Own(reader.member.person);
    let mut keys: Vec<(&SealingKey, OpenedBy)> = Vec::new();
    if let Some(key) = reader.secrets.get(envelope.audience, envelope.epoch) {
        keys.push((key, OpenedBy::Audience(envelope.audience, envelope.epoch)));
    }
    for (_, key) in reader.secrets.of(own).collect::<Vec<_>>().into_iter().rev() {
        keys.push((key, OpenedBy::Own(reader.member.person)));
    }
    let plain: Vec<&SealingKey> = keys.iter().map(|(key, _)| *key).collect();
    let (signed, by) = match seal::envelope::open(&envelope.sealed.0, &plain) {
        Ok((signed, at)) => (signed, keys.get(at).map(|(_, by)| *by)),
        Err(SealError::NotForMe) => return unopened("no_key"),
        Err(error) => {
            tracing::warn!(hash = %envelope.hash, %error, "envelope can't be opened");
            return unopened("damaged");
        }
    };
    let Some(by) = by else { return unopened("no_key") };
    tx.execute("DELETE FROM unopened WHERE hash = ?", params![envelope.hash.0])?;
    take(tx, reader, &signed, by, envelope, room)
}

fn take(
    tx: &Connection,
    reader: &Reader<'_>,
    signed: &SignedRecord,
    by: OpenedBy,
    envelope: &StoredEnvelope,
    room: &mut Room,
) -> Result<Received, StoreError> {
    let (hash, record) = (signed.hash(), signed.record());
    let (position, received_at) =
        (i64::try_from(envelope.position).unwrap_or(i64::MAX), envelope.received_at);
    let known: bool =
        tx.query_row("SELECT EXISTS (SELECT 1 FROM records WHERE hash = ?)", params![hash.0], |row| {
            row.get(0)
        })?;
    if known {
        // The hub had got it although its answer was lost on the way: that is "sent" as well.
        tx.execute(
            "UPDATE records SET status = CASE status WHEN 'queued' THEN 'sent' ELSE status END,
               envelope = CASE WHEN status IN ('queued', 'sent') THEN coalesce(envelope, ?) END,
               position = ?, received_at = ? WHERE hash = ?",
            params![envelope.hash.0, position, received_at, hash.0],
        )?;
        // Whatever was said when it was sent: it is there.
        tx.execute("DELETE FROM retries WHERE what = ?", params![hash.to_string()])?;
        return Ok(Received::Known);
    }
    let mine = record.device == reader.member.device();
    let verdict = verdict(tx, reader, signed, by)?;
    // Of a device that nobody knows anybody may make as much as they like.
    let stranger = matches!(verdict, Err(Quarantine::UnknownDevice | Quarantine::OtherTeam));
    if stranger && !room.take(signed.frame().len()) {
        room::left(tx, reader.log, reader.secrets, envelope.position)?;
        return Ok(Received::Left);
    }
    let person = reader.log.devices().get(&record.device).map(|device| device.person);
    let (status, why) = match &verdict {
        Ok(()) => (Status::Good, None),
        Err(why) => (Status::Quarantined, Some(code(*why))),
    };
    tx.execute(
        "INSERT INTO records (hash, frame, audience, kind, entity, device, person, seq, at, opened_by, status,
           why, position, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            hash.0,
            signed.frame(),
            record.audience.to_string(),
            record.kind.as_str(),
            record.entity.0,
            record.device.0,
            person.map(|p| p.0),
            i64::try_from(record.seq).unwrap_or(i64::MAX),
            record.at,
            opener(by),
            status.as_str(),
            why,
            position,
            received_at,
        ],
    )?;
    if verdict.is_ok() {
        reader.about.forget(record);
        effects::apply(tx, reader, signed)?;
    }
    if mine {
        // Remembered until this store is a new device: the record itself is known from now on.
        meta::set(tx, COPIED, "1")?;
        return Ok(Received::Copied);
    }
    Ok(match verdict {
        Err(why) => Received::Quarantined(why),
        Ok(()) => Received::Good(record.kind.clone()),
    })
}

pub(super) fn opener(by: OpenedBy) -> String {
    match by {
        OpenedBy::Audience(audience, epoch) => format!("{audience}@{epoch}"),
        OpenedBy::Own(person) => format!("own:{person}"),
    }
}

pub(super) fn opener_from(text: &str) -> Option<OpenedBy> {
    if let Some((audience, epoch)) = text.rsplit_once('@') {
        return Some(OpenedBy::Audience(audience.parse().ok()?, epoch.parse().ok()?));
    }
    Some(OpenedBy::Own(text.strip_prefix("own:")?.parse().ok()?))
}

/// The whole verdict: number, authority, and a body that its kind can hold.
pub(super) fn verdict(
    tx: &Connection,
    reader: &Reader<'_>,
    signed: &SignedRecord,
    by: OpenedBy,
) -> Result<Result<(), Quarantine>, StoreError> {
    let (record, log) = (signed.record(), reader.log);
    // Of this very device: another copy of this store was quicker, and ours will be signed again by a new device.
    let mine = record.device == reader.member.device();
    let taken: bool = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM records WHERE device = ? AND audience = ? AND seq = ? AND hash <> ?
           AND (status IN ('sent', 'good') OR status IN ('queued', 'retracted') AND NOT ?))",
        params![
            record.device.0,
            record.audience.to_string(),
            i64::try_from(record.seq).unwrap_or(i64::MAX),
            signed.hash().0,
            mine,
        ],
        |row| row.get(0),
    )?;
    if taken {
        return Ok(Err(Quarantine::SequenceTaken));
    }
    if reader.about.retracted(tx, record)? {
        return Ok(Err(Quarantine::Retracted));
    }
    if let Err(why) = judge(signed, by, log, reader.about.accepted(tx, log, signed.hash())?) {
        return Ok(Err(why));
    }
    Ok(if effects::readable(record) { Ok(()) } else { Err(Quarantine::Malformed) })
}

/// The reason as a stable code, kept in the store and given to shells.
pub(crate) fn code(why: Quarantine) -> &'static str {
    Reason::Judged(why).code()
}

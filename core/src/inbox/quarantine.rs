//! What arrived and does not count, with why.

use oogst_domain::{
    person::{NameBody, Names},
    quarantine::{self, QuarantineRow, Reason, Suspect},
    record::Body,
};
use oogst_protocol::{
    Hash, PersonId,
    log::PersonRole,
    record::{Quarantine, RecordKind},
};
use rusqlite::Connection;

use super::InboxError;
use crate::{App, record::verified, team};

/// Everything that was put aside, newest first.
///
/// # Errors
/// [`InboxError`].
pub fn quarantine(app: &App) -> Result<Vec<QuarantineRow>, InboxError> {
    app.store.read(|db| {
        let member = team::current(db)?;
        let log = team::load(db)?;
        let role = log.as_ref().and_then(|log| log.persons().get(&member.person)).map(|person| person.role);
        let named = verified::<NameBody>(db, log.as_deref(), &NameBody::KIND)?;
        let names = Names::new(&named.into_iter().map(|(name, _)| name).collect::<Vec<_>>());
        let mut suspects = judged(db)?;
        suspects.extend(unopened(db)?);
        Ok(quarantine::view(&suspects, &names, role.unwrap_or(PersonRole::Colleague)))
    })
}

fn judged(db: &Connection) -> Result<Vec<Suspect>, InboxError> {
    let mut query = db.prepare_cached(
        "SELECT hash, why, person, kind, coalesce(received_at, 0) * 1000 FROM records WHERE status = 'quarantined'",
    )?;
    let rows = query.query_map([], |row| {
        Ok(Suspect {
            record: Hash(row.get(0)?),
            reason: Reason::Judged(reason(&row.get::<_, String>(1)?)),
            from: row.get::<_, Option<[u8; 16]>>(2)?.map(PersonId),
            kind: Some(RecordKind::from(row.get::<_, String>(3)?.as_str())),
            received_at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn unopened(db: &Connection) -> Result<Vec<Suspect>, InboxError> {
    let mut query = db.prepare_cached("SELECT hash, why, received_at * 1000 FROM unopened")?;
    let rows = query.query_map([], |row| {
        let reason = match row.get::<_, String>(1)?.as_str() {
            "no_key" => Reason::CannotOpen,
            _ => Reason::NotARecord,
        };
        Ok(Suspect { record: Hash(row.get(0)?), reason, from: None, kind: None, received_at: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn reason(code: &str) -> Quarantine {
    use Quarantine as Q;
    let all = [
        Q::OtherTeam,
        Q::OtherAudience,
        Q::UnknownDevice,
        Q::Pending,
        Q::AfterRemoval,
        Q::Fork,
        Q::NotAllowed,
        Q::SequenceTaken,
        Q::Retracted,
    ];
    all.into_iter().find(|why| crate::record::code(*why) == code).unwrap_or(Q::Malformed)
}

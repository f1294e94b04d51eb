//! The facts about captures on their way, from the store.

use std::collections::BTreeMap;

use oogst_domain::{
    outbox::{CaptureFacts, ObjectFacts, Trouble, TroubleClass},
    submission::SubmissionBody,
};
use oogst_protocol::{EntityId, Hash};
use rusqlite::{Connection, params};

use crate::{
    record::{backups_on, word_back},
    store::StoreError,
    submission,
    team::{Membership, MembershipState},
};

/// Facts of the given captures, or of all.
pub(super) fn facts(
    db: &Connection,
    only: Option<&[EntityId]>,
) -> Result<Vec<CaptureFacts>, submission::SubmitError> {
    let member = Membership::load(db)?;
    let team = member.as_ref().is_some_and(|m| m.state != MembershipState::Removed);
    let will_back_up = team && backups_on(db)?;
    let submissions = submission::all(db)?;
    let merged = oogst_domain::merge::heads(&submissions);
    let mut submitted: BTreeMap<EntityId, Vec<Hash>> = BTreeMap::new();
    for head in merged.entities.iter().flat_map(|entity| entity.heads()) {
        if member.as_ref().is_some_and(|m| m.person == head.author.person) {
            for item in held(&head.body) {
                submitted.entry(item).or_default().push(head.hash);
            }
        }
    }
    let queued = queued(db)?;
    let troubles = troubles(db)?;
    let mut query = db.prepare_cached(
        "SELECT c.id, c.kind, c.captured_at, c.source_sha256 IS NOT NULL FROM captures c
          WHERE c.removed_at IS NULL AND (?1 IS NULL OR c.id = ?1) ORDER BY c.captured_at DESC, c.id",
    )?;
    let mut all = Vec::new();
    let ids: Vec<Option<[u8; 16]>> = match only {
        Some(ids) => ids.iter().map(|id| Some(id.0)).collect(),
        None => vec![None],
    };
    for id in ids {
        let mut rows = query.query(params![id])?;
        while let Some(row) = rows.next()? {
            let id = EntityId(row.get(0)?);
            let made_here: bool = row.get(3)?;
            let (objects, send_now, fault) = objects(db, id, made_here, &troubles)?;
            let records = submitted.get(&id);
            let backed = !queued.iter().any(|(_, entity)| *entity == id);
            let sent = records.is_none_or(|r| r.iter().all(|hash| !queued.iter().any(|(q, _)| q == hash)));
            let own = queued.iter().filter(|(_, entity)| *entity == id).map(|(hash, _)| hash);
            let refused =
                own.chain(records.into_iter().flatten()).find_map(|hash| troubles.get(hash)).cloned();
            all.push(CaptureFacts {
                id,
                kind: word_back(row.get(1)?)?,
                captured_at: row.get(2)?,
                made_here,
                submitted: records.is_some(),
                will_back_up,
                objects,
                records_sent: team && backed && sent,
                send_now,
                unmetered: false,
                trouble: fault.or(refused),
            });
        }
    }
    Ok(all)
}

fn held(body: &SubmissionBody) -> impl Iterator<Item = EntityId> {
    body.items.iter().map(|item| item.capture)
}

fn queued(db: &Connection) -> Result<Vec<(Hash, EntityId)>, StoreError> {
    let mut query = db.prepare_cached("SELECT hash, entity FROM records WHERE status = 'queued'")?;
    let rows = query.query_map([], |row| Ok((Hash(row.get(0)?), EntityId(row.get(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What failed, by the hash of object or record. Only what a person must act on, or can never work, is told: what
/// passes by itself is on its way.
fn troubles(db: &Connection) -> Result<BTreeMap<Hash, Trouble>, StoreError> {
    let mut query = db.prepare_cached("SELECT what, class, error FROM retries WHERE what LIKE 'sha256:%'")?;
    let mut found = BTreeMap::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let what: String = row.get(0)?;
        let class = match row.get::<_, String>(1)?.as_str() {
            "transient" => TroubleClass::Transient,
            "permanent" => TroubleClass::Permanent,
            _ => TroubleClass::NeedsAttention,
        };
        let error: serde_json::Value = serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default();
        let code = error.get("code").and_then(|code| code.as_str()).unwrap_or("unknown").to_owned();
        if let Ok(hash) = what.parse::<Hash>() {
            found.insert(hash, Trouble { class, code });
        }
    }
    Ok(found)
}

type Objects = (Vec<ObjectFacts>, bool, Option<Trouble>);

fn objects(
    db: &Connection,
    id: EntityId,
    made_here: bool,
    troubles: &BTreeMap<Hash, Trouble>,
) -> Result<Objects, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT co.role, o.bytes, coalesce(u.sent, 0), r.hash IS NOT NULL, o.here, coalesce(u.now, 0), o.hash,
                o.at_hub
           FROM capture_objects co JOIN objects o ON o.n = co.object
           LEFT JOIN uploads u ON u.object = o.hash LEFT JOIN receipts r ON r.hash = o.hash
          WHERE co.capture = (SELECT n FROM captures WHERE id = ?) ORDER BY o.bytes",
    )?;
    let (mut objects, mut now, mut fault) = (Vec::new(), false, None);
    let mut rows = query.query(params![id.0])?;
    while let Some(row) = rows.next()? {
        let here: bool = row.get(4)?;
        objects.push(ObjectFacts {
            role: word_back(row.get(0)?)?,
            bytes: row.get::<_, i64>(1)?.unsigned_abs(),
            sent: row.get::<_, i64>(2)?.unsigned_abs(),
            // Another device of this person sent it: the hub has it, and the receipt is with that device.
            receipt: row.get::<_, bool>(3)? || (!made_here && row.get::<_, bool>(7)?),
            here,
        });
        now |= row.get::<_, bool>(5)?;
        fault = fault.or_else(|| row.get(6).ok().and_then(|hash| troubles.get(&Hash(hash)).cloned()));
    }
    Ok((objects, now, fault))
}

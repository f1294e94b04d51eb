//! The facts a plan is made of, from the store.

use oogst_protocol::Hash;
use rusqlite::Connection;

use super::{
    fault::Class,
    plan::{Facts, ObjectFact},
    retry,
};
use crate::{clock::Moment, record::word_back, store::StoreError};

/// What waits: queued records, and own objects without a receipt. `patient`: what failed keeps to its
/// backoff, and what can't work as it is waits for the person; when the person asks, everything is tried.
pub(super) fn facts(db: &Connection, now: Moment, patient: bool) -> Result<Facts, StoreError> {
    let held = |what: Hash| -> Result<bool, StoreError> {
        let retry = retry::find(db, &what.to_string())?;
        Ok(retry
            .is_some_and(|retry| patient && (retry.class == Class::Permanent.as_str() || !retry.due(now))))
    };
    let mut query =
        db.prepare_cached("SELECT hash FROM records WHERE status = 'queued' ORDER BY at, audience, seq")?;
    let all = query.query_map([], |row| row.get(0).map(Hash))?.collect::<Result<Vec<_>, _>>()?;
    let mut records = Vec::new();
    for record in all {
        if !held(record)? {
            records.push(record);
        }
    }
    let mut query = db.prepare_cached(
        "SELECT o.hash, o.bytes, co.role, c.kind, c.captured_at, group_concat(a.audience),
                max(a.audience <> 'own/person:' || lower(hex(m.person))), coalesce(u.now, 0)
           FROM object_audiences a
           JOIN objects o ON o.hash = a.object
           JOIN capture_objects co ON co.object = o.n
           JOIN captures c ON c.n = co.capture
           JOIN membership m
           LEFT JOIN uploads u ON u.object = o.hash
          WHERE o.mine = 1 AND o.here = 1 AND c.removed_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.hash = o.hash)
          GROUP BY o.hash",
    )?;
    let mut rows = query.query([])?;
    let mut objects = Vec::new();
    while let Some(row) = rows.next()? {
        let object = Hash(row.get(0)?);
        let audiences: String = row.get(5)?;
        objects.push(ObjectFact {
            object,
            bytes: row.get::<_, i64>(1)?.unsigned_abs(),
            role: word_back(row.get(2)?)?,
            kind: word_back(row.get(3)?)?,
            captured_at: row.get(4)?,
            audiences: audiences.split(',').filter_map(|text| text.parse().ok()).collect(),
            submitted: row.get(6)?,
            now: row.get(7)?,
            held: held(object)?,
        });
    }
    Ok(Facts { records, objects })
}

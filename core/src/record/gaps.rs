//! Numbers that are missing in what other devices said: the hub kept something back, or it is still on its way. They are
//! looked for again from the start a few times, and what stays away is told.

use std::collections::BTreeSet;

use oogst_domain::record::RetractionBody;
use oogst_protocol::{Hash, VerifyKey, log::LogState, record::SignedRecord};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{clock::Moment, store::StoreError, team::Membership};

/// Times that everything is read again for the same gap: a hub that has lost it never gives it.
const TRIES: u32 = 3;
const HOUR_MS: i64 = 3_600_000;
/// Numbers of one device that are told of at most: a member may call its record number 2⁶³.
const TOLD: u64 = 1000;

/// What is missing of one device in one audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gap {
    what: String,
    /// Of all numbers from 1 to the highest seen.
    missing: u64,
    /// Of those between the lowest and the highest seen: what came before may be past its retention.
    between: u64,
}

/// The gaps of devices that belong to the team. What can't be opened yet explains a gap.
pub(crate) fn gaps(db: &Connection, member: &Membership, log: &LogState) -> Result<Vec<Gap>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT device, audience, min(seq), max(seq), count(DISTINCT seq) FROM records
          WHERE device <> ?1 AND NOT EXISTS (SELECT 1 FROM unopened u
                 WHERE u.device = records.device AND u.audience = records.audience AND u.why = 'no_key')
          GROUP BY device, audience HAVING max(seq) > count(DISTINCT seq)",
    )?;
    let mut rows = query.query(params![member.device().0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (device, audience) = (VerifyKey(row.get(0)?), row.get::<_, String>(1)?);
        if log.active(&device).is_none() {
            continue;
        }
        let number = |at| row.get::<_, i64>(at).map(i64::unsigned_abs);
        let (first, last, seen) = (number(2)?, number(3)?, number(4)?);
        let taken_back = retracted(db, &device, &audience, first, last)?;
        let missing = last.saturating_sub(seen).saturating_sub(taken_back.0);
        let between = (last - first + 1).saturating_sub(seen).saturating_sub(taken_back.1).min(TOLD);
        if missing > 0 {
            found.push(Gap { what: format!("gap:{}:{audience}", Hash(device.0).hex()), missing, between });
        }
    }
    Ok(found)
}

/// How many numbers up to `last` were taken back and never seen; and how many of them lie after `first`.
fn retracted(
    db: &Connection,
    device: &VerifyKey,
    audience: &str,
    first: u64,
    last: u64,
) -> Result<(u64, u64), StoreError> {
    let mut query = db.prepare_cached(
        "SELECT frame FROM records WHERE kind = 'retraction' AND status = 'good' AND device = ? AND audience = ?",
    )?;
    let mut seen = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM records WHERE device = ? AND audience = ? AND seq = ?)",
    )?;
    let mut numbers = BTreeSet::new();
    let mut rows = query.query(params![device.0, audience])?;
    while let Some(row) = rows.next()? {
        let body = SignedRecord::parse(&row.get::<_, Vec<u8>>(0)?)
            .ok()
            .and_then(|signed| serde_json::from_str::<RetractionBody>(signed.record().body.get()).ok());
        numbers.extend(body.into_iter().flat_map(|body| body.numbers).filter(|n| *n <= last));
    }
    let (mut all, mut after) = (0, 0);
    for number in numbers {
        let number_i = i64::try_from(number).unwrap_or(i64::MAX);
        if !seen.query_row(params![device.0, audience, number_i], |row| row.get::<_, bool>(0))? {
            all += 1;
            after += u64::from(number > first);
        }
    }
    Ok((all, after))
}

/// How many records are known to be missing.
pub(crate) fn missing(gaps: &[Gap]) -> usize {
    gaps.iter().map(|gap| usize::try_from(gap.between).unwrap_or(0)).sum()
}

/// Whether everything should be read again for one of these. A gap is given a sync to close by itself (its record may be
/// on its way), then it is looked for a few times, further and further apart.
pub(crate) fn due(tx: &Connection, gaps: &[Gap], now: Moment) -> Result<bool, StoreError> {
    let known: BTreeSet<&str> = gaps.iter().map(|gap| gap.what.as_str()).collect();
    for what in remembered(tx)?.iter().filter(|what| !known.contains(what.as_str())) {
        tx.execute("DELETE FROM retries WHERE what = ?", params![what])?;
    }
    let mut due = false;
    for gap in gaps {
        match find(tx, &gap.what)? {
            None => note(tx, gap, 0, now)?,
            Some((attempts, next_at, missing)) => {
                // A clock that was years ahead does not hold it up.
                let time = next_at <= now || next_at > now.plus(24 * HOUR_MS);
                due |= time && (attempts < TRIES || missing < gap.missing);
            }
        }
    }
    Ok(due)
}

/// After everything was read again: remembers which of them are still there.
pub(crate) fn looked(tx: &Connection, gaps: &[Gap], now: Moment) -> Result<(), StoreError> {
    for gap in gaps {
        let attempts = find(tx, &gap.what)?.map_or(0, |(attempts, ..)| attempts);
        note(tx, gap, attempts.saturating_add(1), now.plus(HOUR_MS << attempts.min(4)))?;
    }
    Ok(())
}

fn note(tx: &Connection, gap: &Gap, attempts: u32, next_at: Moment) -> Result<(), StoreError> {
    let error = serde_json::json!({ "code": "gap", "missing": gap.missing }).to_string();
    tx.execute(
        "INSERT OR REPLACE INTO retries (what, attempts, next_at, class, error) VALUES (?, ?, ?, 'transient', ?)",
        params![gap.what, attempts, next_at.0, error],
    )?;
    Ok(())
}

fn find(tx: &Connection, what: &str) -> Result<Option<(u32, Moment, u64)>, StoreError> {
    let mut query = tx.prepare_cached("SELECT attempts, next_at, error FROM retries WHERE what = ?")?;
    let row = query.query_row(params![what], |row| {
        let error: serde_json::Value = serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default();
        Ok((row.get(0)?, Moment(row.get(1)?), error["missing"].as_u64().unwrap_or(0)))
    });
    Ok(row.optional()?)
}

fn remembered(tx: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = tx.prepare_cached("SELECT what FROM retries WHERE what LIKE 'gap:%'")?;
    let rows = query.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

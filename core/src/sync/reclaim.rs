//! Receipts asked for again. After a hub was restored from a backup, and after another hub promised something in this one's
//! name: for everything that was promised before, and what it has not is sent again; nothing is taken for safe on an old word.
//! After an answer that was lost on the way: for the records that turned out to be there.

use oogst_domain::capture::CaptureBody;
use oogst_protocol::{Audience, Hash, limits::HASHES_PER_REQUEST, log::LogState, record::SignedRecord};
use rusqlite::{Connection, params};

use super::{arrivals::RECLAIM, hub::Hub, outcome::SyncError, receipts};
use crate::{
    App,
    seal::{self, Secrets},
    store::{StoreError, meta},
    team::{Membership, TeamError},
};

/// Well below what a request may hold.
const GRANTS_PER_REQUEST: usize = 1000;

/// After a restore: asks for fresh receipts of everything that the hub once had, has what is missing sent again,
/// and what was deleted deleted again. Returns how many things are to be sent again; `None` when there was no restore.
pub(super) async fn reclaim(
    app: &App,
    hub: &Hub,
    member: &Membership,
    log: &LogState,
) -> Result<Option<usize>, SyncError> {
    if app.store.read(|db| meta::number(db, RECLAIM))?.is_none() {
        return Ok(None);
    }
    give_again(app, hub, member, log).await?;
    let asked = ask(app, hub, member, &app.store.read(promised)?).await?;
    app.store.write(|tx| {
        delete_again(tx)?;
        if !asked.elsewhere {
            meta::remove(tx, RECLAIM)?;
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(Some(asked.again))
}

/// Grants of entries that the hub lost went with them: everybody gives again what is their own, preparers what is the
/// team's. The hub keeps a few of each at most.
async fn give_again(app: &App, hub: &Hub, member: &Membership, log: &LogState) -> Result<(), SyncError> {
    let secrets = app.store.read(Secrets::load)?;
    let preparer = log.is_preparer(&member.device());
    let mut grants = Vec::new();
    for audience in log.audiences_of(member.person) {
        if !preparer && audience != Audience::Own(member.person) {
            continue;
        }
        for to in log.grantees(&audience) {
            grants.extend(seal::give(&secrets, &[audience], &to).map_err(TeamError::from)?);
        }
    }
    for part in grants.chunks(GRANTS_PER_REQUEST) {
        hub.give(part.to_vec()).await?;
    }
    Ok(())
}

/// Receipts for own records that came back from the hub although its answer to sending them was lost.
pub(super) async fn catch_up(app: &App, hub: &Hub, member: &Membership) -> Result<(), SyncError> {
    let unsigned = app.store.read(|db| {
        hashes(
            db,
            "SELECT envelope FROM records WHERE status = 'sent' AND envelope IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM receipts WHERE hash = envelope)",
        )
    })?;
    ask(app, hub, member, &unsigned).await.map(|_| ())
}

/// What came of asking.
#[derive(Default)]
struct Asked {
    /// So many things are queued again.
    again: usize,
    /// Some receipts are of another epoch than the one the hub speaks in: another hub answered.
    elsewhere: bool,
}

/// Asks for receipts. What is missing is queued again: records by their signed bytes, objects by losing their receipt.
async fn ask(app: &App, hub: &Hub, member: &Membership, wanted: &[Hash]) -> Result<Asked, SyncError> {
    let mut asked = Asked::default();
    for hashes in wanted.chunks(HASHES_PER_REQUEST) {
        let answer = hub.receipts(hashes.to_vec()).await?;
        let fresh = answer
            .receipts
            .iter()
            .map(|frame| receipts::read(member, &frame.0, None).map(|receipt| (receipt, &frame.0)))
            .collect::<Result<Vec<_>, _>>()?;
        app.store.write(|tx| {
            for (receipt, frame) in &fresh {
                asked.elsewhere |= !receipts::keep(tx, receipt, frame)?;
            }
            for hash in hashes {
                if !fresh.iter().any(|(receipt, _)| receipt.hash == *hash) {
                    lose(tx, *hash)?;
                    asked.again += 1;
                }
            }
            Ok::<_, StoreError>(())
        })?;
    }
    Ok(asked)
}

/// Everything that the hub said it has.
fn promised(db: &Connection) -> Result<Vec<Hash>, StoreError> {
    hashes(
        db,
        "SELECT hash FROM receipts
         UNION SELECT envelope FROM records WHERE status = 'sent' AND envelope IS NOT NULL",
    )
}

fn hashes(db: &Connection, sql: &str) -> Result<Vec<Hash>, StoreError> {
    let mut query = db.prepare(sql)?;
    let rows = query.query_map([], |row| row.get(0).map(Hash))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn lose(tx: &Connection, hash: Hash) -> Result<(), StoreError> {
    tx.execute("DELETE FROM receipts WHERE hash = ?", params![hash.0])?;
    tx.execute("UPDATE uploads SET sent = 0, url = NULL WHERE object = ?", params![hash.0])?;
    tx.execute("UPDATE object_audiences SET told = 0 WHERE object = ?", params![hash.0])?;
    tx.execute("UPDATE objects SET at_hub = 0 WHERE hash = ?", params![hash.0])?;
    tx.execute(
        "UPDATE records SET status = 'queued', envelope = NULL, position = NULL
           WHERE envelope = ? AND status = 'sent'",
        params![hash.0],
    )?;
    Ok(())
}

/// A backup remembers what was deleted since: the media of removed captures, and those that were covered, are named by
/// their older records.
fn delete_again(tx: &Connection) -> Result<(), StoreError> {
    let frames: Vec<Vec<u8>> = {
        let mut query = tx.prepare(
            "SELECT r.frame FROM records r JOIN captures c ON c.id = r.entity
              WHERE r.kind = 'capture' AND r.status IN ('sent', 'good') 
                AND (c.removed_at IS NOT NULL OR EXISTS (SELECT 1 FROM replaced_objects x WHERE x.capture = c.n))",
        )?;
        query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    for frame in frames {
        let Ok(signed) = SignedRecord::parse(&frame) else { continue };
        let Ok(body) = serde_json::from_str::<CaptureBody>(signed.record().body.get()) else { continue };
        for item in &body.manifest {
            tx.execute(
                "INSERT OR IGNORE INTO deletions (object)
                   SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM capture_objects co JOIN objects o ON o.n = co.object
                                            WHERE o.hash = ?1)",
                params![item.object.hash.0],
            )?;
        }
    }
    Ok(())
}

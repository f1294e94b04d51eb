//! Free space: media leave this device only when the hub promised them, a backup of the hub has them, and a random
//! range of them was read back right.

use std::io::{Read, Seek, SeekFrom};

use futures_util::StreamExt;
use oogst_protocol::{
    EntityId, Hash,
    receipt::{BackupPosition, HubStatement},
};
use rusqlite::{Connection, params};

use super::{arrivals, fault::HubFault, hub::Hub};
use crate::{
    App,
    random::{self, NoRandom},
    store::{StoreError, meta},
    team::{self, TeamError},
};

/// Bytes read back and compared.
const RANGE: u64 = 64 * 1024;

/// Media that left this device, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freed {
    /// Whose.
    pub capture: EntityId,
    /// Bytes that come free.
    pub bytes: u64,
}

/// Why media stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptWhy {
    /// No receipt yet: the only copy is here.
    NotReceived,
    /// The hub has it, but no backup of the hub: freeing would leave a single copy.
    SingleCopy,
    /// What was read back was not the same, or could not be read.
    ReadBack,
}

/// Media that stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whose.
    pub capture: EntityId,
    /// Its bytes.
    pub bytes: u64,
    /// Why.
    pub why: KeptWhy,
}

/// Why nothing could be freed.
#[derive(Debug, thiserror::Error)]
pub enum FreeSpaceError {
    /// The hub, or the way to it.
    #[error(transparent)]
    Hub(#[from] HubFault),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No team, or its keys.
    #[error(transparent)]
    Team(#[from] TeamError),
    /// No randomness for the range.
    #[error(transparent)]
    Random(#[from] NoRandom),
}

struct Candidate {
    capture: EntityId,
    object: Hash,
    bytes: u64,
    receipt: Option<(u64, u64)>,
}

impl Candidate {
    /// Position and epoch of the hub's promise, while it holds: a hub that was put back to an earlier state begins another epoch.
    fn promised(&self, epoch: Option<u64>) -> Option<(u64, u64)> {
        self.receipt.filter(|(_, promised)| Some(*promised) == epoch)
    }
}

/// What [`free_space`] would free at most: what the hub promised to keep. It asks the hub nothing, so what no backup has yet, or
/// does not read back right, is in here too.
///
/// # Errors
/// [`StoreError`].
pub fn freeable(app: &App) -> Result<Vec<Freed>, StoreError> {
    app.store.read(|db| {
        let epoch = meta::number(db, arrivals::EPOCH)?;
        let promised = candidates(db)?.into_iter().filter(|each| each.promised(epoch).is_some());
        Ok(promised.map(|each| Freed { capture: each.capture, bytes: each.bytes }).collect())
    })
}

/// Frees the originals that may go; previews stay. `single_copy`: also those that only the hub would have then.
///
/// # Errors
/// [`FreeSpaceError`]; what was freed before it is freed.
pub async fn free_space(app: &App, single_copy: bool) -> Result<(Vec<Freed>, Vec<Kept>), FreeSpaceError> {
    let member = app.store.read(team::current)?;
    let hub = team::hub(app, &member)?;
    let frame = hub.backup().await?;
    let backup = BackupPosition::verify(&frame, &member.hub.key)
        .map_err(|error| HubFault::Nonsense(error.to_string()))?;
    if backup.team != member.team {
        return Err(HubFault::Nonsense("a backup position of another team".into()).into());
    }
    let epoch = app.store.read(|db| meta::number(db, arrivals::EPOCH))?;
    let candidates = app.store.read(candidates)?;
    let (mut freed, mut kept) = (Vec::new(), Vec::new());
    for each in candidates {
        let keep = |why| Kept { capture: each.capture, bytes: each.bytes, why };
        let Some((position, promised)) = each.promised(epoch) else {
            kept.push(keep(KeptWhy::NotReceived));
            continue;
        };
        if !(single_copy || position <= backup.position && promised == backup.epoch) {
            kept.push(keep(KeptWhy::SingleCopy));
            continue;
        }
        if !reads_back(app, &hub, &each).await? {
            kept.push(keep(KeptWhy::ReadBack));
            continue;
        }
        let now = app.clock.now();
        app.store.write(|tx| {
            tx.execute("UPDATE objects SET here = 0, at_hub = 1 WHERE hash = ?", params![each.object.0])?;
            app.store.objects().doom(tx, &each.object, now)
        })?;
        app.store.sweep()?;
        freed.push(Freed { capture: each.capture, bytes: each.bytes });
    }
    Ok((freed, kept))
}

fn candidates(db: &Connection) -> Result<Vec<Candidate>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT c.id, o.hash, o.bytes, r.position, r.epoch FROM captures c
           JOIN capture_objects co ON co.capture = c.n AND co.role = 'original'
           JOIN objects o ON o.n = co.object
           LEFT JOIN receipts r ON r.hash = o.hash
          WHERE o.here = 1 AND c.removed_at IS NULL ORDER BY o.bytes DESC",
    )?;
    let rows = query.query_map([], |row| {
        let (position, epoch): (Option<i64>, Option<i64>) = (row.get(3)?, row.get(4)?);
        Ok(Candidate {
            capture: EntityId(row.get(0)?),
            object: Hash(row.get(1)?),
            bytes: row.get::<_, i64>(2)?.unsigned_abs(),
            receipt: position.zip(epoch).map(|(p, e)| (p.unsigned_abs(), e.unsigned_abs())),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads a random range back from the hub and compares it with the file here.
async fn reads_back(app: &App, hub: &Hub, each: &Candidate) -> Result<bool, FreeSpaceError> {
    let len = RANGE.min(each.bytes);
    let draw = u64::from_be_bytes(random::bytes(app.random.as_ref())?);
    let from = draw % (each.bytes - len + 1);
    let mut here = Vec::new();
    let read =
        app.store.objects().open(&each.object).map(|mut file| {
            file.seek(SeekFrom::Start(from)).and_then(|_| file.take(len).read_to_end(&mut here))
        });
    if !matches!(read, Ok(Ok(_))) || here.len() as u64 != len {
        return Ok(false);
    }
    let mut body = match hub.object(each.object, from, Some(len)).await {
        Ok(body) => body,
        Err(HubFault::NotFound | HubFault::Gone | HubFault::Forbidden(_)) => return Ok(false),
        Err(fault) => return Err(fault.into()),
    };
    let mut there = Vec::new();
    while let Some(part) = body.next().await {
        let part = part.map_err(HubFault::from)?;
        if there.len() + part.len() > here.len() {
            return Ok(false);
        }
        there.extend_from_slice(&part);
    }
    Ok(here == there)
}

//! Take in what came: envelopes after the cursor, page by page, each page in one transaction with it.

use oogst_protocol::log::LogState;

use super::{fault::HubFault, hub::Hub, outcome::SyncError};
use crate::{
    App,
    record::{COPIED, Reader, Received, Room, gaps, gaps_due, gaps_looked, left_from, missing, receive},
    seal::Secrets,
    store::{StoreError, meta},
    team::Membership,
};

/// In the store's `meta`, while what a restored hub lost has not been asked for.
pub(super) const RECLAIM: &str = "reclaim";
/// In the store's `meta`: the position of the last envelope that came.
const CURSOR: &str = "cursor";
/// In the store's `meta`: the receipt epoch that the hub last spoke in.
pub(super) const EPOCH: &str = "receipt_epoch";

/// What one sync takes in that does not count, before it ends reading: a hub may send noise without end.
const NOISE_BYTES: u64 = 64 << 20;
const NOISE_COUNT: usize = 10_000;

/// What arrived.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arrivals {
    pub good: usize,
    pub aside: usize,
    /// The hub has a record of this device that this store lacks.
    pub copied: bool,
    /// The hub speaks in another receipt epoch, or has less than it had: it was restored.
    pub restored: bool,
    /// So much came that does not count that reading was ended.
    pub noise: bool,
    noise_bytes: u64,
}

/// Reads all pages after the cursor. The cursor is the last envelope that came, not what the hub says of the page's
/// end: what it keeps back now is asked for again.
pub(super) async fn pull(
    app: &App,
    hub: &Hub,
    member: &Membership,
    log: &LogState,
    wait: u64,
) -> Result<Arrivals, SyncError> {
    let mut came = Arrivals::default();
    let mut wait = wait;
    app.store.write(|tx| {
        // What there was no room for, once it may be opened.
        match left_from(tx, log, &Secrets::load(tx)?)? {
            Some(from) if from < meta::number(tx, CURSOR)?.unwrap_or(0) => {
                meta::set(tx, CURSOR, &from.to_string())
            }
            _ => Ok(()),
        }
    })?;
    loop {
        let (cursor, epoch) = app.store.read(|db| {
            Ok::<_, StoreError>((meta::number(db, CURSOR)?.unwrap_or(0), meta::number(db, EPOCH)?))
        })?;
        let page = hub.envelopes(cursor, std::mem::take(&mut wait)).await?;
        if epoch.is_some_and(|epoch| epoch != page.epoch) || page.next < cursor {
            if came.restored {
                return Err(HubFault::Nonsense("another receipt epoch with each page".into()).into());
            }
            came.restored = true;
            app.store.write(|tx| {
                // Remembered until everything that was promised has been asked for again.
                meta::set(tx, RECLAIM, "1")?;
                meta::set(tx, EPOCH, &page.epoch.to_string())?;
                meta::set(tx, CURSOR, "0")
            })?;
            continue;
        }
        let last = page.envelopes.iter().map(|each| each.position).filter(|at| *at <= page.next).max();
        let reached = last.map_or(cursor, |last| last.max(cursor));
        if page.more && reached == cursor {
            // No hub has more and gives none of it: this would go on for ever.
            return Err(HubFault::Nonsense("a page without anything new, and more behind it".into()).into());
        }
        app.store.write(|tx| {
            let secrets = Secrets::load(tx)?;
            let reader = Reader::new(member, log, &secrets);
            let mut room = Room::of(tx)?;
            for envelope in &page.envelopes {
                match receive(tx, &reader, envelope, &mut room)? {
                    Received::Good(_) => came.good += 1,
                    Received::Known => {}
                    Received::Copied | Received::Quarantined(_) | Received::Unopened | Received::Left => {
                        came.aside += 1;
                    }
                }
            }
            came.noise_bytes = came.noise_bytes.saturating_add(room.aside_bytes);
            meta::set(tx, EPOCH, &page.epoch.to_string())?;
            meta::set(tx, CURSOR, &reached.to_string())
        })?;
        came.noise = came.noise_bytes > NOISE_BYTES || came.aside > NOISE_COUNT;
        if !page.more || came.noise {
            // Also when the sync that noticed it was cut off.
            came.copied = app.store.read(|db| meta::number(db, COPIED))?.is_some();
            return Ok(came);
        }
    }
}

/// Reads everything again, once, where numbers are missing in what others said. How many stay away is told.
pub(super) async fn fill_gaps(
    app: &App,
    hub: &Hub,
    member: &Membership,
    log: &LogState,
    came: &mut Arrivals,
) -> Result<usize, SyncError> {
    let now = app.clock.now();
    let due = app.store.write(|tx| {
        let gaps = gaps(tx, member, log)?;
        let due = !came.noise && gaps_due(tx, &gaps, now)?;
        if due {
            meta::set(tx, CURSOR, "0")?;
        }
        Ok::<_, StoreError>(due)
    })?;
    if due {
        let more = pull(app, hub, member, log, 0).await?;
        came.good += more.good;
        came.aside += more.aside;
        came.noise |= more.noise;
        came.copied |= more.copied;
    }
    app.store.write(|tx| {
        let gaps = gaps(tx, member, log)?;
        if due {
            gaps_looked(tx, &gaps, now)?;
        }
        Ok(missing(&gaps))
    })
}

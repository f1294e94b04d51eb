//! Take in what came: envelopes after the cursor, page by page, each page in one transaction with it.

use oogst_protocol::log::LogState;
use rusqlite::{Connection, OptionalExtension, params};

use super::{fault::HubFault, hub::Hub, outcome::SyncError};
use crate::{
    App,
    record::{COPIED, Reader, Received, receive},
    seal::Secrets,
    store::StoreError,
    team::Membership,
};

/// In the store's `meta`, while what a restored hub lost has not been asked for.
pub(super) const RECLAIM: &str = "reclaim";

/// What arrived.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arrivals {
    pub good: usize,
    pub aside: usize,
    /// The hub has a record of this device that this store lacks.
    pub copied: bool,
    /// The hub speaks in another receipt epoch, or has less than it had: it was restored.
    pub restored: bool,
}

/// Reads all pages after the cursor.
pub(super) async fn pull(
    app: &App,
    hub: &Hub,
    member: &Membership,
    log: &LogState,
    wait: u64,
) -> Result<Arrivals, SyncError> {
    let mut came = Arrivals::default();
    let mut wait = wait;
    loop {
        let (cursor, epoch) = app.store.read(|db| {
            Ok::<_, StoreError>((number(db, "cursor")?.unwrap_or(0), number(db, "receipt_epoch")?))
        })?;
        let page = hub.envelopes(cursor, std::mem::take(&mut wait)).await?;
        if epoch.is_some_and(|epoch| epoch != page.epoch) || page.next < cursor {
            if came.restored {
                return Err(HubFault::Nonsense("another receipt epoch with each page".into()).into());
            }
            came.restored = true;
            app.store.write(|tx| {
                // Remembered until everything that was promised has been asked for again.
                set(tx, RECLAIM, 1)?;
                set(tx, "receipt_epoch", page.epoch)?;
                set(tx, "cursor", 0)
            })?;
            continue;
        }
        if page.envelopes.is_empty() && page.more {
            // No hub has more and gives none of it: this would go on for ever.
            return Err(HubFault::Nonsense("an empty page with more behind it".into()).into());
        }
        app.store.write(|tx| {
            let secrets = Secrets::load(tx)?;
            let reader = Reader { member, log, secrets: &secrets };
            for envelope in &page.envelopes {
                match receive(tx, &reader, envelope)? {
                    Received::Good(_) => came.good += 1,
                    Received::Known => {}
                    Received::Copied | Received::Quarantined(_) | Received::Unopened => came.aside += 1,
                }
            }
            set(tx, "receipt_epoch", page.epoch)?;
            set(tx, "cursor", page.next)
        })?;
        if !page.more || page.next == cursor {
            // Also when the sync that noticed it was cut off.
            came.copied = app.store.read(|db| number(db, COPIED))?.is_some();
            return Ok(came);
        }
    }
}

pub(super) fn number(db: &Connection, key: &str) -> Result<Option<u64>, StoreError> {
    let text: Option<String> =
        db.query_row("SELECT value FROM meta WHERE key = ?", params![key], |row| row.get(0)).optional()?;
    Ok(text.and_then(|text| text.parse().ok()))
}

pub(super) fn set(tx: &Connection, key: &str, value: u64) -> Result<(), StoreError> {
    tx.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", params![key, value.to_string()])?;
    Ok(())
}

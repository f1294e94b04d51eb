//! The secrets that this device holds.

use std::collections::BTreeMap;

use oogst_protocol::{Audience, Epoch, SealingKey, log::LogState};
use rusqlite::{Connection, params};

use crate::store::StoreError;

/// Audience secrets, by audience and epoch.
#[derive(Debug, Clone, Default)]
pub struct Secrets(BTreeMap<(Audience, Epoch), SealingKey>);

impl Secrets {
    /// All that the store holds.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn load(db: &Connection) -> Result<Self, StoreError> {
        let mut found = BTreeMap::new();
        let mut query = db.prepare_cached("SELECT audience, epoch, secret FROM secrets")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let audience: String = row.get(0)?;
            // An audience of a later version is nobody's to open here.
            if let Ok(audience) = audience.parse() {
                found.insert((audience, row.get(1)?), SealingKey::from_bytes(row.get(2)?));
            }
        }
        Ok(Self(found))
    }

    /// Keeps one more. The same again changes nothing.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn keep(
        db: &Connection,
        audience: Audience,
        epoch: Epoch,
        secret: &SealingKey,
    ) -> Result<bool, StoreError> {
        let rows = db.execute(
            "INSERT OR IGNORE INTO secrets (audience, epoch, secret) VALUES (?, ?, ?)",
            params![audience.to_string(), epoch, secret.bytes()],
        )?;
        Ok(rows > 0)
    }

    /// The secret of one epoch.
    #[must_use]
    pub fn get(&self, audience: Audience, epoch: Epoch) -> Option<&SealingKey> {
        self.0.get(&(audience, epoch))
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// All secrets of an audience, oldest first.
    pub fn of(&self, audience: Audience) -> impl Iterator<Item = (Epoch, &SealingKey)> {
        self.0.iter().filter(move |((a, _), _)| *a == audience).map(|((_, epoch), secret)| (*epoch, secret))
    }

    /// Every secret.
    pub fn iter(&self) -> impl Iterator<Item = (Audience, Epoch, &SealingKey)> {
        self.0.iter().map(|((audience, epoch), secret)| (*audience, *epoch, secret))
    }

    /// Whether the current epoch of `audience` can be opened.
    #[must_use]
    pub fn has_current(&self, audience: Audience, log: &LogState) -> bool {
        log.audiences().get(&audience).is_some_and(|keys| self.get(audience, keys.epoch()).is_some())
    }
}

//! The composition root: a store with a clock, randomness and the way to hubs.

use std::{path::Path, sync::Arc};

use crate::{
    clock::{Clock, SystemClock},
    random::{Random, SystemRandom},
    store::{KeyVault, Store, StoreError},
    sync::{HttpReach, Reach},
};

/// Why an app could not be opened.
pub type OpenError = StoreError;

/// Everything that a verb needs. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The encrypted store.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// The way to hubs.
    pub reach: Arc<dyn Reach>,
}

impl App {
    /// Opens (or makes) the store in `dir`, with the system's clock and randomness.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(dir: &Path, vault: &dyn KeyVault) -> Result<Self, OpenError> {
        Self::open_with(dir, vault, Arc::new(SystemClock), Arc::new(SystemRandom))
    }

    /// Opens (or makes) the store in `dir`, with a clock and randomness of the caller's. Hubs are reached over HTTP until
    /// [`App::reach`] is set to another way.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open_with(
        dir: &Path,
        vault: &dyn KeyVault,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, OpenError> {
        let store = Store::open(dir, vault, random.as_ref(), clock.now())?;
        Ok(Self { store, clock, random, reach: Arc::new(HttpReach) })
    }
}

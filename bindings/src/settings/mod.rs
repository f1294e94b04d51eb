//! Backup, storage, the doctor.

mod model;

use std::sync::Arc;

use oogst_core::{doctor, record, sync};

pub use model::{Checkup, Finding, FreeableSpace, FreedSpace, KeptItem, KeptWhy};

use crate::{Cancel, OogstError, platform::Room, run::Shared};

/// Backup, storage, the doctor.
#[derive(uniffi::Object)]
pub struct Settings(pub(crate) Arc<Shared>);

#[uniffi::export]
impl Settings {
    /// Whether captures are backed up at the hub, sealed to their author alone.
    pub async fn backup(&self) -> Result<bool, OogstError> {
        self.0.read(|app| app.store.read(record::backups_on)).await
    }

    /// Turns that on or off. What the hub has already stays there.
    pub async fn set_backup(&self, on: bool) -> Result<(), OogstError> {
        let done = move |app: &oogst_core::App| {
            let now = app.clock.now();
            app.store.write(|tx| {
                record::set_backups(tx, on)?;
                if on {
                    record::queue_backups(tx, now)?;
                }
                Ok::<_, record::QueueError>(())
            })
        };
        self.0.write(&[Room::Settings, Room::Outbox, Room::ToSend, Room::Captures], done).await
    }

    /// What making room would free at most: what the hub promised to keep. Asks the hub nothing.
    pub async fn freeable(&self) -> Result<FreeableSpace, OogstError> {
        self.0.read(|app| sync::freeable(app).map(FreeableSpace::from)).await
    }

    /// Lets originals leave this device that the hub keeps, durably and backed up; they can be opened again while there is
    /// a connection. With `single_copy` also what no backup of the hub has yet.
    pub async fn free_space(
        &self,
        single_copy: bool,
        cancel: Option<Arc<Cancel>>,
    ) -> Result<FreedSpace, OogstError> {
        let done = async move |app| sync::free_space(&app, single_copy).await.map(FreedSpace::from);
        self.0.online(&[Room::Captures, Room::Outbox, Room::Settings], cancel, done).await
    }

    /// Verifies every hash, seal and row. Reads only; may take minutes for a full store.
    pub async fn checkup(&self) -> Result<Checkup, OogstError> {
        self.0.read(|app| doctor::examine(app, &mut |_, _| {}).map(Checkup::from)).await
    }
}

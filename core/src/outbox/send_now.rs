//! Send one capture now, whatever the network costs.

use oogst_protocol::EntityId;
use rusqlite::params;

use crate::{App, store::StoreError};

/// Why it can't be marked.
#[derive(Debug, thiserror::Error)]
pub enum SendNowError {
    /// No such capture.
    #[error("no capture {0}")]
    Unknown(EntityId),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for SendNowError {
    fn from(error: rusqlite::Error) -> Self {
        SendNowError::Store(error.into())
    }
}

/// The next sync takes this capture along, video or not, and tries again what failed.
///
/// # Errors
/// [`SendNowError`].
pub fn send_now(app: &App, capture: EntityId) -> Result<(), SendNowError> {
    app.store.write(|tx| {
        let marked = tx.execute(
            "INSERT INTO uploads (object, now) SELECT o.hash, 1 FROM captures c
               JOIN capture_objects co ON co.capture = c.n JOIN objects o ON o.n = co.object WHERE c.id = ?1
               ON CONFLICT (object) DO UPDATE SET now = 1",
            params![capture.0],
        )?;
        if marked == 0 {
            return Err(SendNowError::Unknown(capture));
        }
        let objects = {
            let mut query = tx.prepare(
                "SELECT o.hash FROM captures c JOIN capture_objects co ON co.capture = c.n
                   JOIN objects o ON o.n = co.object WHERE c.id = ?",
            )?;
            query
                .query_map(params![capture.0], |row| row.get(0).map(oogst_protocol::Hash))?
                .collect::<Result<Vec<_>, _>>()?
        };
        for object in objects {
            tx.execute("DELETE FROM retries WHERE what = ?", params![object.to_string()])?;
        }
        Ok(())
    })
}

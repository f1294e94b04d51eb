//! A record that names a log entry which this device's log does not hold: the hub shows different logs to different
//! devices, or its author lies. Which of the two no device can tell, so nothing is sealed until it is clear (ADR 0017).

use oogst_protocol::{VerifyKey, log::LogState};
use rusqlite::Connection;

use crate::store::StoreError;

/// Whether a device that belongs to the team said something on another log than `log`. Those that are removed are
/// not asked any more: their removal is the way out.
pub(crate) fn forked(db: &Connection, log: &LogState) -> Result<bool, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT DISTINCT device FROM records WHERE status = 'quarantined' AND why = 'fork'",
    )?;
    let devices = query.query_map([], |row| row.get(0).map(VerifyKey))?.collect::<Result<Vec<_>, _>>()?;
    Ok(devices.iter().any(|device| log.active(device).is_some()))
}

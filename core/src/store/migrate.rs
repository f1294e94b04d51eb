//! The schema's versions: each a file in `migrations/`, run in one immediate transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;
use crate::clock::Moment;

/// Every version's step, from empty; never edited once released.
const STEPS: &[&str] = &[
    include_str!("../../migrations/0001_first.sql"),
    include_str!("../../migrations/0002_cards.sql"),
    include_str!("../../migrations/0003_covered.sql"),
    include_str!("../../migrations/0004_pupils.sql"),
    include_str!("../../migrations/0005_records_by_row.sql"),
];

/// The newest version that this program knows.
pub(crate) const KNOWN: i64 = STEPS.len() as i64;

/// Brings the database to [`KNOWN`].
///
/// # Errors
/// [`StoreError::Newer`] for a database of a later version, which stays untouched.
pub(crate) fn migrate(connection: &mut Connection, now: Moment) -> Result<(), StoreError> {
    if version(connection)? == KNOWN {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again: another process may have migrated in between.
    let found = version(&tx)?;
    if found > KNOWN {
        return Err(StoreError::Newer { found, known: KNOWN });
    }
    for step in STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", KNOWN)?;
    if found == 0 {
        tx.execute("INSERT INTO meta (key, value) VALUES ('made_at', ?1)", [now.0.to_string()])?;
    }
    tx.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

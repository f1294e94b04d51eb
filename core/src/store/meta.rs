//! Small facts about the whole store: a text by its name, in the table `meta`. Each name is a constant where it is used.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;

/// What is kept under this name.
pub(crate) fn get(db: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let mut query = db.prepare_cached("SELECT value FROM meta WHERE key = ?")?;
    Ok(query.query_row(params![key], |row| row.get(0)).optional()?)
}

/// The same where it is a number.
pub(crate) fn number(db: &Connection, key: &str) -> Result<Option<u64>, StoreError> {
    Ok(get(db, key)?.and_then(|text| text.parse().ok()))
}

/// Keeps it, in place of what was there.
pub(crate) fn set(tx: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)")?
        .execute(params![key, value])?;
    Ok(())
}

/// Forgets it.
pub(crate) fn remove(tx: &Connection, key: &str) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM meta WHERE key = ?")?.execute(params![key])?;
    Ok(())
}

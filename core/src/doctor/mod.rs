//! The doctor: verifies every hash, seal and row. It reads only; what it finds it tells, and changes nothing.
//!
//! - [`examine`]: all of it;
//! - `rows`: the database's pages, relations, log, records, secrets, receipts, captures;
//! - `objects`: every sealed file, opened and hashed from end to end.

mod model;
mod objects;
mod rows;
#[cfg(test)]
mod tests;

pub use model::{Checkup, Finding};

use crate::{App, store::StoreError};

/// Looks at everything. `each` is told after every sealed file: how many bytes of how many were read.
///
/// # Errors
/// [`StoreError`] only when looking itself is impossible; what is wrong is a [`Finding`].
pub fn examine(app: &App, each: &mut dyn FnMut(u64, u64)) -> Result<Checkup, StoreError> {
    let mut checkup = Checkup::default();
    // SQLCipher's check reads the file alone. When power fails while pages are written back, the file may be torn where
    // the write-ahead log holds the page, whole: nothing is wrong then, and nothing may be said to be.
    if let Err(error) = app.store.write_back() {
        tracing::warn!(%error, "the write-ahead log was not written back");
    }
    app.store.read(|db| rows::examine(db, &mut checkup))?;
    if checkup.findings.iter().any(|finding| matches!(finding, Finding::Database(_))) {
        return Ok(checkup);
    }
    objects::examine(app, &mut checkup, each)?;
    Ok(checkup)
}

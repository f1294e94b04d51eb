//! Verifies every hash, seal and row of a store. It changes nothing, and may run while the store is used.
//!
//! - [`examine`]: the one door;
//! - [`Problem`]: what can be wrong, one variant for each thing a person would do something else about.

mod database;
mod model;
mod objects;
mod records;

pub use model::{Checked, Problem, Progress, Report};

use super::{Store, StoreError};

/// Examines the whole store. Reads every object once, a chunk at a time; `progress` is told after each.
///
/// # Errors
/// [`StoreError`] when the examination itself can't go on; what is wrong with the store is in the report.
pub fn examine(store: &Store, progress: &mut dyn FnMut(Progress)) -> Result<Report, StoreError> {
    let mut report = Report::default();
    database::examine(store, &mut report)?;
    if !report.problems.is_empty() {
        // Rows of a damaged database say nothing reliable about the files.
        return Ok(report);
    }
    records::examine(store, &mut report)?;
    objects::examine(store, &mut report, progress)?;
    Ok(report)
}

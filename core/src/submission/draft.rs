//! The reflection that is being written: kept on this device alone, until it is submitted.

use oogst_domain::submission::Reflection;
use rusqlite::Connection;

use super::SubmitError;
use crate::{App, store::meta};

/// Its name among the store's small facts.
const DRAFT: &str = "reflection_draft";

/// What was written so far; empty where nothing was, or where it was submitted.
///
/// # Errors
/// [`SubmitError`] of the store.
pub fn draft(app: &App) -> Result<Reflection, SubmitError> {
    let kept = app.store.read(|db| meta::get(db, DRAFT))?;
    // Only ourselves write it.
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Keeps what was written so far, in place of what was kept before: four minutes of writing outlive an empty battery. It has no
/// record and goes nowhere; [`submit`](super::submit) ends it in the transaction in which the submission begins.
///
/// # Errors
/// [`SubmitError::Body`] for an answer that could not be submitted either; what was kept before stays then.
pub fn keep_draft(app: &App, reflection: &Reflection) -> Result<(), SubmitError> {
    reflection.check().map_err(oogst_domain::submission::SubmissionError::from)?;
    let text = serde_json::to_string(reflection)
        .map_err(|why| rusqlite::Error::ToSqlConversionFailure(why.into()))?;
    app.store.write(|tx| match reflection.silent() {
        true => forget(tx),
        false => Ok(meta::set(tx, DRAFT, &text)?),
    })
}

/// It was submitted.
pub(super) fn forget(tx: &Connection) -> Result<(), SubmitError> {
    Ok(meta::remove(tx, DRAFT)?)
}

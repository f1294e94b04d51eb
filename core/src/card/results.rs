//! What came out of lessons.

use oogst_domain::card::{CardResultBody, ExitCard, Outcome};
use oogst_protocol::EntityId;

use super::{CardsError, rows};
use crate::{App, clock::Moment, store::StoreError};

/// A result in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultRow {
    /// Its id.
    pub id: EntityId,
    /// When it last changed.
    pub at: Moment,
    /// The result.
    pub body: CardResultBody,
}

/// All results, the last changed first.
///
/// # Errors
/// [`StoreError`].
pub fn results(app: &App) -> Result<Vec<ResultRow>, StoreError> {
    let rows = app.store.read(rows::results)?;
    Ok(rows.into_iter().map(|(id, body, at)| ResultRow { id, at, body }).collect())
}

/// One result.
///
/// # Errors
/// [`CardsError::UnknownResult`].
pub fn result(app: &App, id: EntityId) -> Result<CardResultBody, CardsError> {
    app.store.read(|db| rows::result(db, id))?.ok_or(CardsError::UnknownResult(id))
}

/// A result's cards.
///
/// # Errors
/// [`CardsError::CountsOnly`].
pub fn cards(body: &CardResultBody) -> Result<&[ExitCard], CardsError> {
    match &body.outcome {
        Outcome::Cards { cards } => Ok(cards),
        Outcome::Counts { .. } => Err(CardsError::CountsOnly),
    }
}

//! Ids cross as text.

use std::str::FromStr;

use oogst_core::protocol::EntityId;

use crate::OogstError;

/// Reads an id that crossed as text.
pub(crate) fn id<T: FromStr>(text: &str) -> Result<T, OogstError> {
    text.parse()
        .map_err(|_| OogstError::bad_input("id.bad").with("id", text.chars().take(80).collect::<String>()))
}

/// Reads an id that may be left out.
pub(crate) fn maybe(text: Option<&str>) -> Result<Option<EntityId>, OogstError> {
    text.map(id).transpose()
}

//! Bearer tokens, by their hash.

use oogst_protocol::{Hash, TeamId};
use rusqlite::Connection;

use super::rows::{collect, hash, key};
use crate::index::{IndexError, TokenRow};

pub(super) fn add(c: &Connection, token: &TokenRow) -> Result<(), IndexError> {
    c.prepare_cached("INSERT OR REPLACE INTO token (hash, team, key, expires_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute((token.hash.as_bytes(), token.team.0.as_bytes(), &token.key.0, token.expires_at))?;
    Ok(())
}

pub(super) fn find(c: &Connection, wanted: &Hash) -> Result<Option<TokenRow>, IndexError> {
    let mut query = c.prepare_cached("SELECT hash, team, key, expires_at FROM token WHERE hash = ?1")?;
    let found = collect(query.query([wanted.as_bytes()])?, |row| {
        Ok(TokenRow {
            hash: hash(row, 0)?,
            team: TeamId(hash(row, 1)?),
            key: key(row, 2)?,
            expires_at: row.get(3)?,
        })
    })?;
    Ok(found.into_iter().next())
}

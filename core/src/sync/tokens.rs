//! The hub's token from one sync to the next: kept in the store, beside the key that it was given for.

use oogst_protocol::VerifyKey;
use rusqlite::{OptionalExtension, params};

use crate::store::{Store, StoreError};

/// In the store's `meta`: whose it is, and the token.
const TOKEN: &str = "hub_token";

/// The token kept for `key`. A store that does not answer has none: a fresh one costs two requests.
pub(super) fn kept(store: &Store, key: &VerifyKey) -> Option<String> {
    let found = store.read(|db| {
        let found = db
            .query_row("SELECT value FROM meta WHERE key = ?", params![TOKEN], |row| row.get::<_, String>(0))
            .optional()?;
        Ok::<_, StoreError>(found)
    });
    // A device that was enrolled again has another key.
    found.ok().flatten()?.strip_prefix(&format!("{key} ")).map(str::to_owned)
}

/// Keeps a token for `key`.
pub(super) fn keep(store: &Store, key: &VerifyKey, token: &str) {
    let kept = store.write(|tx| {
        tx.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
            params![TOKEN, format!("{key} {token}")],
        )?;
        Ok::<_, StoreError>(())
    });
    if let Err(error) = kept {
        tracing::warn!(%error, "the token is not kept");
    }
}

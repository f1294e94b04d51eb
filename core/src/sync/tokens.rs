//! The hub's token from one sync to the next: kept in the store, beside the key that it was given for.

use oogst_protocol::VerifyKey;

use crate::store::{Store, meta};

/// In the store's `meta`: whose it is, and the token.
const TOKEN: &str = "hub_token";

/// The token kept for `key`. A store that does not answer has none: a fresh one costs two requests.
pub(super) fn kept(store: &Store, key: &VerifyKey) -> Option<String> {
    let found = store.read(|db| meta::get(db, TOKEN));
    // A device that was enrolled again has another key.
    found.ok().flatten()?.strip_prefix(&format!("{key} ")).map(str::to_owned)
}

/// Keeps a token for `key`.
pub(super) fn keep(store: &Store, key: &VerifyKey, token: &str) {
    if let Err(error) = store.write(|tx| meta::set(tx, TOKEN, &format!("{key} {token}"))) {
        tracing::warn!(%error, "the token is not kept");
    }
}

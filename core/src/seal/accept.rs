//! Take in grants: secrets that the log vouches for.

use oogst_protocol::{Grant, SealingKey, log::LogState, seal};
use rusqlite::Connection;

use super::Secrets;
use crate::store::StoreError;

/// Opens what can be opened of `grants`, with this device's key (or a sheet's or invite's) and, for
/// history, with the audience secrets already held, until nothing new comes of it. A secret that does
/// not match the recipient in the log is left aside. Returns how many secrets are new.
///
/// # Errors
/// [`StoreError`].
pub fn accept(
    db: &Connection,
    grants: &[Grant],
    key: &SealingKey,
    log: &LogState,
) -> Result<usize, StoreError> {
    let mut new = 0;
    let mut left: Vec<&Grant> = grants.iter().collect();
    loop {
        let secrets = Secrets::load(db)?;
        let before = left.len();
        let mut still = Vec::new();
        for grant in left {
            if secrets.get(grant.audience, grant.epoch).is_some() {
                continue;
            }
            let to_me = grant.to == key.recipient();
            let history = secrets.of(grant.audience).find(|(_, secret)| secret.recipient() == grant.to);
            let opener = if to_me { Some(key) } else { history.map(|(_, secret)| secret) };
            match opener.map(|opener| seal::grant::accept(grant, opener, log)) {
                Some(Ok(secret)) => {
                    Secrets::keep(db, grant.audience, grant.epoch, &secret)?;
                    new += 1;
                }
                Some(Err(error)) => {
                    tracing::warn!(audience = %grant.audience, epoch = grant.epoch, %error, "grant left aside");
                }
                None => still.push(grant),
            }
        }
        if still.is_empty() || still.len() == before {
            return Ok(new);
        }
        left = still;
    }
}

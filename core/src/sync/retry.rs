//! When to try again: a function of attempt, fault and a random draw, and the rows that remember it.

use rusqlite::{Connection, OptionalExtension, params};

use super::fault::{Class, HubFault};
use crate::{clock::Moment, store::StoreError};

const BASE_MS: u64 = 1_000;
const CAP_MS: u64 = 15 * 60 * 1_000;

/// How a failed thing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retry {
    /// Failures in a row.
    pub attempts: u32,
    /// Not before this.
    pub next_at: Moment,
    /// What is to be done.
    pub class: String,
    /// The fault's code.
    pub code: String,
}

/// Milliseconds to wait before try number `attempts` + 1: exponential with full jitter (Brooker, "Exponential
/// Backoff And Jitter": uniform between zero and the bound), never sooner than the hub asked. `draw` is
/// uniform in 0..=u32::MAX.
#[must_use]
pub fn backoff(attempts: u32, fault: &HubFault, draw: u32) -> u64 {
    let bound = BASE_MS.saturating_mul(1 << attempts.min(20)).min(CAP_MS);
    let jitter = bound * u64::from(draw) / u64::from(u32::MAX);
    match fault.retry_after() {
        // A hub that asks for a year is asked again tomorrow.
        Some(seconds) => seconds.min(86_400) * 1_000 + jitter / 4,
        None => jitter,
    }
}

pub(super) fn note(
    tx: &Connection,
    what: &str,
    fault: &HubFault,
    now: Moment,
    draw: u32,
) -> Result<(), StoreError> {
    let attempts = find(tx, what)?.map_or(0, |retry| retry.attempts);
    let wait = i64::try_from(backoff(attempts, fault, draw)).unwrap_or(i64::MAX);
    let error = serde_json::json!({ "code": fault.code(), "message": fault.to_string() }).to_string();
    tx.execute(
        "INSERT OR REPLACE INTO retries (what, attempts, next_at, class, error) VALUES (?, ?, ?, ?, ?)",
        params![what, attempts.saturating_add(1), now.plus(wait).0, fault.class().as_str(), error],
    )?;
    Ok(())
}

pub(super) fn clear(tx: &Connection, what: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM retries WHERE what = ?", params![what])?;
    Ok(())
}

pub(crate) fn find(db: &Connection, what: &str) -> Result<Option<Retry>, StoreError> {
    let row = db
        .query_row(
            "SELECT attempts, next_at, class, error FROM retries WHERE what = ?",
            params![what],
            |row| {
                let error: String = row.get(3)?;
                let code = serde_json::from_str::<serde_json::Value>(&error)
                    .ok()
                    .and_then(|value| value.get("code").and_then(|c| c.as_str()).map(str::to_owned));
                Ok(Retry {
                    attempts: row.get(0)?,
                    next_at: Moment(row.get(1)?),
                    class: row.get(2)?,
                    code: code.unwrap_or_default(),
                })
            },
        )
        .optional()?;
    Ok(row)
}

impl Retry {
    /// Whether it may be tried now. A moment further away than any backoff reaches comes from a clock that was
    /// wrong: that counts as due.
    #[must_use]
    pub fn due(&self, now: Moment) -> bool {
        self.next_at <= now || self.next_at > now.plus(i64::try_from(2 * CAP_MS).unwrap_or(0) + 86_400_000)
    }

    /// Whether a person has to do something.
    #[must_use]
    pub fn needs_attention(&self) -> bool {
        self.class != Class::Transient.as_str()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_wait_is_within_its_bound_and_what_the_hub_asked(attempts in 0u32..100, draw: u32, asked in 0u64..10_000) {
            let free = backoff(attempts, &HubFault::Timeout, draw);
            prop_assert!(free <= CAP_MS);
            prop_assert!(free <= BASE_MS << attempts.min(20));
            let asked_for = backoff(attempts, &HubFault::Rate(Some(asked)), draw);
            prop_assert!(asked_for >= asked * 1000);
        }
    }

    #[test]
    fn a_clock_that_was_years_ahead_does_not_block() {
        let retry = Retry {
            attempts: 1,
            next_at: Moment(10_000_000_000_000),
            class: "transient".into(),
            code: String::new(),
        };
        assert!(retry.due(Moment(1_700_000_000_000)));
        let soon = Retry { next_at: Moment(1_700_000_060_000), ..retry };
        assert!(!soon.due(Moment(1_700_000_000_000)));
    }
}

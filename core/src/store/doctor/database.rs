//! The database's pages, indexes and references.

use rusqlite::Connection;

use super::{Problem, Report};
use crate::store::{Store, StoreError};

/// Lines of SQLite's report that are kept; damage repeats itself.
const LINES: usize = 20;

pub(super) fn examine(store: &Store, report: &mut Report) -> Result<(), StoreError> {
    store.read(|db| {
        let pages = lines(db, "PRAGMA cipher_integrity_check")?;
        report.problems.extend(pages.into_iter().map(Problem::Page));
        let found = match lines(db, "PRAGMA integrity_check(20)") {
            // A page that can't be decrypted ends the check; the pages' own check has named it.
            Err(StoreError::Damaged(_)) => vec!["unreadable".to_owned()],
            other => other?,
        };
        report.problems.extend(found.into_iter().filter(|line| line != "ok").map(Problem::Database));
        if !report.problems.is_empty() {
            return Ok(());
        }
        let mut query = db.prepare("PRAGMA foreign_key_check")?;
        let broken =
            query.query_map([], |row| Ok(Problem::Reference { table: row.get(0)?, parent: row.get(2)? }))?;
        for problem in broken.take(LINES) {
            report.problems.push(problem?);
        }
        Ok(())
    })
}

fn lines(db: &Connection, pragma: &str) -> Result<Vec<String>, StoreError> {
    let mut query = db.prepare(pragma)?;
    let lines = query.query_map([], |row| row.get(0))?.take(LINES).collect::<Result<_, _>>()?;
    Ok(lines)
}

//! Readers: connections that can't write, each used by one query at a time.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;

use super::open;
use crate::index::{Answer, IndexError};

/// Idle connections kept.
const KEEP: usize = 8;

#[derive(Clone)]
pub(crate) struct Readers {
    path: PathBuf,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Readers {
    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), idle: Arc::default() }
    }

    /// Runs `query` on a thread where waiting is allowed.
    pub(crate) fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, IndexError> + Send + 'static,
    ) -> Answer<'static, T> {
        let readers = self.clone();
        Box::pin(async move {
            let done = tokio::task::spawn_blocking(move || {
                let idle = readers.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
                let connection = match idle {
                    Some(connection) => connection,
                    None => open::readable(&readers.path)?,
                };
                let result = query(&connection);
                let mut idle = readers.idle.lock().unwrap_or_else(PoisonError::into_inner);
                if idle.len() < KEEP {
                    idle.push(connection);
                }
                result
            });
            done.await.map_err(|_| IndexError::Closed)?
        })
    }
}

//! Each team's log, folded once and kept.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use oogst_protocol::{
    Hash, TeamId,
    log::{LogState, SignedEntry},
};
use tokio::sync::watch;

use super::{Mailbox, Refusal};
use crate::index::Index;

/// A team as the hub knows it.
pub(crate) struct Team {
    pub(crate) id: TeamId,
    view: RwLock<View>,
    /// Entries are appended one at a time (write); envelopes side by side, but not while the log moves (read).
    pub(crate) appending: tokio::sync::RwLock<()>,
    /// Changes whenever there is something new to read.
    pub(crate) news: watch::Sender<u64>,
}

/// The log, folded, and the entries by their hash.
#[derive(Clone)]
pub(crate) struct View {
    pub(crate) state: Arc<LogState>,
    pub(crate) entries: Arc<HashMap<Hash, u64>>,
}

impl Team {
    pub(crate) fn new(id: TeamId, view: View) -> Self {
        Self {
            id,
            view: RwLock::new(view),
            appending: tokio::sync::RwLock::default(),
            news: watch::Sender::new(0),
        }
    }

    pub(crate) fn state(&self) -> Arc<LogState> {
        self.view().state
    }

    pub(crate) fn view(&self) -> View {
        self.view.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set(&self, view: View) {
        *self.view.write().unwrap_or_else(PoisonError::into_inner) = view;
        self.tell();
    }

    /// Wakes whoever waits for news.
    pub(crate) fn tell(&self) {
        self.news.send_modify(|n| *n = n.wrapping_add(1));
    }
}

/// The teams that were asked for.
#[derive(Default)]
pub(crate) struct Teams(Mutex<HashMap<TeamId, Arc<Team>>>);

impl Teams {
    fn get(&self, id: &TeamId) -> Option<Arc<Team>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    pub(crate) fn keep(&self, team: Team) -> Arc<Team> {
        let mut teams = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        teams.entry(team.id).or_insert_with(|| Arc::new(team)).clone()
    }
}

impl Mailbox {
    /// The team, if this hub has it.
    pub(crate) async fn team(&self, id: &TeamId) -> Result<Option<Arc<Team>>, Refusal> {
        if let Some(team) = self.teams.get(id) {
            return Ok(Some(team));
        }
        let Some(view) = read_view(self.index.as_ref(), id).await? else { return Ok(None) };
        Ok(Some(self.teams.keep(Team::new(*id, view))))
    }
}

/// Reads and folds a team's whole log.
pub(crate) async fn read_view(index: &dyn Index, id: &TeamId) -> Result<Option<View>, Refusal> {
    let Some(slice) = index.log(*id, 0, usize::MAX).await? else { return Ok(None) };
    let folded = tokio::task::spawn_blocking(move || fold(&slice.entries)).await;
    folded.map_err(|_| Refusal::Internal("reading the log".into()))?.map(Some)
}

fn fold(frames: &[Vec<u8>]) -> Result<View, Refusal> {
    let damaged = |what: &dyn std::fmt::Display| Refusal::Internal(format!("a damaged team log: {what}"));
    let entries: Vec<SignedEntry> = frames
        .iter()
        .map(|frame| SignedEntry::parse(frame))
        .collect::<Result<_, _>>()
        .map_err(|e| damaged(&e))?;
    let state = LogState::read(&entries).map_err(|e| damaged(&e))?;
    let entries = entries.iter().zip(0..).map(|(entry, n)| (entry.hash(), n)).collect();
    Ok(View { state: Arc::new(state), entries: Arc::new(entries) })
}

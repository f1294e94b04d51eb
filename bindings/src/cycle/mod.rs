//! Cycles: a theme, a practice assignment, a trial period.

mod model;

use std::sync::Arc;

use oogst_core::{App, cycle, domain::cycle::CycleBody};

pub use model::{
    AssignmentNow, Cycle, CycleDraft, CyclePhase, CycleWarning, CyclesShown, Meeting, PracticeAssignment,
};

use crate::{OogstError, app::today, ids::id, platform::Room, run::Shared};

const ROOMS: &[Room] = &[Room::Cycles, Room::Outbox, Room::ToSend];

/// Cycles and their assignments. Preparers make them; everybody sees them.
#[derive(uniffi::Object)]
pub struct Cycles(pub(crate) Arc<Shared>);

#[uniffi::export]
impl Cycles {
    /// The assignment of today, and every cycle, newest first.
    pub async fn list(&self) -> Result<CyclesShown, OogstError> {
        self.0.read(|app| cycle::list(app, today(app)).map(CyclesShown::from)).await
    }

    /// One cycle.
    pub async fn show(&self, cycle: String) -> Result<Cycle, OogstError> {
        let wanted = id(&cycle)?;
        self.0.read(move |app| find(app, wanted)).await
    }

    /// Makes a draft that preparers see. Returns its id.
    pub async fn create(&self, draft: CycleDraft) -> Result<String, OogstError> {
        let body = CycleBody::try_from(draft)?;
        self.0.write(ROOMS, move |app| cycle::create(app, &body).map(|id| id.to_string())).await
    }

    /// Shows a draft to everybody in the team.
    pub async fn publish(&self, cycle: String) -> Result<(), OogstError> {
        let wanted = id(&cycle)?;
        self.0.write(ROOMS, move |app| cycle::publish(app, wanted)).await
    }
}

/// What is odd about a draft though it may be so; asked while it is typed.
#[uniffi::export]
pub fn cycle_warnings(draft: CycleDraft) -> Result<Vec<CycleWarning>, OogstError> {
    let body = CycleBody::try_from(draft)?;
    Ok(body.warnings().into_iter().map(CycleWarning::from).collect())
}

fn find(app: &App, wanted: oogst_core::protocol::EntityId) -> Result<Cycle, OogstError> {
    let found = cycle::list(app, today(app))?.cycles.into_iter().find(|row| row.id == wanted);
    found.map(Cycle::from).ok_or_else(|| cycle::CycleError::Unknown(wanted).into())
}

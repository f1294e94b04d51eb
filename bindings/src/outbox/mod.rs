//! The outbox: where each capture stands, and what waits.

mod model;

use std::sync::Arc;

use oogst_core::outbox;

pub use model::{OutboxRow, OutboxShown, OutboxSummary, SendingFor, Standing, StandingWhy};

use crate::{OogstError, ids::id, platform::Room, run::Shared};

/// What is on its way or waits, per item.
#[derive(uniffi::Object)]
pub struct Outbox(pub(crate) Arc<Shared>);

#[uniffi::export]
impl Outbox {
    /// What is on its way or waits: what needs somebody first, then what moves, then what waits.
    pub async fn list(&self) -> Result<OutboxShown, OogstError> {
        self.0.read(|app| outbox::list(app).map(OutboxShown::from)).await
    }

    /// Lets a capture go with the next sync whatever the network costs ("send video now").
    pub async fn send_now(&self, capture: String) -> Result<(), OogstError> {
        let wanted = id(&capture)?;
        self.0
            .write(&[Room::Outbox, Room::ToSend, Room::Captures], move |app| outbox::send_now(app, wanted))
            .await
    }
}

//! Withdraw a submission: it leaves the preparation group's inbox with their next sync.

use oogst_domain::submission::SubmissionBody;
use oogst_protocol::{Audience, EntityId};
use rusqlite::params;

use super::{SubmitError, amend::newest, submit::say};
use crate::App;

/// Takes a submission back. Its captures stay with the teacher; what others had opened they may have
/// copied, and the app says so.
///
/// # Errors
/// [`SubmitError`].
pub fn withdraw(app: &App, id: EntityId) -> Result<(), SubmitError> {
    app.store.write(|tx| {
        let (body, heads) = newest(tx, id)?;
        if body.withdrawn {
            return Err(SubmitError::Withdrawn(id));
        }
        let gone: Vec<_> = body.objects().collect();
        let withdrawn = SubmissionBody {
            items: Vec::new(),
            cards: Vec::new(),
            registrations: Vec::new(),
            withdrawn: true,
            reflection: Default::default(),
            ..body
        };
        say(tx, app.clock.now(), id, heads, withdrawn)?;
        // No longer meant for the preparation group, as far as no other submission holds it.
        let held = super::list::held(tx)?;
        for object in gone.iter().filter(|object| !held.contains(object)) {
            tx.execute(
                "DELETE FROM object_audiences WHERE object = ? AND audience = ?",
                params![object.0, Audience::Preparation.to_string()],
            )?;
        }
        Ok(())
    })
}

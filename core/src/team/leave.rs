//! Leave the team. Captures stay on this device, for a team joined later.

use oogst_protocol::log::Body;
use rusqlite::Connection;

use super::{
    MembershipState, TeamError,
    append::{self, Planned},
};
use crate::App;

/// Signs the own removal and forgets the team on this device. A removed device only forgets.
///
/// `anyway`: also when something has not been sent yet, or media are only at the hub.
///
/// # Errors
/// [`TeamError::OnlyAtHub`] and [`TeamError::Unsent`] say what would be lost; [`TeamError::LastPreparer`].
pub async fn leave(app: &App, anyway: bool) -> Result<(), TeamError> {
    let member = app.store.read(append::current)?;
    if !anyway {
        app.store.read(would_lose)?;
    }
    if member.state == MembershipState::Active {
        let hub = append::hub(app, &member)?;
        append::append(app, &hub, |now| Ok(Planned::plain(Body::Leave { person: now.member.person })))
            .await
            .map(|_| ())
            .or_else(|error| match error {
                // The entry is in; the hub just no longer talks to us.
                TeamError::Hub(crate::sync::HubFault::Removed | crate::sync::HubFault::Unauthorized) => {
                    Ok(())
                }
                other => Err(other),
            })?;
    }
    let others = app.store.write(|tx| {
        super::join::forget(tx)?;
        let others = {
            let mut query = tx.prepare("SELECT hash FROM objects WHERE mine = 0")?;
            query.query_map([], |row| row.get(0).map(oogst_protocol::Hash))?.collect::<Result<Vec<_>, _>>()?
        };
        tx.execute("DELETE FROM objects WHERE mine = 0", [])?;
        Ok::<_, TeamError>(others)
    })?;
    for hash in others {
        app.store.objects().remove(&hash)?;
    }
    Ok(())
}

fn would_lose(db: &Connection) -> Result<(), TeamError> {
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs);
    let unsent =
        count("SELECT count(*) FROM records WHERE status = 'queued' AND kind IN ('submission', 'cycle')")?;
    if unsent > 0 {
        return Err(TeamError::Unsent(unsent));
    }
    let only = count(
        "SELECT count(DISTINCT c.id) FROM captures c JOIN capture_objects co ON co.capture = c.n
           JOIN objects o ON o.n = co.object
         WHERE c.removed_at IS NULL AND co.role = 'original' AND o.here = 0",
    )?;
    if only > 0 { Err(TeamError::OnlyAtHub(only)) } else { Ok(()) }
}

//! Grants: kept for whom the log knows, given to whom they are sealed for.

use oogst_protocol::{
    B64, Grant,
    limits::{GRANT_MAX, GRANTS_MAX, PAGE_BYTES},
    log::{LogPoint, LogState},
};

use super::{Caller, Mailbox, Refusal, Session};

/// Whether each grant is of a size and goes to somebody who may have it: a member's device or sheet, an open
/// invite, or the audience itself (history for those who stay).
pub(crate) fn check(state: &LogState, grants: &[Grant]) -> Result<(), Refusal> {
    if grants.len() > GRANTS_MAX {
        return Err(Refusal::TooLarge(GRANTS_MAX as u64));
    }
    let mut grantees = std::collections::BTreeMap::new();
    for grant in grants {
        if grant.sealed.0.len() > GRANT_MAX {
            return Err(Refusal::TooLarge(GRANT_MAX as u64));
        }
        let keys = state.audiences().get(&grant.audience).ok_or(Refusal::invalid("unknown audience"))?;
        if keys.at(grant.epoch).is_none() {
            return Err(Refusal::invalid("a grant of an epoch that is not in the log"));
        }
        let members = grantees.entry(grant.audience).or_insert_with(|| state.grantees(&grant.audience));
        if !members.contains(&grant.to) && !keys.recipients.contains(&grant.to) {
            return Err(Refusal::invalid("a grant to somebody who is no member of its audience"));
        }
    }
    Ok(())
}

impl Mailbox {
    /// The grants that the caller can open.
    ///
    /// # Errors
    /// What the caller may not do.
    pub async fn grants(&self, session: &Session) -> Result<Vec<Grant>, Refusal> {
        let state = &session.state;
        let (own, person) = match session.reader()? {
            Caller::Device { device, person } => {
                (state.devices().get(&device).map(|d| d.seal.clone()), Some(person))
            }
            Caller::Pending(device) => (state.devices().get(&device).map(|d| d.seal.clone()), None),
            Caller::Invite { key, .. } => (state.invites().get(&key).map(|i| i.recipient.clone()), None),
            Caller::Sheet { key, person } => {
                let sheets = state.persons().get(&person).map(|p| p.sheets.as_slice()).unwrap_or_default();
                let sheet = sheets.iter().find(|sheet| sheet.key == key);
                (sheet.map(|sheet| sheet.recipient.clone()), Some(person))
            }
            Caller::Removed | Caller::Ended => return Err(Refusal::Unauthorized),
        };
        let mut to: Vec<_> = own.into_iter().collect();
        for audience in person.map(|person| state.audiences_of(person)).unwrap_or_default() {
            to.extend(state.audiences().get(&audience).into_iter().flat_map(|keys| keys.recipients.clone()));
        }
        Ok(self.index.grants(session.team.id, to).await?)
    }

    /// Keeps grants by a device that belongs, of audiences that it is a member of.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] when one goes to somebody who may not have it: none is kept.
    pub async fn add_grants(&self, session: &Session, grants: Vec<Grant>) -> Result<(), Refusal> {
        let (_, person) = session.device()?;
        let _turn = session.team.appending.write().await;
        let state = session.team.state();
        if grants.iter().any(|grant| !state.is_member(person, &grant.audience)) {
            return Err(Refusal::invalid("a grant of an audience that the caller does not belong to"));
        }
        check(&state, &grants)?;
        self.index.add_grants(session.team.id, grants).await?;
        session.team.tell();
        Ok(())
    }

    /// Log entries after the first `after`.
    ///
    /// # Errors
    /// What the caller may not do.
    pub async fn log(&self, session: &Session, after: u64) -> Result<(Vec<B64>, LogPoint), Refusal> {
        session.reader()?;
        let point = session.state.point();
        let slice = self.index.log(session.team.id, after, PAGE_BYTES).await?.ok_or(Refusal::NotFound)?;
        let known = usize::try_from(point.len.saturating_sub(after)).unwrap_or(usize::MAX);
        Ok((slice.entries.into_iter().take(known).map(B64).collect(), point))
    }
}

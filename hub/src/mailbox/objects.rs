//! Objects: where each stands, who may fetch it, and its end.

use oogst_protocol::{
    Audience, Hash, PersonId, api::ObjectStatus, limits::HASHES_PER_REQUEST, log::LogState,
};

use super::{Mailbox, Refusal, Session};
use crate::{index::Stored, objects::ByteStream};

/// Whether a person owns it or is among those it is for.
pub(crate) fn may_see(state: &LogState, person: PersonId, stored: &Stored) -> bool {
    stored.owners.contains(&person) || stored.audiences.iter().any(|each| state.is_member(person, each))
}

impl Mailbox {
    /// Where each object stands, for the caller.
    ///
    /// # Errors
    /// What the caller may not do, or more than a request may hold.
    pub async fn status(&self, session: &Session, hashes: Vec<Hash>) -> Result<Vec<ObjectStatus>, Refusal> {
        let (_, person) = session.device()?;
        if hashes.len() > HASHES_PER_REQUEST {
            return Err(Refusal::TooLarge(HASHES_PER_REQUEST as u64));
        }
        self.commits.settled(session.team.id, &hashes).await;
        let stored = self.index.stored(session.team.id, hashes.clone()).await?;
        let state = session.team.state();
        let seen =
            |hash: &Hash| stored.iter().find(|s| s.object && s.hash == *hash && may_see(&state, person, s));
        let lacking: Vec<Hash> = hashes.iter().filter(|hash| seen(hash).is_none()).copied().collect();
        let partial = self.partial(session.team.id, person, lacking).await?;
        let status = |hash: &Hash| match (seen(hash), partial.get(hash)) {
            (Some(stored), _) => ObjectStatus::Stored { bytes: stored.place.size },
            (None, Some((id, offset))) => {
                ObjectStatus::Partial { upload: super::uploads::path(&session.team.id, *id), offset: *offset }
            }
            (None, None) => ObjectStatus::Missing,
        };
        Ok(hashes.iter().map(status).collect())
    }

    /// The object that the caller may fetch: its size.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]: not here, or not for the caller.
    pub async fn object(&self, session: &Session, hash: Hash) -> Result<u64, Refusal> {
        let (_, person) = session.device()?;
        self.commits.settled(session.team.id, &[hash]).await;
        let stored = self.index.stored(session.team.id, vec![hash]).await?;
        let state = session.team.state();
        let found = stored.iter().find(|s| s.object && may_see(&state, person, s));
        Ok(found.ok_or(Refusal::NotFound)?.place.size)
    }

    /// Its bytes. The caller has asked [`Mailbox::object`].
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when it went in between.
    pub async fn read(&self, hash: Hash, from: u64, len: u64) -> Result<ByteStream, Refusal> {
        Ok(self.objects.read(hash, from, len).await?)
    }

    /// Lets more audiences fetch the caller's own objects; others' are passed over.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] for an audience that the log does not hold.
    pub async fn share(
        &self,
        session: &Session,
        hashes: Vec<Hash>,
        audiences: Vec<Audience>,
    ) -> Result<(), Refusal> {
        let (_, person) = session.device()?;
        if hashes.len() > HASHES_PER_REQUEST || audiences.len() > HASHES_PER_REQUEST {
            return Err(Refusal::TooLarge(HASHES_PER_REQUEST as u64));
        }
        known_audiences(&session.team.state(), &audiences)?;
        self.commits.settled(session.team.id, &hashes).await;
        self.index.add_audiences(session.team.id, person, hashes, audiences).await?;
        session.team.tell();
        Ok(())
    }

    /// Deletes an object, on its author's or a preparer's word.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], or [`Refusal::Forbidden`] for one that the caller may only look at.
    pub async fn delete(&self, session: &Session, hash: Hash) -> Result<(), Refusal> {
        let (device, person) = session.device()?;
        self.commits.settled(session.team.id, &[hash]).await;
        let stored = self.index.stored(session.team.id, vec![hash]).await?;
        let stored = stored.iter().find(|stored| stored.object).ok_or(Refusal::NotFound)?;
        let state = session.team.state();
        let owner = stored.owners.contains(&person);
        if !owner && !state.is_preparer(&device) {
            let seen = may_see(&state, person, stored);
            return Err(if seen { Refusal::Forbidden("another's object") } else { Refusal::NotFound });
        }
        // A preparer's word takes it from the team; an owner's ends that owner's claim.
        self.commits.remove(session.team.id, hash, owner.then_some(person)).await
    }
}

/// Whether the log holds each of these audiences.
pub(crate) fn known_audiences(state: &LogState, audiences: &[Audience]) -> Result<(), Refusal> {
    let known = audiences.iter().all(|audience| state.audiences().contains_key(audience));
    if known { Ok(()) } else { Err(Refusal::invalid("an audience that the log does not hold")) }
}

//! The trait's methods, each handed to the writer or a reader.

use oogst_protocol::{Audience, Grant, Hash, PersonId, Recipient, TeamId};

use super::{SqliteIndex, envelopes, log, objects, rows, tokens, uploads};
use crate::index::{
    Answer, Append, EnvelopeQuery, EnvelopeRow, EnvelopeSlice, Founding, Index, LogSlice, NewEntry,
    NewObject, Place, Stored, TokenRow, UploadId, UploadRow,
};

impl Index for SqliteIndex {
    fn epoch(&self) -> Answer<'_, u64> {
        self.readers.read(|c| {
            c.query_row("SELECT value FROM meta WHERE name = 'epoch'", [], |row| Ok(rows::number(row, 0)))?
        })
    }

    fn add_founding(&self, token: Hash, now: i64) -> Answer<'_, ()> {
        self.writer.durable(move |c| log::add_founding(c, &token, now))
    }

    fn ever_founding(&self) -> Answer<'_, bool> {
        self.readers
            .read(|c| Ok(c.query_row("SELECT EXISTS (SELECT 1 FROM founding)", [], |row| row.get(0))?))
    }

    fn founding(&self, token: Hash) -> Answer<'_, Option<Founding>> {
        self.readers.read(move |c| log::founding(c, &token))
    }

    fn found(&self, token: Hash, entry: NewEntry) -> Answer<'_, bool> {
        self.writer.durable(move |c| log::found(c, &token, &entry))
    }

    fn log(&self, team: TeamId, after: u64, bytes: usize) -> Answer<'_, Option<LogSlice>> {
        self.readers.read(move |c| log::log(c, &team, after, bytes))
    }

    fn append_log(&self, _team: TeamId, entry: NewEntry) -> Answer<'_, bool> {
        self.writer.durable(move |c| log::append(c, &entry))
    }

    fn add_grants(&self, team: TeamId, grants: Vec<Grant>) -> Answer<'_, ()> {
        self.writer.durable(move |c| log::add_grants(c, &team, &grants))
    }

    fn grants(&self, team: TeamId, to: Vec<Recipient>) -> Answer<'_, Vec<Grant>> {
        self.readers.read(move |c| log::grants(c, &team, &to))
    }

    fn add_token(&self, token: TokenRow) -> Answer<'_, ()> {
        self.writer.durable(move |c| tokens::add(c, &token))
    }

    fn token(&self, hash: Hash) -> Answer<'_, Option<TokenRow>> {
        self.readers.read(move |c| tokens::find(c, &hash))
    }

    fn append_envelopes(&self, team: TeamId, rows: Vec<EnvelopeRow>, quota: u64) -> Answer<'_, Vec<Append>> {
        self.writer.durable(move |c| envelopes::append(c, &team, &rows, quota))
    }

    fn envelopes(&self, team: TeamId, query: EnvelopeQuery) -> Answer<'_, EnvelopeSlice> {
        self.readers.read(move |c| envelopes::list(c, &team, &query))
    }

    fn placing(&self, hashes: Vec<Hash>) -> Answer<'_, ()> {
        self.writer.durable(move |c| objects::placing(c, &hashes))
    }

    fn commit_objects(&self, new: Vec<NewObject>) -> Answer<'_, Vec<Place>> {
        self.writer.durable(move |c| objects::commit(c, &new))
    }

    fn stored(&self, team: TeamId, hashes: Vec<Hash>) -> Answer<'_, Vec<Stored>> {
        self.readers.read(move |c| objects::stored(c, &team, &hashes))
    }

    fn add_audiences(
        &self,
        team: TeamId,
        person: PersonId,
        hashes: Vec<Hash>,
        audiences: Vec<Audience>,
    ) -> Answer<'_, ()> {
        self.writer.durable(move |c| objects::add_audiences(c, &team, &person, &hashes, &audiences))
    }

    fn remove_object(&self, team: TeamId, hash: Hash, owner: Option<PersonId>) -> Answer<'_, bool> {
        self.writer.durable(move |c| objects::remove(c, &team, &hash, owner.as_ref()))
    }

    fn removals(&self) -> Answer<'_, Vec<Hash>> {
        self.readers.read(objects::removals)
    }

    fn removed(&self, hash: Hash) -> Answer<'_, ()> {
        self.writer.durable(move |c| objects::removed(c, &hash))
    }

    fn expired_objects(&self, now: i64, limit: usize) -> Answer<'_, Vec<(TeamId, Hash)>> {
        self.readers.read(move |c| objects::expired(c, now, limit))
    }

    fn add_upload(&self, upload: UploadRow, quota: u64) -> Answer<'_, bool> {
        self.writer.relaxed(move |c| uploads::add(c, &upload, quota))
    }

    fn upload(&self, id: UploadId) -> Answer<'_, Option<UploadRow>> {
        self.readers.read(move |c| uploads::find(c, &id))
    }

    fn uploads_of(&self, team: TeamId, person: PersonId, hashes: Vec<Hash>) -> Answer<'_, Vec<UploadRow>> {
        self.readers.read(move |c| uploads::of(c, &team, &person, &hashes))
    }

    fn checkpoint(&self, id: UploadId, durable: u64) -> Answer<'_, ()> {
        self.writer.durable(move |c| uploads::checkpoint(c, &id, durable))
    }

    fn remove_upload(&self, id: UploadId) -> Answer<'_, ()> {
        self.writer.durable(move |c| uploads::remove(c, &id))
    }

    fn expired_uploads(&self, now: i64, limit: usize) -> Answer<'_, Vec<UploadId>> {
        self.readers.read(move |c| uploads::expired(c, now, limit))
    }

    fn sweep(&self, now: i64) -> Answer<'_, u64> {
        self.writer.durable(move |c| envelopes::sweep(c, now))
    }

    fn backup(&self, team: TeamId) -> Answer<'_, (u64, i64)> {
        self.readers.read(move |c| {
            let mut query =
                c.prepare_cached("SELECT backup_position, backup_at FROM team WHERE team = ?1")?;
            let found = rows::collect(query.query([team.0.as_bytes()])?, |row| {
                Ok((rows::number(row, 0)?, row.get::<_, i64>(1)?))
            })?;
            Ok(found.into_iter().next().unwrap_or_default())
        })
    }

    fn ping(&self) -> Answer<'_, ()> {
        self.readers.read(|c| Ok(c.query_row("SELECT 1", [], |_| Ok(()))?))
    }
}

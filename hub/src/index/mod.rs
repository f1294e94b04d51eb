//! The index: everything the hub knows except the objects' bytes. A trait, so that a school runs on one
//! SQLite file and a region on PostgreSQL; [`contract`] is the suite that every implementation passes.
//!
//! The index holds no rules: who may do what is the mailbox's to decide. What it does promise:
//! - a future that completes without error means **durable**, except where the method says *relaxed*;
//! - positions grow by commit order within a team: a reader that saw `n` never later finds a new row below it;
//! - the same bytes keep their one place.

pub mod contract;
mod model;
pub mod sqlite;

pub use model::*;

use futures_util::future::BoxFuture;
use oogst_protocol::{Audience, Grant, Hash, PersonId, Recipient, TeamId};

/// Why the index could not do it. None of these is the caller's fault.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The database refused.
    #[error("index: {0}")]
    Database(#[from] rusqlite::Error),
    /// The database's file can't be made.
    #[error("index: {0}")]
    File(#[from] std::io::Error),
    /// Made by a later version of this program.
    #[error("the index has schema {found}, newer than this program's {known}: use a newer oogst-hub")]
    Newer {
        /// The file's schema.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// A row does not read back as what was written.
    #[error("index: damaged {0}")]
    Damaged(&'static str),
    /// The hub is stopping.
    #[error("index: closed")]
    Closed,
}

/// What the index answers with.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, IndexError>>;

/// The hub's memory.
pub trait Index: Send + Sync + 'static {
    /// The receipt epoch: another one after every restore.
    fn epoch(&self) -> Answer<'_, u64>;

    /// Remembers the hash of a founding token.
    fn add_founding(&self, token: Hash, now: i64) -> Answer<'_, ()>;
    /// Whether there ever was a founding token.
    fn ever_founding(&self) -> Answer<'_, bool>;
    /// What became of a founding token: `None` when unknown.
    fn founding(&self, token: Hash) -> Answer<'_, Option<Founding>>;
    /// Uses up the token and begins the team's log; `false` when the token is unknown or used.
    fn found(&self, token: Hash, entry: NewEntry) -> Answer<'_, bool>;

    /// The team's log entries after the first `after`, about `bytes` of them; `None`: no such team.
    fn log(&self, team: TeamId, after: u64, bytes: usize) -> Answer<'_, Option<LogSlice>>;
    /// Appends an entry with its grants, if the log still has `entry.at` entries; `false` when it has more.
    fn append_log(&self, team: TeamId, entry: NewEntry) -> Answer<'_, bool>;
    /// Adds grants (the newest few per recipient, audience and epoch are kept).
    fn add_grants(&self, team: TeamId, grants: Vec<Grant>) -> Answer<'_, ()>;
    /// The grants sealed to any of `to`.
    fn grants(&self, team: TeamId, to: Vec<Recipient>) -> Answer<'_, Vec<Grant>>;

    /// Remembers a token by its hash.
    fn add_token(&self, token: TokenRow) -> Answer<'_, ()>;
    /// The token with this hash.
    fn token(&self, hash: Hash) -> Answer<'_, Option<TokenRow>>;

    /// Appends envelopes in order; each keeps one place.
    fn append_envelopes(
        &self,
        team: TeamId,
        envelopes: Vec<EnvelopeRow>,
        quota: u64,
    ) -> Answer<'_, Vec<Append>>;
    /// Envelopes after a position that the query's person may see.
    fn envelopes(&self, team: TeamId, query: EnvelopeQuery) -> Answer<'_, EnvelopeSlice>;

    /// Says which bytes are about to be put in place: unless they become an object, they are among
    /// [`Index::removals`].
    fn placing(&self, hashes: Vec<Hash>) -> Answer<'_, ()>;
    /// Makes finished uploads into objects, each with its place: all in one transaction.
    fn commit_objects(&self, objects: Vec<NewObject>) -> Answer<'_, Vec<Place>>;
    /// What the hub has of these, objects and envelopes, in no order.
    fn stored(&self, team: TeamId, hashes: Vec<Hash>) -> Answer<'_, Vec<Stored>>;
    /// Adds readers to those objects that `person` owns.
    fn add_audiences(
        &self,
        team: TeamId,
        person: PersonId,
        hashes: Vec<Hash>,
        audiences: Vec<Audience>,
    ) -> Answer<'_, ()>;
    /// Takes an object from the team (`None`), or one person's claim to it; `true` when no team has
    /// the bytes any more, so that the file may go.
    fn remove_object(&self, team: TeamId, hash: Hash, owner: Option<PersonId>) -> Answer<'_, bool>;
    /// Bytes that no team has any more and whose file was not yet said to be gone.
    fn removals(&self) -> Answer<'_, Vec<Hash>>;
    /// Says that the file is durably gone.
    fn removed(&self, hash: Hash) -> Answer<'_, ()>;
    /// Objects whose retention is over.
    fn expired_objects(&self, now: i64, limit: usize) -> Answer<'_, Vec<(TeamId, Hash)>>;

    /// Remembers an upload, unless that would exceed the team's quota (`false`). *Relaxed*: it may be forgotten
    /// when the hub dies at once.
    fn add_upload(&self, upload: UploadRow, quota: u64) -> Answer<'_, bool>;
    /// An upload by its id.
    fn upload(&self, id: UploadId) -> Answer<'_, Option<UploadRow>>;
    /// Unfinished uploads by this person of any of these hashes.
    fn uploads_of(&self, team: TeamId, person: PersonId, hashes: Vec<Hash>) -> Answer<'_, Vec<UploadRow>>;
    /// Notes how many bytes of an upload are durable.
    fn checkpoint(&self, id: UploadId, durable: u64) -> Answer<'_, ()>;
    /// Forgets an upload.
    fn remove_upload(&self, id: UploadId) -> Answer<'_, ()>;
    /// Uploads that expired.
    fn expired_uploads(&self, now: i64, limit: usize) -> Answer<'_, Vec<UploadId>>;

    /// Forgets envelopes past their retention and tokens past their life; how many envelopes went.
    fn sweep(&self, now: i64) -> Answer<'_, u64>;
    /// The team's last backup: position and time, zeros when there was none.
    fn backup(&self, team: TeamId) -> Answer<'_, (u64, i64)>;
    /// Whether it answers.
    fn ping(&self) -> Answer<'_, ()>;
}

//! Objects: sealed media, as bytes that are never looked into. A trait, so that a school keeps them in a folder and a
//! region in S3; [`contract`] is the suite that every implementation passes.

pub mod contract;
pub mod folder;

use std::io;

use bytes::Bytes;
use futures_util::{future::BoxFuture, stream::BoxStream};
use oogst_protocol::Hash;

use crate::index::UploadId;

/// What the store answers with.
pub type Done<'a, T> = BoxFuture<'a, io::Result<T>>;

/// Bytes as they are read.
pub type ByteStream = BoxStream<'static, io::Result<Bytes>>;

/// Where objects are kept, and uploads on their way to be one.
pub trait Objects: Send + Sync + 'static {
    /// Begins an upload: empty, and not yet durable.
    fn begin(&self, id: UploadId) -> Done<'_, Box<dyn Incoming>>;
    /// Takes up an upload where it surely stands: at `durable` bytes or what is there, whichever is less. What
    /// lies beyond is dropped: after a power cut it may be anything.
    fn resume(&self, id: UploadId, durable: u64) -> Done<'_, Box<dyn Incoming>>;
    /// Makes finished uploads into objects, durably, as one group; one result for each, in order.
    fn commit(&self, group: Vec<(UploadId, Hash)>) -> BoxFuture<'_, Vec<io::Result<()>>>;
    /// Drops an upload; fine when there is none.
    fn discard(&self, id: UploadId) -> Done<'_, ()>;
    /// The object's bytes from `from`, at most `len` of them. `NotFound` when it is not here.
    fn read(&self, hash: Hash, from: u64, len: u64) -> Done<'_, ByteStream>;
    /// Drops an object; fine when there is none.
    fn remove(&self, hash: Hash) -> Done<'_, ()>;
    /// Every upload that has bytes here: those that the index does not know are dropped at start.
    fn uploads(&self) -> Done<'_, Vec<UploadId>>;
}

/// An upload that takes in bytes. Its futures must be run to their end: one that is dropped half-way leaves the upload
/// unusable until it is resumed.
pub trait Incoming: Send + Sync {
    /// Bytes taken in.
    fn len(&self) -> u64;
    /// Whether none were taken in.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The hash of what was taken in.
    fn hash(&self) -> Hash;
    /// Takes in more; on an error, what was there before stands.
    fn write(&mut self, chunks: Vec<Bytes>) -> Done<'_, ()>;
    /// Makes durable what was taken in by now; gives its length. Runs apart from later writes.
    fn sync(&self) -> Done<'static, u64>;
    /// Goes back to the last [`Incoming::mark`].
    fn rewind(&mut self) -> Done<'_, ()>;
    /// Remembers this point.
    fn mark(&mut self);
}

//! What every store of objects must do. A backend's test calls [`holds`] with a fresh store.
//!
//! It panics where the contract is broken: it is a test, kept here so that backends in other crates can run it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::ErrorKind;

use bytes::Bytes;
use futures_util::TryStreamExt;
use oogst_protocol::Hash;

use super::Objects;
use crate::index::UploadId;

/// Runs the whole suite; `reopen` gives the same store as a new process would see it.
///
/// # Panics
/// Where the contract is broken.
pub async fn holds<O: Objects>(mut reopen: impl FnMut() -> O) {
    let store = reopen();
    bytes_come_back_whole_and_in_part(&store).await;
    what_is_not_here_is_not_found(&store).await;
    a_mark_takes_bytes_back(&store).await;
    only_what_was_durable_is_taken_up_again(&store, &reopen()).await;
    a_commit_may_be_repeated(&store).await;
    uploads_are_listed_until_they_end(&store).await;
}

fn id(n: u8) -> UploadId {
    UploadId([n; 16])
}

async fn read(store: &impl Objects, hash: Hash, from: u64, len: u64) -> Vec<u8> {
    let chunks: Vec<Bytes> = store.read(hash, from, len).await.unwrap().try_collect().await.unwrap();
    chunks.concat()
}

async fn bytes_come_back_whole_and_in_part(store: &impl Objects) {
    let mut upload = store.begin(id(1)).await.unwrap();
    assert!(upload.is_empty());
    upload.write(vec![Bytes::from_static(b"he"), Bytes::from_static(b"llo")]).await.unwrap();
    upload.write(vec![Bytes::from_static(b" world")]).await.unwrap();
    let hash = Hash::of(b"hello world");
    assert_eq!((upload.len(), upload.hash()), (11, hash));
    drop(upload);
    assert!(store.read(hash, 0, 11).await.is_err(), "an upload is no object yet");
    store.commit(vec![(id(1), hash)]).await.into_iter().for_each(Result::unwrap);
    assert_eq!(read(store, hash, 0, 11).await, b"hello world");
    assert_eq!(read(store, hash, 4, 3).await, b"o w");
    assert_eq!(read(store, hash, 6, 100).await, b"world");
    store.remove(hash).await.unwrap();
    store.remove(hash).await.unwrap();
    assert!(store.read(hash, 0, 11).await.is_err());
}

async fn what_is_not_here_is_not_found(store: &impl Objects) {
    let nothing = store.read(Hash([0; 32]), 0, 1).await.map(|_| ());
    assert_eq!(nothing.unwrap_err().kind(), ErrorKind::NotFound);
    let nothing = store.resume(id(99), 5).await.map(|_| ());
    assert_eq!(nothing.unwrap_err().kind(), ErrorKind::NotFound);
    store.discard(id(99)).await.unwrap();
    let results = store.commit(vec![(id(99), Hash([0; 32]))]).await;
    assert!(results.len() == 1 && results.iter().all(Result::is_err));
    assert!(store.commit(Vec::new()).await.is_empty());
}

async fn a_mark_takes_bytes_back(store: &impl Objects) {
    let mut upload = store.begin(id(2)).await.unwrap();
    upload.write(vec![Bytes::from_static(b"kept")]).await.unwrap();
    upload.mark();
    upload.write(vec![Bytes::from_static(b" and not")]).await.unwrap();
    upload.rewind().await.unwrap();
    upload.write(vec![Bytes::from_static(b" too")]).await.unwrap();
    let hash = Hash::of(b"kept too");
    assert_eq!((upload.len(), upload.hash()), (8, hash));
    store.commit(vec![(id(2), hash)]).await.into_iter().for_each(Result::unwrap);
    assert_eq!(read(store, hash, 0, 100).await, b"kept too");
}

async fn only_what_was_durable_is_taken_up_again(before: &impl Objects, after: &impl Objects) {
    let mut upload = before.begin(id(3)).await.unwrap();
    upload.write(vec![Bytes::from_static(b"durable")]).await.unwrap();
    assert_eq!(upload.sync().await.unwrap(), 7);
    upload.write(vec![Bytes::from_static(b"perhaps")]).await.unwrap();
    drop(upload);
    let mut upload = after.resume(id(3), 7).await.unwrap();
    assert_eq!((upload.len(), upload.hash()), (7, Hash::of(b"durable")));
    upload.write(vec![Bytes::from_static(b"!")]).await.unwrap();
    drop(upload);
    // More was noted than is there: what is there counts.
    let upload = after.resume(id(3), 5000).await.unwrap();
    assert_eq!((upload.len(), upload.hash()), (8, Hash::of(b"durable!")));
    after.discard(id(3)).await.unwrap();
}

async fn a_commit_may_be_repeated(store: &impl Objects) {
    let mut upload = store.begin(id(4)).await.unwrap();
    upload.write(vec![Bytes::from_static(b"twice")]).await.unwrap();
    let hash = Hash::of(b"twice");
    for _ in 0..2 {
        store.commit(vec![(id(4), hash)]).await.into_iter().for_each(Result::unwrap);
    }
    assert_eq!(read(store, hash, 0, 5).await, b"twice");
}

async fn uploads_are_listed_until_they_end(store: &impl Objects) {
    drop(store.begin(id(5)).await.unwrap());
    assert_eq!(store.uploads().await.unwrap(), [id(5)]);
    store.discard(id(5)).await.unwrap();
    assert!(store.uploads().await.unwrap().is_empty());
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn a_folder_holds_the_contract() {
        let dir = tempfile::tempdir().unwrap();
        super::holds(|| crate::objects::folder::Folder::open(dir.path()).unwrap()).await;
    }
}

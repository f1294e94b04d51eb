//! What every index must do. A backend's test calls [`holds`] with a fresh index.
//!
//! It panics where the contract is broken: it is a test, kept here so that backends in other crates can run it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use oogst_protocol::{Audience, B64, Grant, Hash, PersonId, Recipient, SealingKey, SigningKey, TeamId};

use super::{Append, EnvelopeQuery, EnvelopeRow, Index, NewEntry, NewObject, TokenRow, UploadId, UploadRow};

const ANN: PersonId = PersonId([1; 16]);
const BEN: PersonId = PersonId([2; 16]);
const QUOTA: u64 = 1_000_000;

/// Runs the whole suite; `reopen` gives the same index as a new process would see it.
///
/// # Panics
/// Where the contract is broken.
pub async fn holds<I: Index>(mut reopen: impl FnMut() -> I) {
    let index = reopen();
    assert!(!index.ever_founding().await.unwrap());
    let team = a_token_founds_once(&index).await;
    entries_are_compared_and_swapped(&index, team).await;
    grants_are_kept_bounded_and_forgotten(&index, team).await;
    envelopes_keep_one_place(&index, team).await;
    a_page_says_where_to_go_on(&index, team).await;
    objects_have_owners_and_readers(&index, team).await;
    uploads_are_counted_in_the_quota(&index, team).await;
    time_takes_what_is_over(&index, team).await;
    let again = reopen();
    assert_eq!(again.log(team, 0, usize::MAX).await.unwrap().unwrap().len, 2, "a new process sees it all");
    assert_eq!(again.epoch().await.unwrap(), index.epoch().await.unwrap());
}

fn recipient(n: u8) -> Recipient {
    SealingKey::from_bytes([n; 32]).recipient()
}

fn entry(team: TeamId, at: u64, frame: &[u8]) -> NewEntry {
    let (grants, forget) = (Vec::new(), Vec::new());
    NewEntry { team, at, hash: Hash::of(frame), frame: frame.to_vec(), grants, forget, now: 100 }
}

async fn a_token_founds_once(index: &impl Index) -> TeamId {
    let token = Hash([7; 32]);
    assert_eq!(index.founding(token).await.unwrap(), None);
    index.add_founding(token, 1).await.unwrap();
    assert_eq!(index.founding(token).await.unwrap().unwrap().team, None);
    let team = TeamId(Hash::of(b"found"));
    assert!(index.log(team, 0, 1).await.unwrap().is_none());
    assert!(!index.found(Hash([8; 32]), entry(team, 0, b"found")).await.unwrap());
    assert!(index.found(token, entry(team, 0, b"found")).await.unwrap());
    assert!(!index.found(token, entry(TeamId(Hash::of(b"x")), 0, b"x")).await.unwrap());
    assert_eq!(index.founding(token).await.unwrap().unwrap().team, Some(team));
    team
}

async fn entries_are_compared_and_swapped(index: &impl Index, team: TeamId) {
    assert!(!index.append_log(team, entry(team, 0, b"late")).await.unwrap());
    assert!(index.append_log(team, entry(team, 1, b"second")).await.unwrap());
    assert!(!index.append_log(team, entry(team, 1, b"other second")).await.unwrap());
    let log = index.log(team, 1, usize::MAX).await.unwrap().unwrap();
    assert_eq!((log.entries, log.len), (vec![b"second".to_vec()], 2));
    let first = index.log(team, 0, 1).await.unwrap().unwrap();
    assert_eq!((first.entries.len(), first.len), (1, 2), "a page is bounded by bytes");
    assert!(index.log(team, 9, 1).await.unwrap().unwrap().entries.is_empty());
}

async fn grants_are_kept_bounded_and_forgotten(index: &impl Index, team: TeamId) {
    let grant = |n: u8| Grant { audience: Audience::Team, epoch: 1, to: recipient(5), sealed: B64(vec![n]) };
    index.add_grants(team, vec![grant(0), grant(0)]).await.unwrap();
    assert_eq!(index.grants(team, vec![recipient(5), recipient(6)]).await.unwrap(), [grant(0)]);
    index.add_grants(team, (1..50).map(grant).collect()).await.unwrap();
    let kept = index.grants(team, vec![recipient(5)]).await.unwrap();
    assert!(kept.len() > 1 && kept.len() < 20 && kept.contains(&grant(49)));
    let mut last = entry(team, 9, b"no");
    last.forget = vec![recipient(5)];
    assert!(!index.append_log(team, last).await.unwrap());
    assert!(!index.grants(team, vec![recipient(5)]).await.unwrap().is_empty(), "no entry, nothing forgotten");
}

fn envelope(n: u8, audience: Audience, person: PersonId) -> EnvelopeRow {
    EnvelopeRow {
        hash: Hash([n; 32]),
        audience,
        epoch: 1,
        device: SigningKey::from_seed([n; 32]).verify_key(),
        person,
        received_at: 100,
        retain_until: 1000,
        sealed: vec![n; 10],
    }
}

fn position(append: Append) -> u64 {
    match append {
        Append::At(place) => place.position,
        Append::Quota => panic!("over quota"),
    }
}

async fn envelopes_keep_one_place(index: &impl Index, team: TeamId) {
    let rows = vec![
        envelope(1, Audience::Team, ANN),
        envelope(2, Audience::Own(BEN), BEN),
        envelope(1, Audience::Team, ANN),
    ];
    let appended = index.append_envelopes(team, rows, QUOTA).await.unwrap();
    assert_eq!(appended.iter().map(|a| position(*a)).collect::<Vec<_>>(), [1, 2, 1]);
    let again = index.append_envelopes(team, vec![envelope(2, Audience::Team, ANN)], 0).await.unwrap();
    assert_eq!(position(again[0]), 2, "known bytes cost no quota");
    let over = index.append_envelopes(team, vec![envelope(3, Audience::Team, ANN)], 25).await.unwrap();
    assert_eq!(over, [Append::Quota]);
}

async fn a_page_says_where_to_go_on(index: &impl Index, team: TeamId) {
    let query =
        |after, audiences, person, count| EnvelopeQuery { after, audiences, person, count, bytes: 1000 };
    let all = vec![Audience::Team, Audience::Own(BEN)];
    let page = index.envelopes(team, query(0, all.clone(), BEN, 1)).await.unwrap();
    assert_eq!((page.envelopes.len(), page.next, page.more), (1, 1, true));
    let page = index.envelopes(team, query(1, all, BEN, 10)).await.unwrap();
    assert_eq!((page.envelopes[0].0, page.next, page.more), (2, 2, false));
    assert_eq!(page.envelopes[0].1, envelope(2, Audience::Own(BEN), BEN));
    let page = index.envelopes(team, query(0, vec![], ANN, 10)).await.unwrap();
    assert_eq!((page.envelopes.len(), page.next), (1, 2), "one's own, and past what is others'");
    let page = index.envelopes(team, query(900, vec![], ANN, 10)).await.unwrap();
    assert_eq!((page.envelopes.len(), page.next), (0, 2), "whoever saw more is told how far it really goes");
    let page = index.envelopes(TeamId(Hash([0; 32])), query(5, vec![], ANN, 10)).await.unwrap();
    assert_eq!((page.envelopes.len(), page.next), (0, 5));
}

fn upload(team: TeamId, n: u8, length: u64) -> UploadRow {
    UploadRow {
        id: UploadId([n; 16]),
        team,
        person: ANN,
        length,
        sha256: Some(Hash([n; 32])),
        audiences: vec![Audience::Own(ANN), Audience::Preparation],
        metadata: "sha256 eA==".into(),
        durable: 0,
        finished: None,
        expires_at: 500,
    }
}

fn object(team: TeamId, n: u8, person: PersonId) -> NewObject {
    let (hash, audiences) = (Hash([n; 32]), vec![Audience::Preparation]);
    let (received_at, retain_until) = (100, 1000);
    NewObject {
        upload: UploadId([n; 16]),
        team,
        hash,
        size: 40,
        person,
        audiences,
        received_at,
        retain_until,
    }
}

async fn objects_have_owners_and_readers(index: &impl Index, team: TeamId) {
    let hash = Hash([30; 32]);
    assert!(index.add_upload(upload(team, 30, 40), QUOTA).await.unwrap());
    let places = index.commit_objects(vec![object(team, 30, ANN), object(team, 31, BEN)]).await.unwrap();
    assert_eq!(places.iter().map(|p| p.position).collect::<Vec<_>>(), [3, 4]);
    let finished = index.upload(UploadId([30; 16])).await.unwrap().unwrap();
    assert_eq!((finished.finished, finished.durable), (Some(hash), 40));
    let again = index.commit_objects(vec![object(team, 30, BEN)]).await.unwrap();
    assert_eq!(again[0], places[0]);
    let others = vec![Audience::Team];
    index.add_audiences(team, ANN, vec![hash, Hash([31; 32])], others).await.unwrap();
    let mut stored =
        index.stored(team, vec![hash, Hash([31; 32]), Hash([1; 32]), Hash([99; 32])]).await.unwrap();
    stored.sort_by_key(|stored| stored.place.position);
    assert_eq!(
        stored.iter().map(|s| (s.place.position, s.object)).collect::<Vec<_>>(),
        [(1, false), (3, true), (4, true)]
    );
    assert_eq!((stored[1].owners.len(), stored[1].audiences.len()), (2, 2));
    assert_eq!(
        (stored[2].owners.len(), stored[2].audiences.len()),
        (1, 1),
        "another's object has no new reader"
    );
    assert!(!index.remove_object(team, hash, Some(ANN)).await.unwrap(), "the other owner keeps it");
    assert!(index.removals().await.unwrap().is_empty());
    assert!(index.remove_object(team, hash, None).await.unwrap());
    assert!(!index.remove_object(team, hash, None).await.unwrap());
    assert_eq!(index.removals().await.unwrap(), [hash], "until its file is gone");
    index.removed(hash).await.unwrap();
    assert!(index.removals().await.unwrap().is_empty());
    assert!(index.stored(team, vec![hash]).await.unwrap().is_empty());
    // Bytes that are about to be put in place are an object's, or go with the next start.
    index.placing(vec![hash, Hash([31; 32]), Hash([32; 32])]).await.unwrap();
    assert_eq!(index.removals().await.unwrap(), [hash, Hash([32; 32])], "the other is an object already");
    index.commit_objects(vec![object(team, 32, ANN), object(team, 31, ANN)]).await.unwrap();
    assert_eq!(index.removals().await.unwrap(), [hash]);
    index.removed(hash).await.unwrap();
    assert!(index.remove_object(team, Hash([32; 32]), None).await.unwrap());
    index.removed(Hash([32; 32])).await.unwrap();
}

async fn uploads_are_counted_in_the_quota(index: &impl Index, team: TeamId) {
    assert!(!index.add_upload(upload(team, 40, QUOTA), QUOTA).await.unwrap());
    assert!(index.add_upload(upload(team, 41, QUOTA / 2), QUOTA).await.unwrap());
    assert!(!index.add_upload(upload(team, 42, QUOTA / 2), QUOTA).await.unwrap(), "announced bytes count");
    index.checkpoint(UploadId([41; 16]), 77).await.unwrap();
    let found = index.upload(UploadId([41; 16])).await.unwrap().unwrap();
    assert_eq!(found, UploadRow { durable: 77, ..upload(team, 41, QUOTA / 2) });
    assert_eq!(index.uploads_of(team, ANN, vec![Hash([41; 32])]).await.unwrap(), [found]);
    assert!(index.uploads_of(team, BEN, vec![Hash([41; 32])]).await.unwrap().is_empty());
}

async fn time_takes_what_is_over(index: &impl Index, team: TeamId) {
    let token = |n, expires_at| TokenRow {
        hash: Hash([n; 32]),
        team,
        key: SigningKey::from_seed([n; 32]).verify_key(),
        expires_at,
    };
    index.add_token(token(1, 500)).await.unwrap();
    index.add_token(token(2, 5000)).await.unwrap();
    assert_eq!(index.sweep(900).await.unwrap(), 0);
    assert_eq!(index.token(Hash([1; 32])).await.unwrap(), None);
    assert_eq!(index.token(Hash([2; 32])).await.unwrap(), Some(token(2, 5000)));
    assert!(index.expired_objects(900, 10).await.unwrap().is_empty());
    assert_eq!(index.expired_objects(1001, 10).await.unwrap(), [(team, Hash([31; 32]))]);
    assert_eq!(index.expired_uploads(501, 10).await.unwrap(), [UploadId([41; 16])]);
    index.remove_upload(UploadId([41; 16])).await.unwrap();
    assert_eq!(index.sweep(1001).await.unwrap(), 2);
    // All that the team used is free again but the one object.
    assert!(index.add_upload(upload(team, 43, QUOTA - 40), QUOTA).await.unwrap());
    assert_eq!(index.backup(team).await.unwrap(), (0, 0));
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn sqlite_holds_the_contract() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("index.db");
        super::holds(|| crate::index::sqlite::SqliteIndex::open(&path, 1).unwrap()).await;
    }
}

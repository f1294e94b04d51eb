//! Making room: only what the hub promised, a backup has, and reads back right.

use oogst_core::{
    inbox,
    sync::{Freed, KeptWhy, NoProgress, SyncOptions, free_space, freeable, sync},
};
use oogst_domain::outbox::State;
use oogst_protocol::Hash;
use oogst_tests::proxy::Act;

use crate::world::{World, send};

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_leaves_the_phone_only_when_a_backup_of_the_hub_has_it_and_comes_back_the_same() {
    let world = World::new().await;
    let photo = world.photo(1);
    let original = photo.original().unwrap().object.clone();
    let kept = |kept: &[oogst_core::sync::Kept]| kept.iter().map(|each| each.why).collect::<Vec<_>>();

    let (freed, left) = free_space(&world.bram, false).await.unwrap();
    assert!(freed.is_empty());
    assert_eq!(kept(&left), [KeptWhy::NotReceived]);
    assert_eq!(freeable(&world.bram).unwrap(), []);
    send(&world.bram).await.unwrap();
    let may = [Freed { capture: photo.id, bytes: original.bytes }];
    assert_eq!(freeable(&world.bram).unwrap(), may, "at most: no backup has it yet");
    let (freed, left) = free_space(&world.bram, false).await.unwrap();
    assert!(freed.is_empty());
    assert_eq!(kept(&left), [KeptWhy::SingleCopy]);

    world.back_up("backup");
    world.proxy.always("GET", "/objects/", Act::Damage);
    let (freed, left) = free_space(&world.bram, false).await.unwrap();
    assert!(freed.is_empty());
    assert_eq!(kept(&left), [KeptWhy::ReadBack]);
    world.proxy.clear();
    assert!(world.bram.store.objects().len(&original.hash).unwrap().is_some());

    let (freed, left) = free_space(&world.bram, false).await.unwrap();
    assert_eq!((&freed[..], &left[..]), (&may[..], &[][..]));
    assert_eq!(freeable(&world.bram).unwrap(), []);
    assert_eq!(world.bram.store.objects().len(&original.hash).unwrap(), None);
    assert_eq!(world.state(&photo), State::Freed);
    for preview in photo.objects.iter().filter(|each| each.object.hash != original.hash) {
        assert!(world.bram.store.objects().len(&preview.object.hash).unwrap().is_some(), "previews stay");
    }
    // The next sync neither misses nor fetches it.
    let report = send(&world.bram).await.unwrap();
    assert_eq!((report.sent_objects, report.fetched), (0, 0));
    assert_eq!(world.state(&photo), State::Freed);

    let out = world.dir.path().join("back.jpg");
    inbox::open(&world.bram, &original, &out, &NoProgress).await.unwrap();
    assert_eq!(Hash::of(&std::fs::read(&out).unwrap()), original.plain_sha256);
    assert_eq!(world.state(&photo), State::Received);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_has_other_bytes_frees_nothing() {
    let world = World::new().await;
    let photo = world.photo(1);
    send(&world.bram).await.unwrap();
    world.back_up("backup");
    let original = photo.original().unwrap().object.clone();
    std::fs::write(world.hub_file(original.hash), vec![0; usize::try_from(original.bytes).unwrap()]).unwrap();
    let (freed, left) = free_space(&world.bram, false).await.unwrap();
    assert!(freed.is_empty());
    assert_eq!(left[0].why, KeptWhy::ReadBack);
    std::fs::remove_file(world.hub_file(original.hash)).unwrap();
    let freed = free_space(&world.bram, false).await;
    assert!(freed.is_err() || freed.unwrap().0.is_empty());
    assert!(world.bram.store.objects().len(&original.hash).unwrap().is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_from_before_a_restore_frees_nothing() {
    let mut world = World::new().await;
    let photo = world.photo(1);
    let empty = world.back_up("empty");
    send(&world.bram).await.unwrap();
    world.back_up("backup");
    world.restore(&empty);
    let (freed, _) = free_space(&world.bram, true).await.unwrap_or_default();
    assert!(freed.is_empty());
    world.arrives(&[&photo]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_backups_off_only_what_is_submitted_leaves_the_phone() {
    let world = World::new().await;
    world.bram.store.write(|tx| oogst_core::record::set_backups(tx, false)).unwrap();
    let kept = world.unsubmitted(1);
    let sent = world.photo(2);
    let report = send(&world.bram).await.unwrap();
    assert_eq!(report.sent_objects, 3);
    let at_hub = world.hub_objects();
    assert!(kept.objects.iter().all(|each| !at_hub.contains(&each.object.hash)));
    assert!(sent.objects.iter().all(|each| at_hub.contains(&each.object.hash)));
    assert_eq!(world.state(&kept), State::Draft);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_film_waits_for_an_unmetered_network_unless_it_is_asked_for() {
    let world = World::new().await;
    let (first, second) = (world.film(2 << 20, 1), world.film(2 << 20, 2));
    let metered = SyncOptions::default();
    let report = sync(&world.bram, &metered, &NoProgress).await.unwrap();
    assert_eq!((report.waiting_unmetered, report.sent_objects), (2, 0));
    assert_eq!(world.state(&first), State::WaitingUnmetered);
    let uploads = world.proxy.seen().iter().filter(|seen| seen.path.contains("/uploads")).count();
    assert_eq!(uploads, 0);
    // The preparation group knows that they are coming.
    send(&world.anke).await.unwrap();
    assert_eq!(inbox::list(&world.anke).unwrap().rows.len(), 2);
    oogst_core::outbox::send_now(&world.bram, first.id).unwrap();
    let report = sync(&world.bram, &metered, &NoProgress).await.unwrap();
    assert_eq!((report.waiting_unmetered, report.sent_objects), (1, 1));
    world.arrives(&[&first, &second]).await;
}

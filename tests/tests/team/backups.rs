//! Drafts are backed up, sealed to oneself; unless that is switched off.

use oogst_core::{
    capture, outbox,
    record::{queue_backups, set_backups},
    team,
};
use oogst_domain::outbox::State;

use crate::world::{Device, school};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_captured_before_joining_is_backed_up_after_it() {
    let (_hub, anke) = school().await;
    let bram = Device::new();
    let photo = bram.photo(1);
    assert_eq!(outbox::states(&bram, &[photo.id]).unwrap()[0].state, State::Draft);
    let link = team::invite(&anke, false, 1, 48).await.unwrap().link;
    team::join(&bram, &link, "Bram").await.unwrap();
    assert_eq!(bram.sync().await.sent_objects, 3);
    assert_eq!(outbox::states(&bram, &[photo.id]).unwrap()[0].state, State::Received);
    anke.sync().await;
    assert!(anke.inbox().is_empty() && anke.aside().is_empty(), "his own, and nobody else's");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_backups_off_nothing_of_a_draft_is_at_the_hub() {
    let (_hub, anke) = school().await;
    let bram = Device::new();
    bram.store.write(|tx| set_backups(tx, false)).unwrap();
    let before = bram.photo(1);
    let link = team::invite(&anke, false, 1, 48).await.unwrap().link;
    team::join(&bram, &link, "Bram").await.unwrap();
    let after = bram.photo(2);
    let report = bram.sync().await;
    assert_eq!((report.sent_objects, report.sent_records), (0, 1), "his name alone");
    let objects: Vec<_> =
        [&before, &after].iter().flat_map(|c| c.objects.iter().map(|o| o.object.hash)).collect();
    let at_hub = bram.raw_hub().statuses(objects).await.unwrap();
    assert!(at_hub.iter().all(|state| matches!(state, oogst_protocol::api::ObjectStatus::Missing)));
    // What is submitted goes, and only that.
    bram.submit(&[&before], "Toch dit");
    assert_eq!(bram.sync().await.sent_objects, 3);
    assert_eq!(outbox::states(&bram, &[after.id]).unwrap()[0].state, State::Draft);
    // Switched on again, it catches up.
    let now = bram.clock.now();
    bram.store.write(|tx| set_backups(tx, true)).unwrap();
    bram.store
        .write(|tx| queue_backups(tx, now).map(|_| ()))
        .map_err(|e: oogst_core::record::QueueError| e)
        .unwrap();
    assert_eq!(bram.sync().await.sent_objects, 3);
    assert_eq!(capture::list(&bram.store, None, 50).unwrap().len(), 2);
}

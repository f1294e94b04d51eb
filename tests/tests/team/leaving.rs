//! Leaving: what would be lost is said, keys are renewed, captures stay and go along.

use oogst_core::{
    capture, outbox,
    sync::{HubFault, NoProgress, SyncError},
    team::{self, TeamError},
};
use oogst_domain::outbox::State;
use oogst_protocol::{Audience, invite::FoundingLink};
use oogst_tests::hub::Hub;

use crate::world::{Device, refused, school};

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_is_told_what_is_unsent_and_takes_the_captures_along() {
    let (_hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    let photo = bram.photo(1);
    bram.submit(&[&photo], "Nog niet weg");
    assert!(matches!(refused(team::leave(&bram, false).await), TeamError::Unsent(1)));
    bram.sync().await;
    let before = anke.log().audiences()[&Audience::Team].epoch();
    team::leave(&bram, false).await.unwrap();
    assert!(matches!(refused(team::show(&bram).map(|_| ())), TeamError::NoTeam));
    assert!(matches!(refused(team::leave(&bram, false).await), TeamError::NoTeam));
    assert_eq!(capture::list(&bram.store, None, 50).unwrap().len(), 1);

    anke.sync().await;
    assert_eq!(anke.log().audiences()[&Audience::Team].epoch(), before + 1, "keys renewed");
    assert_eq!(anke.inbox().len(), 1, "what was submitted stays");

    // Another school, another hub: the capture goes along.
    let elsewhere = Hub::start();
    let eva = Device::new();
    let link = FoundingLink::parse(&elsewhere.founding_link()).unwrap();
    team::found(&eva, &link, "De Boomgaard", "Eva").await.unwrap();
    let invited = team::invite(&eva, false, 1, 48).await.unwrap();
    team::join(&bram, &invited.link, "Bram").await.unwrap();
    bram.submit(&[&photo], "Opnieuw");
    assert_eq!(bram.sync().await.sent_objects, 3);
    assert_eq!(outbox::states(&bram, &[photo.id]).unwrap()[0].state, State::Received);
    eva.sync().await;
    let original = photo.original().unwrap().object.clone();
    let out = eva.file("out.jpg");
    let opened = oogst_core::inbox::open(&eva, &original, &out, &NoProgress).await.unwrap();
    assert_eq!(opened.sha256, original.plain_sha256);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_would_leave_media_behind_at_the_hub_is_told() {
    let (_hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    let photo = bram.photo(1);
    bram.sync().await;
    let second = Device::second_of(&bram).await;
    // On the second device its original is only at the hub.
    assert!(matches!(refused(team::leave(&second, false).await), TeamError::OnlyAtHub(1)));
    let out = second.file("out.jpg");
    let original = photo.original().unwrap().object.clone();
    oogst_core::inbox::open(&second, &original, &out, &NoProgress).await.unwrap();
    team::leave(&second, false).await.unwrap();
    // People leave, not devices: the first one learns it.
    assert!(matches!(bram.try_sync().await, Err(SyncError::Hub(HubFault::Removed))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_device_leaves_without_a_hub() {
    let (hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    bram.photo(1);
    team::remove(&anke, team::Removal::Device(bram.member().device())).await.unwrap();
    assert!(bram.try_sync().await.is_err());
    drop(hub);
    team::leave(&bram, false).await.unwrap();
    assert_eq!(capture::list(&bram.store, None, 50).unwrap().len(), 1);
}

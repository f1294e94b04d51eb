//! Who is removed gets nothing new, and does not come back by the same key.

use oogst_core::{
    inbox,
    sync::{HubFault, SyncError},
    team::{self, MembershipState, Removal, TeamError},
};
use oogst_protocol::{Audience, log::PersonRole};

use crate::world::{Device, refused, said, school};

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_device_opens_nothing_new() {
    let (_hub, anke) = school().await;
    let bram = Device::preparer_with(&anke, "Bram").await;
    let carla = Device::colleague_of(&anke, "Carla").await;
    bram.sync().await;
    let (before, own) = (bram.log(), Audience::Own(bram.member().person));
    assert!([Audience::Preparation, Audience::Team, own].iter().all(|a| bram.opens(*a, &before)));

    team::remove(&anke, Removal::Device(bram.member().device())).await.unwrap();
    // Twice is once: the first answer may have been lost.
    team::remove(&anke, Removal::Device(bram.member().device())).await.unwrap();
    carla.submit(&[&carla.photo(1)], "Na Bram");
    carla.sync().await;
    anke.sync().await;
    assert_eq!(anke.inbox().len(), 1);

    assert!(matches!(bram.try_sync().await, Err(SyncError::Hub(HubFault::Removed))));
    assert_eq!(bram.member().state, MembershipState::Removed);
    let log = anke.log();
    assert!(!bram.opens(Audience::Preparation, &log), "a new epoch it has no key of");
    assert!(!bram.opens(Audience::Team, &log));
    assert!(matches!(bram.raw_hub().grants().await, Err(HubFault::Removed)));
    assert!(matches!(bram.raw_hub().envelopes(0, 0).await, Err(HubFault::Removed)));
    // What it had opened it keeps, and what is taken on it stays.
    assert_eq!(team::show(&bram).unwrap().persons.len(), 3);
    bram.photo(7);
    assert!(refused(team::invite(&bram, false, 1, 1).await).to_string().contains("removed"));
    assert!(anke.opens(Audience::Preparation, &log) && carla.opens(Audience::Team, &log));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_device_sent_after_the_last_that_was_seen_waits_for_a_preparer() {
    let (_hub, anke) = school().await;
    let bram = Device::preparer_with(&anke, "Bram").await;
    let carla = Device::colleague_of(&anke, "Carla").await;
    carla.submit(&[&carla.photo(1)], "Gezien");
    carla.sync().await;
    anke.sync().await;
    // Sent, and fetched by Bram alone, before Anke (who has not seen it) removes the phone.
    carla.submit(&[&carla.photo(2)], "Niet gezien");
    carla.sync().await;
    bram.sync().await;
    assert_eq!(bram.inbox().len(), 2);
    team::remove(&anke, Removal::Device(carla.member().device())).await.unwrap();

    for preparer in [&anke, &bram] {
        preparer.sync().await;
        assert_eq!(preparer.inbox().len(), 1, "both come to the same verdict");
        assert_eq!(preparer.inbox()[0].newest.reflection, said("Gezien"));
        assert_eq!(preparer.aside(), ["after_removal"]);
    }
    let record = inbox::quarantine(&bram).unwrap()[0].record;
    inbox::accept(&bram, record).unwrap();
    assert_eq!((bram.inbox().len(), bram.aside().len()), (2, 0));
    bram.sync().await;
    anke.sync().await;
    assert_eq!((anke.inbox().len(), anke.aside().len()), (2, 0), "accepted for all preparers");
    anke.sync().await;
    assert_eq!(anke.inbox().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_go_for_good_but_not_the_last_preparer() {
    let (_hub, anke) = school().await;
    let me = anke.member().person;
    assert!(matches!(refused(team::leave(&anke, true).await), TeamError::LastPreparer));

    let bram = Device::preparer_with(&anke, "Bram").await;
    let carla = Device::colleague_of(&anke, "Carla").await;
    let dirk = Device::colleague_of(&anke, "Dirk").await;
    assert!(matches!(
        refused(team::remove(&carla, Removal::Person(dirk.member().person)).await),
        TeamError::PreparersOnly
    ));
    team::remove(&bram, Removal::Person(me)).await.unwrap();
    assert!(matches!(anke.try_sync().await, Err(SyncError::Hub(HubFault::Removed))));
    bram.sync().await;
    let gone = bram.log().persons()[&me].clone();
    assert!(gone.gone && gone.sheets.is_empty());

    // A person whose only device was lost can still go for good; another colleague can't end them.
    let carla_s = carla.member();
    team::remove(&bram, Removal::Device(carla_s.device())).await.unwrap();
    assert!(matches!(
        refused(team::remove(&dirk, Removal::Person(carla_s.person)).await),
        TeamError::PreparersOnly
    ));
    team::remove(&bram, Removal::Person(carla_s.person)).await.unwrap();
    team::remove(&bram, Removal::Person(carla_s.person)).await.unwrap();
    dirk.sync().await;
    assert!(dirk.log().persons()[&carla_s.person].gone);
    assert_eq!(dirk.log().preparers(), 1);
    assert_eq!(dirk.log().persons()[&bram.member().person].role, PersonRole::Preparer);
}

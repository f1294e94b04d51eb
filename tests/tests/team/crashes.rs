//! The process dies, or the way back is cut, right after the hub said yes.

use oogst_core::{
    sync::SyncError,
    team::{self, MembershipState, Removal, TeamError},
};
use oogst_protocol::{Audience, invite::FoundingLink, invite::InviteLink};
use oogst_tests::hub::Hub;

use crate::world::{Device, LOSE_ANSWER, LOSE_REQUEST, PASS, Proxy, refused, school};

#[tokio::test(flavor = "multi_thread")]
async fn a_join_that_died_after_the_hub_said_yes_is_finished_though_the_invite_is_used_up() {
    let (hub, anke) = school().await;
    let proxy = Proxy::before(&hub).await;
    let link = team::invite(&anke, false, 1, 48).await.unwrap().link;
    let link = InviteLink { hub: proxy.url(), ..link };
    let mut bram = Device::new();
    let photo = bram.photo(1);

    proxy.set(LOSE_REQUEST);
    assert!(matches!(refused(team::join(&bram, &link, "Bram").await), TeamError::Hub(_)));
    bram.reopen();
    proxy.set(LOSE_ANSWER);
    assert!(matches!(refused(team::join(&bram, &link, "Bram").await), TeamError::Hub(_)));
    assert_eq!(bram.member().state, MembershipState::Joining);
    bram.reopen();
    proxy.set(PASS);
    // Nobody else gets in by it, and another link changes nothing of what was begun.
    assert!(matches!(refused(team::join(&Device::new(), &link, "Carla").await), TeamError::InviteOver));
    bram.sync().await;
    assert_eq!(bram.member().state, MembershipState::Active);
    assert!(bram.opens(Audience::Team, &bram.log()));
    bram.submit(&[&photo], "Toch binnen");
    bram.sync().await;
    anke.sync().await;
    assert_eq!(anke.inbox()[0].from.name.as_deref(), Some("Bram"));
    assert_eq!(team::show(&anke).unwrap().persons.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_join_that_died_is_finished_by_the_same_link_too() {
    let (hub, anke) = school().await;
    let proxy = Proxy::before(&hub).await;
    let invited = team::invite(&anke, true, 1, 24).await.unwrap();
    let link = InviteLink { hub: proxy.url(), ..invited.link };
    let mut bram = Device::new();
    proxy.set(LOSE_ANSWER);
    assert!(matches!(refused(team::join(&bram, &link, "Bram").await), TeamError::Hub(_)));
    bram.reopen();
    proxy.set(PASS);
    let code = team::join(&bram, &link, "Bram").await.unwrap().code.unwrap();
    team::confirm(&anke, &code).await.unwrap();
    bram.sync().await;
    assert!(bram.opens(Audience::Preparation, &bram.log()));
    assert_eq!(team::show(&bram).unwrap().devices.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_join_that_the_hub_never_had_makes_room_for_another_link_when_its_invite_is_closed() {
    let (hub, anke) = school().await;
    let proxy = Proxy::before(&hub).await;
    let first = team::invite(&anke, false, 30, 48).await.unwrap().link;
    let first = InviteLink { hub: proxy.url(), ..first };
    let mut bram = Device::new();
    let photo = bram.photo(1);
    proxy.set(LOSE_REQUEST);
    assert!(matches!(refused(team::join(&bram, &first, "Bram").await), TeamError::Hub(_)));
    bram.reopen();
    assert_eq!(bram.member().state, MembershipState::Joining);
    proxy.set(PASS);
    team::close_invite(&anke, first.signing_key().verify_key()).await.unwrap();
    assert!(matches!(refused(team::resume_join(&bram).await), TeamError::InviteOver));

    let second = team::invite(&anke, false, 30, 48).await.unwrap().link;
    team::join(&bram, &second, "Bram").await.unwrap();
    assert_eq!(bram.member().state, MembershipState::Active);
    bram.submit(&[&photo], "Met de tweede link");
    bram.sync().await;
    anke.sync().await;
    assert_eq!(anke.inbox()[0].from.name.as_deref(), Some("Bram"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_founding_that_died_is_finished_by_the_next_sync() {
    let hub = Hub::start();
    let proxy = Proxy::before(&hub).await;
    let link = FoundingLink { hub: proxy.url(), ..FoundingLink::parse(&hub.founding_link()).unwrap() };
    let mut anke = Device::new();
    for mode in [LOSE_REQUEST, LOSE_ANSWER] {
        proxy.set(mode);
        assert!(matches!(
            refused(team::found(&anke, &link, "De Regenboog", "Anke").await),
            TeamError::Hub(_)
        ));
        anke.reopen();
    }
    proxy.set(PASS);
    anke.sync().await;
    let shown = team::show(&anke).unwrap();
    assert_eq!((shown.name.as_deref(), shown.persons.len()), (Some("De Regenboog"), 1));
    assert!(matches!(
        refused(team::found(&Device::new(), &link, "Een ander", "Eva").await),
        TeamError::InviteOver
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn confirming_and_removing_again_after_a_lost_answer_is_once() {
    let (hub, anke) = school().await;
    let proxy = Proxy::before(&hub).await;
    // Anke's way to the hub leads through the proxy from here on.
    let bram = {
        let link = team::invite(&anke, true, 1, 24).await.unwrap().link;
        let bram = Device::new();
        let through = InviteLink { hub: proxy.url(), ..link };
        let code = team::join(&bram, &through, "Bram").await.unwrap().code.unwrap();
        team::confirm(&anke, &code).await.unwrap();
        bram.sync().await;
        bram
    };
    let carla = Device::new();
    let link = team::invite(&bram, true, 1, 24).await.unwrap().link;
    let code =
        team::join(&carla, &InviteLink { hub: hub.url(), ..link }, "Carla").await.unwrap().code.unwrap();

    proxy.set(LOSE_ANSWER);
    assert!(matches!(refused(team::confirm(&bram, &code).await), TeamError::Hub(_)));
    proxy.set(PASS);
    assert_eq!(team::confirm(&bram, &code).await.unwrap(), carla.member().person);
    carla.sync().await;
    assert!(carla.opens(Audience::Preparation, &carla.log()));

    let whom = Removal::Device(carla.member().device());
    proxy.set(LOSE_ANSWER);
    assert!(matches!(refused(team::remove(&bram, whom).await), TeamError::Hub(_)));
    proxy.set(PASS);
    team::remove(&bram, whom).await.unwrap();
    // The new keys were never kept where they were made: the grant at the hub brings them back.
    bram.sync().await;
    anke.sync().await;
    for preparer in [&bram, &anke] {
        assert!(preparer.opens(Audience::Preparation, &anke.log()));
    }
    assert!(matches!(carla.try_sync().await, Err(SyncError::Hub(_))));
}

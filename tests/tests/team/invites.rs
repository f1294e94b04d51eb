//! Who gets in, and who does not.

use oogst_core::team::{self, TeamError};
use oogst_protocol::{
    Audience,
    invite::{InviteLink, LinkError},
    log::PersonRole,
};
use oogst_tests::hub::Hub;

use crate::world::{Device, refused, school};

#[tokio::test(flavor = "multi_thread")]
async fn a_preparer_opens_nothing_before_the_code_was_compared_and_history_after_it() {
    let (_hub, anke) = school().await;
    let carla = Device::colleague_of(&anke, "Carla").await;
    let photo = carla.photo(1);
    carla.submit(&[&photo], "Van voor Bram");
    carla.sync().await;

    let bram = Device::new();
    let invited = team::invite(&anke, true, 1, 24).await.unwrap();
    let code = team::join(&bram, &invited.link, "Bram").await.unwrap().code.expect("a code to compare");
    assert_eq!(code.chars().filter(char::is_ascii_digit).count(), 20);
    assert!(bram.sync().await.pending);
    assert!(bram.inbox().is_empty());

    // The same digits on the other screen, and only there may it be confirmed.
    anke.sync().await;
    let shown = team::show(&anke).unwrap();
    let waiting = shown.devices.iter().find(|device| device.code.is_some()).expect("a waiting device");
    assert_eq!((waiting.code.as_deref(), waiting.confirmable), (Some(code.as_str()), true));
    assert!(!bram.opens(Audience::Preparation, &anke.log()));
    assert!(!bram.opens(Audience::Team, &anke.log()));
    carla.sync().await;
    assert!(team::show(&carla).unwrap().devices.iter().all(|device| !device.confirmable));

    let wrong: String = code.chars().rev().collect();
    assert!(matches!(refused(team::confirm(&anke, &wrong).await), TeamError::NoSuchCode));
    assert!(matches!(refused(team::confirm(&carla, &code).await), TeamError::PreparersOnly));
    assert!(bram.sync().await.pending);

    // However the digits are grouped; and twice is once.
    let person = team::confirm(&anke, &code.replace('-', " ")).await.unwrap();
    assert_eq!(person, bram.member().person);
    assert_eq!(team::confirm(&anke, &code).await.unwrap(), person);
    assert!(!bram.sync().await.pending);
    assert_eq!(bram.log().persons()[&person].role, PersonRole::Preparer);
    let inbox = bram.inbox();
    assert_eq!(inbox.len(), 1);
    assert_eq!(inbox[0].newest.reflection.successes, "Van voor Bram");
    assert_eq!(inbox[0].from.name.as_deref(), Some("Carla"));
    anke.sync().await;
    let names: Vec<_> = team::show(&anke).unwrap().persons.into_iter().filter_map(|p| p.name).collect();
    assert_eq!(names, ["Anke", "Bram", "Carla"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_colleagues_join_at_once_by_one_link_and_one_more_does_not() {
    let (_hub, anke) = school().await;
    let link = team::invite(&anke, false, 30, 48).await.unwrap().link;
    let devices: Vec<Device> = (0..30).map(|_| Device::new()).collect();
    let joins = devices.iter().enumerate().map(|(n, device)| {
        let (app, link) = (device.app.clone(), link.clone());
        tokio::spawn(async move { team::join(&app, &link, &format!("Collega {n}")).await.map(|_| ()) })
    });
    let joins: Vec<_> = joins.collect();
    for join in joins {
        join.await.unwrap().unwrap();
    }
    let late = Device::new();
    assert!(matches!(refused(team::join(&late, &link, "Laat").await), TeamError::InviteOver));
    anke.sync().await;
    assert_eq!(team::show(&anke).unwrap().persons.len(), 31);
    assert!(team::show(&anke).unwrap().invites.is_empty(), "used up");
    for device in devices.iter().step_by(7) {
        device.sync().await;
        assert!(device.opens(Audience::Team, &anke.log()));
        assert!(!device.opens(Audience::Preparation, &anke.log()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invite_that_is_closed_expired_or_for_another_hub_lets_nobody_in() {
    let (_hub, anke) = school().await;
    let newcomer = Device::new();

    let closed = team::invite(&anke, false, 5, 48).await.unwrap().link;
    team::close_invite(&anke, closed.signing_key().verify_key()).await.unwrap();
    assert!(matches!(refused(team::join(&newcomer, &closed, "Dirk").await), TeamError::InviteOver));

    // Made by a device that thinks it is 2020: the hub's clock says that it is over.
    let expired = team::invite(&anke.at(1_577_836_800), false, 5, 48).await.unwrap().link;
    assert!(matches!(refused(team::join(&newcomer, &expired, "Dirk").await), TeamError::InviteOver));

    let link = team::invite(&anke, false, 5, 48).await.unwrap().link;
    let other = Hub::start();
    let astray = InviteLink { hub: other.url(), ..link.clone() };
    assert!(matches!(refused(team::join(&newcomer, &astray, "Dirk").await), TeamError::OtherHub));
    let forged = InviteLink { seed: [7; 32], ..link.clone() };
    assert!(matches!(refused(team::join(&newcomer, &forged, "Dirk").await), TeamError::InviteOver));

    let text = link.to_link();
    assert_eq!(InviteLink::parse(&text[..text.len() - 9]), Err(LinkError::CutShort));

    // None of it left anything behind.
    team::join(&newcomer, &link, "Dirk").await.unwrap();
    assert!(matches!(refused(team::join(&newcomer, &link, "Dirk").await), TeamError::AlreadyMember));
    assert!(matches!(refused(team::invite(&newcomer, false, 1, 1).await), TeamError::PreparersOnly));
}

//! A cycle is made by the preparation group and seen by everybody once it is published.

use chrono::NaiveDate;
use oogst_core::cycle::{self, CycleError};
use oogst_domain::{
    capture::PhotoPolicy,
    cycle::{CycleBody, Meeting, PracticeAssignment, TrialPeriod},
};

use crate::world::{Device, school};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn body(theme: &str) -> CycleBody {
    CycleBody {
        theme: theme.into(),
        for_whom: "groep 5-8".into(),
        impulse: Meeting::default(),
        assignment: PracticeAssignment {
            title: "Sluit een les af met een exit card".into(),
            instructions: String::new(),
            learning_goal: None,
            photo: PhotoPolicy::Reduced,
            video: Default::default(),
        },
        trial: TrialPeriod { from: day(1), until: day(28) },
        exchange: Meeting::default(),
        published: false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_the_preparers_and_a_published_cycle_is_everybody_s() {
    let (_hub, anke) = school().await;
    let bram = Device::preparer_with(&anke, "Bram").await;
    let carla = Device::colleague_of(&anke, "Carla").await;
    assert!(matches!(cycle::create(&carla, &body("Van mij")), Err(CycleError::PreparersOnly)));

    let id = cycle::create(&anke, &body("Werken met exit cards")).unwrap();
    for device in [&anke, &bram, &carla] {
        device.sync().await;
    }
    assert_eq!(cycle::list(&bram, day(10)).unwrap().cycles.len(), 1);
    let seen = cycle::list(&carla, day(10)).unwrap();
    assert!(seen.cycles.is_empty() && seen.now.is_none());

    cycle::publish(&bram, id).unwrap();
    for device in [&bram, &anke, &carla] {
        device.sync().await;
    }
    let seen = cycle::list(&carla, day(10)).unwrap();
    assert_eq!(seen.now.unwrap().id, id);
    assert_eq!(seen.cycles[0].newest.cycle.theme, "Werken met exit cards");
    assert_eq!(cycle::policy(&carla, id).unwrap().photo, PhotoPolicy::Reduced);
    assert_eq!(cycle::list(&anke, day(10)).unwrap().cycles.len(), 1, "one cycle, not two");
}

#[tokio::test(flavor = "multi_thread")]
async fn versions_that_preparers_made_apart_are_both_shown() {
    let (_hub, anke) = school().await;
    let bram = Device::preparer_with(&anke, "Bram").await;
    let id = cycle::create(&anke, &body("Exit cards")).unwrap();
    anke.sync().await;
    bram.sync().await;
    cycle::publish(&anke, id).unwrap();
    cycle::publish(&bram, id).unwrap();
    for device in [&anke, &bram, &anke] {
        device.sync().await;
    }
    for device in [&anke, &bram] {
        let rows = cycle::list(device, day(10)).unwrap().cycles;
        assert_eq!((rows.len(), rows[0].conflict, rows[0].others.len()), (1, true, 1));
    }
    cycle::publish(&anke, id).unwrap();
    anke.sync().await;
    bram.sync().await;
    assert!(!cycle::list(&bram, day(10)).unwrap().cycles[0].conflict);
}

//! A further device of one's own.

use oogst_core::{capture, submission, submission::Chosen, team, team::TeamError};
use oogst_domain::submission::{Pupils, SubmissionState};

use crate::world::{Device, refused, said, school};

#[tokio::test(flavor = "multi_thread")]
async fn captures_of_the_first_device_appear_on_the_second() {
    let (_hub, anke) = school().await;
    let phone = Device::colleague_of(&anke, "Bram").await;
    let photo = phone.photo(1);
    phone.sync().await;

    let tablet = Device::new();
    let invited = team::invite_device(&phone).await.unwrap();
    let code = team::join(&tablet, &invited.link, "").await.unwrap().code.unwrap();
    // Not even a preparer brings a device into somebody's own.
    assert!(matches!(refused(team::confirm(&anke, &code).await), TeamError::Refused(_)));
    team::confirm(&phone, &code).await.unwrap();
    let report = tablet.sync().await;
    assert_eq!(report.fetched, 2, "both previews");
    assert_eq!(tablet.member().person, phone.member().person);

    let found = capture::list(&tablet.store, None, 50).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, photo.id);
    let original = found[0].original().unwrap();
    assert!(!original.here, "fetched when it is wanted");
    let out = tablet.file("out.jpg");
    let opened = oogst_core::inbox::open(&tablet, &original.object, &out, &oogst_core::sync::NoProgress)
        .await
        .unwrap();
    assert_eq!(opened.sha256, photo.original().unwrap().object.plain_sha256);

    // And the other way: what the tablet submits is Bram's.
    tablet.submit(&[&found[0]], "Vanaf de tablet");
    tablet.sync().await;
    anke.sync().await;
    assert_eq!(anke.inbox()[0].from.name.as_deref(), Some("Bram"));
    phone.sync().await;
    assert_eq!(submission::list(&phone).unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_made_apart_are_both_shown_until_one_is_made_of_them() {
    let (_hub, anke) = school().await;
    let phone = Device::colleague_of(&anke, "Bram").await;
    let tablet = Device::second_of(&phone).await;
    let (one, two) = (phone.photo(1), phone.photo(2));
    let id = phone.submit(&[&one], "Eerst");
    phone.sync().await;
    tablet.sync().await;

    submission::amend(&phone, id, None, Some(said("Op de telefoon"))).unwrap();
    submission::amend(&tablet, id, None, Some(said("Op de tablet"))).unwrap();
    for device in [&phone, &tablet, &phone, &anke] {
        device.sync().await;
    }
    for device in [&phone, &tablet] {
        let rows = submission::list(device).unwrap();
        assert_eq!((rows.len(), rows[0].conflict, rows[0].heads.len()), (1, true, 2));
    }
    let at_anke = anke.inbox();
    assert_eq!((at_anke.len(), at_anke[0].others.len()), (1, 1), "both versions are shown");

    let both = [one.id, two.id].map(|capture| Chosen { capture, pupils: Pupils::None });
    submission::amend(&tablet, id, Some(&both), Some(said("Samen"))).unwrap();
    for device in [&tablet, &phone, &anke] {
        device.sync().await;
    }
    let rows = submission::list(&phone).unwrap();
    assert_eq!((rows[0].conflict, rows[0].heads.len()), (false, 1));
    assert_eq!(rows[0].heads[0].captures, [one.id, two.id]);
    let at_anke = anke.inbox();
    assert_eq!((at_anke[0].others.len(), at_anke[0].newest.reflection.successes.as_str()), (0, "Samen"));

    submission::withdraw(&phone, id).unwrap();
    for device in [&phone, &anke, &tablet] {
        device.sync().await;
    }
    assert!(anke.inbox().is_empty());
    assert_eq!(submission::list(&tablet).unwrap()[0].state, SubmissionState::Withdrawn);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_preparation_group_opened_its_author_sees() {
    let (_hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    let photo = bram.photo(1);
    let id = bram.submit(&[&photo], "Kijk");
    bram.sync().await;
    assert_eq!(submission::list(&bram).unwrap()[0].state, SubmissionState::Received);
    anke.sync().await;
    let row = &anke.inbox()[0];
    oogst_core::inbox::opened(&anke, bram.member().person, id, row.newest.record).unwrap();
    anke.sync().await;
    bram.sync().await;
    let rows = submission::list(&bram).unwrap();
    assert_eq!(rows[0].state, SubmissionState::Opened);
    assert!(rows[0].opened_at.is_some());
}

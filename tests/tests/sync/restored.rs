//! A hub that comes back from a backup which is older than what it promised.

use oogst_core::{capture, inbox, team};

use crate::world::{World, app, send, submit};

#[tokio::test(flavor = "multi_thread")]
async fn what_a_restored_hub_lost_comes_again_by_itself_and_nothing_comes_twice() {
    let mut world = World::new().await;
    let first = world.photo(1);
    send(&world.bram).await.unwrap();
    send(&world.anke).await.unwrap();
    let backup = world.back_up("backup");

    // After the backup: another photo, another colleague, another invite.
    let second = world.photo(2);
    send(&world.bram).await.unwrap();
    let carla = app(&world.dir.path().join("carla"));
    team::join(&carla, &world.link, "Carla").await.unwrap();
    let later = team::invite(&world.anke, false, 5, 5).await.unwrap().link;
    let path = world.dir.path().join("les.txt");
    std::fs::write(&path, "Les van Carla").unwrap();
    let source = capture::Source::Path(path);
    let text = capture::take_in(&carla, source, &capture::Request::default()).unwrap().capture;
    submit(&carla, text.id, 3);
    for app in [&carla, &world.anke] {
        send(app).await.unwrap();
    }
    assert_eq!(inbox::list(&world.anke).unwrap().rows.len(), 3);
    let envelopes = world.envelopes().await;

    world.restore(&backup);
    // Whoever has seen the newest of the log gives it back.
    let report = send(&world.anke).await.unwrap();
    assert!(report.restored.is_some());
    let report = send(&world.bram).await.unwrap();
    assert_eq!(report.restored, Some(5), "two records and three objects");
    assert_eq!((report.sent_records, report.sent_objects), (2, 3));
    let report = send(&carla).await.unwrap();
    assert!(
        report.restored >= Some(3),
        "a name, a capture, a submission, and its file: {:?}",
        report.restored
    );
    send(&world.bram).await.unwrap();
    assert_eq!(world.envelopes().await, envelopes);

    send(&world.anke).await.unwrap();
    assert_eq!(inbox::list(&world.anke).unwrap().rows.len(), 3, "each once");
    assert!(inbox::quarantine(&world.anke).unwrap().is_empty());
    assert_eq!(team::show(&world.anke).unwrap().persons.len(), 3);
    for capture in [&first, &second, &text] {
        assert!(world.hub_objects().contains(&capture.original().unwrap().object.hash));
    }
    let dirk = app(&world.dir.path().join("dirk"));
    team::join(&dirk, &later, "Dirk").await.unwrap();
    assert_eq!(send(&world.bram).await.unwrap().restored, None, "asked once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_whom_nobody_saw_join_before_the_hub_was_restored_still_belongs() {
    let mut world = World::new().await;
    let backup = world.back_up("backup");
    let carla = app(&world.dir.path().join("carla"));
    team::join(&carla, &world.link, "Carla").await.unwrap();
    send(&carla).await.unwrap();
    world.restore(&backup);
    send(&carla).await.unwrap();
    for app in [&world.anke, &world.bram] {
        send(app).await.unwrap();
        assert_eq!(team::show(app).unwrap().persons.len(), 3);
    }
    assert!(team::show(&world.anke).unwrap().persons.iter().any(|p| p.name.as_deref() == Some("Carla")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_that_breaks_off_while_it_asks_for_receipts_again_asks_with_the_next() {
    let mut world = World::new().await;
    let backup = world.back_up("backup");
    let photo = world.photo(1);
    send(&world.bram).await.unwrap();
    world.restore(&backup);
    world.proxy.always("POST", "/receipts", oogst_tests::proxy::Act::Refuse);
    send(&world.bram).await.unwrap_err();
    world.proxy.clear();
    assert_eq!(send(&world.bram).await.unwrap().restored, Some(5));
    world.arrives(&[&photo]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_deleted_since_the_backup_is_deleted_again() {
    let mut world = World::new().await;
    let photo = world.unsubmitted(1);
    send(&world.bram).await.unwrap();
    let original = photo.original().unwrap().object.hash;
    let backup = world.back_up("backup");
    capture::remove(&world.bram, photo.id).unwrap();
    send(&world.bram).await.unwrap();
    assert!(!world.hub_objects().contains(&original));
    world.restore(&backup);
    assert!(world.hub_objects().contains(&original));
    send(&world.bram).await.unwrap();
    assert!(world.hub_objects().is_empty());
}

//! A store that was copied, key and all, and goes on twice; and one that was put back from a backup.

use oogst_core::{capture, submission, team};
use oogst_protocol::invite::InviteLink;

use crate::world::{Device, LOSE_ANSWER, PASS, Proxy, said, school};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_copies_one_becomes_a_new_device_and_what_both_said_stays() {
    let (_hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    let early = bram.photo(1);
    let id = bram.submit(&[&early], "Samen");
    bram.sync().await;
    let copy = bram.copy();
    // Both go on with the same numbers, before either hears of the other.
    let (one, two) = (bram.photo(2), copy.photo(3));
    bram.submit(&[&one], "Origineel");
    copy.submit(&[&two], "Kopie");
    submission::amend(&copy, id, None, Some(said("Door de kopie"))).unwrap();

    assert!(!bram.sync().await.reenrolled);
    let report = copy.sync().await;
    assert!(report.reenrolled, "the hub has what this copy never said");
    assert_ne!(copy.member().device(), bram.member().device());
    assert_eq!(copy.member().person, bram.member().person);
    for device in [&bram, &copy, &anke] {
        assert!(!device.sync().await.reenrolled, "once");
    }
    let mut heard: Vec<_> = anke.inbox().into_iter().map(|row| row.newest.reflection.successes).collect();
    heard.sort_unstable();
    assert_eq!(heard, ["Door de kopie", "Kopie", "Origineel"]);
    assert!(anke.aside().is_empty() && bram.aside().is_empty() && copy.aside().is_empty());
    for device in [&bram, &copy] {
        assert_eq!(capture::list(&device.store, None, 50).unwrap().len(), 3);
        assert_eq!(submission::list(device).unwrap().len(), 3);
    }
    assert_eq!(team::show(&anke).unwrap().devices.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_put_back_from_a_backup_goes_on_as_a_new_device_though_it_dies_halfway() {
    let (hub, anke) = school().await;
    let proxy = Proxy::before(&hub).await;
    let link = team::invite(&anke, false, 1, 48).await.unwrap().link;
    let bram = Device::new();
    team::join(&bram, &InviteLink { hub: proxy.url(), ..link }, "Bram").await.unwrap();
    bram.sync().await;
    let mut backup = bram.copy();
    bram.submit(&[&bram.photo(1)], "Na de reservekopie");
    bram.sync().await;
    let lost = bram.member().device();
    drop(bram);

    backup.submit(&[&backup.photo(2)], "Na het terugzetten");
    // Invite, join and confirmation: cut off after each of them.
    for _ in 0..3 {
        proxy.set(LOSE_ANSWER);
        assert!(backup.try_sync().await.is_err());
        backup.reopen();
    }
    proxy.set(PASS);
    assert!(backup.sync().await.reenrolled);
    anke.sync().await;
    assert_eq!(anke.inbox().len(), 2);
    assert!(anke.aside().is_empty());
    let devices = team::show(&anke).unwrap().devices;
    assert_eq!(devices.len(), 3, "no ghost for each try");
    assert!(devices.iter().any(|device| device.id == lost));
}

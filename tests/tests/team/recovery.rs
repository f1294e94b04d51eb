//! A lost phone loses nothing that was synced: a person comes back by their sheet.

use oogst_core::{
    capture, inbox, outbox, submission,
    sync::{HubFault, NoProgress, SyncError},
    team::{self, PrintedSheet, RecoverBy, TeamError, sheet_pdf::Labels},
};
use oogst_domain::{inbox::ItemState, outbox::State};
use oogst_protocol::{
    Audience,
    log::DeviceStatus,
    recovery::{RecoverySeed, RecoverySheet, WordsError},
};

use crate::world::{Device, LOSE_ANSWER, LOSE_REQUEST, PASS, Proxy, refused, school};

fn labels() -> Labels {
    let text = |text: &str| text.to_owned();
    Labels {
        lang: text("nl"),
        title: text("Herstelblad"),
        who: text("Bram"),
        explain: vec![text("Bewaar dit blad.")],
        scan_here: text("Scan"),
        words_title: text("Woorden"),
        words_hint: text("Of typ deze woorden."),
        hub_label: text("Hub"),
        team_label: text("Team"),
        keep_safe: text("Niet kwijtraken"),
    }
}

async fn print(device: &Device) -> PrintedSheet {
    team::print_sheet(device, &labels()).await.unwrap()
}

fn by(sheet: &PrintedSheet) -> RecoverBy {
    RecoverBy::Sheet(RecoverySheet::parse(&sheet.code).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_phone_loses_nothing_that_was_synced() {
    let (_hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    let early = bram.photo(1);
    bram.sync().await;
    let sheet = print(&bram).await;
    assert!(sheet.pdf.starts_with(b"%PDF"));
    let late = bram.photo(2);
    let id = bram.submit(&[&early, &late], "Alles");
    bram.sync().await;
    let lost = bram.member();

    let phone = Device::new();
    let member = team::recover(&phone, by(&sheet)).await.unwrap();
    assert_eq!(member.person, lost.person);
    assert_ne!(member.device(), lost.device());
    phone.sync().await;
    // What the lost phone had said is settled: whoever holds it adds nothing to it.
    let own = Audience::Own(lost.person);
    let log = phone.log();
    let status = &log.devices()[&lost.device()].status;
    assert!(
        matches!(status, DeviceStatus::Removed(Some(seen)) if seen.iter().any(|s| s.audience == own)),
        "{status:?}"
    );
    let found = capture::list(&phone.store, None, 50).unwrap();
    let mut ids: Vec<_> = found.iter().map(|c| c.id).collect();
    ids.sort_unstable();
    let mut wanted = [early.id, late.id];
    wanted.sort_unstable();
    assert_eq!(ids, wanted);
    for capture in [&early, &late] {
        assert_eq!(outbox::states(&phone, &[capture.id]).unwrap()[0].state, State::Freed);
        let original = &capture.original().unwrap().object;
        let out = phone.file("out.jpg");
        let opened = inbox::open(&phone, original, &out, &NoProgress).await.unwrap();
        assert_eq!(opened.sha256, original.plain_sha256);
        assert_eq!(outbox::states(&phone, &[capture.id]).unwrap()[0].state, State::Received);
    }
    assert_eq!(submission::list(&phone).unwrap()[0].submission, id);
    assert_eq!(
        team::show(&phone).unwrap().persons.iter().find(|p| p.me).unwrap().name.as_deref(),
        Some("Bram")
    );

    // The lost phone is out, and the sheet is used up.
    assert!(matches!(bram.try_sync().await, Err(SyncError::Hub(HubFault::Removed))));
    assert!(matches!(refused(team::recover(&Device::new(), by(&sheet)).await), TeamError::SheetOver));
    // And what it goes on with is Bram's.
    submission::amend(&phone, id, None, Some(crate::world::said("Terug"))).unwrap();
    phone.sync().await;
    anke.sync().await;
    assert_eq!(anke.inbox()[0].newest.reflection.successes, "Terug");
    assert!(anke.aside().is_empty());
    // A new sheet works as the first did, also for what was sealed before it was printed.
    let again = print(&phone).await;
    let next = Device::new();
    team::recover(&next, by(&again)).await.unwrap();
    next.sync().await;
    assert_eq!(capture::list(&next.store, None, 50).unwrap().len(), 2);
}

/// Its object lies at the hub for its author's own alone, put there by a device that is gone: who may fetch it has to be
/// told anew, by a device that never sent it.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_recovered_person_submits_of_old_media_can_be_fetched() {
    let (_hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    let photo = bram.photo(1);
    bram.sync().await;
    let sheet = print(&bram).await;
    drop(bram);

    let phone = Device::new();
    team::recover(&phone, by(&sheet)).await.unwrap();
    phone.sync().await;
    phone.submit(&[&photo], "Toch nog");
    let report = phone.sync().await;
    assert!(report.failed.is_empty(), "{:?}", report.failed);
    assert_eq!(anke.sync().await.fetched, 2, "both previews");
    assert_eq!(anke.inbox()[0].newest.items[0].state, ItemState::NotFetched);
    let (original, out) = (&photo.original().unwrap().object, anke.file("out.jpg"));
    let opened = inbox::open(&anke, original, &out, &NoProgress).await.unwrap();
    assert_eq!(opened.sha256, original.plain_sha256);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_bring_a_preparer_back_with_the_preparation_s_history() {
    let (hub, anke) = school().await;
    let sheet = print(&anke).await;
    let carla = Device::colleague_of(&anke, "Carla").await;
    let bram = Device::preparer_with(&anke, "Bram").await;
    carla.submit(&[&carla.photo(1)], "Eerste");
    carla.sync().await;
    // A further epoch, after the sheet was printed.
    team::remove(&bram, team::Removal::Device(carla.member().device())).await.unwrap();
    let dirk = Device::colleague_of(&bram, "Dirk").await;
    dirk.submit(&[&dirk.photo(2)], "Tweede");
    dirk.sync().await;

    let words = |text: &str| RecoverySeed::from_words(text);
    let seed = words(&sheet.words.to_uppercase()).unwrap();
    assert_eq!(words("aap noot mies"), Err(WordsError::Count(3)));
    let back = Device::new();
    team::recover(&back, RecoverBy::Words { seed, hub: format!("{}/", hub.url()), team: sheet.team })
        .await
        .unwrap();
    back.sync().await;
    let mut said: Vec<_> = back.inbox().into_iter().map(|row| row.newest.reflection.successes).collect();
    said.sort_unstable();
    assert_eq!(said, ["Tweede"], "the first came after the last that Bram had seen");
    assert_eq!(back.aside(), ["after_removal"]);
    assert!(back.log().is_preparer(&back.member().device()));
    // The whole group goes on under new keys that the lost phone never had.
    bram.sync().await;
    assert!(!anke.opens(Audience::Preparation, &bram.log()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_that_was_replaced_or_is_of_another_team_brings_nobody_back() {
    let (hub, anke) = school().await;
    let (first, second) = (print(&anke).await, print(&anke).await);
    assert!(matches!(refused(team::recover(&Device::new(), by(&first)).await), TeamError::SheetOver));

    let (elsewhere, eva) = school().await;
    let others = print(&eva).await;
    let seed = || RecoverySheet::parse(&others.code).unwrap().seed;
    // The words of one team led to the hub, or into the team, of another.
    let astray = RecoverBy::Words { seed: seed(), hub: hub.url(), team: others.team };
    assert!(matches!(refused(team::recover(&Device::new(), astray).await), TeamError::SheetOver));
    let astray = RecoverBy::Words { seed: seed(), hub: hub.url(), team: second.team };
    assert!(matches!(refused(team::recover(&Device::new(), astray).await), TeamError::SheetOver));
    let mut swapped = RecoverySheet::parse(&others.code).unwrap();
    swapped.hub_key = RecoverySheet::parse(&second.code).unwrap().hub_key;
    assert!(matches!(
        refused(team::recover(&Device::new(), RecoverBy::Sheet(swapped)).await),
        TeamError::OtherLog
    ));
    let cut = &second.code[..second.code.len() - 4];
    assert!(RecoverySheet::parse(cut).is_err());
    // Somebody with a team does not recover into another.
    assert!(matches!(refused(team::recover(&eva, by(&second)).await), TeamError::AlreadyMember));
    drop(elsewhere);
    team::recover(&Device::new(), by(&second)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_that_dies_after_the_hub_said_yes_is_finished() {
    let (hub, anke) = school().await;
    let photo = anke.photo(1);
    anke.sync().await;
    let sheet = print(&anke).await;
    let proxy = Proxy::before(&hub).await;
    let through = || {
        let mut sheet = RecoverySheet::parse(&sheet.code).unwrap();
        sheet.hub = proxy.url();
        RecoverBy::Sheet(sheet)
    };
    let mut phone = Device::new();

    // Dies before the hub has it: nothing is used up, and without the sheet nothing goes on.
    proxy.set(LOSE_REQUEST);
    assert!(matches!(refused(team::recover(&phone, through()).await), TeamError::Hub(_)));
    proxy.set(PASS);
    phone.reopen();
    assert!(matches!(phone.try_sync().await, Err(SyncError::Team(TeamError::SheetNeeded))));
    // Dies after: the sheet is used, and only what was kept can go on.
    proxy.set(LOSE_ANSWER);
    assert!(matches!(refused(team::recover(&phone, through()).await), TeamError::Hub(_)));
    proxy.set(PASS);
    phone.reopen();
    assert!(matches!(refused(team::recover(&Device::new(), through()).await), TeamError::SheetOver));
    let report = phone.sync().await;
    assert_eq!(report.fetched, 2);
    assert_eq!(capture::list(&phone.store, None, 50).unwrap()[0].id, photo.id);
    assert_eq!(phone.member().state, team::MembershipState::Active);
    assert_eq!(phone.log().preparers(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_that_died_is_finished_by_the_same_sheet_too() {
    let (hub, anke) = school().await;
    let sheet = print(&anke).await;
    let proxy = Proxy::before(&hub).await;
    let through = || {
        let mut sheet = RecoverySheet::parse(&sheet.code).unwrap();
        sheet.hub = proxy.url();
        RecoverBy::Sheet(sheet)
    };
    let mut phone = Device::new();
    for mode in [LOSE_REQUEST, LOSE_ANSWER] {
        proxy.set(mode);
        assert!(matches!(refused(team::recover(&phone, through()).await), TeamError::Hub(_)));
        phone.reopen();
    }
    proxy.set(PASS);
    team::recover(&phone, through()).await.unwrap();
    phone.sync().await;
    assert_eq!(team::show(&phone).unwrap().devices.len(), 2, "one device for all tries");
}

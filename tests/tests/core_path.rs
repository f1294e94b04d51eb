//! The path through the core, against a real hub process: captured offline, sealed, synced, opened by a preparer;
//! then removal, recovery and a restored hub.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::Path;

use oogst_core::{
    App, capture,
    capture::{Request, Source},
    inbox, outbox,
    store::FileVault,
    submission,
    submission::Chosen,
    sync::{NoProgress, SyncOptions, sync},
    team,
};
use oogst_domain::{
    outbox::State,
    submission::{Pupils, Reflection},
};
use oogst_fixtures::files::{desk::Scene, photo::Photo};
use oogst_protocol::invite::FoundingLink;
use oogst_tests::hub::Hub;

fn app(dir: &Path) -> App {
    App::open(&dir.join("store"), &FileVault::new(dir.join("key"))).unwrap()
}

fn photo(dir: &Path, seed: u64) -> std::path::PathBuf {
    let path = dir.join(format!("{seed}.jpg"));
    std::fs::write(&path, Photo::small(Scene::Cards, seed).jpeg()).unwrap();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_reaches_the_preparation_group_and_nobody_else() {
    let hub = Hub::start();
    let dirs: Vec<_> = (0..3).map(|_| tempfile::tempdir().unwrap()).collect();
    let [anke, bram, carla] = [&dirs[0], &dirs[1], &dirs[2]].map(|dir| app(dir.path()));

    // Captured before any team is joined.
    let path = photo(dirs[1].path(), 1);
    let taken = capture::take_in(&bram, Source::Path(path), &Request::default()).unwrap().capture;

    let link = FoundingLink::parse(&hub.founding_link()).unwrap();
    team::found(&anke, &link, "De Regenboog", "Anke").await.unwrap();
    let invited = team::invite(&anke, false, 30, 48).await.unwrap();
    team::join(&bram, &invited.link, "Bram").await.unwrap();
    team::join(&carla, &invited.link, "Carla").await.unwrap();

    let chosen = [Chosen { capture: taken.id, pupils: Pupils::None }];
    let reflection = Reflection { successes: "Iedereen deed mee".into(), ..Reflection::default() };
    submission::keep_draft(&bram, &Reflection { obstacles: "Tijd".into(), ..reflection.clone() }).unwrap();
    submission::submit(&bram, None, &chosen, &[], reflection).unwrap();
    assert_eq!(submission::draft(&bram).unwrap(), Reflection::default(), "what was written is sent now");
    assert_eq!(outbox::states(&bram, &[taken.id]).unwrap()[0].state, State::Queued);

    let report = sync(&bram, &SyncOptions::default(), &NoProgress).await.unwrap();
    assert_eq!(report.sent_objects, 3);
    assert_eq!(outbox::states(&bram, &[taken.id]).unwrap()[0].state, State::Received);
    assert!(outbox::list(&bram).unwrap().rows.is_empty());

    let report = sync(&anke, &SyncOptions::default(), &NoProgress).await.unwrap();
    assert_eq!(report.fetched, 2, "both previews");
    let inbox = inbox::list(&anke).unwrap();
    assert_eq!(inbox.rows.len(), 1);
    let row = &inbox.rows[0];
    assert_eq!(row.from.name.as_deref(), Some("Bram"));
    assert_eq!(row.newest.reflection.successes, "Iedereen deed mee");
    let original = taken.original().unwrap().object.clone();
    let out = dirs[0].path().join("out.jpg");
    let opened = inbox::open(&anke, &original, &out, &NoProgress).await.unwrap();
    assert_eq!(oogst_protocol::Hash::of(&std::fs::read(&out).unwrap()), opened.sha256);

    // A colleague sees the team, and none of it.
    sync(&carla, &SyncOptions::default(), &NoProgress).await.unwrap();
    assert!(inbox::list(&carla).unwrap().rows.is_empty());
    assert_eq!(team::show(&carla).unwrap().persons.len(), 3);
    assert_eq!(team::show(&carla).unwrap().name.as_deref(), Some("De Regenboog"));
}

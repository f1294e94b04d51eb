//! Connections that break, answers that are lost, processes that die.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use oogst_core::{
    outbox,
    sync::{NoProgress, SyncOptions, sync},
};
use oogst_tests::proxy::Act;

use crate::world::{World, app, client, options, send};

const CHUNK: u64 = 1 << 20;
const FILM: u64 = 20 << 20;

fn chunked() -> SyncOptions {
    SyncOptions { chunk: CHUNK, ..options() }
}

/// Bytes of media that went on to the hub.
fn passed(world: &World) -> u64 {
    world.proxy.seen().iter().filter(|seen| seen.path.contains("/uploads")).map(|seen| seen.passed).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_cut_anywhere_at_most_one_chunk_of_a_film_is_sent_again() {
    let world = World::new().await;
    let film = world.film(FILM, 1);
    let bytes = film.original().unwrap().object.bytes;
    // In the creating request, in the middle of a chunk, and just before the end of one; and one answer lost.
    world.proxy.rule("POST", "/uploads", 0, 1, Act::Cut(300_000));
    world.proxy.rule("PATCH", "/uploads", 3, 1, Act::Cut(CHUNK / 2));
    world.proxy.rule("PATCH", "/uploads", 7, 1, Act::Cut(CHUNK - 1));
    world.proxy.rule("PATCH", "/uploads", 10, 1, Act::LoseAnswer);
    let report = sync(&world.bram, &chunked(), &NoProgress).await.unwrap();
    assert_eq!((report.sent_objects, report.failed.len()), (1, 0));
    let passed = passed(&world);
    assert!(passed >= bytes && passed <= bytes + 4 * CHUNK, "{passed} for {bytes}");
    world.arrives(&[&film]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_that_ended_halfway_is_taken_up_by_the_next_at_the_hubs_offset() {
    let world = World::new().await;
    let film = world.film(FILM, 1);
    let bytes = film.original().unwrap().object.bytes;
    world.proxy.rule("PATCH", "/uploads", 8, 1, Act::Cut(CHUNK / 2));
    world.proxy.rule("HEAD", "/uploads", 0, 9, Act::Refuse);
    sync(&world.bram, &chunked(), &NoProgress).await.unwrap_err();
    let row = &outbox::states(&world.bram, &[film.id]).unwrap()[0];
    assert!(row.sent_bytes >= 8 * CHUNK && row.sent_bytes < row.total_bytes, "{row:?}");
    world.proxy.clear();
    let first = passed(&world);
    assert!(first > 8 * CHUNK && first < 11 * CHUNK);
    sync(&world.bram, &chunked(), &NoProgress).await.unwrap();
    let second = passed(&world);
    assert!(first + second <= bytes + CHUNK, "{first} + {second} for {bytes}");
    world.arrives(&[&film]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_killed_while_it_sends_costs_one_chunk() {
    let world = World::new().await;
    let film = world.film(FILM, 1);
    let bytes = film.original().unwrap().object.bytes;
    // Its tenth chunk finds the way closed; while it waits there, it is killed.
    world.proxy.rule("PATCH", "/uploads", 8, u32::MAX, Act::Cut(CHUNK / 3));
    world.proxy.rule("HEAD", "/uploads", 0, u32::MAX, Act::Hold);
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "cuts::a_child_that_sends", "--nocapture"])
        .env("OOGST_SENDS", world.dir.path().join("bram"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut seen = Vec::new();
    while !seen.iter().any(|seen: &oogst_tests::proxy::Seen| seen.method == "HEAD") {
        assert_eq!(child.try_wait().unwrap(), None, "it ended before it was killed");
        std::thread::sleep(std::time::Duration::from_millis(5));
        seen.extend(world.proxy.seen());
    }
    child.kill().unwrap();
    child.wait().unwrap();
    world.proxy.clear();
    // Bytes of requests that had begun may still be counted with the next.
    let first: u64 = seen
        .iter()
        .map(|seen| if seen.method == "POST" || seen.method == "PATCH" { seen.passed } else { 0 })
        .sum();
    assert!(first > 0);
    sync(&world.bram, &chunked(), &NoProgress).await.unwrap();
    let second = passed(&world);
    assert!(second + 9 * CHUNK <= bytes + CHUNK, "{second} more of {bytes}");
    world.arrives(&[&film]).await;
}

/// What the killed process does; nothing in any other.
#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_sends() {
    let Some(dir) = std::env::var_os("OOGST_SENDS") else { return };
    drop(sync(&app(&PathBuf::from(dir)), &chunked(), &NoProgress).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_is_killed_in_the_middle_goes_on_where_its_disk_is() {
    let mut world = World::new().await;
    let film = world.film(FILM, 1);
    world.proxy.rule("PATCH", "/uploads", 9, u32::MAX, Act::Refuse);
    world.proxy.rule("HEAD", "/uploads", 0, u32::MAX, Act::Refuse);
    sync(&world.bram, &chunked(), &NoProgress).await.unwrap_err();
    world.hub.kill();
    sync(&world.bram, &chunked(), &NoProgress).await.unwrap_err();
    world.hub.restart();
    world.arrives(&[&film]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_about_records_makes_no_second_record() {
    let world = World::new().await;
    let photo = world.photo(1);
    let before = world.envelopes().await;
    world.proxy.rule("POST", "/envelopes", 0, 1, Act::LoseAnswer);
    send(&world.bram).await.unwrap_err();
    assert_eq!(world.envelopes().await, before + 2, "the hub had acted");
    world.arrives(&[&photo]).await;
    assert_eq!(world.envelopes().await, before + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn any_one_answer_may_be_lost() {
    let world = World::new().await;
    let mut photos = Vec::new();
    for seed in 1.. {
        let photo = world.photo(seed);
        world.proxy.rule("", "", u32::try_from(seed).unwrap() - 1, 1, Act::LoseAnswer);
        let result = send(&world.bram).await;
        let all = world.proxy.seen().len();
        photos.push(photo);
        world.arrives(&photos.iter().collect::<Vec<_>>()).await;
        // Beyond the last request nothing is lost any more.
        if all < usize::try_from(seed).unwrap() {
            assert!(result.is_ok());
            break;
        }
        assert!(seed < 40, "a sync of a few requests");
    }
    assert!(photos.len() > 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn records_that_came_back_after_a_lost_answer_have_their_receipts() {
    let world = World::new().await;
    world.photo(1);
    world.proxy.rule("POST", "/envelopes", 0, 1, Act::LoseAnswer);
    send(&world.bram).await.unwrap_err();
    send(&world.bram).await.unwrap();
    let unsigned: i64 = world
        .bram
        .store
        .read(|db| {
            let sql =
                "SELECT count(*) FROM records WHERE status = 'sent' AND (envelope IS NULL OR envelope NOT IN
                         (SELECT hash FROM receipts))";
            db.query_row(sql, [], |row| row.get(0)).map_err(oogst_core::store::StoreError::from)
        })
        .unwrap();
    assert_eq!(unsigned, 0);
    assert!(client(&world.bram).envelopes(0, 0).await.unwrap().envelopes.len() > 2);
}

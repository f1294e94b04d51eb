//! Uploads that a platform does by itself while the app is gone: here a few lines of HTTP do, and know nothing of us.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
};

use oogst_core::sync::{HandedOver, NoProgress, SyncOptions, hand_over, sync};
use oogst_tests::proxy::Act;

use crate::world::{World, options, send};

const CHUNK: u64 = 1 << 20;
const FILM: u64 = 6 << 20;

/// What a phone's own upload service does: one request, its body a file. Gives the answer's status.
async fn platform(upload: &HandedOver, most: usize) -> u16 {
    let mut body = std::fs::read(&upload.file).unwrap();
    assert_eq!(body.len() as u64, upload.bytes);
    body.truncate(most);
    let (host, path) = upload.url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut head = format!("PATCH /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in &upload.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("Content-Length: {}\r\n\r\n", body.len());
    let host = host.to_owned();
    let send = move || {
        let mut line = TcpStream::connect(host).unwrap();
        line.write_all(head.as_bytes()).unwrap();
        line.write_all(&body).unwrap();
        let mut answer = String::new();
        BufReader::new(line).read_line(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    };
    tokio::task::spawn_blocking(send).await.unwrap()
}

/// Bytes of media that went on to the hub.
fn passed(world: &World) -> u64 {
    world.proxy.seen().iter().filter(|seen| seen.path.contains("/uploads")).map(|seen| seen.passed).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_platform_sent_is_found_at_the_hub_and_not_sent_again() {
    let world = World::new().await;
    let film = world.film(FILM, 1);
    let bytes = film.original().unwrap().object.bytes;
    let folder = world.dir.path().join("over");
    std::fs::create_dir_all(&folder).unwrap();

    let over = hand_over(&world.bram, &options(), &folder, 8).await.unwrap();
    let [upload] = over.as_slice() else { panic!("{over:?}") };
    assert_eq!((upload.bytes, upload.copied), (bytes, false));
    assert_eq!(platform(upload, usize::MAX).await, 204);

    send(&world.bram).await.unwrap();
    assert_eq!(passed(&world), bytes, "once, by the platform");
    world.arrives(&[&film]).await;
    assert!(hand_over(&world.bram, &options(), &folder, 8).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rest_of_an_upload_that_was_begun_is_handed_over_and_half_of_that_loses_nothing() {
    let world = World::new().await;
    let film = world.film(FILM, 1);
    let bytes = film.original().unwrap().object.bytes;
    let folder = world.dir.path().join("over");
    std::fs::create_dir_all(&folder).unwrap();
    world.proxy.rule("PATCH", "/uploads", 1, 1, Act::Cut(CHUNK / 2));
    world.proxy.rule("HEAD", "/uploads", 0, 9, Act::Refuse);
    sync(&world.bram, &SyncOptions { chunk: CHUNK, ..options() }, &NoProgress).await.unwrap_err();
    world.proxy.clear();

    let over = hand_over(&world.bram, &options(), &folder, 8).await.unwrap();
    let [upload] = over.as_slice() else { panic!("{over:?}") };
    assert!(upload.copied && upload.bytes < bytes, "{upload:?}");
    // The platform was ended halfway: a whole request of half the bytes, which the hub keeps.
    let half = usize::try_from(upload.bytes / 2).unwrap();
    assert_eq!(platform(upload, half).await, 204);
    // The next one is from where that ended, and the same request again is refused, not stored twice.
    let next = hand_over(&world.bram, &options(), &folder, 8).await.unwrap();
    assert_eq!(next[0].bytes, upload.bytes - half as u64);
    assert_eq!(platform(upload, half).await, 409);

    send(&world.bram).await.unwrap();
    world.arrives(&[&film]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn small_things_and_films_on_a_network_that_costs_are_not_handed_over() {
    let world = World::new().await;
    world.photo(1);
    world.film(FILM, 2);
    let metered = SyncOptions { include_video: false, ..options() };
    assert!(hand_over(&world.bram, &metered, world.dir.path(), 8).await.unwrap().is_empty());
    assert_eq!(hand_over(&world.bram, &options(), world.dir.path(), 8).await.unwrap().len(), 1);
}

//! Uploads objects to a hub process and waits for their receipts: `load DATA URL [COUNT] [BYTES] [CONCURRENCY]`, where DATA
//! is the folder of a fresh hub at URL. Prints megabytes a second from the first request to the last receipt.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::{path::PathBuf, time::Instant};

use futures_util::{StreamExt, stream};
use oogst_protocol::Hash;
use support::*;

#[tokio::main]
async fn main() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut args = std::env::args().skip(1);
    let data = PathBuf::from(args.next().expect("the hub's data folder"));
    let url = args.next().expect("the hub's address");
    let mut number = |default: usize| args.next().map_or(default, |text| text.parse().unwrap());
    let (count, size, concurrency) = (number(100), number(2_000_000), number(1));
    let team = found_with(&url, &read_link(&data), 1).await;
    let caller = team.caller(&team.founder).await;
    let objects: Vec<(Hash, Vec<u8>)> = (0..count as u64)
        .map(|n| noise(size, n + std::process::id() as u64 * 1000))
        .map(|bytes| (Hash::of(&bytes), bytes))
        .collect();
    let hashes: Vec<Hash> = objects.iter().map(|(hash, _)| *hash).collect();
    let begun = Instant::now();
    stream::iter(objects)
        .for_each_concurrent(concurrency, |(hash, bytes)| {
            let caller = caller.clone();
            async move {
                let made = caller.tus(reqwest::Method::POST, "uploads").header("Upload-Length", bytes.len());
                let made = made.header("Upload-Metadata", metadata(&hash, "")).header("Content-Type", OCTETS);
                assert_eq!(made.body(bytes).send().await.unwrap().status(), 201);
            }
        })
        .await;
    let sent = begun.elapsed();
    let receipts = caller.receipts(&hashes).await.unwrap();
    let all = begun.elapsed();
    assert_eq!(receipts.receipts.len(), count);
    let megabytes = (count * size) as f64 / 1e6;
    println!(
        "{concurrency} at once: {:.0} MB/s to the last receipt ({:.0} MB/s received)",
        megabytes / all.as_secs_f64(),
        megabytes / sent.as_secs_f64()
    );
}

//! Slow clients: they wait for themselves alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::*;
use tokio::{io::AsyncWriteExt, net::TcpStream};

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_slow_clients_hold_nobody_up() {
    let hub = TestHub::start().await;
    let team = found(&hub).await;
    let caller = team.caller(&team.founder).await;
    let address = hub.url.trim_start_matches("http://");
    let mut slow = Vec::new();
    for n in 0..200 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let path = caller.create(1_000, "").await.unwrap();
        let head = format!(
            "PATCH {path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {}\r\nTus-Resumable: 1.0.0\r\n\
             Upload-Offset: 0\r\nContent-Type: {OCTETS}\r\nContent-Length: 1000\r\n\r\nabc",
            caller.token
        );
        // Half of them never come to the end of their head.
        let bytes = if n % 2 == 0 { head.as_bytes() } else { &head.as_bytes()[..60] };
        stream.write_all(bytes).await.unwrap();
        slow.push(stream);
    }
    let hash = caller.upload(&noise(1_000_000, 8), "").await;
    assert_eq!(caller.receipts(&[hash]).await.unwrap().receipts.len(), 1);
    drop(slow);
}

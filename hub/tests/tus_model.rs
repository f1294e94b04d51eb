//! tus state against a model: whatever order of pieces, questions, cuts and restarts, the bytes come out right.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{path::Path, sync::Arc};

use oogst_hub::clock::SystemClock;
use oogst_protocol::Hash;
use proptest::prelude::*;
use support::*;

/// What happens next to an upload.
#[derive(Debug, Clone)]
enum Step {
    /// A piece of so many bytes at the right offset.
    Patch(usize),
    /// A piece at another offset.
    Astray(u64),
    /// A piece whose connection breaks after so many bytes.
    Cut(usize),
    /// A piece whose checksum is another's.
    BadSum(usize),
    /// Where does it stand?
    Head,
    /// The hub ends and starts again.
    Restart,
}

const SIZE: usize = 90_000;

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..40_000usize).prop_map(Step::Patch),
        1 => (0..100_000u64).prop_map(Step::Astray),
        2 => (0..40_000usize).prop_map(Step::Cut),
        1 => (1..40_000usize).prop_map(Step::BadSum),
        2 => Just(Step::Head),
        1 => Just(Step::Restart),
    ]
}

async fn start(data: &Path) -> TestHub {
    TestHub::over(data, |_| {}, Arc::new(SystemClock)).await
}

async fn play(steps: Vec<Step>, n: u64) {
    let dir = tempfile::tempdir().unwrap();
    let mut hub = start(dir.path()).await;
    let team = found_with(&hub.url, &read_link(dir.path()), 1).await;
    let mut caller = team.caller(&team.founder).await;
    let bytes = noise(SIZE, n);
    let upload = caller.create(SIZE as u64, &metadata(&Hash::of(&bytes), "")).await.unwrap();
    // The model: the upload stands somewhere in `low..=high`; a question settles where.
    let (mut low, mut high) = (0, 0);
    for step in steps {
        if !matches!(step, Step::Restart) && low != high {
            let at = caller.offset(&upload).await.unwrap() as usize;
            assert!((low..=high).contains(&at), "{at} is not in {low}..={high}");
            (low, high) = (at, at);
        }
        match step {
            Step::Patch(len) => {
                let end = (high + len).min(SIZE);
                assert_eq!(caller.patch(&upload, high as u64, &bytes[high..end]).await.status(), 204);
                (low, high) = (end, end);
            }
            Step::Astray(offset) if offset != high as u64 => {
                assert_eq!(caller.patch(&upload, offset, b"astray").await.status(), 409);
            }
            Step::Astray(_) => {}
            Step::Cut(len) => {
                let end = (high + len).min(SIZE - 1).max(high);
                let piece = bytes[high..end].to_vec();
                let cut = [Ok(piece), Err(std::io::Error::other("cut"))];
                let patch = caller.tus(reqwest::Method::PATCH, &upload).header("Upload-Offset", high);
                let body = reqwest::Body::wrap_stream(futures_util::stream::iter(cut));
                let _ = patch.header("Content-Type", OCTETS).body(body).send().await;
                high = end;
            }
            Step::BadSum(len) if high < SIZE => {
                let end = (high + len).min(SIZE);
                let patch = caller.tus(reqwest::Method::PATCH, &upload).header("Upload-Offset", high);
                let patch = patch.header("Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
                let patch = patch.header("Content-Type", OCTETS).body(bytes[high..end].to_vec());
                assert_eq!(patch.send().await.unwrap().status(), 460);
            }
            Step::BadSum(_) => {}
            Step::Head => assert_eq!(caller.offset(&upload).await, Ok(high as u64)),
            Step::Restart => {
                hub.stop().await;
                hub = start(dir.path()).await;
                caller.url.clone_from(&hub.url);
            }
        }
    }
    let at = caller.offset(&upload).await.unwrap() as usize;
    assert!((low..=high).contains(&at));
    if at < SIZE {
        assert_eq!(caller.patch(&upload, at as u64, &bytes[at..]).await.status(), 204);
    }
    assert_eq!(caller.receipts(&[Hash::of(&bytes)]).await.unwrap().receipts.len(), 1);
    hub.stop().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_bytes_come_out_right(steps in prop::collection::vec(step(), 1..14), n in any::<u64>()) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(play(steps, n));
    }
}

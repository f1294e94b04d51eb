//! tus 1.0.0 by its text: each MUST that a server can break.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use oogst_protocol::{Hash, api};
use reqwest::Method;
use sha1::Digest;
use support::*;

async fn caller() -> (TestHub, Caller) {
    let hub = TestHub::start().await;
    let team = found(&hub).await;
    let caller = team.caller(&team.founder).await;
    (hub, caller)
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_requests_get_the_status_that_the_specification_names() {
    let (_hub, caller) = caller().await;
    let upload = caller.create(10, "").await.unwrap();
    type Headers = &'static [(&'static str, &'static str)];
    let tus = ("Tus-Resumable", "1.0.0");
    let octets = ("Content-Type", OCTETS);
    let at = ("Upload-Offset", "0");
    let sha1 = ("Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    let long = "99999999999999999999999";
    let table: Vec<(Method, &str, Headers, u16)> = vec![
        (Method::POST, "uploads", Box::leak(Box::new([("Upload-Length", "1")])), 412),
        (
            Method::POST,
            "uploads",
            Box::leak(Box::new([("Tus-Resumable", "0.2.2"), ("Upload-Length", "1")])),
            412,
        ),
        (Method::POST, "uploads", Box::leak(Box::new([tus])), 400),
        (Method::POST, "uploads", Box::leak(Box::new([tus, ("Upload-Length", "-1")])), 400),
        (Method::POST, "uploads", Box::leak(Box::new([tus, ("Upload-Length", long)])), 400),
        (Method::POST, "uploads", Box::leak(Box::new([tus, ("Upload-Length", "3000000000")])), 413),
        (Method::POST, "uploads", Box::leak(Box::new([tus, ("Upload-Defer-Length", "1")])), 400),
        (
            Method::POST,
            "uploads",
            Box::leak(Box::new([tus, ("Upload-Length", "1"), ("Upload-Metadata", "a !")])),
            400,
        ),
        (Method::HEAD, &upload, &[], 412),
        (Method::PATCH, &upload, Box::leak(Box::new([octets, at])), 412),
        (Method::PATCH, &upload, Box::leak(Box::new([tus, at])), 415),
        (Method::PATCH, &upload, Box::leak(Box::new([tus, at, ("Content-Type", "text/plain")])), 415),
        (Method::PATCH, &upload, Box::leak(Box::new([tus, octets])), 400),
        (Method::PATCH, &upload, Box::leak(Box::new([tus, octets, ("Upload-Offset", "x")])), 400),
        (Method::PATCH, &upload, Box::leak(Box::new([tus, octets, ("Upload-Offset", "5")])), 409),
        (
            Method::PATCH,
            &upload,
            Box::leak(Box::new([tus, octets, at, ("Upload-Checksum", "md5 AAAA")])),
            400,
        ),
        (Method::PATCH, &upload, Box::leak(Box::new([tus, octets, at, sha1])), 460),
        (
            Method::PATCH,
            "uploads/00000000000000000000000000000000",
            Box::leak(Box::new([tus, octets, at])),
            404,
        ),
        (Method::HEAD, "uploads/nonsense", Box::leak(Box::new([tus])), 404),
        (Method::DELETE, "uploads/00000000000000000000000000000000", Box::leak(Box::new([tus])), 404),
        (Method::GET, &upload, Box::leak(Box::new([tus])), 405),
    ];
    for (method, path, headers, wanted) in table {
        let mut request = caller.request(method.clone(), path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if method == Method::PATCH {
            request = request.body("abc");
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), wanted, "{method} {path} {headers:?}");
        assert_eq!(response.headers()["tus-resumable"], "1.0.0", "{method} {path}");
        assert_eq!(response.headers().contains_key("tus-version"), wanted == 412, "{method} {path}");
        if method == Method::HEAD {
            assert!(!response.headers().contains_key("upload-offset"));
        } else {
            refused(response).await;
        }
    }
    assert_eq!(caller.offset(&upload).await, Ok(0), "no refused request left a byte");
}

#[tokio::test(flavor = "multi_thread")]
async fn options_tell_what_the_hub_can_do_without_a_token() {
    let hub = TestHub::start().await;
    let url = format!("{}/v1/teams/{}/uploads", hub.url, Hash([0; 32]));
    let options = client().request(Method::OPTIONS, url).send().await.unwrap();
    assert_eq!(options.status(), 204);
    assert_eq!(options.headers()["tus-version"], "1.0.0");
    let extensions = options.headers()["tus-extension"].to_str().unwrap();
    assert_eq!(extensions, "creation,creation-with-upload,termination,expiration,checksum");
    assert_eq!(options.headers()["tus-max-size"], (2u64 << 30).to_string().as_str());
    assert_eq!(options.headers()["tus-checksum-algorithm"], "sha256,sha1");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_in_pieces_becomes_its_bytes() {
    let (_hub, caller) = caller().await;
    let bytes = noise(100_000, 3);
    let upload = caller.create(100_000, "note aGk=").await.unwrap();
    let head = caller.tus(Method::HEAD, &upload).send().await.unwrap();
    assert_eq!(head.headers()["cache-control"], "no-store");
    assert_eq!(head.headers()["upload-metadata"], "note aGk=");
    assert_eq!(head.headers()["upload-length"], "100000");
    assert!(head.headers()["upload-expires"].to_str().unwrap().ends_with(" GMT"));
    let mut at = 0;
    for piece in bytes.chunks(33_333) {
        let answer = caller.patch(&upload, at as u64, piece).await;
        at += piece.len();
        assert_eq!(answer.status(), 204);
        assert_eq!(answer.headers()["upload-offset"], at.to_string().as_str());
    }
    assert_eq!(caller.offset(&upload).await, Ok(100_000), "a finished upload still answers");
    let hash = Hash::of(&bytes);
    let got = caller.request(Method::GET, &format!("objects/{hash}")).send().await.unwrap();
    assert_eq!(got.headers()["etag"], format!("\"{}\"", hash.hex()).as_str());
    assert_eq!(got.bytes().await.unwrap(), bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn checksums_are_verified_before_bytes_count() {
    let (_hub, caller) = caller().await;
    use base64::{Engine, engine::general_purpose::STANDARD};
    let upload = caller.create(9, "").await.unwrap();
    let send = |offset: u64, body: &'static str, sum: String| {
        let patch = caller.tus(Method::PATCH, &upload).header("Upload-Offset", offset);
        patch.header("Content-Type", OCTETS).header("Upload-Checksum", sum).body(body).send()
    };
    let sha1 = |text: &str| format!("sha1 {}", STANDARD.encode(sha1::Sha1::digest(text)));
    let sha256 = |text: &str| format!("sha256 {}", STANDARD.encode(Hash::of(text.as_bytes()).0));
    assert_eq!(send(0, "abc", sha1("abc")).await.unwrap().status(), 204);
    assert_eq!(send(3, "def", sha256("deg")).await.unwrap().status(), 460);
    assert_eq!(caller.offset(&upload).await, Ok(3));
    assert_eq!(send(3, "def", sha256("def")).await.unwrap().status(), 204);
    assert_eq!(send(6, "ghi", sha1("ghi")).await.unwrap().status(), 204);
    let receipts = caller.receipts(&[Hash::of(b"abcdefghi")]).await.unwrap();
    assert_eq!(receipts.receipts.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_not_the_announced_ones_are_refused_and_gone() {
    let (_hub, caller) = caller().await;
    let upload = caller.create(3, &metadata(&Hash::of(b"abc"), "")).await.unwrap();
    let answer = caller.patch(&upload, 0, b"abd").await;
    assert_eq!(refused(answer).await, (460, "checksum".into()));
    assert_eq!(caller.offset(&upload).await, Err(404));
    assert_eq!(caller.receipts(&[Hash::of(b"abc"), Hash::of(b"abd")]).await.unwrap().receipts.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_upload_is_gone_and_an_empty_one_is_an_object() {
    let (_hub, caller) = caller().await;
    let upload = caller.create(10, "").await.unwrap();
    caller.patch(&upload, 0, b"abc").await;
    assert_eq!(caller.tus(Method::DELETE, &upload).send().await.unwrap().status(), 204);
    assert_eq!(caller.offset(&upload).await, Err(404));
    caller.create(0, "").await.unwrap();
    assert_eq!(caller.receipts(&[Hash::of(b"")]).await.unwrap().receipts.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_was_announced_is_refused() {
    let (_hub, caller) = caller().await;
    let upload = caller.create(4, "").await.unwrap();
    assert_eq!(refused(caller.patch(&upload, 0, b"abcdefg").await).await.0, 413);
    let stream = futures_util::stream::iter(["ab", "cd", "ef"].map(Ok::<_, std::io::Error>));
    let patch =
        caller.tus(Method::PATCH, &upload).header("Upload-Offset", "0").header("Content-Type", OCTETS);
    let answer = patch.body(reqwest::Body::wrap_stream(stream)).send().await.unwrap();
    assert_eq!(answer.status(), 413);
    assert_eq!(caller.offset(&upload).await, Ok(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_can_be_overridden() {
    let (_hub, caller) = caller().await;
    let upload = caller.create(3, "").await.unwrap();
    let post = caller.tus(Method::POST, &upload).header("X-HTTP-Method-Override", "PATCH");
    let post = post.header("Upload-Offset", "0").header("Content-Type", OCTETS).body("abc");
    assert_eq!(post.send().await.unwrap().status(), 204);
    assert_eq!(caller.receipts(&[Hash::of(b"abc")]).await.unwrap().receipts.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_writer_waits_its_turn_and_a_question_stops_the_first() {
    let (_hub, caller) = caller().await;
    let content = noise(1_000_000, 1);
    let hash = Hash::of(&content);
    let upload = caller.create(1_000_000, &metadata(&hash, "")).await.unwrap();
    let (feed, body) = futures_channel();
    let patch =
        caller.tus(Method::PATCH, &upload).header("Upload-Offset", "0").header("Content-Type", OCTETS);
    let first = tokio::spawn(patch.body(body).send());
    feed.send(Ok(content[..70_000].to_vec())).await.unwrap();
    let refused_second = loop {
        // Refused for its offset as long as the first has not arrived.
        let second = caller.patch(&upload, 5, b"x").await;
        match second.status().as_u16() {
            409 => tokio::task::yield_now().await,
            423 => break second,
            other => panic!("{other}"),
        }
    };
    assert_eq!(refused(refused_second).await.0, 423);
    // A client that lost its connection asks where it stands, and need not wait for the hub to notice.
    // Of what the first sent some may be on its way still: what is said to be there is.
    let there = caller.offset(&upload).await.unwrap();
    assert!(there <= 70_000, "{there}");
    assert_eq!(first.await.unwrap().unwrap().status(), 409);
    let statuses: api::ObjectStatuses =
        caller.post("objects/status", &api::Hashes { hashes: vec![hash] }).await.unwrap();
    assert_eq!(statuses.objects, [api::ObjectStatus::Partial { upload: upload.clone(), offset: there }]);
    let rest = &content[usize::try_from(there).unwrap()..];
    assert_eq!(caller.patch(&upload, there, rest).await.status(), 204);
    assert_eq!(caller.receipts(&[hash]).await.unwrap().receipts.len(), 1, "and the bytes are right");
    drop(feed);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_before_a_cut_or_a_stall_stays() {
    let hub = TestHub::with(
        |config| config.settings.stall_seconds = 1,
        std::sync::Arc::new(oogst_hub::clock::SystemClock),
    )
    .await;
    let team = found(&hub).await;
    let caller = team.caller(&team.founder).await;
    let bytes = noise(600_000, 5);
    let upload = caller.create(600_000, "").await.unwrap();
    let (feed, body) = futures_channel();
    let patch =
        caller.tus(Method::PATCH, &upload).header("Upload-Offset", "0").header("Content-Type", OCTETS);
    let stalled = tokio::spawn(patch.body(body).send());
    feed.send(Ok(bytes[..150_000].to_vec())).await.unwrap();
    assert_eq!(stalled.await.unwrap().unwrap().status(), 408);
    assert_eq!(caller.offset(&upload).await, Ok(150_000));
    let (feed, body) = futures_channel();
    let patch =
        caller.tus(Method::PATCH, &upload).header("Upload-Offset", "150000").header("Content-Type", OCTETS);
    let cut = tokio::spawn(patch.body(body).send());
    feed.send(Ok(bytes[150_000..400_000].to_vec())).await.unwrap();
    feed.send(Err(std::io::Error::other("cut"))).await.unwrap();
    assert!(cut.await.unwrap().is_err());
    // As long as the hub still writes what came before the cut, whoever goes on is told that it is taken.
    let mut last = 423;
    for _ in 0..500 {
        let offset = caller.offset(&upload).await.unwrap();
        assert!((150_000..=400_000).contains(&offset));
        last = caller.patch(&upload, offset, &bytes[offset as usize..]).await.status().as_u16();
        if last != 423 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(last, 204);
    assert_eq!(caller.receipts(&[Hash::of(&bytes)]).await.unwrap().receipts.len(), 1);
}

type Feed = tokio::sync::mpsc::Sender<std::io::Result<Vec<u8>>>;

fn futures_channel() -> (Feed, reqwest::Body) {
    let (feed, chunks) = tokio::sync::mpsc::channel(4);
    let stream = futures_util::stream::unfold(chunks, |mut chunks| async {
        chunks.recv().await.map(|chunk: std::io::Result<Vec<u8>>| (chunk, chunks))
    });
    (feed, reqwest::Body::wrap_stream(stream))
}

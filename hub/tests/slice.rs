//! The whole path: found, join, log, grants, envelopes, upload, receipts, bytes back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use oogst_protocol::{
    Audience, Hash, api,
    receipt::{HubStatement, Receipt},
};
use reqwest::Method;
use support::*;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_colleague_sends_the_preparers_get() {
    let hub = TestHub::start().await;
    let health: api::Health =
        answer(client().get(format!("{}/healthz", hub.url)).send().await.unwrap()).await.unwrap();
    assert_eq!(health.service, "oogst-hub");
    let team = found(&hub).await;
    assert_eq!(health.hub_key, team.hub_key);
    assert!(!hub.data().join("founding-link.txt").exists(), "a used link lies around");

    let founder = team.caller(&team.founder).await;
    let (device, colleague) = team.colleague(2).await;
    let log: api::LogPage = colleague.get("log").await.unwrap();
    assert_eq!((log.entries.len(), log.point.len), (3, 3));

    let to_preparation = envelope(Audience::Preparation, 1, 1);
    let results = colleague.send(vec![to_preparation.clone(), envelope(Audience::Team, 2, 2)]).await.unwrap();
    let first = receipt(&results[0], &team.hub_key);
    assert_eq!(first.hash, Hash::of(&to_preparation.sealed.0));
    assert!(matches!(&results[1], api::AppendedEnvelope::Refused(e) if e.code == api::code::OLD_EPOCH));

    let page: api::EnvelopePage = founder.get("envelopes?after=0").await.unwrap();
    assert_eq!(page.envelopes.len(), 1);
    assert_eq!(page.envelopes[0].device, device.sign.verify_key());
    assert_eq!((page.next, page.more), (1, false));

    let bytes = noise(300_000, 7);
    let hash = colleague.upload(&bytes, "preparation").await;
    let receipts = colleague.receipts(&[hash, first.hash, Hash([9; 32])]).await.unwrap();
    assert_eq!(receipts.missing, [Hash([9; 32])]);
    let promised = Receipt::verify(&receipts.receipts[0].0, &team.hub_key).unwrap();
    assert_eq!((promised.hash, promised.size, promised.position), (hash, 300_000, 2));

    let got = founder.request(Method::GET, &format!("objects/{hash}")).send().await.unwrap();
    assert_eq!(got.bytes().await.unwrap(), bytes);
    let part = founder.request(Method::GET, &format!("objects/{hash}")).header("Range", "bytes=1000-1999");
    let part = part.send().await.unwrap();
    assert_eq!(part.status(), 206);
    assert_eq!(part.headers()["content-range"], "bytes 1000-1999/300000");
    assert_eq!(part.bytes().await.unwrap(), bytes[1000..2000]);
    hub.stop().await;
}

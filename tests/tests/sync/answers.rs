//! What the hub, or something in its place, may answer.

use oogst_core::{
    outbox,
    sync::{Class, HubFault, SyncError},
    team::MembershipState,
};
use oogst_domain::outbox::State;
use oogst_tests::proxy::Act;

use crate::world::{World, member, retry, send};

/// What a person gets to know of a fault that does not pass.
enum Outcome {
    /// The sync ends with it.
    Ends(&'static str, Class),
    /// The sync goes on; these things fail.
    Fails(&'static str, Class),
}
use Outcome::{Ends, Fails};

fn faults() -> Vec<(&'static str, Act, Outcome, Outcome)> {
    use Class::{NeedsAttention, Permanent, Transient};
    let nonsense = || Act::Answer { status: 200, headers: vec![], body: "{\"a\":1}".into() };
    // What it comes to where objects are sent, and where records are.
    vec![
        (
            "401",
            Act::error(401, "unauthorized"),
            Ends("unauthorized", NeedsAttention),
            Ends("unauthorized", NeedsAttention),
        ),
        (
            "403",
            Act::error(403, "forbidden"),
            Fails("forbidden", NeedsAttention),
            Ends("forbidden", NeedsAttention),
        ),
        (
            "403 of a proxy",
            Act::Answer { status: 403, headers: vec![], body: "no".into() },
            Fails("nonsense", Transient),
            Ends("nonsense", Transient),
        ),
        ("404", Act::error(404, "not_found"), Fails("not_found", Transient), Ends("not_found", Transient)),
        ("408", Act::error(408, "internal"), Ends("timeout", Transient), Ends("timeout", Transient)),
        ("409", Act::error(409, "offset"), Fails("offset", Transient), Ends("offset", Transient)),
        ("410", Act::error(410, "gone"), Fails("gone", NeedsAttention), Ends("gone", NeedsAttention)),
        (
            "413",
            Act::error(413, "too_large"),
            Fails("too_large", NeedsAttention),
            Fails("too_large", NeedsAttention),
        ),
        ("422", Act::error(422, "invalid"), Fails("invalid", Permanent), Fails("invalid", Permanent)),
        ("429", Act::error(429, "rate"), Ends("rate", Transient), Ends("rate", Transient)),
        ("460", Act::error(460, "checksum"), Fails("checksum", Transient), Ends("checksum", Transient)),
        ("500", Act::error(500, "internal"), Ends("hub_trouble", Transient), Ends("hub_trouble", Transient)),
        ("503 of a proxy", Act::page(503), Ends("hub_trouble", Transient), Ends("hub_trouble", Transient)),
        ("507", Act::error(507, "quota"), Fails("quota", NeedsAttention), Ends("quota", NeedsAttention)),
        ("a page", Act::page(200), Ends("captive_portal", Transient), Ends("captive_portal", Transient)),
        (
            "302",
            Act::page(302).with("location", "http://login.example/"),
            Ends("captive_portal", Transient),
            Ends("captive_portal", Transient),
        ),
        ("511", Act::page(511), Ends("captive_portal", Transient), Ends("captive_portal", Transient)),
        ("no sense", nonsense(), Fails("nonsense", Transient), Ends("nonsense", Transient)),
        ("no connection", Act::Refuse, Ends("offline", Transient), Ends("offline", Transient)),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_answers_where_photos_are_sent_has_one_outcome_and_loses_nothing() {
    let world = World::new().await;
    let mut captures = Vec::new();
    for (seed, (name, act, outcome, _)) in (1..).zip(faults()) {
        let capture = world.photo(seed);
        world.proxy.always("POST", "/uploads", act.clone());
        world.proxy.always("PATCH", "/uploads", act);
        let report = send(&world.bram).await;
        let attention = match outcome {
            Ends(code, class) => {
                let Err(SyncError::Hub(fault)) = report else { panic!("{name}: {report:?}") };
                assert_eq!((fault.code(), fault.class()), (code, class), "{name}");
                let (kept_class, kept_code, _) = retry(&world.bram, "hub").expect(name);
                assert_eq!((kept_class.as_str(), kept_code.as_str()), (class.as_str(), code), "{name}");
                false
            }
            Fails(code, class) => {
                let report = report.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(report.failed.len(), 3, "{name}: each object");
                for (hash, got, got_class) in report.failed {
                    assert_eq!((got, got_class), (code, class), "{name}");
                    assert!(retry(&world.bram, &hash.to_string()).is_some());
                }
                class != Class::Transient
            }
        };
        let state = world.state(&capture);
        assert_eq!(state == State::NeedsAttention, attention, "{name}: {state:?}");
        assert_ne!(state, State::Received, "{name}");
        let seen = world.proxy.seen();
        assert!(seen.len() < 90, "{name}: {} requests", seen.len());
        captures.push(capture);
        world.arrives(&captures.iter().collect::<Vec<_>>()).await;
        assert_eq!(retry(&world.bram, "hub"), None, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_answers_where_records_are_sent_has_one_outcome_and_loses_nothing() {
    let world = World::new().await;
    let mut captures = Vec::new();
    for (seed, (name, act, _, outcome)) in (1..).zip(faults()) {
        let capture = world.photo(seed);
        let before = world.envelopes().await;
        world.proxy.seen();
        world.proxy.always("POST", "/envelopes", act);
        let report = send(&world.bram).await;
        match outcome {
            Ends(code, class) => {
                let Err(SyncError::Hub(fault)) = report else { panic!("{name}: {report:?}") };
                assert_eq!((fault.code(), fault.class()), (code, class), "{name}");
            }
            Fails(code, class) => {
                let report = report.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(report.failed.len(), 2, "{name}: the capture's record and the submission's");
                assert!(report.failed.iter().all(|each| (each.1, each.2) == (code, class)), "{name}");
                assert_eq!(world.state(&capture), State::NeedsAttention, "{name}");
            }
        }
        assert_ne!(world.state(&capture), State::Received, "{name}");
        let appends = world
            .proxy
            .seen()
            .iter()
            .filter(|seen| seen.method == "POST" && seen.path.contains("/envelopes"))
            .count();
        assert!(appends <= 4, "{name}: {appends} times");
        captures.push(capture);
        world.arrives(&captures.iter().collect::<Vec<_>>()).await;
        assert_eq!(world.envelopes().await, before + 2, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_answers_first_of_all_ends_the_sync_with_its_name() {
    let world = World::new().await;
    let capture = world.photo(1);
    for (name, act, _, _) in faults() {
        world.proxy.always("GET", "/log", act);
        let Err(SyncError::Hub(fault)) = send(&world.bram).await else { panic!("{name}") };
        assert!(retry(&world.bram, "hub").is_some_and(|(_, code, _)| code == fault.code()), "{name}");
        // Twelve for a 401: a fresh token, and then the invite that the device came with, each asked once.
        assert!(world.proxy.seen().len() <= 12, "{name}");
        assert_eq!(world.state(&capture), State::Queued, "{name}");
        world.proxy.clear();
    }
    world.arrives(&[&capture]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_over_is_replaced_and_nobody_notices() {
    let world = World::new().await;
    let capture = world.photo(1);
    world.proxy.rule("POST", "/uploads", 1, 1, Act::error(401, "unauthorized"));
    assert_eq!(send(&world.bram).await.unwrap().sent_objects, 3);
    world.arrives(&[&capture]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_the_hub_calls_removed_is_told_so_and_comes_back_when_the_log_says_otherwise() {
    let world = World::new().await;
    let capture = world.photo(1);
    world.proxy.always("GET", "/log", Act::error(403, "removed"));
    let error = send(&world.bram).await.unwrap_err();
    assert!(matches!(error, SyncError::Hub(HubFault::Removed)), "{error:?}");
    assert_eq!(member(&world.bram).state, MembershipState::Removed);
    world.arrives(&[&capture]).await;
    assert_eq!(member(&world.bram).state, MembershipState::Active);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_asks_to_wait_an_hour_is_not_asked_again_within_it() {
    let world = World::new().await;
    let capture = world.photo(1);
    for status in [429, 503] {
        world.proxy.always("POST", "/uploads", Act::error(status, "rate").with("retry-after", "3600"));
        let now = world.bram.clock.now().0;
        let Err(SyncError::Hub(fault)) = send(&world.bram).await else { panic!() };
        assert_eq!(fault.retry_after(), Some(3600));
        let (_, _, next) = retry(&world.bram, "hub").unwrap();
        assert!(next >= now + 3_600_000, "{} too soon", now + 3_600_000 - next);
        let tries = world.proxy.seen().iter().filter(|seen| seen.path.ends_with("/uploads")).count();
        assert!(tries <= 3, "one for each object under way, not {tries}");
    }
    world.arrives(&[&capture]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trouble_that_passes_is_waited_for_within_the_same_sync() {
    let world = World::new().await;
    let capture = world.photo(1);
    world.proxy.rule("POST", "/uploads", 0, 3, Act::error(503, "internal"));
    world.proxy.rule("POST", "/uploads", 0, 1, Act::error(429, "rate").with("retry-after", "1"));
    let report = send(&world.bram).await.unwrap();
    assert_eq!((report.sent_objects, report.failed.len()), (3, 0));
    world.arrives(&[&capture]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_takes_few_requests_makes_a_sync_slower_and_not_fail() {
    let world = World::new().await;
    let capture = world.photo(1);
    for part in ["/log", "/envelopes", "/receipts", "/objects/status"] {
        world.proxy.rule("GET", part, 0, 1, Act::error(429, "rate").with("retry-after", "1"));
        world.proxy.rule("POST", part, 0, 1, Act::error(429, "rate").with("retry-after", "1"));
    }
    let report = send(&world.bram).await.unwrap();
    assert_eq!((report.sent_objects, report.failed.len()), (3, 0));
    world.arrives(&[&capture]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_takes_less_at_once_gets_smaller_chunks() {
    let world = World::new().await;
    let capture = world.film(3 << 20, 1);
    // 8, 4, 2 and 1 MB are refused.
    world.proxy.rule("POST", "/uploads", 0, 4, Act::page(413));
    let report = send(&world.bram).await.unwrap();
    assert_eq!(report.failed, []);
    let largest =
        world.proxy.seen().iter().filter(|seen| seen.path.contains("/uploads")).map(|seen| seen.passed).max();
    assert_eq!(largest, Some(512 << 10));
    world.arrives(&[&capture]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_record_that_is_refused_does_not_keep_the_others() {
    let world = World::new().await;
    let captures = [world.photo(1), world.photo(2), world.photo(3)];
    // All six together, then the first three, then the first alone.
    world.proxy.rule("POST", "/envelopes", 0, 3, Act::error(422, "invalid"));
    let report = send(&world.bram).await.unwrap();
    assert_eq!((report.sent_records, report.failed.len()), (5, 1));
    assert_eq!(report.failed[0].1, "invalid");
    let patient = oogst_core::sync::SyncOptions { patient: true, ..crate::world::options() };
    let report = oogst_core::sync::sync(&world.bram, &patient, &oogst_core::sync::NoProgress).await.unwrap();
    assert_eq!((report.sent_records, report.failed.len()), (0, 0), "it waits for the person");
    assert!(outbox::list(&world.bram).unwrap().rows.iter().any(|row| row.state == State::NeedsAttention));
    world.arrives(&captures.iter().collect::<Vec<_>>()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_in_the_place_of_a_preview_is_no_preview_and_the_preview_still_comes() {
    let world = World::new().await;
    let capture = world.photo(1);
    send(&world.bram).await.unwrap();
    world.proxy.always("GET", "/objects/", Act::page(200));
    let error = send(&world.anke).await.unwrap_err();
    assert!(matches!(error, SyncError::Hub(HubFault::CaptivePortal)), "{error:?}");
    world.proxy.clear();
    assert_eq!(send(&world.anke).await.unwrap().fetched, 2);
    world.arrived(&[&capture]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_were_damaged_on_the_way_here_are_refused_and_can_be_fetched_again() {
    let world = World::new().await;
    let capture = world.photo(1);
    send(&world.bram).await.unwrap();
    send(&world.anke).await.unwrap();
    world.proxy.always("GET", "/objects/", Act::Damage);
    let original = &capture.original().unwrap().object;
    let out = world.dir.path().join("damaged");
    let error = oogst_core::inbox::open(&world.anke, original, &out, &oogst_core::sync::NoProgress).await;
    assert!(matches!(error, Err(oogst_core::inbox::InboxError::Wrong(_))), "{error:?}");
    assert!(!out.exists());
    world.proxy.clear();
    world.arrived(&[&capture]).await;
    let rows = oogst_core::inbox::list(&world.anke).unwrap().rows;
    assert_eq!(rows[0].newest.items[0].state, oogst_domain::inbox::ItemState::Here);
}

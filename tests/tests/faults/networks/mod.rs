//! Campaign: bad networks. A real hub, real sockets, and a proxy that chance has its way with.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use oogst_core::{
    App,
    capture::Capture,
    clock::{Clock, Moment},
    inbox, outbox,
    sync::{NoProgress, SyncOptions, sync},
};
use oogst_domain::outbox::State;
use oogst_protocol::Hash;

use crate::{
    campaign::{Campaign, Run},
    class::{Class, capture_text, client, objects_of, options, send, submit, wait},
};
use oogst_fixtures::files::rng::Rng;
use oogst_tests::hub::Hub;

pub(crate) const NETWORKS: Campaign = Campaign {
    name: "networks",
    about: "cuts, stalls, lost and doubled answers, pages and nonsense, two hubs at one address, wrong clocks",
    cases: &[("uploads", uploads_case), ("two_hubs", two_hubs_case), ("clocks", clocks_case)],
};

fn uploads_case(run: &Run) -> String {
    let came = wait(uploads(run.seed, run.of(60, 1000), 300));
    format!(
        "{} objects, each once and byte for byte, through {} faults in {} requests of {} syncs; {} of {} kB sent again",
        came.objects,
        came.faults,
        came.requests,
        came.syncs,
        came.again >> 10,
        came.bytes >> 10
    )
}

fn two_hubs_case(run: &Run) -> String {
    // In the latter the last word before the other hub went was a receipt of its own, in an epoch that no page had spoken of.
    let seeds = [run.seed, 1141].into_iter().chain(run.seed + 1..run.seed + run.of(1, 20));
    let captures: usize = seeds.map(|seed| wait(two_hubs(seed))).sum();
    format!("{captures} captures, none lost nor called received too early")
}

fn clocks_case(run: &Run) -> String {
    let seeds = run.of(1, 10);
    for seed in run.seed..run.seed + seeds {
        wait(clocks(seed));
    }
    format!("{} captures from 4 clocks", seeds * 12)
}

/// Bytes of one request here: the fewest that a device asks for, so that many objects take several.
const CHUNK: u64 = 64 << 10;

/// What a run came to.
#[derive(Debug, Default, Clone)]
pub struct Weathered {
    /// Objects that arrived.
    pub objects: usize,
    /// Requests that met a fault.
    pub faults: usize,
    /// Requests in all.
    pub requests: usize,
    /// Syncs that it took.
    pub syncs: usize,
    /// Bytes of media.
    pub bytes: u64,
    /// Bytes of media that went on to the hub beyond those.
    pub again: u64,
}

/// Two devices send `uploads` objects through trouble for `of_a_thousand` of their requests.
///
/// # Panics
/// Where something is lost, doubled, changed, sent too often, or asked in a busy loop.
pub async fn uploads(seed: u64, uploads: usize, of_a_thousand: u64) -> Weathered {
    let class = Class::new("network", &[]).await;
    let devices = [class.colleague("Bram").await, class.colleague("Carla").await];
    let mut rng = Rng::new(seed);
    let mut came = Weathered::default();
    let mut captures: Vec<Vec<Capture>> = vec![Vec::new(); devices.len()];
    let envelopes = envelopes(&class).await;
    class.proxy.seen();
    class.proxy.chance(seed, of_a_thousand);
    while captures.iter().map(Vec::len).sum::<usize>() < uploads {
        for (n, device) in devices.iter().enumerate() {
            for _ in 0..10 {
                let extra = if rng.bits().is_multiple_of(8) { (rng.bits() % 200_000) as usize } else { 0 };
                let words = format!("Toestel {n}, vangst {}", captures[n].len());
                let capture = capture_text(device, &words, extra);
                submit(device, &[capture.id], &words);
                captures[n].push(capture);
            }
        }
        came.syncs += both(&devices).await;
    }
    // With the same trouble until nothing is left: each try gets somewhere.
    for round in 0.. {
        if devices.iter().all(|device| outbox::list(device).unwrap().rows.is_empty()) {
            break;
        }
        assert!(round < 200, "two hundred syncs, and still not through");
        came.syncs += both(&devices).await;
    }
    let seen = class.proxy.seen();
    class.proxy.clear();
    came.requests = seen.len();
    came.faults = seen.iter().filter(|seen| seen.fault).count();
    let media: Vec<_> = seen.iter().filter(|seen| seen.path.contains("/uploads")).collect();
    let passed: u64 = media.iter().map(|seen| seen.passed).sum();
    let all: Vec<Capture> = captures.into_iter().flatten().collect();
    came.objects = objects_of(&all).len();
    came.bytes = all.iter().flat_map(|capture| &capture.objects).map(|stored| stored.object.bytes).sum();
    came.again = passed.saturating_sub(came.bytes);
    // At most one chunk again for each fault, whatever became of the request.
    let faults = media.iter().filter(|seen| seen.fault).count() as u64;
    assert!(passed >= came.bytes, "{came:?}: not all bytes went through the proxy");
    assert!(came.again <= faults * CHUNK, "{came:?}: {faults} faults on media");
    // No busy loop: each object costs a request or two, its further chunks one each, each sync and each fault a few.
    let chunks = all.iter().flat_map(|c| &c.objects).map(|o| o.object.bytes / CHUNK).sum::<u64>() as usize;
    let fair = 2 * came.objects + chunks + 25 * came.syncs + 6 * came.faults;
    assert!(came.requests <= fair, "{came:?}: more than {fair} requests");
    arrived(&class, &devices, &all, envelopes).await;
    class.leaks_nothing(&["Toestel 0", ", vangst ", "regenboog", "Regenboog"]);
    came
}

/// Both at once, as in a class.
async fn both(devices: &[App; 2]) -> usize {
    let options = SyncOptions { chunk: CHUNK, ..options() };
    let (one, two) =
        tokio::join!(sync(&devices[0], &options, &NoProgress), sync(&devices[1], &options, &NoProgress));
    // Whatever they say: what counts is what arrives.
    drop((one, two));
    2
}

/// Envelopes at the hub that the preparer may read.
async fn envelopes(class: &Class) -> usize {
    send(&class.anke).await.unwrap();
    let hub = client(&class.anke);
    let (mut after, mut count) = (0, 0);
    loop {
        let page = hub.envelopes(after, 0).await.unwrap();
        count += page.envelopes.len();
        after = page.next;
        if !page.more {
            return count;
        }
    }
}

/// Everything is there, byte for byte, once; and nothing more is sent.
async fn arrived(class: &Class, devices: &[App], all: &[Capture], envelopes_before: usize) {
    for device in devices {
        let again = send(device).await.unwrap();
        assert_eq!(
            (again.sent_objects, again.sent_records, again.failed.len()),
            (0, 0, 0),
            "nothing is left"
        );
    }
    let at_hub = class.hub_objects();
    assert!(at_hub.iter().all(|(name, bytes)| name == bytes), "byte for byte");
    let names: BTreeSet<Hash> = at_hub.iter().map(|(name, _)| *name).collect();
    assert!(objects_of(all).is_subset(&names));
    // One submission each to preparers; captures' records go to their author's own.
    assert_eq!(envelopes(class).await, envelopes_before + all.len(), "each record once");
    let rows = inbox::list(&class.anke).unwrap().rows;
    assert_eq!(rows.len(), all.len(), "each submission once");
    assert!(inbox::quarantine(&class.anke).unwrap().is_empty());
    for capture in all {
        let object = &capture.original().unwrap().object;
        let out = class.dir.path().join("opened");
        let opened = inbox::open(&class.anke, object, &out, &NoProgress).await.unwrap();
        assert_eq!(opened.sha256, object.plain_sha256);
        assert_eq!(Hash::of(&std::fs::read(&out).unwrap()), object.plain_sha256);
    }
}

/// Another hub answers half of the requests: a load balancer that was set up wrong. First one that knows nothing, then
/// one that is a copy of this one as it was.
///
/// # Panics
/// Where something is lost, or counts as received that the real hub has not.
pub async fn two_hubs(seed: u64) -> usize {
    let class = Class::new("two-hubs", &[]).await;
    let bram = class.colleague("Bram").await;
    let stranger = Hub::start();
    let backup = class.dir.path().join("backup");
    let copy = class.dir.path().join("copy");
    run_hub(&["backup", "--data"], class.hub.data(), "--out", &backup);
    run_hub(&["restore", "--from"], &backup, "--data", &copy);
    let url = class.proxy.url();
    let stale = Hub::start_in(&copy, &["--public-url", &url]);
    let mut captures = Vec::new();
    for (n, other) in [stranger.address(), stale.address()].into_iter().enumerate() {
        class.proxy.also(other, seed + n as u64);
        for round in 0..6 {
            let words = format!("Bij twee hubs, {n} {round}");
            let capture = capture_text(&bram, &words, 0);
            submit(&bram, &[capture.id], &words);
            captures.push(capture);
            class.proxy.seen();
            let _ = send(&bram).await;
            let requests = class.proxy.seen().len();
            assert!(requests < 200, "{requests} requests in one sync");
        }
        class.proxy.clear();
        for _ in 0..3 {
            // Which of the two it had trusted last it finds out by itself.
            let _ = send(&bram).await;
        }
        let ids: Vec<_> = captures.iter().map(|capture| capture.id).collect();
        for row in outbox::states(&bram, &ids).unwrap() {
            assert_eq!(row.state, State::Received, "{row:?}");
        }
        let names: BTreeSet<Hash> = class.hub_objects().iter().map(|(name, _)| *name).collect();
        assert!(objects_of(&captures).is_subset(&names), "received is at the hub that is there");
        send(&class.anke).await.unwrap();
        assert_eq!(inbox::list(&class.anke).unwrap().rows.len(), captures.len());
        assert!(inbox::quarantine(&class.anke).unwrap().is_empty());
    }
    captures.len()
}

fn run_hub(first: &[&str], from: &std::path::Path, flag: &str, to: &std::path::Path) {
    let mut command = std::process::Command::new(oogst_tests::bins::hub());
    let output = command.args(first).arg(from).arg(flag).arg(to).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A clock that goes back by an hour every time that it is looked at.
struct Backwards(AtomicI64);

impl Clock for Backwards {
    fn now(&self) -> Moment {
        Moment(self.0.fetch_sub(3_600_000, Ordering::SeqCst))
    }
}

/// A clock that is moved by hand.
struct Set(AtomicI64);

impl Clock for Set {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

/// Clocks ten years off either way, one that runs backwards while it syncs, and a device that was away for 90 days.
///
/// # Panics
/// Where something is lost or does not arrive.
pub async fn clocks(seed: u64) {
    const YEARS_10: i64 = 10 * 365 * 86_400_000;
    const DAYS_90: i64 = 90 * 86_400_000;
    let class = Class::new("clocks", &[]).await;
    let now = oogst_core::clock::SystemClock.now().0;
    let set = Arc::new(Set(AtomicI64::new(now)));
    let clocks: [(&str, Arc<dyn Clock>); 4] = [
        ("Bram", Arc::new(Set(AtomicI64::new(now - YEARS_10)))),
        ("Carla", Arc::new(Set(AtomicI64::new(now + YEARS_10)))),
        ("Dirk", Arc::new(Backwards(AtomicI64::new(now)))),
        ("Els", set.clone()),
    ];
    let mut sent = 0;
    for (name, clock) in clocks {
        let app = class.colleague_at(name, clock).await;
        for round in 0..3 {
            let words = format!("{name} om {round}");
            let capture = capture_text(&app, &words, 30_000);
            submit(&app, &[capture.id], &words);
            if name == "Els" && round == 1 {
                // Something failed, and then the phone lay in a drawer.
                class.proxy.always("", "", oogst_tests::proxy::Act::Refuse);
                send(&app).await.unwrap_err();
                class.proxy.clear();
                set.0.fetch_add(DAYS_90, Ordering::SeqCst);
            }
            class.proxy.chance(seed + round, 200);
            for _ in 0..6 {
                let patient = SyncOptions { patient: round == 2, chunk: CHUNK, ..options() };
                let _ = sync(&app, &patient, &NoProgress).await;
            }
            class.proxy.clear();
            send(&app).await.unwrap();
            assert_eq!(outbox::states(&app, &[capture.id]).unwrap()[0].state, State::Received, "{name}");
            sent += 1;
        }
        send(&class.anke).await.unwrap();
        assert_eq!(inbox::list(&class.anke).unwrap().rows.len(), sent, "{name}");
    }
    assert!(inbox::quarantine(&class.anke).unwrap().is_empty());
}

//! Campaign: a whole school at once, and a stream that does not end. A real hub process; its memory and every
//! acknowledgement are watched. The floor is ODK Central's published soak: 50 submissions a second for 30 s.
//!
//! What is asserted holds on any machine (all of it delivered, memory bounded); what depends on the machine is reported.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use oogst_core::{App, outbox, sync::Hub as HubClient};
use oogst_domain::outbox::State;
use oogst_fixtures::files::rng::Rng;
use oogst_protocol::{
    Audience, B64, Hash,
    api::{AppendedEnvelope, NewEnvelope},
};

use crate::campaign::{Campaign, Run};
use crate::class::{Class, capture_text, log, send, submit, wait};

pub(crate) const LOAD: Campaign = Campaign {
    name: "load",
    about: "thirty devices back at once, a stream of submissions, and how it slows down with a million envelopes",
    cases: &[
        ("reconnect", |run: &Run| wait(reconnect(run.of(6, 30), run.of(4, 20)))),
        ("stream", |run: &Run| {
            wait(stream(run.of(3, 30), &run.of(vec![50, 500], vec![50, 250, 500, 750, 1000])))
        }),
        ("slope", |run: &Run| wait(slope(run.of(10_000, 1_000_000)))),
    ],
};

/// How much a hub may hold in memory, whatever comes.
const MEMORY: u64 = 400 << 20;

/// Watches the hub's memory until it is dropped.
async fn watched<T>(class: &Class, work: impl Future<Output = T>) -> (T, u64) {
    let mut work = std::pin::pin!(work);
    let mut most = class.hub.memory();
    loop {
        tokio::select! {
            done = &mut work => return (done, most.max(class.hub.memory())),
            () = tokio::time::sleep(Duration::from_millis(50)) => most = most.max(class.hub.memory()),
        }
    }
}

/// All devices come back into range at once, each with captures of a trip.
async fn reconnect(devices: usize, captures: usize) -> String {
    let class = Class::new("reconnect", &[]).await;
    class.proxy.untapped();
    let mut apps: Vec<App> = Vec::new();
    let mut said = 0;
    for n in 0..devices {
        let app = class.colleague(&format!("Collega {n}")).await;
        for k in 0..captures {
            let words = format!("Toestel {n} vangst {k}");
            let capture = capture_text(&app, &words, 60_000);
            submit(&app, &[capture.id], &words);
            said += 1;
        }
        apps.push(app);
    }
    let begun = Instant::now();
    let syncs = apps.iter().map(|app| {
        let app = app.clone();
        tokio::spawn(async move {
            let begun = Instant::now();
            let mut tries = 0;
            loop {
                tries += 1;
                let result = send(&app).await;
                if result.is_ok_and(|report| report.failed.is_empty()) {
                    return (tries, begun.elapsed());
                }
                assert!(tries < 50, "fifty syncs, and still not through");
            }
        })
    });
    let (done, memory) = watched(&class, futures_util::future::join_all(syncs)).await;
    let all = begun.elapsed();
    let mut took: Vec<Duration> = done.iter().map(|each| each.as_ref().unwrap().1).collect();
    let again: u32 = done.iter().map(|each| each.as_ref().unwrap().0 - 1).sum();
    took.sort_unstable();
    for app in &apps {
        let kept = oogst_core::capture::list(&app.store, None, 1000).unwrap();
        let ids: Vec<_> = kept.iter().map(|capture| capture.id).collect();
        assert!(outbox::states(app, &ids).unwrap().iter().all(|row| row.state == State::Received));
    }
    send(&class.anke).await.unwrap();
    let rows = oogst_core::inbox::list(&class.anke).unwrap().rows.len();
    assert_eq!(rows, said, "all of it, once");
    assert!(memory < MEMORY, "{} MB", memory >> 20);
    format!(
        "{devices} devices with {captures} captures each: all {said} there in {:.1} s (first {:.1} s, last {:.1} s; {again} syncs \
         more than one each); hub at most {} MB",
        all.as_secs_f32(),
        took[0].as_secs_f32(),
        took[took.len() - 1].as_secs_f32(),
        memory >> 20
    )
}

/// Something of the size and first bytes of a small sealed record.
fn envelope(epoch: u32, seed: u64) -> NewEnvelope {
    let mut sealed = b"age-encryption.org/v1\n".to_vec();
    sealed.extend(Rng::new(seed).bytes(1500));
    NewEnvelope { audience: Audience::Preparation, epoch, sealed: B64(sealed) }
}

/// How long acknowledgements took.
struct Acknowledged(Vec<u64>);

impl Acknowledged {
    /// One of so many thousandths, in milliseconds.
    fn at(&mut self, thousandths: usize) -> f64 {
        self.0.sort_unstable();
        self.0
            .get((self.0.len() * thousandths / 1000).min(self.0.len().saturating_sub(1)))
            .map_or(0.0, |us| *us as f64 / 1000.0)
    }
}

struct Senders {
    hubs: Vec<Arc<HubClient>>,
    epoch: u32,
    next: AtomicU64,
}

impl Senders {
    /// Enough devices that no token's rate is what is measured.
    async fn new(class: &Class, many: usize) -> Senders {
        let mut hubs = Vec::new();
        for n in 0..many {
            let app = class.colleague(&format!("Zender {n}")).await;
            let hub = client_direct(class, &app);
            hub.log_after(0).await.unwrap();
            hubs.push(Arc::new(hub));
        }
        let epoch = log(&class.anke).audiences()[&Audience::Preparation].epoch();
        Senders { hubs, epoch, next: AtomicU64::new(1) }
    }

    /// One submission as small as there are: appended, durable, signed for.
    async fn one(&self, which: usize) -> u64 {
        let seed = self.next.fetch_add(1, Ordering::Relaxed);
        let envelope = envelope(self.epoch, seed);
        let name = Hash::of(&envelope.sealed.0);
        let begun = Instant::now();
        let results = self.hubs[which % self.hubs.len()].append(vec![envelope]).await.unwrap();
        let took = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        assert!(matches!(results[..], [AppendedEnvelope::Receipt(_)]), "{name}: {results:?}");
        took
    }

    /// `rate` a second for `seconds`, each at its moment, whether earlier ones are answered or not.
    async fn stream(self: &Arc<Self>, rate: u64, seconds: u64) -> (Acknowledged, f64) {
        let begun = Instant::now();
        let mut tasks = Vec::new();
        for n in 0..rate * seconds {
            let due = begun + Duration::from_micros(n * 1_000_000 / rate);
            tokio::time::sleep_until(due.into()).await;
            let senders = self.clone();
            tasks.push(tokio::spawn(async move { senders.one(n as usize).await }));
        }
        let mut took = Vec::new();
        for task in tasks {
            took.push(task.await.unwrap());
        }
        let reached = took.len() as f64 / begun.elapsed().as_secs_f64();
        (Acknowledged(took), reached)
    }
}

/// The hub without the proxy in between: what is measured is the hub.
fn client_direct(class: &Class, app: &App) -> HubClient {
    let mut member = crate::class::member(app);
    member.hub.url = class.hub.url();
    let transport = oogst_core::sync::HttpTransport::new(&member.hub).unwrap();
    HubClient::new(Arc::new(transport), member.team, member.sign)
}

async fn stream(seconds: u64, rates: &[u64]) -> String {
    let class = Class::new("stream", &[]).await;
    class.proxy.untapped();
    let senders = Arc::new(Senders::new(&class, 10).await);
    let mut told = Vec::new();
    let mut sent = 0;
    let mut most = 0;
    for rate in rates {
        let ((mut acknowledged, reached), memory) = watched(&class, senders.stream(*rate, seconds)).await;
        sent += rate * seconds;
        most = most.max(memory);
        told.push(format!(
            "{rate}/s: {reached:.0}/s, p50 {:.1} p99 {:.1} ms",
            acknowledged.at(500),
            acknowledged.at(990)
        ));
    }
    assert_eq!(stored(&class).await, sent, "all delivered, once");
    assert!(most < MEMORY, "{} MB", most >> 20);
    format!(
        "{seconds} s each; {}; {sent} delivered of {sent}; hub at most {} MB",
        told.join("; "),
        most >> 20
    )
}

/// Envelopes that a preparer finds, beyond those of joining.
async fn stored(class: &Class) -> u64 {
    let hub = client_direct(class, &class.anke);
    let (mut after, mut count) = (0, 0);
    loop {
        let page = hub.envelopes(after, 0).await.unwrap();
        count += page.envelopes.iter().filter(|each| each.audience == Audience::Preparation).count() as u64;
        after = page.next;
        if !page.more {
            return count;
        }
    }
}

/// From a thousand stored envelopes to `most`: what a submission and a look at what is new cost.
async fn slope(most: u64) -> String {
    let class = Class::new("slope", &[]).await;
    class.proxy.untapped();
    let senders = Arc::new(Senders::new(&class, 4).await);
    let reader = client_direct(&class, &class.anke);
    let (mut stored, mut told) = (0, Vec::new());
    let mut step = 1000;
    while step <= most {
        let begun = Instant::now();
        let before = stored;
        while stored < step {
            let batches = (0..4).map(|n| {
                let many = 250.min((step - stored) / 4).max(1);
                let first = senders.next.fetch_add(many, Ordering::Relaxed);
                let all = (first..first + many).map(|seed| envelope(senders.epoch, seed)).collect();
                let hub = senders.hubs[n].clone();
                async move { hub.append(all).await.unwrap().len() as u64 }
            });
            stored += futures_util::future::join_all(batches).await.iter().sum::<u64>();
        }
        let filling = (stored - before) as f64 / begun.elapsed().as_secs_f64();
        let mut append = Vec::new();
        for n in 0..100 {
            append.push(senders.one(n).await);
        }
        stored += 100;
        let newest = last(&reader, stored).await;
        let mut look = Vec::new();
        for _ in 0..100 {
            let begun = Instant::now();
            reader.envelopes(newest, 0).await.unwrap();
            look.push(u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX));
        }
        let (mut append, mut look) = (Acknowledged(append), Acknowledged(look));
        told.push(format!(
            "{step}: filled at {filling:.0}/s, submission p50 {:.1} p99 {:.1} ms, look p50 {:.1} p99 {:.1} ms, {} MB",
            append.at(500),
            append.at(990),
            look.at(500),
            look.at(990),
            class.hub.memory() >> 20
        ));
        step *= 10;
    }
    let memory = class.hub.memory();
    assert!(memory < MEMORY, "{} MB", memory >> 20);
    told.join("; ")
}

/// The newest position, found by going back from beyond it.
async fn last(hub: &HubClient, about: u64) -> u64 {
    let mut after = about.saturating_sub(50);
    loop {
        let page = hub.envelopes(after, 0).await.unwrap();
        after = page.next;
        if !page.more {
            return after;
        }
    }
}

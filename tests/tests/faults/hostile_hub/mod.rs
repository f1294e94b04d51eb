//! Campaign: a hub that lies. A real hub answers; what it says is turned on its way, one lie at a time, while two devices
//! sync and a third joins. Then the hub is honest again, and everything has to be as if nothing had been.
//!
//! - [`every_lie`]: one after the other; `lies`: what can be said; `liar`: the way to the hub with a liar in it;
//! - [`forked`]: two hubs serve two logs of one team.

mod liar;
mod lies;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use oogst_core::{
    App,
    clock::SystemClock,
    doctor, inbox, outbox,
    sync::{HubFault, NoProgress, SyncError, SyncReport},
    team::{self, TeamError},
};
use oogst_domain::outbox::State;
use oogst_protocol::{
    Audience, EntityId, Hash, ObjectRef, SigningKey,
    invite::{FoundingLink, InviteLink},
};

use crate::{
    campaign::{Campaign, Run, some},
    class::{Class, Folder, capture_text, client, device, log, member, send, submit, wait},
};
use liar::{Liar, Lie};
use lies::Hands;
use oogst_fixtures::files::rng::Rng;
use oogst_tests::device::Device as Cli;

pub(crate) const HOSTILE_HUB: Campaign = Campaign {
    name: "hostile_hub",
    about: "a hub that swaps, rolls back, forks, names readers, forges receipts, lies about offsets, never ends",
    cases: &[("every_lie", every_lie_case), ("noise", noise_case), ("forked", forked_case)],
};

/// Lies in the short run: each kind has some, and those that once found something are among them.
const LIES: usize = 14;
const FOUND: [&str; 4] = [
    "envelopes: none",
    "envelopes: every second one left out",
    "envelopes: the cursor beyond everything",
    "append: refused as wrong",
];

fn every_lie_case(run: &Run) -> String {
    let (mut lies, mut told) = (0, 0);
    for round in 0..run.of(1, 3) {
        let only = std::env::var("LIE").ok();
        let chosen = run.of(Some(some(lies::count(), LIES, run.seed)), None);
        let chosen = |n: usize, name: &str| match &only {
            Some(only) => name.contains(only.as_str()),
            None => chosen.as_ref().is_none_or(|some| some.contains(&n) || FOUND.contains(&name)),
        };
        let all = wait(every_lie(&chosen, run.seed + round));
        if std::env::var_os("TELL").is_some() {
            for Told { lie, sender, reader, opened, newcomer } in &all {
                println!("{lie}: sender {sender}; reader {reader}; opened {opened}; newcomer {newcomer}");
            }
        }
        told += all
            .iter()
            .filter(|each| each.sender != "good" || each.reader != "good" || each.opened == "refused")
            .count();
        lies += all.len();
    }
    format!(
        "{lies} lies, {told} of them noticed and named at once, no reader gained, nothing forged, lost or endless"
    )
}

fn noise_case(run: &Run) -> String {
    wait(noise(run.of(1, 4)))
}

fn forked_case(_: &Run) -> String {
    wait(forked())
}

/// Requests that a sync may make under a lie.
const REQUESTS: usize = 400;
/// Time for one, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// How much this process may grow under one lie.
const GROWTH: u64 = 200 << 20;

/// What one lie came to.
#[derive(Debug, Clone)]
pub struct Told {
    /// The lie.
    pub lie: &'static str,
    /// How the sender's sync ended.
    pub sender: String,
    /// How the reader's sync ended.
    pub reader: String,
    /// What came of opening a file.
    pub opened: &'static str,
    /// How joining ended.
    pub newcomer: String,
}

fn word(result: &Result<SyncReport, SyncError>) -> String {
    match result {
        Ok(report) if report.failed.is_empty() && report.aside == 0 => "good".into(),
        Ok(report) => format!(
            "good, but {} failed ({}) and {} put aside",
            report.failed.len(),
            report.failed.first().map_or("", |failed| failed.1),
            report.aside
        ),
        Err(SyncError::Hub(fault)) => fault.code().into(),
        Err(error) => error.to_string(),
    }
}

/// Bytes of memory that this process has.
pub(crate) fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or_default() * 1024
}

struct Stage {
    class: Class,
    liar: Liar,
    anke: App,
    bram: App,
    said: BTreeMap<EntityId, String>,
    /// What arrived last: there to be opened.
    there: Option<ObjectRef>,
}

impl Stage {
    async fn new() -> (Stage, Arc<Hands>) {
        let class = Class::new("hostile-hub", &[]).await;
        let liar = Liar::default();
        let bram = class.colleague("Bram").await;
        let bram = App { reach: Arc::new(liar.clone()), ..bram };
        let anke = App { reach: Arc::new(liar.clone()), ..class.anke.clone() };
        let hands = hands(&class, &[&anke, &bram]).await;
        (Stage { class, liar, anke, bram, said: BTreeMap::new(), there: None }, Arc::new(hands))
    }

    /// Bram says something new, both sync under the lie, somebody joins; then the truth comes out.
    async fn under(&mut self, name: &'static str, lie: Lie) -> Told {
        let words = format!("Onder de leugen “{name}”");
        let capture = capture_text(&self.bram, &words, 70_000);
        let id = submit(&self.bram, &[capture.id], &words);
        self.said.insert(id, words.clone());
        // Something that is at the hub already and that Anke has not read, so that there is something to lie about.
        let dir = self.class.dir.path().join(format!("newcomer-{}", self.said.len()));
        let newcomer = App { reach: Arc::new(self.liar.clone()), ..device(&dir, Arc::new(SystemClock)) };

        let before = resident();
        self.liar.tell(Some(lie));
        let sender = limited(&self.liar, name, "the sender's sync", send(&self.bram)).await;
        self.claims_nothing(name, &sender, &capture.id);
        let reader = limited(&self.liar, name, "the reader's sync", send(&self.anke)).await;
        self.shows_only_the_truth(name, true);
        let opened = limited(&self.liar, name, "opening", self.opens_only_what_was_sent(name)).await;
        self.there = capture.original().map(|original| original.object.clone());
        let joined =
            limited(&self.liar, name, "joining", team::join(&newcomer, &self.class.link, "Nieuw")).await;
        let grown = resident().saturating_sub(before);
        assert!(grown < GROWTH, "{name}: memory grew by {} MB", grown >> 20);
        self.liar.tell(None);

        // Whoever may read is who may by the true log, and nobody else.
        for app in [&self.anke, &self.bram] {
            let checkup = doctor::examine(app, &mut |_, _| {}).unwrap();
            assert!(checkup.findings.is_empty(), "{name}: {:?}", checkup.findings);
        }
        self.recovers(name, &newcomer).await;
        let newcomer = match &joined {
            Ok(_) => "good".into(),
            Err(TeamError::Hub(fault)) => fault.code().into(),
            Err(error) => error.to_string(),
        };
        Told { lie: name, sender: word(&sender), reader: word(&reader), opened, newcomer }
    }

    /// What a device calls received is at the hub. (A hub that signs for what it has not is trusted too far by everybody: its
    /// receipts are kept, and space is only freed after reading back.)
    fn claims_nothing(&self, name: &str, result: &Result<SyncReport, SyncError>, capture: &EntityId) {
        let row = &outbox::states(&self.bram, &[*capture]).unwrap()[0];
        if row.state == State::Received {
            let here = oogst_core::capture::find(&self.bram.store, *capture).unwrap();
            let at_hub: Vec<_> = self.class.hub_objects().into_iter().map(|(name, _)| name).collect();
            let there = here.objects.iter().all(|stored| at_hub.contains(&stored.object.hash));
            assert!(there, "{name}: called received, and it is not there ({result:?})");
        }
    }

    /// Nothing that Anke sees was said by nobody, under another name, or twice.
    fn shows_only_the_truth(&self, name: &str, some_may_miss: bool) {
        let rows = inbox::list(&self.anke).unwrap().rows;
        for row in &rows {
            let said = self.said.get(&row.submission);
            assert_eq!(said, Some(&row.newest.reflection.successes), "{name}: something that nobody said");
            assert_eq!(row.from.person, member(&self.bram).person, "{name}");
            assert!(row.others.is_empty() && !row.same_id, "{name}: twice");
        }
        assert!(
            some_may_miss || rows.len() == self.said.len(),
            "{name}: {} of {}",
            rows.len(),
            self.said.len()
        );
    }

    /// Anke opens what arrived before: it is what was sent, or nothing is written.
    async fn opens_only_what_was_sent(&self, name: &str) -> &'static str {
        let Some(object) = &self.there else { return "nothing yet" };
        let out = self.class.dir.path().join("opened");
        let _ = std::fs::remove_file(&out);
        match inbox::open(&self.anke, object, &out, &NoProgress).await {
            Ok(_) => {
                let bytes = std::fs::read(&out).unwrap();
                assert_eq!(Hash::of(&bytes), object.plain_sha256, "{name}: other bytes were opened");
                "good"
            }
            Err(_) => {
                assert!(!out.exists(), "{name}: something was written all the same");
                "refused"
            }
        }
    }

    /// The hub is honest again: everything arrives, and a newcomer gets in.
    async fn recovers(&mut self, name: &str, newcomer: &App) {
        for _ in 0..3 {
            let _ = send(&self.bram).await;
            let _ = send(&self.anke).await;
        }
        let sent = send(&self.bram).await;
        assert!(sent.is_ok(), "{name}: Bram is stuck with {sent:?}");
        let read = send(&self.anke).await;
        assert!(read.is_ok(), "{name}: Anke is stuck with {read:?}");
        assert!(outbox::list(&self.bram).unwrap().rows.is_empty(), "{name}: something still waits");
        // A newest record that was kept back can't be missed; the next one of its author shows that it is.
        let words = format!("Na de leugen “{name}”");
        let capture = capture_text(&self.bram, &words, 0);
        let id = submit(&self.bram, &[capture.id], &words);
        self.said.insert(id, words);
        send(&self.bram).await.unwrap();
        for _ in 0..2 {
            let read = send(&self.anke).await;
            assert!(read.as_ref().is_ok_and(|report| report.missing < 1000), "{name}: {read:?}");
        }
        self.shows_only_the_truth(name, false);
        match team::join(newcomer, &self.class.link, "Nieuw").await {
            Ok(_) | Err(TeamError::AlreadyMember) => {}
            Err(error) => panic!("{name}: the newcomer is stuck with {error}"),
        }
        let joined = send(newcomer).await;
        assert!(joined.is_ok(), "{name}: the newcomer is stuck with {joined:?}");
        let _ = send(&self.anke).await;
        // One log, one set of recipients, for all three; and secrets that fit it.
        let point = log(&self.anke).point();
        for app in [&self.bram, newcomer] {
            send(app).await.unwrap();
            assert_eq!(log(app).point(), point, "{name}: another log");
        }
        let secrets = newcomer.store.read(oogst_core::seal::Secrets::load).unwrap();
        assert_eq!(secrets.of(Audience::Preparation).count(), 0, "{name}: a reader gained");
        assert_eq!(self.liar.elsewhere(), 0, "{name}: asked somebody else than the hub");
    }
}

/// In time, and without asking for ever.
async fn limited<T>(liar: &Liar, name: &str, what: &str, work: impl Future<Output = T>) -> T {
    let before = liar.asked();
    let done = tokio::time::timeout(PATIENCE, work).await;
    let asked = liar.asked() - before;
    let Ok(done) = done else { panic!("{name}: {what} does not end ({asked} requests)") };
    assert!(asked < REQUESTS, "{name}: {what} made {asked} requests");
    done
}

/// What the liar has at hand.
async fn hands(class: &Class, apps: &[&App]) -> Hands {
    let key = std::fs::read_to_string(class.hub.data().join("hub.key")).unwrap();
    let seed = Hash::from_hex(key.trim()).unwrap();
    let other = Class::new("other-team", &[]).await;
    let bram = other.colleague("Van elders").await;
    let capture = capture_text(&bram, "Van elders", 70_000);
    submit(&bram, &[capture.id], "Van elders");
    send(&bram).await.unwrap();
    let hub = client(&other.anke);
    let log_page = hub.log_after(0).await.unwrap();
    let envelopes = hub.envelopes(0, 0).await.unwrap();
    let (name, _) = other.hub_objects()[0];
    let hex = name.hex();
    let bytes = std::fs::read(other.hub.data().join("objects").join(&hex[..2]).join(&hex)).unwrap();
    Hands {
        hub: SigningKey::from_seed(seed.0),
        team: member(apps[0]).team,
        devices: apps.iter().map(|app| member(app).seal.recipient()).collect(),
        persons: apps.iter().map(|app| member(app).person).collect(),
        other_log: serde_json::to_value(log_page).unwrap(),
        other_envelopes: serde_json::to_value(envelopes.envelopes).unwrap(),
        other_bytes: bytes,
        head: serde_json::to_value(log(apps[0]).point()).unwrap(),
    }
}

/// Every lie, one after the other.
///
/// # Panics
/// Where a lie gains a reader, forges a record, loses something, or never ends.
pub async fn every_lie(chosen: &impl Fn(usize, &str) -> bool, seed: u64) -> Vec<Told> {
    let (mut stage, hands) = Stage::new().await;
    let mut told = Vec::new();
    let mut lies: Vec<_> = lies::all(&hands).into_iter().enumerate().collect();
    // Lies may need one another: in another order each time.
    let mut rng = Rng::new(seed);
    lies.sort_by_cached_key(|_| rng.bits());
    for (n, (name, lie)) in lies {
        if chosen(n, name) {
            let begun = Instant::now();
            told.push(stage.under(name, lie).await);
            if std::env::var_os("TELL").is_some() {
                println!("{:.1} s {:?}", begun.elapsed().as_secs_f32(), told.last());
            }
        }
    }
    stage.class.leaks_nothing(&["Onder de leugen", "regenboog", "Regenboog"]);
    told
}

/// Envelopes without end that nobody can open: a device keeps so many of them, says so, goes on with its own, and reads
/// what counts when the hub is honest again.
///
/// # Panics
/// Where that does not hold.
pub async fn noise(syncs: usize) -> String {
    let (mut stage, hands) = Stage::new().await;
    let folder = stage.anke.store.dir().to_owned();
    stage.liar.tell(Some(lies::noise(&hands)));
    let begun = Instant::now();
    let heard = limited(&stage.liar, "noise", "the reader's sync", send(&stage.anke)).await;
    assert!(matches!(heard, Err(SyncError::Hub(HubFault::Noise))), "{heard:?}");
    let took = begun.elapsed();
    // One sync takes in so much at most; the next may fill what room is left.
    let _ = limited(&stage.liar, "noise", "the next sync", send(&stage.anke)).await;
    let first = bytes_in(&folder);
    for _ in 0..syncs {
        let words = "Onder ruis";
        let capture = capture_text(&stage.anke, words, 0);
        let id = submit(&stage.anke, &[capture.id], words);
        let heard = limited(&stage.liar, "noise", "a later sync", send(&stage.anke)).await;
        assert!(matches!(heard, Err(SyncError::Hub(HubFault::Noise))), "{heard:?}");
        assert!(
            stage
                .class
                .hub_objects()
                .iter()
                .any(|(name, _)| capture.objects.iter().any(|o| o.object.hash == *name))
        );
        oogst_core::submission::withdraw(&stage.anke, id).unwrap();
    }
    let later = bytes_in(&folder);
    assert!(first < 100 << 20, "{} MB on the disk", first >> 20);
    assert!(later < first + (8 << 20), "grew on from {} to {} MB", first >> 20, later >> 20);
    stage.liar.tell(None);
    let words = "Na de ruis";
    let capture = capture_text(&stage.bram, words, 0);
    let id = submit(&stage.bram, &[capture.id], words);
    stage.said.insert(id, words.into());
    send(&stage.bram).await.unwrap();
    send(&stage.anke).await.unwrap();
    let rows = inbox::list(&stage.anke).unwrap().rows;
    assert!(rows.iter().any(|row| row.submission == id), "what counts arrives");
    let checkup = doctor::examine(&stage.anke, &mut |_, _| {}).unwrap();
    assert!(checkup.findings.is_empty(), "{:?}", checkup.findings);
    format!(
        "{} syncs full of noise, {} MB of it kept, {} put aside; the first took {:.1} s",
        syncs + 2,
        later >> 20,
        inbox::quarantine(&stage.anke).unwrap().len(),
        took.as_secs_f32()
    )
}

fn bytes_in(folder: &std::path::Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries
        .filter_map(|entry| entry.metadata().ok())
        .filter(|meta| meta.is_file())
        .map(|meta| meta.len())
        .sum()
}

/// The hub serves one log to some and another to others: whoever meets the second after the first is told, seals nothing
/// any more, and still captures.
///
/// # Panics
/// Where that does not hold.
pub async fn forked() -> String {
    let dir = Folder::new("forked");
    let hub_dir = dir.path().join("hub");
    let proxy = oogst_tests::proxy::Proxy::start();
    let url = proxy.url();
    let mut one = oogst_tests::hub::Hub::start_in(&hub_dir, &["--public-url", &url]);
    proxy.to(one.address());
    let anke = device(&dir.path().join("anke"), Arc::new(SystemClock));
    let founding = FoundingLink::parse(&one.founding_link()).unwrap();
    team::found(&anke, &founding, "De Regenboog", "Anke").await.unwrap();
    let link: InviteLink = team::invite(&anke, false, 9, 48).await.unwrap().link;
    let cli = Cli::new(dir.path().join("bram"));
    cli.ok(&["join", &link.to_link(), "--name", "Bram"]);
    cli.ok(&["sync"]);
    send(&anke).await.unwrap();
    // The hub is copied, and each copy gets an entry of its own: Anke's of today, and of a copy of her phone.
    one.stop();
    let copied = |from: &str, to: &str| {
        let (from, to) = (dir.path().join(from), dir.path().join(to));
        let done = std::process::Command::new("cp").arg("-r").arg(&from).arg(&to).status().unwrap();
        assert!(done.success());
    };
    copied("hub", "hub-2");
    copied("anke", "anke-2");
    one.restart();
    let two = oogst_tests::hub::Hub::start_in(&dir.path().join("hub-2"), &["--public-url", &url]);
    team::invite(&anke, false, 1, 1).await.unwrap();
    cli.ok(&["sync"]);
    proxy.to(two.address());
    let twin = device(&dir.path().join("anke-2"), Arc::new(SystemClock));
    team::invite(&twin, false, 2, 2).await.unwrap();
    // Bram has pinned the first log and is served the second.
    let note = dir.path().join("les.txt");
    std::fs::write(&note, "Wat er in de les gebeurde").unwrap();
    cli.ok(&["capture", "document", note.to_str().unwrap()]);
    let before = std::fs::metadata(dir.path().join("hub-2").join("index.db")).unwrap().len();
    let refusal = cli.refused(&["sync"]);
    let after = std::fs::metadata(dir.path().join("hub-2").join("index.db")).unwrap().len();
    assert_eq!(before, after, "nothing was sealed for it");
    // And still captures.
    std::fs::write(&note, "En nog iets").unwrap();
    cli.ok(&["capture", "document", note.to_str().unwrap()]);
    // Honest again: all goes on.
    proxy.to(one.address());
    cli.ok(&["sync"]);
    format!("{}: {} {}", refusal.code, refusal.message, refusal.help)
}

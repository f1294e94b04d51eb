//! A team of five and its hub in one process: what each does, one step after another, and who dies on the way.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use oogst_core::{
    App,
    capture::{self, Annotation},
    clock::{Clock, Moment},
    inbox, submission,
    sync::{NoProgress, SyncError, SyncOptions, SyncReport, sync},
    team::{self, MembershipState, Removal},
};
use oogst_domain::submission::Reflection;
use oogst_fixtures::files::rng::Rng;
use oogst_hub::clock::ManualClock;
use oogst_protocol::{EntityId, invite::InviteLink};
use oogst_tests::in_process::{Hub, Straight};
use tokio::task::JoinHandle;

use super::wire::{Fate, Gate, Way};
use crate::class::{Folder, capture_text, device, member, submit};

/// When it begins (Unix seconds).
const BEGIN: i64 = 1_795_000_000;
pub(super) const NAMES: [&str; 5] = ["Anke", "Bram", "Carla", "Daan", "Esra"];

/// A device's clock: the one time, and how far it is off.
struct Virtual {
    time: Arc<AtomicI64>,
    off: Arc<AtomicI64>,
}

impl Clock for Virtual {
    fn now(&self) -> Moment {
        Moment(self.time.load(Ordering::SeqCst) + self.off.load(Ordering::SeqCst))
    }
}

/// What somebody submitted, as they know it themselves.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) by: usize,
    /// Every version of it, the newest last.
    pub(super) texts: Vec<String>,
    pub(super) withdrawn: bool,
}

pub(super) struct Phone {
    app: Option<App>,
    off: Arc<AtomicI64>,
    running: Option<JoinHandle<Result<SyncReport, SyncError>>>,
    /// Captures and their notes.
    pub(super) captures: BTreeMap<EntityId, String>,
    unsent: Vec<EntityId>,
    pub(super) removed: bool,
}

impl Phone {
    pub(super) fn app(&self) -> &App {
        self.app.as_ref().expect("open")
    }
}

pub(super) struct World {
    pub(super) folder: Folder,
    pub(super) hub: Arc<Hub>,
    gate: Gate,
    time: Arc<AtomicI64>,
    hub_time: ManualClock,
    pub(super) phones: Vec<Phone>,
    link: InviteLink,
    pub(super) said: BTreeMap<EntityId, Said>,
    /// What the preparer had of somebody who was removed, then.
    pub(super) seen: Vec<(EntityId, String)>,
    rng: Rng,
    pub(super) steps: usize,
    pub(super) faults: usize,
    pub(super) deaths: usize,
    words: usize,
}

impl World {
    /// Two preparers; three others hold a link and have not used it yet.
    pub(super) async fn new(seed: u64) -> World {
        let folder = Folder::new(&format!("simulation-{seed}"));
        let hub_time = ManualClock::at(BEGIN);
        let hub = Arc::new(Hub::open(&folder.path().join("hub"), Arc::new(hub_time.clone())).await);
        let time = Arc::new(AtomicI64::new(BEGIN * 1000));
        let gate = Gate::default();
        let mut phones: Vec<Phone> = (0..NAMES.len())
            .map(|_| Phone {
                app: None,
                off: Arc::default(),
                running: None,
                captures: BTreeMap::new(),
                unsent: Vec::new(),
                removed: false,
            })
            .collect();
        let straight = Straight::to(hub.clone());
        let founding = hub.founding_link();
        for (n, phone) in phones.iter_mut().enumerate() {
            phone.app = Some(open(folder.path(), n, &time, &phone.off, &hub, &gate));
        }
        let direct = |n: usize| App { reach: Arc::new(straight.clone()), ..phones[n].app().clone() };
        let (anke, bram) = (direct(0), direct(1));
        team::found(&anke, &founding, "De Regenboog", NAMES[0]).await.unwrap();
        let invite = team::invite(&anke, true, 1, 24).await.unwrap().link;
        let code = team::join(&bram, &invite, NAMES[1]).await.unwrap().code.unwrap();
        team::confirm(&anke, &code).await.unwrap();
        once(&bram).await.unwrap();
        let link = team::invite(&anke, false, 9, 24 * 300).await.unwrap().link;
        World {
            folder,
            hub,
            gate,
            time,
            hub_time,
            phones,
            link,
            said: BTreeMap::new(),
            seen: Vec::new(),
            rng: Rng::new(seed),
            steps: 0,
            faults: 0,
            deaths: 0,
            words: 0,
        }
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.rng.bits() % (bound.max(1) as u64)).expect("small")
    }

    fn text(&mut self) -> String {
        self.words += 1;
        format!("Gezegd in de regenboog {}", self.words)
    }

    /// One thing that somebody does, and a few requests that get their turn.
    pub(super) async fn step(&mut self) {
        self.steps += 1;
        let pass = i64::try_from(self.below(60_000)).expect("small");
        self.time.fetch_add(pass, Ordering::SeqCst);
        self.hub_time.advance(pass / 1000);
        let who = self.below(self.phones.len());
        match self.below(20) {
            0..=6 => self.begin(who),
            7..=10 => self.capture(who),
            11 => self.annotate(who),
            12..=13 => self.submit(who),
            14 => self.amend(who),
            15 => self.withdraw(who),
            16 if self.steps > 20 && self.below(3) == 0 => self.remove(2 + who % 3).await,
            17 => self.die(who).await,
            18 => {
                let hours = i64::try_from(self.below(2000)).expect("small") - 1000;
                self.phones[who].off.store(hours * 3_600_000, Ordering::SeqCst);
            }
            _ => {}
        }
        for _ in 0..self.below(8) {
            if !self.turn(true).await {
                break;
            }
        }
    }

    /// Begins a sync, or a join, unless one runs.
    fn begin(&mut self, who: usize) {
        if self.phones[who].running.is_some() {
            return;
        }
        let (app, link, gate) = (self.phones[who].app().clone(), self.link.clone(), self.gate.clone());
        self.phones[who].running = Some(tokio::spawn(async move {
            let joined = app.store.read(team::Membership::load)?;
            let done = match joined {
                None => match team::join(&app, &link, NAMES[who]).await {
                    Ok(_) => Ok(SyncReport::default()),
                    Err(error) => Err(error.into()),
                },
                Some(_) => once(&app).await,
            };
            gate.news.notify_one();
            done
        }));
    }

    fn capture(&mut self, who: usize) {
        let words = self.text();
        let extra = [0, 300, 9000][self.below(3)];
        let capture = capture_text(self.phones[who].app(), &words, extra);
        self.phones[who].captures.insert(capture.id, words);
        self.phones[who].unsent.push(capture.id);
    }

    fn annotate(&mut self, who: usize) {
        let Some(id) = self.phones[who].captures.keys().next().copied() else { return };
        let words = self.text();
        let annotation = Annotation { note: Some(words.clone()), ..Annotation::default() };
        capture::annotate(self.phones[who].app(), id, annotation).unwrap();
        self.phones[who].captures.insert(id, words);
    }

    fn active(&self, who: usize) -> bool {
        let member = self.phones[who].app().store.read(team::Membership::load).unwrap();
        member.is_some_and(|member| member.state == MembershipState::Active)
    }

    fn submit(&mut self, who: usize) {
        if self.phones[who].unsent.is_empty() || !self.active(who) {
            return;
        }
        let (words, captures) = (self.text(), std::mem::take(&mut self.phones[who].unsent));
        let id = submit(self.phones[who].app(), &captures, &words);
        self.said.insert(id, Said { by: who, texts: vec![words], withdrawn: false });
    }

    fn own(&self, who: usize) -> Option<EntityId> {
        let mut own = self.said.iter().filter(|(_, said)| said.by == who && !said.withdrawn);
        own.next_back().map(|(id, _)| *id).filter(|_| self.active(who))
    }

    fn amend(&mut self, who: usize) {
        let Some(id) = self.own(who) else { return };
        let words = self.text();
        let reflection = Reflection { successes: words.clone(), ..Reflection::default() };
        submission::amend(self.phones[who].app(), id, None, Some(reflection)).unwrap();
        self.said.get_mut(&id).expect("said").texts.push(words);
    }

    fn withdraw(&mut self, who: usize) {
        let Some(id) = self.own(who) else { return };
        submission::withdraw(self.phones[who].app(), id).unwrap();
        self.said.get_mut(&id).expect("said").withdrawn = true;
    }

    /// The founder removes somebody, while nothing of hers is on its way. What she has of them by then stays.
    async fn remove(&mut self, who: usize) {
        if self.phones[0].running.is_some() || self.phones[who].removed {
            return;
        }
        let Some(theirs) = self.phones[who].app().store.read(team::Membership::load).unwrap() else { return };
        let anke = self.direct(0);
        let log = crate::class::log(&anke);
        if log.active(&theirs.device()).is_none() {
            return;
        }
        team::remove(&anke, Removal::Device(theirs.device())).await.unwrap();
        // A removal closes the invites that are open: whoever is not in yet gets another link.
        self.link = team::invite(&anke, false, 9, 24 * 300).await.unwrap().link;
        let rows = inbox::list(&anke).unwrap().rows;
        let rows = rows.iter().filter(|row| row.from.person == theirs.person);
        self.seen.extend(rows.map(|row| (row.submission, row.newest.reflection.successes.clone())));
        self.phones[who].removed = true;
    }

    /// The process is killed, wherever it is, and comes back.
    async fn die(&mut self, who: usize) {
        if let Some(running) = self.phones[who].running.take() {
            running.abort();
            let _ = running.await;
        }
        self.gate.forget(who);
        self.phones[who].app = None;
        let off = self.phones[who].off.clone();
        self.phones[who].app = Some(open(self.folder.path(), who, &self.time, &off, &self.hub, &self.gate));
        self.deaths += 1;
    }

    /// One request gets its turn, once everybody who is at work waits for theirs; `false` when nobody is at work.
    pub(super) async fn turn(&mut self, faults: bool) -> bool {
        let mut looks = 0;
        let waiting = loop {
            looks += 1;
            assert!(looks < 5_000, "somebody neither asks nor ends: {:?}", self.stuck());
            for phone in &mut self.phones {
                if phone.running.as_ref().is_some_and(JoinHandle::is_finished) {
                    // How it ended is its own matter: faults are meant. A panic is not.
                    let ended = phone.running.take().expect("running").await;
                    assert!(ended.is_ok(), "{ended:?}");
                }
            }
            let (waiting, at_work) = (self.gate.waiting(), |phone: &Phone| phone.running.is_some());
            if !self.phones.iter().any(at_work) {
                return false;
            }
            if self.phones.iter().enumerate().all(|(n, phone)| !at_work(phone) || waiting.contains(&n)) {
                break waiting;
            }
            let look = std::time::Duration::from_millis(2);
            let _ = tokio::time::timeout(look, self.gate.news.notified()).await;
        };
        let device = waiting[self.below(waiting.len())];
        let fate = match self.below(100) {
            _ if !faults => Fate::Through,
            0..=3 => Fate::LostAsk,
            4..=8 => Fate::LostAnswer,
            9..=12 => Fate::Twice,
            13..=15 => Fate::Cut(self.below(10)),
            16..=17 => Fate::Answered([500, 503, 429, 408][self.below(4)]),
            _ => Fate::Through,
        };
        self.faults += usize::from(fate != Fate::Through);
        self.gate.let_go(device, fate);
        true
    }

    /// Who is at work, and who of them waits at the gate.
    fn stuck(&self) -> (Vec<usize>, Vec<usize>) {
        let at_work = self.phones.iter().enumerate().filter(|(_, phone)| phone.running.is_some());
        (at_work.map(|(n, _)| n).collect(), self.gate.waiting())
    }

    /// A device with a way that nobody holds.
    pub(super) fn direct(&self, who: usize) -> App {
        App { reach: Arc::new(Straight::to(self.hub.clone())), ..self.phones[who].app().clone() }
    }

    /// Good times: what runs comes to its end, and everybody syncs until there is nothing left to say.
    pub(super) async fn settle(&mut self) {
        while self.turn(false).await {}
        for phone in &self.phones {
            phone.off.store(0, Ordering::SeqCst);
        }
        for round in 0..5 {
            for (who, name) in NAMES.into_iter().enumerate() {
                let app = self.direct(who);
                if app.store.read(team::Membership::load).unwrap().is_none() {
                    team::join(&app, &self.link, name).await.unwrap();
                }
                let synced = once(&app).await;
                assert!(synced.is_ok() || round == 0 || self.phones[who].removed, "{}: {synced:?}", name);
            }
        }
    }
}

fn open(
    folder: &Path,
    who: usize,
    time: &Arc<AtomicI64>,
    off: &Arc<AtomicI64>,
    hub: &Arc<Hub>,
    gate: &Gate,
) -> App {
    let clock = Virtual { time: time.clone(), off: off.clone() };
    let app = device(&folder.join(NAMES[who]), Arc::new(clock));
    App { reach: Arc::new(Way { device: who, hub: hub.clone(), gate: gate.clone() }), ..app }
}

async fn once(app: &App) -> Result<SyncReport, SyncError> {
    let options = SyncOptions { include_video: true, concurrency: 1, chunk: 4096, ..SyncOptions::default() };
    sync(app, &options, &NoProgress).await
}

/// Whether this device belongs, by the log it has.
pub(super) fn belongs(app: &App) -> bool {
    crate::class::log(app).active(&member(app).device()).is_some()
}

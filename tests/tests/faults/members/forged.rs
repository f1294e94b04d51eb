//! Records that a member's keys can sign and no app would make.

use std::time::{Duration, Instant};

use oogst_core::{
    App, doctor, inbox,
    sync::{HubFault, SyncError, SyncReport},
    team::{self, KeptLogError, Removal, TeamError},
};
use oogst_fixtures::files::rng::Rng;
use oogst_protocol::{
    Audience, B64, DeviceId, EntityId, Hash, SigningKey, TeamId,
    api::{AppendedEnvelope, NewEnvelope},
    log::{Head, LogPoint},
    record::{Record, RecordKind, SignedRecord},
    seal,
};
use serde_json::{Value, json};

use crate::class::{Class, capture_text, client, log, member, send, submit};

const KINDS: [&str; 12] = [
    "submission",
    "capture",
    "cycle",
    "acceptance",
    "retraction",
    "person_name",
    "team_name",
    "opened",
    "card_result",
    "card_template",
    "toekomst",
    "",
];

/// `count` records of every shape, from one member, and what becomes of the others' screens.
pub(super) async fn records(seed: u64, count: usize) -> String {
    // The rate is another case (`flood`): here it would make the long run wait for hours.
    let class = Class::new("forged", &["--rate-per-second", "5000"]).await;
    let mallory = class.colleague("Mallory").await;
    let carla = class.colleague("Carla").await;
    let capture = capture_text(&carla, "Van Carla", 0);
    let honest = submit(&carla, &[capture.id], "Van Carla");
    send(&carla).await.unwrap();
    send(&class.anke).await.unwrap();
    // Whom there is to lie to.
    send(&mallory).await.unwrap();
    let known: Vec<Hash> =
        inbox::list(&class.anke).unwrap().rows.iter().map(|row| row.newest.record).collect();
    let mut rng = Rng::new(seed);
    let mut made = Vec::new();
    let (mut posted, mut refused, mut not_even) = (0, 0, 0);
    for n in 0..count {
        let Some(signed) = forged(&mut rng, n as u64, &mallory, &carla, honest, &known, &made) else {
            not_even += 1;
            continue;
        };
        made.push(signed.hash());
        match post(&mallory, &signed, *rng.pick(&[Audience::Preparation, Audience::Team, own(&carla)])).await
        {
            AppendedEnvelope::Receipt(_) => posted += 1,
            AppendedEnvelope::Refused(_) => refused += 1,
        }
    }
    // Ten megabytes of JSON, which no record may hold: the hub says so, whoever asks.
    let large = NewEnvelope {
        audience: Audience::Preparation,
        epoch: log(&mallory).audiences()[&Audience::Preparation].epoch(),
        sealed: B64([b"age-encryption.org/v1\n".as_slice(), &rng.bytes(10 << 20)].concat()),
    };
    let answer = client(&mallory).append(vec![large]).await;
    assert!(
        !matches!(&answer, Ok(results) if matches!(results[..], [AppendedEnvelope::Receipt(_)])),
        "{answer:?}"
    );

    let begun = Instant::now();
    let before = crate::hostile_hub::resident();
    // A record that names a log which nobody has stops sealing, for a forged one can't be told from a forked log (ADR
    // 0017): whoever reads one is told so. The way out is that its device goes.
    let heard = [send(&class.anke).await, send(&carla).await];
    let took = begun.elapsed();
    let forks = heard.iter().filter(|heard| fork(heard)).count();
    assert!(heard.iter().all(|heard| heard.is_ok() || fork(heard)), "seed {seed}: {heard:?}");
    let aside = inbox::quarantine(&class.anke).unwrap();
    for row in &aside {
        assert!(!row.acceptable, "seed {seed}: {row:?} could be made to count");
    }
    team::remove(&class.anke, Removal::Device(member(&mallory).device())).await.unwrap();
    for app in [&class.anke, &carla, &class.anke, &carla] {
        send(app).await.unwrap_or_else(|error| panic!("seed {seed}: stuck after the removal: {error}"));
    }
    let grown = crate::hostile_hub::resident().saturating_sub(before);
    assert!(grown < 300 << 20, "memory grew by {} MB", grown >> 20);
    for app in [&class.anke, &carla] {
        let checkup = doctor::examine(app, &mut |_, _| {}).unwrap();
        assert!(checkup.findings.is_empty(), "{:?}", checkup.findings);
    }
    // Carla's word stands as she said it, under her name; what is shown as Mallory's is Mallory's.
    let rows = inbox::list(&class.anke).unwrap().rows;
    let hers: Vec<_> = rows.iter().filter(|row| row.from.person == member(&carla).person).collect();
    assert_eq!(hers.len(), 1, "seed {seed}: one submission of Carla's");
    assert_eq!(hers[0].newest.reflection.successes, "Van Carla", "seed {seed}");
    assert!(hers[0].others.is_empty());
    assert_eq!(hers[0].from.name.as_deref(), Some("Carla"), "seed {seed}: nobody renames another");
    assert!(rows.iter().all(|row| row.from.person == member(&carla).person || row.from.person == member(&mallory).person));
    assert_eq!(oogst_core::team::show(&class.anke).unwrap().name.as_deref(), Some("De Regenboog"));
    // And everybody goes on.
    let capture = capture_text(&carla, "Daarna", 0);
    submit(&carla, &[capture.id], "Daarna");
    send(&carla).await.unwrap();
    send(&class.anke).await.unwrap();
    let rows = inbox::list(&class.anke).unwrap().rows;
    assert_eq!(rows.iter().filter(|row| row.from.person == member(&carla).person).count(), 2);
    class.leaks_nothing(&["Van Carla", "Van Mallory", "Regenboog"]);
    format!(
        "{posted} posted, {refused} refused by the hub, {not_even} impossible to make; {} put aside at a preparer's, {} \
         shown as Mallory's own; read in {:.1} s; {forks} devices stopped sealing until she was removed",
        aside.len(),
        rows.len() - 2,
        took.as_secs_f32()
    )
}

fn fork(heard: &Result<SyncReport, SyncError>) -> bool {
    matches!(heard, Err(SyncError::Team(TeamError::Log(KeptLogError::Fork))))
}

fn own(app: &App) -> Audience {
    Audience::Own(member(app).person)
}

/// One record; none when not even its maker's program can sign it.
fn forged(
    rng: &mut Rng,
    n: u64,
    mallory: &App,
    carla: &App,
    honest: EntityId,
    known: &[Hash],
    made: &[Hash],
) -> Option<SignedRecord> {
    let me = member(mallory);
    let somebody = SigningKey::from_seed([n as u8; 32]);
    let audience =
        *rng.pick(&[Audience::Preparation, Audience::Team, own(carla), own(mallory), Audience::Preparation]);
    let device: DeviceId = match rng.bits() % 8 {
        0 => member(carla).device(),
        1 => somebody.verify_key(),
        _ => me.device(),
    };
    let team = if rng.bits().is_multiple_of(10) { TeamId(Hash([7; 32])) } else { me.team };
    let log = match rng.bits() % 10 {
        0 => LogPoint { len: 2, head: Head(Hash([9; 32])) },
        1 => LogPoint { len: u64::MAX, head: Head(Hash([9; 32])) },
        _ => log(mallory).point(),
    };
    let entity = match rng.bits() % 4 {
        0 => honest,
        1 => EntityId(member(carla).person.0),
        2 => EntityId([n as u8; 16]),
        _ => EntityId(rng.bytes(16).try_into().expect("16")),
    };
    // Chains, forks and loops, as far as hashes allow: of what it can't know it names what somebody else's is.
    let supersedes = match rng.bits() % 6 {
        0 => known.to_vec(),
        1 => made.to_vec(),
        2 => (0..2000).map(|k: u64| Hash::of(&k.to_be_bytes())).collect(),
        3 => made.last().into_iter().chain(made.last()).copied().collect(),
        _ => Vec::new(),
    };
    let at = *rng.pick(&[i64::MIN, -1, 0, 1_795_000_000_000, i64::MAX]);
    let seq = *rng.pick(&[0, 1, 2, 1000 + n, u64::MAX, n]);
    let kind = *rng.pick(&KINDS);
    let body = body(rng, mallory, known);
    let record = Record {
        v: if rng.bits().is_multiple_of(12) { 2 } else { 1 },
        team,
        audience,
        device,
        seq,
        log,
        kind: RecordKind::from(kind),
        entity,
        supersedes,
        at,
        body: serde_json::value::to_raw_value(&body).ok()?,
    };
    SignedRecord::sign(record, if device == me.device() { &me.sign } else { &somebody }).ok()
}

fn body(rng: &mut Rng, mallory: &App, known: &[Hash]) -> Value {
    let reflection = json!({ "successes": "Van Mallory", "obstacles": "", "added_value_pupils": "", "own_approach": "",
        "lesson_quality": "", "follow_up_question": "" });
    let mut good = json!({ "assignment": null, "items": [], "withdrawn": false, "reflection": reflection });
    match rng.bits() % 12 {
        0 => json!({}),
        1 => json!(null),
        2 => json!({ "name": "Anke\u{202e}ekna" }),
        3 => json!({ "name": "a".repeat(100_000) }),
        4 => json!({ "record": known.first() }),
        5 => (0..100).fold(json!(1), |inner, _| json!([inner])),
        6 => json!({ "reflection": { "successes": "x".repeat(900_000) }, "items": [], "withdrawn": false }),
        7 => json!({ "submission": EntityId([1; 16]), "record": Hash([1; 32]) }),
        8 => json!((0..20_000).collect::<Vec<u32>>()),
        9 => {
            good["withdrawn"] = json!(true);
            good
        }
        10 => {
            good["items"] = json!([{ "capture": EntityId([3; 16]), "kind": "photo", "manifest": [{ "bytes": u64::MAX }] }]);
            good
        }
        _ => {
            good["team"] = json!(member(mallory).team);
            good
        }
    }
}

async fn post(by: &App, signed: &SignedRecord, to: Audience) -> AppendedEnvelope {
    let log = log(by);
    let keys = &log.audiences()[&to];
    let own = &log.audiences()[&own(by)];
    let recipients = [keys.current().unwrap(), own.current().unwrap()];
    let sealed = seal::envelope::seal(signed, &recipients).unwrap();
    let envelope = NewEnvelope { audience: to, epoch: keys.epoch(), sealed: B64(sealed) };
    let hub = client(by);
    loop {
        match hub.append(vec![envelope.clone()]).await {
            // A long run says more than one device may in a minute.
            Err(HubFault::Rate(seconds)) => {
                tokio::time::sleep(Duration::from_secs(seconds.unwrap_or(1))).await;
            }
            answer => return answer.unwrap().remove(0),
        }
    }
}

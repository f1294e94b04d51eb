//! A member who lies: what they forge is put aside with its reason, never dropped in silence nor shown as good.

use oogst_core::{
    cycle, inbox,
    store::StoreError,
    submission,
    sync::SyncError,
    team::{self, KeptLogError, TeamError},
};
use oogst_protocol::{
    Audience, B64, EntityId, Hash, SignedBytes,
    api::{AppendedEnvelope, NewEnvelope},
    log::{Head, LogPoint},
    record::{Record, RecordKind, SignedRecord},
    seal,
};
use serde_json::{Value, json};

use crate::world::{Device, refused, said, school};

/// A record as somebody with a member's keys can make it.
struct Forged {
    to: Audience,
    /// What the envelope is sealed to and says at the hub.
    sealed_to: Audience,
    seq: u64,
    kind: &'static str,
    entity: EntityId,
    supersedes: Vec<Hash>,
    log: Option<LogPoint>,
    body: Value,
}

fn forged(kind: &'static str, to: Audience, seq: u64, body: Value) -> Forged {
    let entity = EntityId([seq as u8; 16]);
    Forged { to, sealed_to: to, seq, kind, entity, supersedes: Vec::new(), log: None, body }
}

fn reflection(successes: &str) -> Value {
    json!({ "assignment": null, "items": [], "withdrawn": false, "reflection": said(successes) })
}

fn record(by: &Device, forged: &Forged) -> SignedRecord {
    let member = by.member();
    let record = Record {
        v: 1,
        team: member.team,
        audience: forged.to,
        device: member.device(),
        seq: forged.seq,
        log: forged.log.unwrap_or_else(|| by.log().point()),
        kind: RecordKind::from(forged.kind),
        entity: forged.entity,
        supersedes: forged.supersedes.clone(),
        at: 1_790_000_000_000,
        body: serde_json::value::to_raw_value(&forged.body).unwrap(),
    };
    SignedRecord::sign(record, &member.sign).unwrap()
}

fn sealed(by: &Device, to: Audience, signed: &SignedRecord) -> NewEnvelope {
    let log = by.log();
    let keys = &log.audiences()[&to];
    let own = &log.audiences()[&Audience::Own(by.member().person)];
    let recipients = [keys.current().unwrap(), own.current().unwrap()];
    let sealed = seal::envelope::seal(signed, &recipients).unwrap();
    NewEnvelope { audience: to, epoch: keys.epoch(), sealed: B64(sealed) }
}

async fn post(by: &Device, envelope: NewEnvelope) {
    let results = by.raw_hub().append(vec![envelope]).await.unwrap();
    assert!(matches!(results[..], [AppendedEnvelope::Receipt(_)]), "the hub can't judge it: {results:?}");
}

async fn send(by: &Device, forged: &Forged) -> Hash {
    let signed = record(by, forged);
    post(by, sealed(by, forged.sealed_to, &signed)).await;
    signed.hash()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_forges_is_put_aside_with_its_reason() {
    let (_hub, anke) = school().await;
    let mallory = Device::colleague_of(&anke, "Mallory").await;
    use Audience::{Preparation, Team};
    let good = || reflection("Echt");
    let malformed = json!({ "reflection": 7 });
    let bidi = json!({ "name": "Anke\u{202e}ekna" });
    let cases = [
        // Says it is for somebody else than it was sealed to.
        ("other_audience", Forged { sealed_to: Preparation, ..forged("submission", Team, 101, good()) }),
        ("not_allowed", forged("submission", Team, 102, good())),
        ("not_allowed", forged("cycle", Team, 103, json!({}))),
        ("not_allowed", forged("acceptance", Preparation, 104, json!({ "record": Hash([1; 32]) }))),
        ("malformed", forged("submission", Preparation, 106, malformed)),
        ("malformed", forged("person_name", Team, 107, bidi)),
        ("malformed", forged("submission", Preparation, 108, reflection("x\u{202e}y"))),
        (
            "not_allowed",
            forged(
                "opened",
                Audience::Own(anke.member().person),
                109,
                json!({
            "submission": EntityId([1; 16]), "record": Hash([1; 32]) }),
            ),
        ),
        ("not_allowed", forged("team_name", Team, 110, json!({ "name": "Mallory's" }))),
    ];
    for (_, forged) in &cases {
        send(&mallory, forged).await;
    }
    // One that counts, and another with its number.
    send(&mallory, &forged("submission", Preparation, 200, good())).await;
    let again = Forged { entity: EntityId([77; 16]), ..forged("submission", Preparation, 200, good()) };
    send(&mallory, &again).await;
    // Sealed as it should be, and damaged since.
    let signed = record(&mallory, &forged("submission", Preparation, 111, good()));
    let mut damaged = sealed(&mallory, Preparation, &signed);
    *damaged.sealed.0.last_mut().unwrap() ^= 1;
    post(&mallory, damaged).await;

    let report = anke.sync().await;
    let mut wanted: Vec<_> = cases.iter().map(|(code, _)| *code).collect();
    wanted.extend(["sequence_taken", "not_a_record"]);
    wanted.sort_unstable();
    assert_eq!(anke.aside(), wanted);
    assert_eq!(report.aside, wanted.len());
    assert_eq!(anke.inbox().len(), 1);
    let rows = inbox::quarantine(&anke).unwrap();
    assert!(rows.iter().all(|row| !row.acceptable), "only a removal's can be accepted");
    for row in &rows {
        assert!(inbox::accept(&anke, row.record).is_err());
    }
    assert_eq!(team::show(&anke).unwrap().name.as_deref(), Some("De Regenboog"));
    // It stays put aside, and the rest goes on.
    anke.sync().await;
    assert_eq!((anke.aside().len(), anke.inbox().len()), (wanted.len(), 1));
    // Mallory's own devices see through it as well, and a colleague is not fooled.
    let carla = Device::colleague_of(&anke, "Carla").await;
    assert!(carla.aside().contains(&"not_allowed"));
    assert!(cycle::list(&carla, chrono::NaiveDate::MIN).unwrap().cycles.is_empty());
}

/// The hub shows Bram another log than the others, or Bram lies: no device can tell which.
#[tokio::test(flavor = "multi_thread")]
async fn a_record_on_another_log_stops_sealing_until_its_device_is_removed() {
    let (_hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    let carla = Device::colleague_of(&anke, "Carla").await;
    // Ahead of what Carla has read, which is no fork: she reads the log again.
    let ahead = Device::new();
    let invited = team::invite(&anke, false, 1, 48).await.unwrap();
    carla.sync().await;
    team::join(&ahead, &invited.link, "Dirk").await.unwrap();
    ahead.sync().await;
    carla.sync().await;
    anke.sync().await;

    let fork = LogPoint { len: 2, head: Head(Hash([9; 32])) };
    let said = forged("person_name", Audience::Team, 105, json!({ "name": "Bram" }));
    send(&bram, &Forged { log: Some(fork), ..said }).await;
    let id = carla.submit(&[&carla.photo(1)], "Wacht");
    for device in [&anke, &carla] {
        for _ in 0..2 {
            let stopped = device.try_sync().await;
            assert!(
                matches!(stopped, Err(SyncError::Team(TeamError::Log(KeptLogError::Fork)))),
                "{stopped:?}"
            );
        }
        assert_eq!(device.aside(), ["fork"]);
    }
    // Neither keys nor sheets are handed on; an invite seals the team's keys to its link.
    let refused = refused(team::invite(&anke, false, 1, 1).await.map(|_| ()));
    assert!(matches!(refused, TeamError::Log(KeptLogError::Fork)), "{refused:?}");
    assert_eq!(submission::list(&carla).unwrap()[0].submission, id, "nothing is lost");

    team::remove(&anke, team::Removal::Device(bram.member().device())).await.unwrap();
    anke.sync().await;
    carla.sync().await;
    anke.sync().await;
    assert_eq!(anke.inbox()[0].newest.reflection.successes, "Wacht");
    assert_eq!(anke.aside(), ["fork"], "still shown");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_speaks_for_another() {
    let (_hub, anke) = school().await;
    let carla = Device::colleague_of(&anke, "Carla").await;
    let mallory = Device::colleague_of(&anke, "Mallory").await;
    let id = carla.submit(&[&carla.photo(1)], "Van Carla");
    carla.sync().await;
    anke.sync().await;
    let hers = anke.inbox()[0].newest.record;

    // Withdraws and replaces Carla's submission: it is Mallory's word about an entity of that name, and no more.
    let mut withdrawal = reflection("");
    withdrawal["withdrawn"] = json!(true);
    for (seq, body) in [(301, withdrawal), (302, reflection("Van Mallory"))] {
        let forged = forged("submission", Audience::Preparation, seq, body);
        send(&mallory, &Forged { entity: id, supersedes: vec![hers], ..forged }).await;
    }
    // Carla's own bytes with Mallory's signature in place of hers.
    let signed = record(&mallory, &forged("submission", Audience::Preparation, 303, reflection("Nep")));
    let text =
        String::from_utf8(SignedBytes::verify("oogst/v1/record", signed.frame()).unwrap().payload().to_vec());
    let text =
        text.unwrap().replace(&mallory.member().device().to_string(), &carla.member().device().to_string());
    let frame = SignedBytes::sign("oogst/v1/record", text.as_bytes(), &[&mallory.member().sign]);
    assert!(SignedRecord::parse(frame.frame()).is_err());
    // Renames Carla.
    let name = forged("person_name", Audience::Team, 304, json!({ "name": "Mallory was hier" }));
    send(&mallory, &Forged { entity: EntityId(carla.member().person.0), ..name }).await;

    anke.sync().await;
    let rows = anke.inbox();
    let carla_s = rows.iter().find(|row| row.from.person == carla.member().person).expect("hers stands");
    assert_eq!(carla_s.newest.reflection, said("Van Carla"));
    assert!(carla_s.others.is_empty());
    assert_eq!(carla_s.from.name.as_deref(), Some("Carla"));
    carla.sync().await;
    let own = submission::list(&carla).unwrap();
    assert_eq!((own.len(), own[0].heads.len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_of_a_later_version_is_kept_and_passed_on() {
    let (_hub, anke) = school().await;
    let bram = Device::colleague_of(&anke, "Bram").await;
    anke.sync().await;
    let hash = send(&bram, &forged("board", Audience::Team, 401, json!({ "any": ["thing", 1] }))).await;
    let report = anke.sync().await;
    assert_eq!((report.arrived, report.aside), (1, 0));
    let row = anke.store.read(|db| oogst_core::record::find(db, hash)).unwrap().expect("kept");
    assert_eq!(row.kind, RecordKind::Other("board".into()));
    assert!(anke.aside().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_of_a_later_version_stops_sealing_and_capturing_goes_on() {
    let (mut hub, anke) = school().await;
    anke.sync().await;
    let member = anke.member();
    let entry = json!({ "v": 1, "team": member.team, "prev": anke.log().point().head, "at": 1, "kind": "future",
        "more": { "of": "it" } });
    let entry = SignedBytes::sign("oogst/v1/log-entry", entry.to_string().as_bytes(), &[&member.sign]);
    // This version's hub does not take it: a later one's did, before it was put back.
    assert!(anke.raw_hub().append_entry(entry.frame(), Vec::new()).await.is_err());
    hub.stop();
    let db = rusqlite::Connection::open(hub.data().join("index.db")).unwrap();
    let added = db
        .execute(
            "INSERT INTO log_entry (team, n, hash, at, frame)
               SELECT team, max(n) + 1, ?1, 1, ?2 FROM log_entry GROUP BY team",
            rusqlite::params![entry.hash().0, entry.frame()],
        )
        .unwrap();
    assert_eq!((added, db.execute("UPDATE team SET log_len = log_len + 1", []).unwrap()), (1, 1));
    drop(db);
    hub.restart();

    let photo = anke.photo(1);
    anke.submit(&[&photo], "Wacht op de nieuwe app");
    let stopped = anke.try_sync().await;
    assert!(matches!(stopped, Err(SyncError::Team(TeamError::UpdateNeeded))), "{stopped:?}");
    assert!(team::show(&anke).unwrap().update_needed);
    assert!(matches!(team::invite(&anke, false, 1, 1).await, Err(TeamError::UpdateNeeded)));
    anke.photo(2);
    let sent = anke.store.read(|db| {
        db.query_row(
            "SELECT count(*) FROM records WHERE kind = 'submission' AND status = 'sent'",
            [],
            |row| row.get::<_, i64>(0),
        )
        .map_err(StoreError::from)
    });
    assert_eq!(sent.unwrap(), 0, "nothing was sealed");
}

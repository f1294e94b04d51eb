//! A device after its removal, in hands that go on trying.

use oogst_core::{
    inbox,
    sync::HubFault,
    team::{self, Removal},
};
use oogst_protocol::{Audience, B64, api::NewEnvelope, seal};

use crate::class::{Class, capture_text, client, log, member, objects_of, send, submit};

/// A colleague's device is removed; every door that it knew is closed, and what is said afterwards it can't open.
pub(super) async fn device(times: usize) -> String {
    let mut doors = 0;
    for _ in 0..times {
        doors += once().await;
    }
    format!("{doors} tries at doors that were open before, none got in; nothing new could be opened")
}

async fn once() -> usize {
    let class = Class::new("removed", &[]).await;
    let thief = class.colleague("Bram").await;
    let carla = class.colleague("Carla").await;
    let capture = capture_text(&thief, "Voor de diefstal", 0);
    submit(&thief, &[capture.id], "Voor de diefstal");
    send(&thief).await.unwrap();
    send(&class.anke).await.unwrap();
    // A session that is open since before, with a token that is good for 30 days.
    let hub = client(&thief);
    let (old_log, position) = (log(&thief), hub.envelopes(0, 0).await.unwrap().next);
    team::remove(&class.anke, Removal::Device(member(&thief).device())).await.unwrap();
    send(&class.anke).await.unwrap();
    send(&carla).await.unwrap();
    let later = capture_text(&carla, "Na de diefstal", 0);
    submit(&carla, &[later.id], "Na de diefstal");
    send(&carla).await.unwrap();

    let mut doors = 0;
    let mut closed = |what: &str, fault: Option<HubFault>| {
        assert!(matches!(fault, Some(HubFault::Removed | HubFault::Unauthorized)), "{what}: {fault:?}");
        doors += 1;
    };
    closed("log", hub.log_after(0).await.err());
    closed("grants", hub.grants().await.err());
    closed("envelopes", hub.envelopes(position, 0).await.err());
    closed(
        "receipts",
        hub.receipts(objects_of(std::slice::from_ref(&capture)).into_iter().collect()).await.err(),
    );
    closed("backup", hub.backup().await.err());
    let object = later.original().unwrap().object.hash;
    closed("an object", hub.object(object, 0, None).await.err());
    closed("its own object", hub.object(capture.original().unwrap().object.hash, 0, None).await.err());
    closed("states", hub.statuses(vec![object]).await.err());
    closed("deleting", hub.delete(capture.original().unwrap().object.hash).await.err());
    closed("audiences", hub.add_audiences(vec![object], vec![Audience::Team]).await.err());
    let upload = hub.create_upload(object, 10, &[], bytes::Bytes::from_static(b"0123456789"), None).await;
    closed("an upload", upload.err());
    // A record sealed as it was right to seal it before.
    let keys = &old_log.audiences()[&Audience::Preparation];
    let member = member(&thief);
    let record = forged(&thief);
    let sealed = seal::envelope::seal(&record, &[keys.current().unwrap()]).unwrap();
    let envelope = NewEnvelope { audience: Audience::Preparation, epoch: keys.epoch(), sealed: B64(sealed) };
    closed("a record", hub.append(vec![envelope]).await.err());
    // And with a fresh session.
    closed("a fresh session", client(&thief).log_after(0).await.err());
    drop(client(&thief));

    // What it has opens nothing new, also with what the hub holds in hand.
    let secrets = thief.store.read(oogst_core::seal::Secrets::load).unwrap();
    let now = log(&class.anke);
    for (audience, keys) in now.audiences() {
        let own = *audience == Audience::Own(member.person);
        assert!(
            own || keys.current().is_none() || !secrets.has_current(*audience, &now),
            "{audience} is open to it"
        );
    }
    let all = client(&class.anke).envelopes(0, 0).await.unwrap().envelopes;
    let theirs: Vec<_> = secrets.iter().map(|(_, _, key)| key).collect();
    for envelope in all.iter().filter(|envelope| envelope.device == crate::class::member(&carla).device()) {
        let after = envelope.position > position;
        let opened = seal::envelope::open(&envelope.sealed.0, &theirs).is_ok();
        assert!(!(after && opened), "an envelope of after the removal was opened");
    }
    // What had arrived before counts, and says from whom.
    let rows = inbox::list(&class.anke).unwrap().rows;
    assert!(rows.iter().any(|row| row.newest.reflection.successes == "Voor de diefstal"));
    class.leaks_nothing(&["diefstal", "Regenboog"]);
    doors
}

fn forged(by: &oogst_core::App) -> oogst_protocol::record::SignedRecord {
    let member = member(by);
    let record = oogst_protocol::record::Record {
        v: 1,
        team: member.team,
        audience: Audience::Preparation,
        device: member.device(),
        seq: 900,
        log: log(by).point(),
        kind: oogst_protocol::record::RecordKind::from("submission"),
        entity: oogst_protocol::EntityId([4; 16]),
        supersedes: Vec::new(),
        at: 1,
        body: serde_json::value::to_raw_value(&serde_json::json!({})).unwrap(),
    };
    oogst_protocol::record::SignedRecord::sign(record, &member.sign).unwrap()
}

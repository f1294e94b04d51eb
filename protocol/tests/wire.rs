//! Every form that crosses the wire or rests on disk, as a snapshot: changing one is a conscious act.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use oogst_protocol::{
    Audience, B64, DeviceKeys, EntityId, Grant, Hash, ObjectRef, PersonId, SealingKey, SigningKey, TeamId,
    VerifyKey,
    api::*,
    auth,
    invite::{FoundingLink, InviteLink, LinkError},
    log::{Body, Entry, Head, InviteRole, LogPoint, NewEpoch, Seen, SignedEntry},
    receipt::{BackupPosition, HubStatement, Receipt},
    record::{Record, RecordKind, SignedRecord, pad, unpad},
    recovery::{RecoverySeed, RecoverySheet},
};

fn sign(n: u8) -> SigningKey {
    SigningKey::from_seed([n; 32])
}

fn id(n: u8) -> VerifyKey {
    sign(n).verify_key()
}

fn keys(n: u8) -> DeviceKeys {
    DeviceKeys { sign: id(n), seal: SealingKey::from_bytes([n; 32]).recipient() }
}

fn person(n: u8) -> PersonId {
    PersonId([n; 16])
}

fn point() -> LogPoint {
    LogPoint { len: 3, head: Head(Hash([3; 32])) }
}

fn team() -> TeamId {
    TeamId(Hash([1; 32]))
}

fn epoch(audience: Audience, epoch: u32, n: u8) -> NewEpoch {
    NewEpoch { audience, epoch, recipient: keys(n).seal }
}

fn bodies() -> Vec<Body> {
    let seen = vec![(id(2), vec![Seen { audience: Audience::Team, seq: 4 }])];
    let invite = |role| Body::Invite { invite: id(5), recipient: keys(5).seal, role, uses: 1, expires_at: 9 };
    let meeting = Audience::Meeting(EntityId([6; 16]));
    vec![
        Body::Found {
            nonce: Hash([8; 32]),
            hub: id(9),
            person: person(1),
            device: keys(1),
            audiences: vec![epoch(Audience::Own(person(1)), 1, 2), epoch(Audience::Team, 1, 3)],
        },
        invite(InviteRole::Colleague),
        invite(InviteRole::Preparer),
        invite(InviteRole::Device(person(1))),
        Body::CloseInvite { invite: id(5) },
        Body::Join { invite: id(5), person: person(2), device: keys(2), own: Some(keys(3).seal) },
        Body::Join { invite: id(5), person: person(2), device: keys(2), own: None },
        Body::Confirm { join: Hash([4; 32]) },
        Body::Recovery { person: person(1), sheet: keys(6), replaces: vec![id(7)] },
        Body::Recover { sheet: id(6), device: keys(2), own: epoch(Audience::Own(person(1)), 2, 4) },
        Body::Renew { audiences: vec![epoch(meeting, 1, 4), epoch(Audience::Drop(EntityId([7; 16])), 1, 5)] },
        Body::Remove {
            devices: vec![id(2)],
            persons: vec![person(2)],
            seen: seen.clone(),
            audiences: vec![epoch(Audience::Preparation, 2, 5)],
        },
        Body::Leave { person: person(2) },
        Body::Settle { seen },
    ]
}

#[test]
fn every_kind_of_log_entry() {
    let entries: Vec<Entry> = bodies()
        .into_iter()
        .map(|body| {
            let founds = matches!(body, Body::Found { .. });
            let (team, prev) = if founds { (None, None) } else { (Some(team()), Some(point().head)) };
            Entry { v: 1, team, prev, at: 10, body }
        })
        .collect();
    insta::assert_json_snapshot!(entries);
    let signed = SignedEntry::sign(entries[1].clone(), &[&sign(1)]).unwrap();
    insta::assert_snapshot!("entry_frame", hex::encode(signed.signed().frame()));
    for entry in entries {
        let signed = SignedEntry::sign(entry.clone(), &[&sign(1)]).unwrap();
        assert_eq!(SignedEntry::parse(signed.signed().frame()).unwrap().entry(), &entry);
    }
}

fn record() -> Record {
    Record {
        v: 1,
        team: team(),
        audience: Audience::Own(person(1)),
        device: id(1),
        seq: 2,
        log: point(),
        kind: RecordKind::Capture,
        entity: EntityId([4; 16]),
        supersedes: vec![Hash([5; 32])],
        at: 6,
        body: serde_json::value::RawValue::from_string(r#"{"a": 1}"#.to_owned()).unwrap(),
    }
}

#[test]
fn a_record_its_frame_and_its_padding() {
    insta::assert_json_snapshot!(record());
    let signed = SignedRecord::sign(record(), &sign(1)).unwrap();
    insta::assert_snapshot!("record_frame", hex::encode(signed.frame()));
    let padded = pad(signed.frame()).unwrap();
    insta::assert_snapshot!("padded_head", format!("{} {}", padded.len(), hex::encode(&padded[..8])));
    assert_eq!(unpad(&padded), Ok(signed.frame()));
}

#[test]
fn objects_grants_and_what_the_hub_signs() {
    let object = ObjectRef {
        hash: Hash([1; 32]),
        bytes: 2,
        identity: SealingKey::from_bytes([3; 32]),
        plain_sha256: Hash([4; 32]),
        plain_bytes: 5,
        media_type: "image/jpeg".into(),
    };
    let receipt =
        Receipt { team: team(), hash: Hash([2; 32]), size: 3, position: 4, retain_until: 5, at: 6, epoch: 7 };
    let backup = BackupPosition { team: team(), position: 1, at: 2, epoch: 3 };
    insta::assert_json_snapshot!((&object, grant(), &receipt, &backup));
    let frames = [receipt.sign(&sign(1)), backup.sign(&sign(1))].map(|frame| hex::encode(frame.frame()));
    insta::assert_snapshot!("hub_frames", frames.join("\n"));
    insta::assert_snapshot!("auth_answer", hex::encode(auth::answer(&team(), &sign(1), b"challenge")));
}

fn grant() -> Grant {
    Grant { audience: Audience::Team, epoch: 1, to: keys(2).seal, sealed: B64(vec![1, 2, 255]) }
}

#[test]
fn what_device_and_hub_exchange() {
    let error = ApiErrorBody { code: code::TOO_LARGE.into(), message: "m".into(), limit: Some(9) };
    let plain = ApiErrorBody { limit: None, ..error.clone() };
    let b64 = || B64(vec![251, 255]);
    let health = Health { service: "oogst-hub".into(), version: "1".into(), hub_key: id(1), now: 2 };
    let auth = (
        ChallengeRequest { team: team(), key: id(1) },
        Challenge { challenge: b64() },
        TokenRequest { team: team(), key: id(1), challenge: b64(), signature: b64() },
        Token { token: "t".into(), expires_in: 3 },
    );
    let log = (
        AppendEntry { entry: b64(), grants: vec![grant()] },
        Appended { point: point() },
        LogPage { entries: vec![b64()], point: point() },
        Grants { grants: vec![grant()] },
    );
    let new = NewEnvelope { audience: Audience::Team, epoch: 1, sealed: b64() };
    let stored = StoredEnvelope {
        position: 1,
        hash: Hash([2; 32]),
        audience: Audience::Preparation,
        epoch: 3,
        device: id(4),
        received_at: 5,
        sealed: b64(),
    };
    let envelopes = (
        AppendEnvelopes { envelopes: vec![new] },
        AppendedEnvelopes {
            results: vec![AppendedEnvelope::Receipt(b64()), AppendedEnvelope::Refused(plain.clone())],
        },
        EnvelopePage { envelopes: vec![stored], next: 1, more: true, log: point(), epoch: 2 },
    );
    let objects = (
        Hashes { hashes: vec![Hash([1; 32])] },
        Receipts { receipts: vec![b64()], missing: vec![Hash([2; 32])] },
        Backup { position: b64() },
        ObjectStatuses {
            objects: vec![
                ObjectStatus::Missing,
                ObjectStatus::Partial { upload: "/v1/u".into(), offset: 1 },
                ObjectStatus::Stored { bytes: 2 },
            ],
        },
        ObjectAudiences { hashes: vec![Hash([1; 32])], audiences: vec![Audience::Preparation] },
    );
    let errors = [ApiError { error }, ApiError { error: plain }];
    insta::assert_json_snapshot!((health, auth, log, envelopes, objects, errors));
}

fn invite() -> InviteLink {
    InviteLink {
        hub: "https://hub.example".into(),
        tls_pin: Some(Hash([4; 32])),
        team: team(),
        newest: point(),
        hub_key: id(1),
        role: InviteRole::Device(person(1)),
        seed: [9; 32],
    }
}

fn founding() -> FoundingLink {
    FoundingLink { hub: "http://127.0.0.1:8080".into(), tls_pin: None, hub_key: id(1), token: "once".into() }
}

fn sheet() -> RecoverySheet {
    RecoverySheet {
        hub: "https://hub.example".into(),
        tls_pin: None,
        team: team(),
        hub_key: id(1),
        seed: RecoverySeed(zeroize::Zeroizing::new([5; 32])),
    }
}

#[test]
fn links_and_sheets() {
    insta::assert_snapshot!("invite_link", invite().to_link());
    insta::assert_snapshot!("founding_link", founding().to_link());
    insta::assert_snapshot!("sheet", sheet().to_text().as_str());
    let derived =
        (invite().signing_key().verify_key(), invite().sealing_key().recipient(), sheet().seed.keys());
    insta::assert_json_snapshot!("derived_keys", derived);
}

/// Every text that differs from `text` in one character, or is cut short, after `from`.
fn slips(text: &str, from: usize) -> Vec<String> {
    let mut slips = Vec::new();
    for at in from..text.len() {
        slips.push(text[..at].to_owned());
        for with in ["A", "z", "0", ".", "#", "é"].into_iter().filter(|with| *with != &text[at..=at]) {
            slips.push(format!("{}{with}{}", &text[..at], &text[at + 1..]));
        }
    }
    slips
}

#[test]
fn every_slip_in_a_link_or_sheet_is_refused() {
    let fragment = |text: &str| text.find('#').unwrap() + 1;
    let (invite, founding, sheet) = (invite().to_link(), founding().to_link(), sheet().to_text());
    for slip in slips(&invite, fragment(&invite)) {
        assert!(InviteLink::parse(&slip).is_err(), "{slip}");
    }
    for slip in slips(&founding, fragment(&founding)) {
        assert!(FoundingLink::parse(&slip).is_err(), "{slip}");
    }
    for slip in slips(&sheet, 0) {
        assert!(RecoverySheet::parse(&slip).is_err(), "{slip}");
    }
    let wrong = RecoverySheet { hub: "file:///etc".into(), ..self::sheet() };
    assert_eq!(RecoverySheet::parse(&wrong.to_text()), Err(LinkError::Address));
}

#[test]
fn secrets_are_not_printed_by_debug() {
    let all = format!("{:?} {:?} {:?}", invite(), founding(), sheet());
    for secret in ["9, 9", "5, 5", "once"] {
        assert!(!all.contains(secret), "{all}");
    }
}

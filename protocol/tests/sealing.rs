//! Envelopes and grants: who opens what, and that nothing changed is taken.
#![cfg(feature = "seal")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Read;

use oogst_protocol::{
    Audience, DeviceKeys, EntityId, Hash, PersonId, SealingKey, SigningKey, TeamId,
    log::{Body, Entry, Head, LogPoint, LogState, NewEpoch, SignedEntry},
    record::{Record, RecordKind, SignedRecord},
    seal::{SealError, envelope, grant, object},
};

fn key(n: u8) -> SealingKey {
    SealingKey::from_bytes([n; 32])
}

fn record(body: &str) -> SignedRecord {
    let device = SigningKey::from_seed([1; 32]);
    let record = Record {
        v: 1,
        team: TeamId(Hash([2; 32])),
        audience: Audience::Team,
        device: device.verify_key(),
        seq: 1,
        log: LogPoint { len: 1, head: Head(Hash([3; 32])) },
        kind: RecordKind::Cycle,
        entity: EntityId([4; 16]),
        supersedes: Vec::new(),
        at: 5,
        body: serde_json::value::RawValue::from_string(body.to_owned()).unwrap(),
    };
    SignedRecord::sign(record, &device).unwrap()
}

fn sealed(body: &str) -> Vec<u8> {
    envelope::seal(&record(body), &[&key(1).recipient(), &key(2).recipient()]).unwrap()
}

#[test]
fn audience_and_author_open_an_envelope_and_nobody_else() {
    let sealed = sealed("{}");
    let (audience, own, other) = (key(1), key(2), key(3));
    for (keys, at) in [(vec![&audience], 0), (vec![&other, &own], 1), (vec![&own, &audience], 0)] {
        let (opened, by) = envelope::open(&sealed, &keys).unwrap();
        assert_eq!((opened.frame(), by), (record("{}").frame(), at));
    }
    for keys in [vec![], vec![&other]] {
        assert!(matches!(envelope::open(&sealed, &keys), Err(SealError::NotForMe)));
    }
}

#[test]
fn the_same_record_sealed_again_has_another_envelope_and_the_same_name() {
    let (one, two) = (sealed("{}"), sealed("{}"));
    assert_ne!(Hash::of(&one), Hash::of(&two));
    let name = |sealed: &[u8]| envelope::open(sealed, &[&key(1)]).unwrap().0.hash();
    assert_eq!(name(&one), name(&two));
}

#[test]
fn every_flip_and_truncation_of_an_envelope_is_refused() {
    let sealed = sealed("{}");
    let good = record("{}");
    for at in 0..sealed.len() {
        assert!(envelope::open(&sealed[..at], &[&key(1)]).is_err(), "cut at {at}");
        let mut flipped = sealed.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(envelope::open(&flipped, &[&key(1)]).is_err(), "flip at {at}");
    }
    let longer = [sealed.as_slice(), &[0]].concat();
    assert!(envelope::open(&longer, &[&key(1)]).is_err());
    assert_eq!(envelope::open(&sealed, &[&key(1)]).unwrap().0.frame(), good.frame());
}

#[test]
fn lengths_tell_size_classes_only() {
    // age adds a header of its own, with a random part; of the record's length only the class is left.
    for (text, class) in [(2, 1024), (100, 1024), (2000, 4096), (5000, 16_384)] {
        let len = sealed(&format!("\"{}\"", "x".repeat(text))).len();
        assert!(len > class && len < class + 1024, "{len} bytes for {text}");
    }
}

#[test]
fn what_is_too_large_or_no_record_is_refused() {
    let huge = vec![0; oogst_protocol::limits::ENVELOPE_MAX + 1];
    assert!(matches!(envelope::open(&huge, &[&key(1)]), Err(SealError::TooLarge(_))));
    let mut sealer = object::Sealer::new(&key(1), Vec::new()).unwrap();
    std::io::Write::write_all(&mut sealer, &[1; 1024]).unwrap();
    let (bytes, _) = sealer.finish().unwrap();
    assert!(matches!(envelope::open(&bytes, &[&key(1)]), Err(SealError::Padding(_))));
    let too_long = format!("\"{}\"", "x".repeat(1 << 20));
    let of = record("{}").record().clone();
    let body = serde_json::value::RawValue::from_string(too_long).unwrap();
    assert!(SignedRecord::sign(Record { body, ..of }, &SigningKey::from_seed([1; 32])).is_err());
}

#[test]
fn a_grant_counts_only_if_the_log_names_its_recipient() {
    let (person, device) = (PersonId([1; 16]), SigningKey::from_seed([1; 32]));
    let epoch = |audience, n: u8| NewEpoch { audience, epoch: 1, recipient: key(n).recipient() };
    let body = Body::Found {
        nonce: Hash([7; 32]),
        hub: SigningKey::from_seed([9; 32]).verify_key(),
        person,
        device: DeviceKeys { sign: device.verify_key(), seal: key(1).recipient() },
        audiences: vec![
            epoch(Audience::Own(person), 11),
            epoch(Audience::Preparation, 12),
            epoch(Audience::Team, 13),
        ],
    };
    let entry = SignedEntry::sign(Entry { v: 1, team: None, prev: None, at: 0, body }, &[&device]).unwrap();
    let log = LogState::found(&entry).unwrap();
    let accept = |audience, epoch, secret: u8, with: u8| {
        let grant = grant::grant(audience, epoch, &key(secret), &key(1).recipient()).unwrap();
        grant::accept(&grant, &key(with), &log)
    };
    assert_eq!(accept(Audience::Team, 1, 13, 1).unwrap(), key(13));
    for (audience, epoch, secret) in [
        (Audience::Team, 1, 14),
        (Audience::Team, 0, 13),
        (Audience::Team, 2, 13),
        (Audience::Preparation, 1, 13),
        (Audience::Own(PersonId([2; 16])), 1, 11),
    ] {
        assert!(matches!(accept(audience, epoch, secret, 1), Err(SealError::OtherSecret)));
    }
    assert!(matches!(accept(Audience::Team, 1, 13, 2), Err(SealError::NotForMe)));
    let good = grant::grant(Audience::Team, 1, &key(13), &key(1).recipient()).unwrap();
    for at in 0..good.sealed.0.len() {
        let mut bad = good.clone();
        bad.sealed.0[at] ^= 1;
        assert!(grant::accept(&bad, &key(1), &log).is_err(), "flip at {at}");
        bad.sealed.0.truncate(at);
        assert!(grant::accept(&bad, &key(1), &log).is_err(), "cut at {at}");
    }
    let mut huge = good;
    huge.sealed.0.resize(oogst_protocol::limits::GRANT_MAX + 1, 0);
    assert!(matches!(grant::accept(&huge, &key(1), &log), Err(SealError::TooLarge(_))));
}

#[test]
fn an_object_opens_with_its_own_identity_alone() {
    let sealer = object::Sealer::new(&key(1), Vec::new()).unwrap();
    let (bytes, _) = sealer.finish().unwrap();
    assert!(matches!(object::open(&key(2), bytes.as_slice()), Err(SealError::NotForMe)));
    let mut plain = Vec::new();
    object::open(&key(1), bytes.as_slice()).unwrap().read_to_end(&mut plain).unwrap();
    assert!(plain.is_empty());
}

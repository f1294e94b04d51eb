//! The table of who counts when.

use super::*;
use crate::{
    EntityId, Hash, TeamId,
    log::{
        Body, Head, LogPoint,
        tests::{World, id, own, person, seen, sign},
    },
    record::{Record, SignedRecord},
};

struct Say {
    device: u16,
    kind: RecordKind,
    audience: Audience,
    seq: u64,
    point: LogPoint,
    team: Option<TeamId>,
}

fn say(world: &World, device: u16, kind: RecordKind, audience: Audience) -> Say {
    Say { device, kind, audience, seq: 1, point: world.state.point(), team: None }
}

impl Say {
    fn judged(&self, world: &World, by: OpenedBy, accepted: bool) -> Result<PersonId, Quarantine> {
        let record = Record {
            v: 1,
            team: self.team.unwrap_or(world.state.team()),
            audience: self.audience,
            device: id(self.device),
            seq: self.seq,
            log: self.point,
            kind: self.kind.clone(),
            entity: EntityId([1; 16]),
            supersedes: Vec::new(),
            at: 0,
            body: serde_json::value::RawValue::from_string("{}".into()).unwrap(),
        };
        let signed = SignedRecord::sign(record, &sign(self.device)).unwrap();
        judge(&signed, by, &world.state, accepted).map(|author| author.person)
    }

    fn open(&self, world: &World) -> Result<PersonId, Quarantine> {
        self.judged(world, OpenedBy::Audience(self.audience, 1), false)
    }
}

#[test]
fn each_kind_counts_from_whom_it_may_come_and_where() {
    use RecordKind::*;
    let world = World::team();
    let (team, prep, mine, other) = (Audience::Team, Audience::Preparation, own(3), own(4));
    // Kind, audience, whether preparer 1 may, whether colleague 3 may.
    for (kind, audience, preparer, colleague) in [
        (PersonName, team, true, true),
        (PersonName, prep, false, false),
        (Cycle, team, true, false),
        (Cycle, prep, false, false),
        (TeamName, team, true, false),
        (Capture, mine, false, true),
        (Capture, other, false, false),
        (Capture, team, false, false),
        (CardTemplate, team, true, true),
        (CardTemplate, prep, false, false),
        (CardResult, mine, false, true),
        (CardResult, team, false, false),
        (Submission, prep, true, true),
        (Submission, team, false, false),
        (Acceptance, prep, true, false),
        (Acceptance, team, false, false),
        (Opened, mine, true, false),
        (Opened, team, false, false),
        (Retraction, team, true, true),
        (Other("of_next_year".into()), team, true, true),
    ] {
        for (device, may) in [(1, preparer), (3, colleague)] {
            let judged = say(&world, device, kind.clone(), audience).open(&world);
            let wanted = if may { Ok(person(device)) } else { Err(Quarantine::NotAllowed) };
            assert_eq!(judged, wanted, "{kind:?} to {audience} by {device}");
        }
    }
}

#[test]
fn a_record_counts_only_where_it_belongs() {
    let mut world = World::team();
    let submission = say(&world, 3, RecordKind::Submission, Audience::Preparation);
    let by = |by| submission.judged(&world, by, false);
    assert_eq!(by(OpenedBy::Own(person(3))), Ok(person(3)));
    assert_eq!(by(OpenedBy::Own(person(4))), Err(Quarantine::OtherAudience));
    assert_eq!(by(OpenedBy::Audience(Audience::Team, 1)), Err(Quarantine::OtherAudience));
    let other = Say {
        team: Some(TeamId(Hash([9; 32]))),
        ..say(&world, 3, RecordKind::Submission, Audience::Preparation)
    };
    assert_eq!(other.open(&world), Err(Quarantine::OtherTeam));
    for point in [
        LogPoint { len: 0, head: Head::START },
        LogPoint { head: Head::START, ..world.state.point() },
        LogPoint { len: 99, ..world.state.point() },
    ] {
        let fork = Say { point, ..say(&world, 3, RecordKind::Submission, Audience::Preparation) };
        assert_eq!(fork.open(&world), Err(Quarantine::Fork));
    }
    assert_eq!(
        say(&world, 77, RecordKind::PersonName, Audience::Team).open(&world),
        Err(Quarantine::UnknownDevice)
    );
    world.preparer_joins(5);
    assert_eq!(say(&world, 5, RecordKind::PersonName, Audience::Team).open(&world), Err(Quarantine::Pending));
    let body = world.removal(&[5], &[5], &[]);
    world.ok(1, body);
    assert!(say(&world, 5, RecordKind::PersonName, Audience::Team).open(&world).is_err());
}

#[test]
fn after_a_preparer_s_removal_the_team_s_audiences_end_and_own_stays_the_person_s() {
    let mut world = World::team();
    let before = world.state.point();
    let Body::Remove { devices, persons, audiences, .. } = world.removal(&[3], &[], &[Audience::Team]) else {
        panic!("a removal")
    };
    let list = vec![seen(3, &[(Audience::Preparation, 2), (own(3), 0)])];
    world.ok(1, Body::Remove { devices, persons, seen: list, audiences });
    let at = |kind, audience, seq| Say { seq, point: before, ..say(&world, 3, kind, audience) };
    let late = Err(Quarantine::AfterRemoval);
    assert_eq!(at(RecordKind::Submission, Audience::Preparation, 2).open(&world), Ok(person(3)));
    let third = at(RecordKind::Submission, Audience::Preparation, 3);
    assert_eq!(third.open(&world), late);
    assert_eq!(third.judged(&world, OpenedBy::Audience(Audience::Preparation, 1), true), Ok(person(3)));
    assert_eq!(at(RecordKind::PersonName, Audience::Team, 1).open(&world), late);
    // What the lost phone backed up is not lost.
    assert_eq!(at(RecordKind::Capture, own(3), 50).open(&world), Ok(person(3)));
    let knows = Say { point: world.state.point(), ..at(RecordKind::Capture, own(3), 1) };
    assert_eq!(knows.open(&world), late);
    // Acceptance lifts nothing else.
    let cycle = at(RecordKind::Cycle, Audience::Team, 1);
    assert_eq!(
        cycle.judged(&world, OpenedBy::Audience(Audience::Team, 1), true),
        Err(Quarantine::NotAllowed)
    );
}

#[test]
fn a_recovered_phone_counts_up_to_where_its_person_settles_it() {
    let mut world = World::team();
    let sheet = world.sheet(3);
    let before = world.state.point();
    world.recovers(3, sheet, 30).unwrap();
    let at = |world: &World, seq, point| {
        Say { seq, point, ..say(world, 3, RecordKind::Capture, own(3)) }.open(world)
    };
    assert_eq!(at(&world, 8, before), Ok(person(3)));
    assert_eq!(at(&world, 1, world.state.point()), Err(Quarantine::AfterRemoval));
    world.ok(30, Body::Settle { seen: vec![seen(3, &[(own(3), 7)])] });
    assert_eq!(at(&world, 7, before), Ok(person(3)));
    assert_eq!(at(&world, 8, before), Err(Quarantine::AfterRemoval));
    let name = Say { point: before, ..say(&world, 3, RecordKind::PersonName, Audience::Team) };
    assert_eq!(name.open(&world), Err(Quarantine::AfterRemoval));
}

#[test]
fn superseding_is_for_the_same_person_and_cycles_for_preparers() {
    let author = |n, role| Author { person: person(n), device: id(n), role };
    let (a, b) = (author(1, PersonRole::Preparer), author(3, PersonRole::Colleague));
    for kind in [RecordKind::Capture, RecordKind::Submission, RecordKind::PersonName, RecordKind::Opened] {
        assert!(may_supersede(&kind, &b, &b) && !may_supersede(&kind, &a, &b));
    }
    assert!(may_supersede(&RecordKind::Cycle, &a, &b) && !may_supersede(&RecordKind::Cycle, &b, &b));
    assert!(!may_supersede(&RecordKind::Retraction, &a, &a));
}

#[test]
fn sequence_numbers_begin_at_one_and_fit_a_database() {
    let world = World::team();
    let record = |seq| {
        let record = Record {
            v: 1,
            team: world.state.team(),
            audience: Audience::Team,
            device: id(1),
            seq,
            log: world.state.point(),
            kind: RecordKind::TeamName,
            entity: EntityId([1; 16]),
            supersedes: Vec::new(),
            at: 0,
            body: serde_json::value::RawValue::from_string("{}".into()).unwrap(),
        };
        SignedRecord::sign(record, &sign(1)).is_ok()
    };
    assert!(record(1) && record(i64::MAX as u64) && !record(0) && !record(1 << 63));
}

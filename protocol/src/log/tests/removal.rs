//! Removal, leaving, and what a removed device may still hold.

use super::*;
use crate::log::DeviceStatus;

#[test]
fn a_removal_renews_all_that_the_device_could_open() {
    let mut world = World::team();
    for short in [&[][..], &[Audience::Team], &[Audience::Preparation]] {
        let body = world.removal(&[2], &[], short);
        assert!(matches!(world.by(&[1], body), Err(LogError::Epochs(_))));
    }
    let body = world.removal(&[2], &[], &BOTH);
    world.ok(1, body);
    for audience in BOTH {
        assert!(!world.stale(audience));
        assert!(!world.state.grantees(&audience).contains(&seal(2).recipient()));
    }
    // Own waits for its person.
    assert!(world.stale(own(2)));
}

#[test]
fn a_removal_is_a_preparer_s_or_another_device_s_of_the_same_person() {
    let mut world = World::team();
    world.second_device(3, 30);
    let body = world.removal(&[3], &[], &[]);
    refused(world.by(&[4], body.clone()));
    refused(world.by(&[3], body));
    let without = world.removal(&[3], &[], &[]);
    assert!(matches!(world.by(&[30], without), Err(LogError::Epochs(_))));
    let more = world.removal(&[3], &[], &[own(3), Audience::Team]);
    refused(world.by(&[30], more));
    let body = world.removal(&[3], &[], &[own(3)]);
    world.ok(30, body);
    assert!(world.stale(Audience::Team) && !world.stale(own(3)));
    assert_eq!(world.state.active(&id(3)), None);
}

#[test]
fn a_colleague_ends_nobody_else() {
    let mut world = World::team();
    world.second_device(3, 30);
    let sheet = world.sheet(4);
    let body = world.removal(&[4], &[], &[Audience::Team]);
    world.ok(1, body);
    // Person 4 has no device now: an easy victim for whoever may remove a device of their own.
    let body = world.removal(&[3], &[4], &[own(3)]);
    refused(world.by(&[30], body));
    let body = world.removal(&[3], &[3], &[own(3)]);
    refused(world.by(&[30], body));
    assert_eq!(world.recovers(4, sheet, 40), Ok(()));
}

#[test]
fn a_device_does_not_remove_itself_nor_one_that_is_removed_or_unknown() {
    let mut world = World::team();
    let body = world.removal(&[1], &[], &BOTH);
    refused(world.by(&[1], body));
    let body = world.removal(&[], &[], &[]);
    refused(world.by(&[1], body));
    let body = world.removal(&[99], &[], &[]);
    assert_eq!(world.by(&[1], body), Err(LogError::Unknown("device")));
    let body = world.removal(&[4], &[], &[Audience::Team]);
    world.ok(1, body);
    let body = world.removal(&[4], &[], &[Audience::Team]);
    reused(world.by(&[1], body));
}

#[test]
fn who_goes_for_good_goes_with_every_device_and_their_sheet_s_secrets() {
    let mut world = World::team();
    world.second_device(4, 40);
    world.sheet(4);
    let body = world.removal(&[4], &[4], &[Audience::Team]);
    refused(world.by(&[1], body));
    let body = world.removal(&[4, 40], &[], &[Audience::Team]);
    world.ok(1, body);
    // No device left, but the sheet was granted the new epoch: it ends with the person.
    let body = world.removal(&[], &[4], &[]);
    assert!(matches!(world.by(&[1], body), Err(LogError::Epochs(_))));
    let body = world.removal(&[], &[4], &[Audience::Team]);
    world.ok(1, body);
    assert!(world.state.persons()[&person(4)].gone);
    let body = world.removal(&[], &[4], &[]);
    reused(world.by(&[1], body));
    let body = world.removal(&[], &[98], &[]);
    assert_eq!(world.by(&[1], body), Err(LogError::Unknown("person")));
}

#[test]
fn removed_keys_never_return() {
    let mut world = World::team();
    let body = world.removal(&[4], &[4], &[Audience::Team]);
    world.ok(1, body);
    let invite = world.invite(1, InviteRole::Colleague, 5).unwrap();
    reused(world.joins(invite, 4));
    let body = |device| Body::Join {
        invite: id(invite),
        person: person(50),
        device,
        own: Some(seal(7000).recipient()),
    };
    reused(world.by(&[invite, 4], body(keys(4))));
    reused(world.by(&[invite, 50], body(DeviceKeys { seal: seal(4).recipient(), ..keys(50) })));
}

#[test]
fn a_removed_device_can_t_come_back_by_a_link_it_kept() {
    let mut world = World::team();
    let (link, preparers) = (
        world.invite(2, InviteRole::Colleague, 100).unwrap(),
        world.invite(2, InviteRole::Preparer, 1).unwrap(),
    );
    let others = world.invite(1, InviteRole::Preparer, 1).unwrap();
    let body = world.removal(&[2], &[], &BOTH);
    world.ok(1, body);
    assert!(!world.state.grantees(&Audience::Team).contains(&seal(link).recipient()));
    assert_eq!(world.joins(link, 5), Err(LogError::InviteOver));
    assert_eq!(world.joins(preparers, 5), Err(LogError::InviteOver));
    assert_eq!(world.joins(others, 5), Ok(()));
}

#[test]
fn a_device_invite_ends_with_its_person() {
    let mut world = World::team();
    let invite = world.invite(4, InviteRole::Device(person(4)), 1).unwrap();
    world.ok(4, Body::Leave { person: person(4) });
    let body = Body::Join { invite: id(invite), person: person(4), device: keys(40), own: None };
    assert_eq!(world.by(&[invite, 40], body), Err(LogError::InviteOver));
}

#[test]
fn people_leave_by_their_own_word_and_the_next_preparer_renews() {
    let mut world = World::team();
    refused(world.by(&[1], Body::Leave { person: person(3) }));
    world.ok(3, Body::Leave { person: person(3) });
    assert!(world.stale(Audience::Team) && !world.stale(Audience::Preparation));
    let team = world.epoch(Audience::Team);
    world.ok(2, Body::Renew { audiences: vec![team] });
    assert!(!world.stale(Audience::Team));
}

#[test]
fn the_last_preparer_can_t_go() {
    let mut world = World::team();
    world.ok(2, Body::Leave { person: person(2) });
    assert_eq!(world.by(&[1], Body::Leave { person: person(1) }), Err(LogError::LastPreparer));
    world.second_device(1, 10);
    let body = world.removal(&[1], &[], &[own(1), BOTH[0], BOTH[1]]);
    world.ok(10, body);
    assert_eq!(world.by(&[10], Body::Leave { person: person(1) }), Err(LogError::LastPreparer));
}

#[test]
fn devices_are_settled_once_and_by_whom_it_concerns() {
    let mut world = World::team();
    let sheet = world.sheet(3);
    world.recovers(3, sheet, 30).unwrap();
    let settle = |list: &[(DeviceId, Vec<Seen>)]| Body::Settle { seen: list.to_vec() };
    let team = seen(3, &[(Audience::Team, 4)]);
    refused(world.by(&[4], settle(std::slice::from_ref(&team))));
    refused(world.by(&[1], settle(&[])));
    refused(world.by(&[1], settle(&[seen(4, &[])])));
    reused(world.by(&[1], settle(&[team.clone(), team.clone()])));
    assert_eq!(world.by(&[1], settle(&[seen(99, &[])])), Err(LogError::Unknown("device")));
    // A preparer can't read that person's own, so what they say of it is dropped.
    world.ok(1, settle(&[seen(3, &[(own(3), 0), (Audience::Team, 4)])]));
    assert_eq!(world.state.devices()[&id(3)].status, DeviceStatus::Removed(Some(team.1.clone())));
    reused(world.by(&[2], settle(&[seen(3, &[])])));
    world.ok(30, settle(&[seen(3, &[(own(3), 7), (Audience::Team, 99)])]));
    let both = seen(3, &[(Audience::Team, 4), (own(3), 7)]).1;
    assert_eq!(world.state.devices()[&id(3)].status, DeviceStatus::Removed(Some(both)));
    reused(world.by(&[30], settle(&[seen(3, &[(own(3), 9)])])));
}

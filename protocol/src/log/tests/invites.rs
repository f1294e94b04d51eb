//! Invites, joins, confirmation.

use super::*;

#[test]
fn only_preparers_invite_colleagues_and_preparers() {
    let mut world = World::team();
    for role in [InviteRole::Colleague, InviteRole::Preparer] {
        refused(world.invite(3, role, 1).map(|_| ()));
        refused(world.invite(99, role, 1).map(|_| ()));
        assert!(world.invite(2, role, 1).is_ok());
    }
}

#[test]
fn people_invite_devices_for_themselves_alone() {
    let mut world = World::team();
    assert!(world.invite(3, InviteRole::Device(person(3)), 1).is_ok());
    refused(world.invite(3, InviteRole::Device(person(4)), 1).map(|_| ()));
    refused(world.invite(1, InviteRole::Device(person(4)), 1).map(|_| ()));
}

#[test]
fn uses_and_the_life_of_an_invite_are_bounded() {
    let mut world = World::team();
    refused(world.invite(1, InviteRole::Colleague, 0).map(|_| ()));
    refused(world.invite(1, InviteRole::Preparer, 2).map(|_| ()));
    refused(world.invite(3, InviteRole::Device(person(3)), 2).map(|_| ()));
    for (role, expires_at, good) in [
        (InviteRole::Preparer, 86_400, true),
        (InviteRole::Preparer, 86_401, false),
        (InviteRole::Device(person(1)), 86_401, false),
        (InviteRole::Colleague, i64::MAX, true),
    ] {
        let n = world.fresh();
        let body = Body::Invite { invite: id(n), recipient: seal(n).recipient(), role, uses: 1, expires_at };
        assert_eq!(world.by(&[1], body).is_ok(), good, "{role:?} {expires_at}");
    }
}

#[test]
fn a_colleague_belongs_at_once_to_team_and_own() {
    let world = World::team();
    assert_eq!(world.state.active(&id(3)), Some(person(3)));
    assert!(!world.state.is_preparer(&id(3)));
    assert_eq!(world.state.audiences_of(person(3)), [own(3), Audience::Team]);
    assert!(world.state.grantees(&Audience::Team).contains(&seal(3).recipient()));
    assert!(!world.state.grantees(&Audience::Preparation).contains(&seal(3).recipient()));
}

#[test]
fn uses_are_counted_and_a_closed_invite_is_over() {
    let mut world = World::team();
    let invite = world.invite(1, InviteRole::Colleague, 1).unwrap();
    assert!(world.state.grantees(&Audience::Team).contains(&seal(invite).recipient()));
    world.joins(invite, 5).unwrap();
    assert!(!world.state.grantees(&Audience::Team).contains(&seal(invite).recipient()));
    assert_eq!(world.joins(invite, 6), Err(LogError::InviteOver));
    let closed = world.invite(1, InviteRole::Colleague, 9).unwrap();
    world.ok(2, Body::CloseInvite { invite: id(closed) });
    assert_eq!(world.joins(closed, 6), Err(LogError::InviteOver));
    assert_eq!(world.joins(9999, 6), Err(LogError::InviteOver));
}

#[test]
fn an_invite_is_closed_by_its_maker_or_a_preparer() {
    let mut world = World::team();
    let invite = world.invite(3, InviteRole::Device(person(3)), 1).unwrap();
    let close = Body::CloseInvite { invite: id(invite) };
    refused(world.by(&[4], close.clone()));
    assert!(world.state.invites()[&id(invite)].open());
    world.ok(3, close.clone());
    world.ok(1, close);
    let unknown = Body::CloseInvite { invite: id(77) };
    assert_eq!(world.by(&[1], unknown), Err(LogError::Unknown("invite")));
}

#[test]
fn a_join_fits_its_invite_s_role() {
    let mut world = World::team();
    let colleague = world.invite(1, InviteRole::Colleague, 9).unwrap();
    let device = world.invite(3, InviteRole::Device(person(3)), 1).unwrap();
    let join = |invite: u16, of: u16, own: Option<Recipient>| Body::Join {
        invite: id(invite),
        person: person(of),
        device: keys(50),
        own,
    };
    let own = Some(world.recipient());
    refused(world.by(&[colleague, 50], join(colleague, 50, None)));
    refused(world.by(&[device, 50], join(device, 4, None)));
    refused(world.by(&[device, 50], join(device, 3, own.clone())));
    refused(world.by(&[colleague], join(colleague, 50, own.clone())));
    refused(world.by(&[colleague, 51], join(colleague, 50, own.clone())));
    refused(world.by(&[device, 50], join(colleague, 50, own)));
}

#[test]
fn a_person_or_key_that_is_known_can_t_join_again() {
    let mut world = World::team();
    let invite = world.invite(1, InviteRole::Colleague, 9).unwrap();
    let mut join = |of: u16, device: DeviceKeys, signer: u16, own: Recipient| {
        let body = Body::Join { invite: id(invite), person: person(of), device, own: Some(own) };
        world.by(&[invite, signer], body)
    };
    let new = seal(7000).recipient();
    reused(join(1, keys(50), 50, new.clone()));
    reused(join(50, keys(4), 4, new.clone()));
    reused(join(50, DeviceKeys { seal: seal(4).recipient(), ..keys(50) }, 50, new.clone()));
    reused(join(50, DeviceKeys { seal: seal(invite).recipient(), ..keys(50) }, 50, new.clone()));
    reused(join(50, keys(50), 50, seal(50).recipient()));
    reused(join(50, keys(50), 50, seal(1002).recipient()));
    assert_eq!(join(50, keys(50), 50, new), Ok(()));
}

#[test]
fn a_pending_preparer_belongs_to_nothing_and_can_do_nothing() {
    let mut world = World::team();
    let join = world.preparer_joins(5);
    assert_eq!(world.state.active(&id(5)), None);
    assert_eq!(world.state.audiences_of(person(5)), []);
    assert!(!world.state.grantees(&own(5)).contains(&seal(5).recipient()));
    refused(world.by(&[5], Body::Confirm { join }));
    refused(world.by(&[3], Body::Confirm { join }));
    refused(world.by(&[5], Body::Leave { person: person(5) }));
    let sheet = Body::Recovery { person: person(5), sheet: keys(60), replaces: Vec::new() };
    refused(world.by(&[5, 60], sheet));
    refused(world.invite(5, InviteRole::Device(person(5)), 1).map(|_| ()));
    let own = world.epoch(own(5));
    refused(world.by(&[5], Body::Renew { audiences: vec![own] }));

    world.ok(2, Body::Confirm { join });
    assert!(world.state.is_preparer(&id(5)));
    assert!(world.state.pending().is_empty());
    assert_eq!(world.by(&[2], Body::Confirm { join }), Err(LogError::Unknown("join")));
}

#[test]
fn a_further_device_is_confirmed_by_its_person_and_nobody_else() {
    let mut world = World::team();
    let join = world.brings(3, 30).unwrap();
    refused(world.by(&[1], Body::Confirm { join }));
    refused(world.by(&[30], Body::Confirm { join }));
    refused(world.by(&[4], Body::Confirm { join }));
    world.ok(3, Body::Confirm { join });
    assert_eq!(world.state.active(&id(30)), Some(person(3)));
    assert!(!world.state.is_preparer(&id(30)));
}

#[test]
fn a_rejected_join_stays_rejected() {
    let mut world = World::team();
    let join = world.preparer_joins(5);
    let body = world.removal(&[5], &[5], &[]);
    world.ok(1, body);
    assert_eq!(world.by(&[1], Body::Confirm { join }), Err(LogError::Unknown("join")));
    assert!(!world.stale(Audience::Team));
}

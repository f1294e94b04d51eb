//! Sheets.

use super::*;

#[test]
fn people_print_their_own_sheet_with_its_own_signature() {
    let mut world = World::team();
    let sheet = |of: u16| Body::Recovery { person: person(of), sheet: keys(60), replaces: Vec::new() };
    refused(world.by(&[1, 60], sheet(3)));
    refused(world.by(&[3], sheet(3)));
    refused(world.by(&[3, 61], sheet(3)));
    refused(world.by(&[60, 3], sheet(3)));
    assert_eq!(world.by(&[3, 60], sheet(3)), Ok(()));
    for audience in [own(3), Audience::Team] {
        assert!(world.state.grantees(&audience).contains(&seal(60).recipient()));
    }
    assert!(!world.state.grantees(&Audience::Preparation).contains(&seal(60).recipient()));
    assert!(!world.stale(own(3)));
}

#[test]
fn a_new_sheet_replaces_every_sheet_before_it() {
    let mut world = World::team();
    let old = world.sheet(3);
    for replaces in [vec![], vec![id(61)], vec![id(old), id(61)]] {
        refused(world.by(&[3, 60], Body::Recovery { person: person(3), sheet: keys(60), replaces }));
    }
    let new = world.sheet(3);
    assert!(world.stale(own(3)) && world.stale(Audience::Team));
    assert!(!world.state.grantees(&own(3)).contains(&seal(old).recipient()));
    assert_eq!(world.recovers(3, old, 30), Err(LogError::Unknown("sheet")));
    assert_eq!(world.recovers(3, new, 30), Ok(()));
}

#[test]
fn a_recovery_removes_every_other_device_and_uses_the_sheet_up() {
    let mut world = World::team();
    world.second_device(3, 30);
    let pending = world.brings(3, 31).unwrap();
    let sheet = world.sheet(3);
    world.recovers(3, sheet, 33).unwrap();
    assert_eq!(world.state.devices_of(person(3)).map(|(id, _)| *id).collect::<Vec<_>>(), [id(33)]);
    assert_eq!(world.by(&[33], Body::Confirm { join: pending }), Err(LogError::Unknown("join")));
    assert_eq!(world.recovers(3, sheet, 34), Err(LogError::Unknown("sheet")));
    assert_eq!(world.current(own(3)), 2);
    assert!(!world.stale(own(3)) && world.stale(Audience::Team));
    assert!(!world.stale(Audience::Preparation));
    refused(world.by(&[3], Body::Leave { person: person(3) }));
}

#[test]
fn a_sheet_can_do_nothing_else() {
    let mut world = World::team();
    let sheet = world.sheet(1);
    let other = world.epoch(own(2));
    let body = |own: NewEpoch| Body::Recover { sheet: id(sheet), device: keys(30), own };
    assert!(matches!(world.by(&[sheet, 30], body(other)), Err(LogError::Epochs(_))));
    let mut skips = world.epoch(own(1));
    skips.epoch = 3;
    assert!(matches!(world.by(&[sheet, 30], body(skips)), Err(LogError::Epochs(_))));
    let good = world.epoch(own(1));
    refused(world.by(&[sheet], body(good.clone())));
    refused(world.by(&[30], body(good.clone())));
    reused(world.by(&[sheet, 3], Body::Recover { sheet: id(sheet), device: keys(3), own: good.clone() }));
    refused(world.by(&[sheet], Body::Leave { person: person(1) }));
    let invite = Body::Invite {
        invite: id(70),
        recipient: seal(70).recipient(),
        role: InviteRole::Colleague,
        uses: 1,
        expires_at: 1,
    };
    refused(world.by(&[sheet], invite));
    assert_eq!(world.by(&[sheet, 30], body(good)), Ok(()));
    assert!(world.state.is_preparer(&id(30)));
}

#[test]
fn who_lost_their_only_device_comes_back_and_who_is_gone_does_not() {
    let mut world = World::team();
    let (lost, gone) = (world.sheet(3), world.sheet(4));
    let body = world.removal(&[3], &[], &[Audience::Team]);
    world.ok(1, body);
    assert!(world.state.grantees(&own(3)).contains(&seal(lost).recipient()));
    let body = world.removal(&[4], &[4], &[Audience::Team]);
    world.ok(1, body);
    assert!(!world.state.grantees(&Audience::Team).contains(&seal(gone).recipient()));
    assert_eq!(world.recovers(4, gone, 40), Err(LogError::Unknown("sheet")));
    assert_eq!(world.recovers(3, lost, 30), Ok(()));
}

#[test]
fn the_only_preparer_comes_back_by_their_sheet() {
    let mut world = World::found();
    let sheet = world.sheet(1);
    world.recovers(1, sheet, 10).unwrap();
    assert!(world.state.is_preparer(&id(10)) && !world.state.is_preparer(&id(1)));
}

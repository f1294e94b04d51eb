//! What every entry keeps to, and founding.

use super::*;

fn founding() -> Entry {
    World::found().entries[0].entry().clone()
}

fn found(entry: Entry, keys: &[&SigningKey]) -> Result<LogState, LogError> {
    LogState::found(&SignedEntry::sign(entry, keys).unwrap())
}

#[test]
fn a_founder_is_the_first_preparer_of_a_team_named_by_its_entry() {
    let world = World::found();
    assert_eq!(world.state.team().0, world.entries[0].hash());
    assert!(world.state.is_preparer(&id(1)));
    assert_eq!(world.state.hub_key(), id(1000));
    assert_eq!((world.state.preparers(), world.state.point().len), (1, 1));
}

#[test]
fn a_founding_entry_that_contradicts_itself_is_refused() {
    assert_eq!(found(Entry { v: 2, ..founding() }, &[&sign(1)]), Err(LogError::NotFounding));
    assert_eq!(
        found(Entry { prev: Some(Head::START), ..founding() }, &[&sign(1)]),
        Err(LogError::NotFounding)
    );
    assert_eq!(LogState::read(&[]), Err(LogError::NotFounding));
    for wrong in [&[&sign(2)][..], &[&sign(1), &sign(2)]] {
        assert!(matches!(found(founding(), wrong), Err(LogError::NotAllowed(_))));
    }
    let change = |change: fn(&mut Vec<NewEpoch>)| {
        let mut entry = founding();
        if let Body::Found { audiences, .. } = &mut entry.body {
            change(audiences);
        }
        found(entry, &[&sign(1)]).map(|_| ())
    };
    assert_eq!(change(|_| ()), Ok(()));
    let epochs = |tried| matches!(tried, Err(LogError::Epochs(_)));
    assert!(epochs(change(|a| a.truncate(2))));
    assert!(epochs(change(|a| a[0].epoch = 2)));
    assert!(epochs(change(|a| a[0].audience = own(2))));
    assert!(epochs(change(|a| a.push(a[0].clone()))));
    reused(change(|a| a[0].recipient = a[1].recipient.clone()));
    reused(change(|a| a[0].recipient = seal(1).recipient()));
}

#[test]
fn a_team_is_founded_once_and_entries_stay_in_their_team() {
    let mut world = World::found();
    let again = founding().body;
    refused(world.by(&[1], again));
    let body = Body::Leave { person: person(1) };
    for team in [None, Some(crate::TeamId(Hash([9; 32])))] {
        let entry = Entry { v: 1, team, prev: world.head(), at: 0, body: body.clone() };
        let entry = SignedEntry::sign(entry, &[&sign(1)]).unwrap();
        assert_eq!(world.apply(&entry), Err(LogError::OtherTeam));
    }
}

#[test]
fn an_entry_names_its_predecessor_and_a_join_need_not_but_is_held_to_it() {
    let mut world = World::found();
    let invite = world.invite(1, InviteRole::Colleague, 9).unwrap();
    let old = Some(Head::START);
    let close = Body::CloseInvite { invite: id(invite) };
    for prev in [None, old] {
        let entry = world.entry(prev, close.clone(), &[&sign(1)]);
        assert_eq!(world.apply(&entry), Err(LogError::Moved));
    }
    let join = |n: u16| Body::Join {
        invite: id(invite),
        person: person(n),
        device: keys(n),
        own: Some(seal(n + 100).recipient()),
    };
    let entry = world.entry(old, join(5), &[&sign(invite), &sign(5)]);
    assert_eq!(world.apply(&entry), Err(LogError::Moved));
    let (first, second) = (
        world.entry(None, join(5), &[&sign(invite), &sign(5)]),
        world.entry(None, join(6), &[&sign(invite), &sign(6)]),
    );
    world.apply(&second).unwrap();
    world.apply(&first).unwrap();
}

#[test]
fn a_log_holds_its_own_points_and_no_others() {
    let world = World::team();
    let mut so_far = LogState::found(&world.entries[0]).unwrap();
    for entry in &world.entries[1..] {
        assert!(world.state.holds(&so_far.point()));
        so_far.apply(entry).unwrap();
    }
    assert_eq!(so_far, world.state);
    let mut other = World::found();
    other.invite(1, InviteRole::Colleague, 7).unwrap();
    assert!(!world.state.holds(&other.state.point()));
    for len in [0, 3, u64::MAX] {
        assert!(!world.state.holds(&crate::log::LogPoint { len, ..so_far.point() }));
    }
}

#[test]
fn an_unknown_kind_or_version_by_somebody_of_the_team_stops_sealing() {
    for v in [1, 2] {
        let mut world = World::team();
        let body = if v == 1 { Body::Unknown } else { Body::Leave { person: person(4) } };
        let entry = Entry { v, team: Some(world.state.team()), prev: None, at: 0, body };
        let by_hub = SignedEntry::sign(entry.clone(), &[&sign(1000)]).unwrap();
        refused(world.apply(&by_hub));
        assert!(!world.state.has_unknown());
        world.apply(&SignedEntry::sign(entry, &[&sign(3)]).unwrap()).unwrap();
        assert!(world.state.has_unknown());
        assert!(world.state.active(&id(4)).is_some());
    }
}

#[test]
fn an_unknown_entry_of_the_wire_is_kept_with_its_bytes() {
    let mut world = World::team();
    let team = world.state.team();
    let json = format!(r#"{{"v":1,"team":"{team}","at":5,"kind":"of_next_year","what":[1,{{"a":2}}]}}"#);
    let signed = crate::SignedBytes::sign("oogst/v1/log-entry", json.as_bytes(), &[&sign(3)]);
    let entry = SignedEntry::parse(signed.frame()).unwrap();
    assert_eq!(entry.entry().body, Body::Unknown);
    world.apply(&entry).unwrap();
    assert_eq!(world.entries.last().unwrap().signed().frame(), signed.frame());
}

#[test]
fn nobody_can_make_a_second_form_of_an_entry_by_adding_a_signature() {
    let mut world = World::team();
    let body = Body::Leave { person: person(3) };
    refused(world.by(&[3, 1000], body.clone()));
    refused(world.by(&[1000, 3], body));
    let invite = world.invite(1, InviteRole::Colleague, 9).unwrap();
    let own = Some(world.recipient());
    let join = Body::Join { invite: id(invite), person: person(5), device: keys(5), own };
    refused(world.by(&[5, invite], join.clone()));
    refused(world.by(&[invite, 5, 1000], join.clone()));
    assert_eq!(world.by(&[invite, 5], join), Ok(()));
}

#[test]
fn bytes_that_are_no_entry_are_refused() {
    use crate::log::EntryError;
    let entry = World::found().entries[0].clone();
    let frame = entry.signed().frame();
    for end in [0, 1, 50, 97, frame.len() - 1] {
        assert!(SignedEntry::parse(&frame[..end]).is_err(), "{end}");
    }
    let huge = vec![0; crate::limits::ENTRY_MAX + 1];
    assert_eq!(SignedEntry::parse(&huge), Err(EntryError::TooLarge(huge.len())));
    let deep = format!(r#"{{"v":1,"at":1,"kind":"x","y":{}1{}}}"#, "[".repeat(9000), "]".repeat(9000));
    for payload in ["", "{}", "null", &deep] {
        let signed = crate::SignedBytes::sign("oogst/v1/log-entry", payload.as_bytes(), &[&sign(1)]);
        assert!(matches!(SignedEntry::parse(signed.frame()), Err(EntryError::Malformed(_))));
    }
    let as_record = crate::SignedBytes::sign("oogst/v1/record", entry.signed().payload(), &[&sign(1)]);
    assert!(matches!(SignedEntry::parse(as_record.frame()), Err(EntryError::Signed(_))));
}

#[test]
fn a_compare_code_has_twenty_digits_and_hangs_on_team_and_join() {
    let team = World::found().state.team();
    let code = SignedEntry::compare_code(&team, &Hash([1; 32]));
    assert_eq!(code.len(), 23);
    assert_eq!(code.bytes().filter(u8::is_ascii_digit).count(), 20);
    assert_ne!(code, SignedEntry::compare_code(&team, &Hash([2; 32])));
    assert_ne!(code, SignedEntry::compare_code(&crate::TeamId(Hash([3; 32])), &Hash([1; 32])));
}

#[test]
fn thirty_and_two_thousand_join_without_naming_a_predecessor() {
    let mut world = World::found();
    let invite = world.invite(1, InviteRole::Colleague, 2000).unwrap();
    let mut entries = world.entries.clone();
    for n in 0..2000u16 {
        let at = n + 5000;
        let own = Some(seal(at + 5000).recipient());
        let body = Body::Join { invite: id(invite), person: person(at), device: keys(at), own };
        entries.push(world.entry(None, body, &[&sign(invite), &sign(at)]));
    }
    let state = LogState::read(&entries).unwrap();
    assert_eq!((state.point().len, state.persons().len()), (2002, 2001));
    assert_eq!(state.grantees(&Audience::Team).len(), 2001);
    assert!(!state.invites()[&id(invite)].open());
}

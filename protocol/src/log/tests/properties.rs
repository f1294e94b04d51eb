//! Whatever comes, in whatever order: the promises hold.

use proptest::prelude::*;

use super::*;
use crate::log::{DeviceStatus, PersonRole};

/// One thing somebody tries: who signs, what, about whom. Most of it is refused.
type Act = (u8, u8, u8, u8);

fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec((0u8..11, 1u8..9, 1u8..9, any::<u8>()), 1..40)
}

fn body(world: &mut World, (what, by, on, extra): Act) -> (Vec<u16>, Body) {
    let (by, on) = (u16::from(by), u16::from(on));
    let device = 100 + world.fresh();
    let links: Vec<VerifyKey> = world.state.invites().keys().copied().collect();
    let link = links.get(usize::from(extra) % links.len().max(1)).copied();
    let number = |key: VerifyKey| (1..2000).find(|n| id(*n) == key);
    let audiences: Vec<Audience> = match extra % 5 {
        0 => BOTH.to_vec(),
        1 => vec![Audience::Team],
        2 => vec![own(on)],
        3 => vec![own(by), Audience::Team, Audience::Preparation],
        _ => Vec::new(),
    };
    match what {
        0 | 1 => {
            let n = world.fresh();
            let role = [InviteRole::Colleague, InviteRole::Preparer, InviteRole::Device(person(by))]
                [usize::from(extra) % 3];
            let uses = u32::from(extra % 7 == 0) * 3 + 1;
            let recipient = seal(n).recipient();
            (vec![by], Body::Invite { invite: id(n), recipient, role, uses, expires_at: 60 })
        }
        2 | 3 if link.is_some() => {
            let link = link.unwrap();
            let role = world.state.invites()[&link].role;
            let (whose, own) = match role {
                InviteRole::Device(whose) => (whose, None),
                _ => (person(on), Some(world.recipient())),
            };
            let n = if extra < 200 && own.is_some() { on } else { device };
            let signers = vec![number(link).unwrap_or(999), n];
            (signers, Body::Join { invite: link, person: whose, device: keys(n), own })
        }
        4 => {
            let join = world.state.pending().keys().next().copied().unwrap_or(Hash([0; 32]));
            (vec![by], Body::Confirm { join })
        }
        5 => {
            let sheet = world.fresh();
            let listed = world.state.persons().get(&person(on));
            let replaces = listed.map_or(Vec::new(), |p| p.sheets.iter().map(|s| s.key).collect());
            (vec![by, sheet], Body::Recovery { person: person(on), sheet: keys(sheet), replaces })
        }
        6 => {
            let listed = world.state.persons().get(&person(on)).and_then(|p| p.sheets.first().cloned());
            let sheet = listed.map_or(id(999), |sheet| sheet.key);
            let own = world.epoch(own(on));
            let signers = vec![number(sheet).unwrap_or(999), device];
            (signers, Body::Recover { sheet, device: keys(device), own })
        }
        7 => {
            let epochs = audiences.iter().map(|audience| world.epoch(*audience)).collect();
            (vec![by], Body::Renew { audiences: epochs })
        }
        8 => {
            let persons = if extra & 16 == 0 { vec![on] } else { Vec::new() };
            (vec![by], world.removal(&[on], &persons, &audiences))
        }
        9 => (vec![by], Body::Leave { person: person(on) }),
        _ => (vec![by], Body::Settle { seen: vec![seen(on, &[(Audience::Team, 3)])] }),
    }
}

fn invariants(world: &World) {
    let state = &world.state;
    assert!(state.preparers() >= 1);
    for audience in state.audiences().keys() {
        for to in state.grantees(audience) {
            let device = state.devices().iter().find(|(_, device)| device.seal == to);
            let sheet = state.persons().iter().find(|(_, p)| p.sheets.iter().any(|s| s.recipient == to));
            let invite = state.invites().values().find(|invite| invite.recipient == to);
            let whose = device.map(|(id, device)| {
                assert_eq!(device.status, DeviceStatus::Active, "{id}");
                device.person
            });
            match whose.or(sheet.map(|(id, _)| *id)) {
                Some(person) => {
                    assert!(state.is_member(person, audience));
                    assert!(!state.persons()[&person].gone);
                    assert_ne!(state.persons()[&person].role, PersonRole::Pending);
                }
                None => assert!(*audience == Audience::Team && invite.unwrap().open()),
            }
        }
    }
    let mut all: Vec<&Recipient> = state.audiences().values().flat_map(|keys| &keys.recipients).collect();
    all.extend(state.devices().values().map(|device| &device.seal));
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count, "one recipient for two things");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_promises_hold_whatever_is_tried(acts in acts()) {
        let mut world = World::team();
        let mut removed: Vec<DeviceId> = Vec::new();
        for act in acts {
            let (signers, body) = body(&mut world, act);
            let before: Vec<_> = BOTH.map(|audience| world.current(audience)).to_vec();
            // `apply` asserts that a refusal changes nothing.
            let tried = world.by(&signers, body.clone());
            invariants(&world);
            for id in &removed {
                prop_assert!(world.state.active(id).is_none(), "a removed key returned");
            }
            let now = world.state.devices().iter();
            let gone = now.filter(|(_, device)| matches!(device.status, DeviceStatus::Removed(_)));
            removed = gone.map(|(id, _)| *id).collect();
            let by_preparer = signers.first().is_some_and(|n| world.state.is_preparer(&id(*n)));
            if tried.is_ok() && !by_preparer && !matches!(body, Body::Remove { .. }) {
                let after: Vec<_> = BOTH.map(|audience| world.current(audience)).to_vec();
                prop_assert_eq!(before, after, "only preparers renew");
            }
        }
        let again = LogState::read(&world.entries);
        prop_assert_eq!(again.as_ref(), Ok(&world.state));
    }

    #[test]
    fn no_other_log_has_the_same_head(acts in acts(), cut in any::<prop::sample::Index>(), with in any::<prop::sample::Index>()) {
        let mut world = World::team();
        for act in acts {
            let (signers, body) = body(&mut world, act);
            let _ = world.by(&signers, body);
        }
        let (len, head) = (world.entries.len(), world.state.point());
        let cut = cut.index(len - 1) + 1;
        let with = with.index(len - 1) + 1;
        let short = LogState::read(&world.entries[..cut]);
        prop_assert!(short.is_ok_and(|state| (state.point() == head) == (cut == len)));
        let mut swapped = world.entries.clone();
        swapped.swap(cut.min(len - 1), with.min(len - 1));
        if swapped != world.entries && let Ok(state) = LogState::read(&swapped) {
            prop_assert_ne!(state.point(), head);
        }
        let mut without = world.entries.clone();
        without.remove(with.min(len - 1));
        if let Ok(state) = LogState::read(&without) {
            prop_assert_ne!(state.point(), head);
        }
    }

    #[test]
    fn any_changed_bit_of_an_entry_is_refused(at in any::<prop::sample::Index>(), of in any::<prop::sample::Index>(), bit in 0u8..8) {
        let world = World::team();
        let mut frame = of.get(&world.entries).signed().frame().to_vec();
        let at = at.index(frame.len());
        frame[at] ^= 1 << bit;
        prop_assert!(SignedEntry::parse(&frame).is_err());
    }
}

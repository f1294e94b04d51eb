//! New epochs.

use super::*;
use crate::EntityId;

#[test]
fn each_renews_what_is_theirs_to_renew() {
    let mut world = World::team();
    let (one, three) = (world.epoch(own(1)), world.epoch(own(3)));
    for audience in [Audience::Team, Audience::Preparation, Audience::Meeting(EntityId([1; 16]))] {
        let new = world.epoch(audience);
        refused(world.by(&[3], Body::Renew { audiences: vec![new.clone()] }));
        world.ok(2, Body::Renew { audiences: vec![new] });
    }
    refused(world.by(&[1], Body::Renew { audiences: vec![three.clone()] }));
    refused(world.by(&[1], Body::Renew { audiences: vec![one, three.clone()] }));
    world.ok(3, Body::Renew { audiences: vec![three] });
}

#[test]
fn epochs_follow_each_other_and_recipients_are_new() {
    let mut world = World::team();
    let mut renew = |audiences: &[(Audience, Epoch, u16)]| {
        let audiences = audiences
            .iter()
            .map(|(audience, epoch, n)| NewEpoch {
                audience: *audience,
                epoch: *epoch,
                recipient: seal(*n).recipient(),
            })
            .collect();
        world.by(&[1], Body::Renew { audiences })
    };
    for wrong in [0, 1, 3, Epoch::MAX] {
        assert!(matches!(renew(&[(Audience::Team, wrong, 8000)]), Err(LogError::Epochs(_))));
    }
    assert!(matches!(renew(&[]), Err(LogError::Epochs(_))));
    assert!(matches!(
        renew(&[(Audience::Team, 2, 8000), (Audience::Team, 3, 8001)]),
        Err(LogError::Epochs(_))
    ));
    // Of the team's first epoch, of preparation, of a device.
    for used in [1003, 1002, 4] {
        reused(renew(&[(Audience::Team, 2, used)]));
    }
    reused(renew(&[(Audience::Team, 2, 8000), (Audience::Preparation, 2, 8000)]));
    assert_eq!(renew(&[(Audience::Team, 2, 8000), (Audience::Preparation, 2, 8001)]), Ok(()));
    reused(renew(&[(Audience::Team, 3, 1003)]));
}

#[test]
fn nobody_is_granted_a_meeting_or_a_drop_yet() {
    let mut world = World::team();
    for audience in [Audience::Meeting(EntityId([1; 16])), Audience::Drop(EntityId([2; 16]))] {
        let new = world.epoch(audience);
        world.ok(1, Body::Renew { audiences: vec![new] });
        assert!(world.state.grantees(&audience).is_empty());
    }
}

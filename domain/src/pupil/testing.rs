//! Classes, rounds and registrations for this folder's tests.

use oogst_protocol::EntityId;

use super::{About, PupilSaid, RegistrationRoundBody, SchoolClassBody, SelfRegistrationBody, Told, sets};
use crate::card::{CardTemplate, Language};

pub(super) fn class(name: &str, pupils: u16) -> SchoolClassBody {
    SchoolClassBody::new(name, pupils).unwrap()
}

pub(super) fn round(set: &str) -> RegistrationRoundBody {
    RegistrationRoundBody {
        class: EntityId([2; 16]),
        form: sets(Language::Nl).into_iter().find(|form| form.id == set).unwrap(),
        lesson: Some("groep 6, les 4".into()),
        goal: Some("breuken vergelijken".into()),
        assignment: None,
        card: None,
        result: None,
        at: 5,
        told: Vec::new(),
    }
}

pub(super) fn round_with_card(card: CardTemplate) -> RegistrationRoundBody {
    RegistrationRoundBody { card: Some(card), result: Some(EntityId([3; 16])), ..round("quick") }
}

/// A registration of one answer.
pub(super) fn registration(number: u16, mastery: u8) -> SelfRegistrationBody {
    SelfRegistrationBody {
        round: EntityId([1; 16]),
        number,
        answers: [(About::Mastery, Told::first(PupilSaid::Step { step: mastery }))].into(),
        withdrawn: Told::first(false),
        at: 9,
    }
}

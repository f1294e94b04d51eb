//! Merging what several devices know: of a class, and of what its pupils said.
//!
//! Commutative, associative and idempotent, so it doesn't matter how often or in which order things arrive.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{SchoolClassBody, SelfRegistrationBody, Told};

/// Puts a value where there is none, or takes in what it knows more.
fn merge_into<K: Ord, T: Ord + Clone>(kept: &mut BTreeMap<K, Told<T>>, key: K, other: Told<T>) {
    match kept.entry(key) {
        Entry::Vacant(place) => drop(place.insert(other)),
        Entry::Occupied(mut place) => place.get_mut().merge(other),
    }
}

impl SchoolClassBody {
    /// Takes in what another copy knows.
    pub fn merge(&mut self, other: Self) {
        self.name.merge(other.name);
        self.closed.merge(other.closed);
        for (number, entry) in other.pupils {
            match self.pupils.entry(number) {
                Entry::Vacant(place) => drop(place.insert(entry)),
                Entry::Occupied(mut place) => {
                    let kept = place.get_mut();
                    kept.here.merge(entry.here);
                    kept.name.merge(entry.name);
                }
            }
        }
    }
}

impl SelfRegistrationBody {
    /// Takes in what another copy knows; both are of one pupil in one round.
    pub fn merge(&mut self, other: Self) {
        self.at = self.at.min(other.at);
        self.withdrawn.merge(other.withdrawn);
        for (about, said) in other.answers {
            merge_into(&mut self.answers, about, said);
        }
    }
}

/// What is known of each pupil in one round, by number: two devices may have been handed to the same pupil.
#[must_use]
pub fn by_number(
    registrations: impl IntoIterator<Item = SelfRegistrationBody>,
) -> BTreeMap<u16, SelfRegistrationBody> {
    let mut found: BTreeMap<u16, SelfRegistrationBody> = BTreeMap::new();
    for registration in registrations {
        match found.entry(registration.number) {
            Entry::Vacant(place) => drop(place.insert(registration)),
            Entry::Occupied(mut place) => place.get_mut().merge(registration),
        }
    }
    found.retain(|_, registration| registration.counts());
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pupil::testing::{class, registration};

    fn any_class() -> impl Strategy<Value = SchoolClassBody> {
        let pupil = (1..6u16, 1..4u32, any::<bool>(), 1..4u32, "[ab]?");
        (1..3u32, "[xy]", prop::collection::vec(pupil, 0..6)).prop_map(|(turn, name, pupils)| {
            let mut body = class("x", 0);
            body.name = Told { turn, said: [name].into() };
            for (number, turn, here, named, name) in pupils {
                let entry = crate::pupil::PupilEntry {
                    here: Told { turn, said: [here].into() },
                    name: Told { turn: named, said: [name].into() },
                };
                body.pupils.insert(number, entry);
            }
            body
        })
    }

    fn any_registration() -> impl Strategy<Value = SelfRegistrationBody> {
        (1..4u16, 1..4u32, 1..5u8, any::<bool>(), 0..3i64).prop_map(|(number, turn, step, withdrawn, at)| {
            let mut body = registration(number, step);
            for said in body.answers.values_mut() {
                said.turn = turn;
            }
            body.withdrawn = Told { turn, said: [withdrawn].into() };
            body.at = at;
            body
        })
    }

    proptest! {
        #[test]
        fn a_class_is_the_same_whatever_the_order(a in any_class(), b in any_class(), c in any_class()) {
            let merged = |all: [&SchoolClassBody; 3]| {
                let mut first = all[0].clone();
                first.merge(all[1].clone());
                first.merge(all[2].clone());
                first
            };
            let abc = merged([&a, &b, &c]);
            prop_assert_eq!(&merged([&c, &b, &a]), &abc);
            prop_assert_eq!(&merged([&b, &a, &c]), &abc);
            let mut right = b.clone();
            right.merge(c.clone());
            let mut left = a.clone();
            left.merge(right);
            prop_assert_eq!(&left, &abc, "associative");
            let mut twice = abc.clone();
            twice.merge(a.clone());
            prop_assert_eq!(twice, abc, "idempotent");
        }

        #[test]
        fn registrations_are_the_same_whatever_the_order(all in prop::collection::vec(any_registration(), 0..8), turn in 0..8usize) {
            let first = by_number(all.clone());
            let mut turned = all.clone();
            turned.rotate_left(if all.is_empty() { 0 } else { turn % all.len() });
            turned.extend(all.clone());
            prop_assert_eq!(&by_number(turned.clone()), &first);
            turned.reverse();
            prop_assert_eq!(&by_number(turned), &first);
        }
    }
}

//! What merging promises, for records that are honest, late, doubled and hostile.

use oogst_protocol::{EntityId, Hash, PersonId, log::PersonRole};
use proptest::prelude::*;

use super::{Heads, WhyRefused, heads};
use crate::{
    cycle::CycleBody,
    person::NameBody,
    record::{Body, Verified},
    testing::{author, cycle_body, hash, verified},
};

type Shown = Vec<(EntityId, Option<PersonId>, Vec<Hash>)>;

fn shown<B: Body>(heads: &Heads<'_, B>) -> Shown {
    heads.entities.iter().map(|e| (e.id, e.owner, e.heads().map(|h| h.hash).collect())).collect()
}

fn name(n: u8, entity: u8, person: u8, supersedes: &[u8]) -> Verified<NameBody> {
    let body = NameBody { name: format!("name {n}") };
    verified(n, entity, author(person, PersonRole::Colleague), supersedes, body)
}

fn cycle(n: u8, role: PersonRole, person: u8, supersedes: &[u8]) -> Verified<CycleBody> {
    verified(n, 1, author(person, role), supersedes, cycle_body())
}

#[test]
fn two_edits_made_apart_both_stand_until_one_names_both() {
    let mut records = vec![name(1, 1, 1, &[]), name(2, 1, 1, &[1]), name(3, 1, 1, &[1])];
    let merged = heads(&records);
    let entity = merged.of(EntityId([1; 16])).next().unwrap();
    assert!(entity.conflict());
    assert_eq!(entity.to_supersede(), [hash(3), hash(2)]);

    records.push(name(4, 1, 1, &[2, 3]));
    let merged = heads(&records);
    let entity = merged.of(EntityId([1; 16])).next().unwrap();
    assert!(!entity.conflict());
    assert_eq!(entity.newest.hash, hash(4));
}

#[test]
fn an_edit_whose_middle_is_missing_leaves_both_ends_until_it_comes() {
    let (first, middle, last) = (name(1, 1, 1, &[]), name(2, 1, 1, &[1]), name(3, 1, 1, &[2]));
    assert_eq!(shown(&heads(&[first.clone(), last.clone()]))[0].2, [hash(3), hash(1)]);
    assert_eq!(shown(&heads(&[first, last, middle]))[0].2, [hash(3)]);
}

#[test]
fn another_person_takes_neither_the_place_nor_the_id() {
    let records = [name(1, 1, 1, &[]), name(2, 1, 2, &[1])];
    let merged = heads(&records);
    let owners: Vec<_> = merged.of(EntityId([1; 16])).map(|e| (e.owner, e.newest.hash)).collect();
    assert_eq!(owners, [(Some(PersonId([1; 16])), hash(1)), (Some(PersonId([2; 16])), hash(2))]);
    assert_eq!(merged.refused[0].why, WhyRefused::NotAllowed);
}

#[test]
fn an_edit_does_not_reach_into_another_entity() {
    let records = [name(1, 1, 1, &[]), name(2, 2, 1, &[1])];
    let merged = heads(&records);
    assert_eq!(merged.entities.len(), 2);
    assert_eq!(merged.refused[0].why, WhyRefused::OtherEntity);
}

#[test]
fn any_preparer_amends_a_cycle_and_no_colleague_does() {
    let mut records = vec![cycle(1, PersonRole::Preparer, 1, &[]), cycle(2, PersonRole::Preparer, 2, &[1])];
    assert_eq!(shown(&heads(&records)), [(EntityId([1; 16]), None, vec![hash(2)])]);
    records.push(cycle(3, PersonRole::Colleague, 3, &[2]));
    assert!(shown(&heads(&records))[0].2.contains(&hash(2)));
}

#[test]
fn records_in_a_ring_all_stand_and_end_nothing() {
    let records = [name(1, 1, 1, &[2]), name(2, 1, 1, &[1]), name(3, 1, 1, &[3])];
    assert_eq!(shown(&heads(&records))[0].2, [hash(3), hash(2), hash(1)]);
}

#[test]
fn a_chain_of_many_is_walked_without_recursion() {
    let numbered = |n: u32| {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&n.to_be_bytes());
        Hash(bytes)
    };
    let records: Vec<_> = (0..50_000)
        .map(|n| {
            let mut record = name(1, 1, 1, &[]);
            record.hash = numbered(n);
            record.supersedes = n.checked_sub(1).map(numbered).into_iter().collect();
            record
        })
        .collect();
    assert_eq!(shown(&heads(&records))[0].2, [numbered(49_999)]);
}

/// Up to 14 records of two entities by three people, naming anything: themselves, rings, strangers,
/// records that don't exist.
fn any_records() -> impl Strategy<Value = Vec<Verified<NameBody>>> {
    let one = (1..3u8, 1..4u8, prop::collection::vec(0..16u8, 0..4), 0..3i64);
    prop::collection::vec(one, 0..14).prop_map(|all| {
        let numbered = all.into_iter().zip(1u8..);
        numbered
            .map(|((entity, person, supersedes, at), n)| Verified {
                at,
                ..name(n, entity, person, &supersedes)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_arrival_does_not_matter(
        (records, shuffled) in any_records().prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle()))
    ) {
        prop_assert_eq!(shown(&heads(&records)), shown(&heads(&shuffled)));
        prop_assert_eq!(heads(&records).refused, heads(&shuffled).refused);
    }

    #[test]
    fn merging_again_or_merging_what_came_twice_changes_nothing(records in any_records()) {
        let once = shown(&heads(&records));
        let twice: Vec<_> = records.iter().chain(&records).cloned().collect();
        prop_assert_eq!(&shown(&heads(&twice)), &once);
        let merged = heads(&records);
        let standing: Vec<_> = merged.entities.iter().flat_map(|e| e.heads().cloned()).collect();
        prop_assert_eq!(&shown(&heads(&standing)), &once);
    }

    #[test]
    fn what_others_say_never_changes_what_stands_of_mine(records in any_records(), me in 1..4u8) {
        let mine = |all: Shown| -> Shown {
            all.into_iter().filter(|(_, owner, _)| *owner == Some(PersonId([me; 16]))).collect()
        };
        let alone: Vec<_> =
            records.iter().filter(|r| r.author.person == PersonId([me; 16])).cloned().collect();
        prop_assert_eq!(mine(shown(&heads(&records))), shown(&heads(&alone)));
    }

    #[test]
    fn no_entity_vanishes(records in any_records()) {
        let merged = heads(&records);
        for record in &records {
            prop_assert!(merged.of(record.entity).any(|e| e.owner == Some(record.author.person)));
        }
    }

    /// With honest names (only of what came before) the rule is the plain one.
    #[test]
    fn of_honest_records_those_stand_that_nobody_named(records in any_records()) {
        let mut honest = records;
        for record in &mut honest {
            let own = record.hash;
            record.entity = EntityId([1; 16]);
            record.author = author(1, PersonRole::Colleague);
            record.supersedes.retain(|of| *of < own);
        }
        let named: Vec<Hash> = honest.iter().flat_map(|r| r.supersedes.clone()).collect();
        let mut expected: Vec<&Verified<NameBody>> =
            honest.iter().filter(|r| !named.contains(&r.hash)).collect();
        expected.sort_by_key(|r| std::cmp::Reverse((r.at, r.hash)));
        let expected: Vec<Hash> = expected.into_iter().map(|r| r.hash).collect();
        let got: Vec<Hash> = shown(&heads(&honest)).into_iter().flat_map(|e| e.2).collect();
        prop_assert_eq!(got, expected);
    }
}

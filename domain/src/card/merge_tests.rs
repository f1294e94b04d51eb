//! The promises of merging, as properties.

use proptest::prelude::*;

use super::*;
use crate::card::{Confidence, Run, Said};

fn said() -> impl Strategy<Value = Said> {
    let options = || prop::collection::btree_set("[abc]", 0..3);
    prop_oneof![
        Just(Said::Blank),
        Just(Said::Handwriting),
        options().prop_map(|options| Said::Options { options }),
        options().prop_map(|options| Said::Uncertain { options }),
        "[xy]".prop_map(|text| Said::Words { text }),
    ]
}

fn word() -> impl Strategy<Value = Option<Word>> {
    let word = (0u32..3, prop::collection::btree_set(said(), 1..3));
    prop::option::of(word.prop_map(|(turn, said)| Word { turn, said }))
}

fn field() -> impl Strategy<Value = Field> {
    let machine = prop::collection::btree_map(said(), (0u16..=1000).prop_map(Confidence), 0..3);
    (machine, word(), word()).prop_map(|(machine, pupil, person)| Field { machine, pupil, person })
}

fn cards() -> impl Strategy<Value = Vec<ExitCard>> {
    let card = (1u16..4, prop::option::of(0u32..2), prop::collection::btree_map("q[12]", field(), 0..3));
    let card = card.prop_map(|(number, run, fields)| ExitCard {
        id: CardId { number, run: run.and_then(|bits| Run::new(bits).ok()) },
        fields,
    });
    prop::collection::vec(card, 0..5)
}

fn merged(parts: &[&[ExitCard]]) -> Vec<ExitCard> {
    merge_cards(parts.concat())
}

proptest! {
    #[test]
    fn the_order_of_photos_does_not_matter(a in cards(), b in cards()) {
        prop_assert_eq!(merged(&[&a, &b]), merged(&[&b, &a]));
    }

    #[test]
    fn the_grouping_of_photos_does_not_matter(a in cards(), b in cards(), c in cards()) {
        let left = merged(&[&merged(&[&a, &b]), &c]);
        prop_assert_eq!(&left, &merged(&[&a, &merged(&[&b, &c])]));
        prop_assert_eq!(left, merged(&[&a, &b, &c]));
    }

    #[test]
    fn the_same_photo_twice_changes_nothing(a in cards()) {
        let once = merged(&[&a]);
        prop_assert_eq!(&merged(&[&once, &once]), &once);
        prop_assert_eq!(merged(&[&a, &a]), once);
    }

    #[test]
    fn a_person_s_answer_is_never_lost_to_a_machine(mut a in field(), b in field(), decided in said()) {
        a.decide(decided.clone());
        let turn = a.person.as_ref().map(|word| word.turn);
        let mut both = a.clone();
        both.merge(Field { person: None, ..b });
        prop_assert_eq!(both.person.as_ref().map(|word| word.turn), turn);
        prop_assert_eq!(both.answer().map(|answer| answer.said), Some(decided));
    }
}

use proptest::prelude::*;

use super::*;
use crate::pupil::{
    Told,
    testing::{registration, round},
};

fn class(steps: &[(u16, u8)]) -> BTreeMap<u16, SelfRegistrationBody> {
    steps.iter().map(|(number, step)| (*number, registration(*number, *step))).collect()
}

fn with(
    mut all: BTreeMap<u16, SelfRegistrationBody>,
    about: About,
    said: &[PupilSaid],
) -> BTreeMap<u16, SelfRegistrationBody> {
    for (body, said) in all.values_mut().zip(said) {
        body.answers.insert(about, Told::first(said.clone()));
    }
    all
}

#[test]
fn a_tally_counts_who_answered_and_leaves_out_what_few_did() {
    let form = round("whole").form;
    let minutes = [0, 12, 20, 30, 45].map(|minutes| PupilSaid::Minutes { minutes });
    let all = with(class(&[(1, 4), (2, 4), (3, 1), (4, 2), (5, 4), (6, 3)]), About::Minutes, &minutes);
    let few = [PupilSaid::YesNo { yes: true }, PupilSaid::Skipped];
    let all = with(all, About::Help, &few);
    let words = [PupilSaid::Words { text: "Ik heet Noor".into() }];
    let all = with(all, About::Words, &words);
    let told = tally(&all, &form).unwrap();
    insta::assert_json_snapshot!("tally", told);
    assert_eq!(told.check(&form), Ok(()));
}

#[test]
fn none_over_fewer_than_five() {
    let form = round("quick").form;
    for found in 0..LEAST {
        let few: Vec<(u16, u8)> = (0..found as u16).map(|n| (n + 1, 4)).collect();
        assert_eq!(tally(&class(&few), &form), Err(TallyError::TooFew { found }));
    }
    let forged =
        Tally { pupils: 9, steps: [(About::Mastery, [1, 0, 0, 1])].into(), help: None, minutes: None };
    assert_eq!(forged.check(&form), Err(TallyError::TooFew { found: 2 }));
    let more = Tally { steps: [(About::Mastery, [9, 9, 0, 1])].into(), ..forged.clone() };
    assert_eq!(more.check(&form), Err(TallyError::Malformed));
    let other = Tally { steps: [(About::Wellbeing, [5, 0, 0, 0])].into(), ..forged };
    assert_eq!(other.check(&form), Err(TallyError::Malformed));
}

#[test]
fn one_pupil_more_is_told_as_it_was_and_five_are_told_anew() {
    let form = round("quick").form;
    let six: Vec<(u16, u8)> = (1..=6).map(|n| (n, 4)).collect();
    let (first, remembered) = next_tally(&[], &class(&six), &form, 1).unwrap();
    let told = [remembered.unwrap()];
    insta::assert_json_snapshot!("told_tally", told);
    let one_more = class(&[&six[..], &[(7, 1)]].concat());
    assert_eq!(next_tally(&told, &one_more, &form, 2), Ok((first.clone(), None)));
    let mut another_answer = class(&six);
    another_answer.insert(3, registration(3, 1));
    assert_eq!(next_tally(&told, &another_answer, &form, 2), Ok((first.clone(), None)));
    let five_more: Vec<(u16, u8)> = (1..=11).map(|n| (n, 4)).collect();
    let (second, new) = next_tally(&told, &class(&five_more), &form, 3).unwrap();
    assert_eq!((second.pupils, new.is_some()), (11, true));
}

proptest! {
    /// Whatever registers and is taken away in between: no question is told of fewer than five, and no two tallies told of
    /// one round differ by one to four pupils.
    #[test]
    fn no_tally_is_of_few_and_no_two_give_few_away(
        changes in prop::collection::vec((1..20u16, 0..5u8), 0..60),
    ) {
        let form = round("quick").form;
        let mut now = BTreeMap::new();
        let mut told: Vec<ToldTally> = Vec::new();
        for (at, (number, step)) in changes.into_iter().enumerate() {
            if step == 0 {
                now.remove(&number);
            } else {
                now.insert(number, registration(number, step));
            }
            match next_tally(&told, &now, &form, at as i64) {
                Ok((tally, new)) => {
                    prop_assert_eq!(tally.check(&form), Ok(()));
                    prop_assert!(tally.pupils as usize >= LEAST);
                    prop_assert!(tally.steps.values().all(|counts| counts.iter().sum::<u32>() >= 5));
                    told.extend(new);
                }
                Err(TallyError::TooFew { found }) => prop_assert!(found < LEAST),
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
        for (n, a) in told.iter().enumerate() {
            for b in &told[n + 1..] {
                prop_assert!(difference(&a.members, &b.members) >= LEAST);
            }
        }
    }
}

//! Tests of the piles.

use super::*;
use crate::card::testing::{card, doubt, marked, template};

fn of(id: &str, answers: &[Said]) -> Option<Pile> {
    pile(&template(id), &card(1, answers))
}

#[test]
fn one_answer_decides_by_its_points() {
    let of = |said| of("traffic-light", &[said]);
    assert_eq!(of(marked(&["green"])), Some(Pile::GotIt));
    assert_eq!(of(marked(&["orange"])), Some(Pile::Almost));
    assert_eq!(of(marked(&["red"])), Some(Pile::NotYet));
    assert_eq!(of(Said::Blank), None);
    assert_eq!(of(doubt(&["green"])), None);
    assert_eq!(of(marked(&["green", "red"])), None);
    assert_eq!(of(marked(&["blue"])), None);
}

#[test]
fn criteria_are_counted_and_an_empty_card_lies_apart() {
    let of = |names: &[&str]| of("success-criteria", &[marked(names)]);
    assert_eq!(of(&["a", "b", "c", "d"]), Some(Pile::GotIt));
    assert_eq!(of(&["a", "c"]), Some(Pile::Almost));
    assert_eq!(of(&["d"]), Some(Pile::NotYet));
    assert_eq!(super::pile(&template("success-criteria"), &card(1, &[Said::Blank])), None);
}

#[test]
fn a_check_question_is_right_and_sure_right_and_not_sure_or_wrong() {
    let mut template = template("check-question");
    let of = |template: &CardTemplate, answers: &[Said]| pile(template, &card(1, answers));
    let right_and_sure = [marked(&["b"]), marked(&["a"])];
    assert_eq!(of(&template, &right_and_sure), None, "the right answer is still to be said");
    let Some(PileRule::Check { right, .. }) = &mut template.piles else { panic!() };
    right.push("b".into());
    assert_eq!(of(&template, &right_and_sure), Some(Pile::GotIt));
    assert_eq!(of(&template, &[marked(&["b"]), marked(&["c"])]), Some(Pile::Almost));
    assert_eq!(of(&template, &[marked(&["b"]), Said::Blank]), Some(Pile::Almost));
    assert_eq!(of(&template, &[marked(&["b"]), doubt(&["a"])]), None);
    assert_eq!(of(&template, &[marked(&["d"]), doubt(&["a"])]), Some(Pile::NotYet));
    assert_eq!(of(&template, &[doubt(&["b", "d"]), marked(&["a"])]), None);
}

#[test]
fn a_doubt_that_changes_nothing_does_not_keep_a_card_apart() {
    let mut template = template("success-criteria");
    let Some(PileRule::Points { worth, .. }) = &mut template.piles else { panic!() };
    worth.retain(|w| w.option == "a");
    worth[0].points = 3;
    // q1 can be 0 or 3 points, so a doubt keeps it apart; with a rule on three of three it does not.
    assert_eq!(pile(&template, &card(1, &[doubt(&["a"])])), None);
    let Some(PileRule::Points { almost, got_it, .. }) = &mut template.piles else { panic!() };
    (*almost, *got_it) = (4, 5);
    assert_eq!(pile(&template, &card(1, &[doubt(&["a"])])), Some(Pile::NotYet));
}

//! Tests of two moments.

use super::*;
use crate::card::{
    Said,
    testing::{card, marked, template},
};

fn compared(before: &[ExitCard], after: &[ExitCard], numbered: bool) -> Comparison {
    let template = template("traffic-light");
    let moment = |cards| Moment { template: &template, cards, numbered };
    compare(moment(before), moment(after)).unwrap()
}

#[test]
fn numbered_cards_say_who_moved() {
    let [green, orange, red] = ["green", "orange", "red"].map(|name| marked(&[name]));
    let before = [
        card(1, std::slice::from_ref(&red)),
        card(2, std::slice::from_ref(&green)),
        card(3, std::slice::from_ref(&orange)),
        card(4, &[Said::Blank]),
        card(5, std::slice::from_ref(&red)),
    ];
    let after = [
        card(1, std::slice::from_ref(&green)),
        card(2, &[orange]),
        card(3, &[marked(&["orange"])]),
        card(4, &[green]),
    ];
    let moved = compared(&before, &after, true).moved.unwrap();
    let numbers = |moves: &[Move]| moves.iter().map(|m| m.number).collect::<Vec<_>>();
    assert_eq!(numbers(&moved.up), [1]);
    assert_eq!(numbers(&moved.down), [2]);
    assert_eq!(numbers(&moved.same), [3]);
    assert_eq!(moved.unknown, [4, 5]);
    assert_eq!(moved.up[0], Move { number: 1, from: Pile::NotYet, to: Pile::GotIt });
}

#[test]
fn anonymous_cards_compare_by_counts_alone() {
    let both = compared(&[card(1, &[marked(&["red"])])], &[card(1, &[marked(&["green"])])], false);
    assert_eq!(both.moved, None);
    assert_eq!(both.before.piles.map(|p| p.not_yet), Some(1));
    assert_eq!(both.after.piles.map(|p| p.got_it), Some(1));
}

#[test]
fn a_number_that_two_cards_have_is_nobody() {
    let red = || card(1, &[marked(&["red"])]);
    let mut other = red();
    other.id.run = crate::card::Run::new(7).ok();
    let moved = compared(&[red(), other], &[red()], true).moved.unwrap();
    assert_eq!(moved.unknown, [1]);
}

#[test]
fn other_questions_are_not_compared_and_another_goal_is_no_matter() {
    let (light, faces) = (template("traffic-light"), template("smileys"));
    let moment = |template| Moment { template, cards: &[], numbered: true };
    assert_eq!(compare(moment(&light), moment(&faces)), Err(OtherQuestions));
    let goal = CardTemplate { goal: Some("breuken".into()), ..light.clone() };
    assert!(compare(moment(&light), moment(&goal)).is_ok());
}

//! Tests of a lesson's result.

use super::*;
use crate::card::{
    merge_cards,
    testing::{card, doubt, marked, template},
};

fn lesson() -> Vec<ExitCard> {
    let mut cards = vec![
        card(3, &[marked(&["red"]), Said::Blank]),
        card(1, &[marked(&["green"]), Said::Handwriting]),
        card(2, &[doubt(&["green", "orange"]), Said::Words { text: "Oefenen met jou.".into() }]),
        card(4, &[marked(&["orange"]), Said::Blank]),
        card(5, &[Said::Blank, Said::Blank]),
    ];
    // A second photo that contradicts, and one that saw half a card.
    cards.push(card(4, &[marked(&["green"])]));
    cards.push(card(6, &[marked(&["green"])]));
    merge_cards(cards)
}

#[test]
fn a_lesson_for_the_screen() {
    insta::assert_json_snapshot!("lesson", view(&template("traffic-light"), &lesson()));
}

#[test]
fn every_card_is_counted_once_at_each_question() {
    let (template, cards) = (template("traffic-light"), lesson());
    let result = view(&template, &cards);
    for bar in &result.questions {
        let given: u32 = bar.options.iter().map(|bar| bar.count).sum();
        assert_eq!(given + bar.written + bar.blank + bar.uncertain, result.cards, "{}", bar.key);
    }
    let Piles::Sorted { got_it, almost, not_yet, apart } = result.piles else { panic!() };
    assert_eq!(got_it.len() + almost.len() + not_yet.len() + apart.len(), cards.len());
}

#[test]
fn a_person_s_tap_settles_a_doubt() {
    let template = template("traffic-light");
    let mut cards = lesson();
    assert_eq!(view(&template, &cards).doubts.len(), 3);
    let card = cards.iter_mut().find(|card| card.id.number == 2).unwrap();
    card.fields.get_mut("q1").unwrap().decide(marked(&["orange"]));
    let result = view(&template, &cards);
    assert_eq!(result.doubts.len(), 2);
    let Piles::Sorted { almost, .. } = result.piles else { panic!() };
    assert_eq!(almost.iter().map(|id| id.number).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_check_question_without_right_answer_asks_for_it() {
    let result = view(&template("check-question"), &[card(1, &[marked(&["a"])])]);
    let Piles::SayRightAnswer { question, options } = result.piles else { panic!() };
    assert_eq!((question.as_str(), options.len()), ("q1", 4));
}

#[test]
fn counts_alone_give_the_same_bars() {
    let (template, cards) = (template("traffic-light"), lesson());
    let counts = count(&template, &cards);
    let text = serde_json::to_string(&counts).unwrap();
    assert!(!text.contains("number"));
    let back: Counts = serde_json::from_str(&text).unwrap();
    assert_eq!(bars(&template, &back), view(&template, &cards).questions);
}

#[test]
fn a_lesson_of_no_cards_is_shown() {
    let result = view(&template("smileys"), &[]);
    assert_eq!((result.cards, result.doubts.len()), (0, 0));
    assert_eq!(result.questions.len(), 3);
}

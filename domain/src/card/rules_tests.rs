//! Tests of what a template must be.

use proptest::prelude::*;

use super::*;
use crate::{
    TextFault,
    card::{Language, shipped},
};

fn changed(change: impl Fn(&mut CardTemplate)) -> Result<(), CardError> {
    let mut template = shipped(Language::Nl).remove(0);
    assert_eq!(check(&template), Ok(()));
    change(&mut template);
    check(&template)
}

fn ask(ask: Ask) -> Result<(), CardError> {
    changed(|t| {
        t.piles = None;
        t.questions[0].ask = ask.clone();
    })
}

#[test]
fn texts_too_long_empty_or_of_control_are_refused_with_field_and_reason() {
    let fault = |result: Result<(), CardError>| match result {
        Err(CardError::Text { question, fault }) => (question, fault.field, fault.fault),
        other => panic!("{other:?}"),
    };
    let long = "x".repeat(10_000);
    let too_long = TextFault::TooLong { max: TITLE_MAX };
    assert_eq!(fault(changed(|t| t.title = long.clone())), (None, "title", too_long));
    let too_long = TextFault::TooLong { max: QUESTION_MAX };
    let of_q1 = || Some("q1".to_owned());
    assert_eq!(fault(changed(|t| t.questions[0].text = long.clone())), (of_q1(), "text", too_long));
    assert_eq!(fault(changed(|t| t.title = "a\nb".into())), (None, "title", TextFault::Control));
    assert_eq!(fault(changed(|t| t.goal = Some("a\u{202e}b".into()))), (None, "goal", TextFault::Control));
    assert_eq!(fault(changed(|t| t.title.clear())), (None, "title", TextFault::Empty));
    let word = Ask::Scale { low: "".into(), high: "veel".into() };
    assert_eq!(fault(ask(word)), (of_q1(), "low", TextFault::Empty));
}

#[test]
fn right_to_left_and_emoji_are_text_like_any_other() {
    assert_eq!(changed(|t| t.title = "هل فهمت الدرس؟".into()), Ok(()));
    assert_eq!(changed(|t| t.title = "Hoe ging het? 🌾👩‍🏫".into()), Ok(()));
}

#[test]
fn names_are_plain_and_once() {
    assert_eq!(changed(|t| t.id = "Stoplicht".into()), Err(CardError::Name { field: "id" }));
    assert_eq!(changed(|t| t.id = "x".repeat(41)), Err(CardError::Name { field: "id" }));
    assert_eq!(changed(|t| t.questions[0].key = String::new()), Err(CardError::Name { field: "key" }));
    assert_eq!(changed(|t| t.questions.push(t.questions[0].clone())), Err(CardError::KeyTwice("q1".into())));
}

#[test]
fn there_are_one_to_six_questions_with_two_to_six_answers() {
    assert_eq!(changed(|t| t.questions.clear()), Err(CardError::Questions(0)));
    assert_eq!(changed(|t| t.questions = vec![t.questions[0].clone(); 7]), Err(CardError::Questions(7)));
    let options = |n: usize| (0..n).map(|i| i.to_string()).collect::<Vec<_>>();
    assert!(matches!(ask(Ask::OneChoice { options: options(1) }), Err(CardError::Options { count: 1, .. })));
    assert!(matches!(
        ask(Ask::SeveralChoices { options: options(7) }),
        Err(CardError::Options { count: 7, .. })
    ));
    let same = vec!["ja".into(), "ja".into()];
    assert!(matches!(ask(Ask::OneChoice { options: same }), Err(CardError::OptionTwice { .. })));
    assert!(matches!(ask(Ask::Smileys { faces: 5 }), Err(CardError::Faces { faces: 5, .. })));
    assert!(matches!(ask(Ask::Open { lines: 0 }), Err(CardError::Lines { lines: 0, .. })));
    assert_eq!(ask(Ask::Open { lines: 16 }), Ok(()));
}

#[test]
fn children_who_cannot_read_are_asked_for_faces_only() {
    let refused = changed(|t| t.without_reading = true);
    assert_eq!(refused, Err(CardError::NeedsReading { question: "q1".into() }));
}

#[test]
fn a_rule_names_what_the_card_asks() {
    let rule = |rule: PileRule| changed(|t| t.piles = Some(rule.clone()));
    let worth = |question: &str, option: &str, points| Worth {
        question: question.into(),
        option: option.into(),
        points,
    };
    let points = |worth, got_it, almost| PileRule::Points { worth, got_it, almost };
    assert!(matches!(rule(points(vec![worth("q9", "green", 1)], 1, 0)), Err(CardError::Rule { .. })));
    assert!(matches!(rule(points(vec![worth("q1", "blue", 1)], 1, 0)), Err(CardError::Rule { .. })));
    let twice = vec![worth("q1", "red", 1), worth("q1", "red", 2)];
    assert!(matches!(rule(points(twice, 1, 0)), Err(CardError::Rule { .. })));
    assert_eq!(rule(points(vec![worth("q1", "green", 1)], 0, 1)), Err(CardError::Sums));
    assert_eq!(rule(points(vec![worth("q1", "green", 10)], 1, 0)), Err(CardError::Sums));
    assert_eq!(rule(points(vec![worth("q1", "green", 1)], 1, 0)), Ok(()));
    let check = |right: &[&str]| PileRule::Check {
        question: "q1".into(),
        right: right.iter().map(|o| (*o).to_owned()).collect(),
        sure: None,
    };
    assert_eq!(rule(check(&[])), Ok(()));
    assert_eq!(rule(check(&["red"])), Ok(()));
    assert!(matches!(rule(check(&["red", "green"])), Err(CardError::Rule { .. })));
}

proptest! {
    #[test]
    fn any_text_is_taken_or_refused_and_never_panics(text in any::<String>(), options in prop::collection::vec(any::<String>(), 0..9)) {
        let mut template = shipped(Language::En).remove(3);
        template.title = text.clone();
        template.goal = Some(text.clone());
        template.questions[0].text = text;
        template.questions[0].ask = Ask::SeveralChoices { options };
        let _ = check(&template);
    }
}

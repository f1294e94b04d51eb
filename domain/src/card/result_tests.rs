//! Tests of a result as a record.

use super::*;
use crate::card::{
    count,
    testing::{card, doubt, marked, template},
};

fn body(cards: Vec<ExitCard>) -> CardResultBody {
    CardResultBody {
        template: template("traffic-light"),
        assignment: Some(EntityId([1; 16])),
        lesson: Some("rekenen, groep 6".into()),
        at: 1_763_372_400_000,
        numbered: true,
        captures: vec![EntityId([7; 16])],
        outcome: Outcome::Cards { cards },
    }
}

#[test]
fn a_result_as_it_travels_comes_back_the_same() {
    let mut first = card(1, &[marked(&["green"]), Said::Handwriting]);
    first.fields.get_mut("q1").unwrap().decide(marked(&["orange"]));
    let whole = body(vec![first, card(2, &[doubt(&["red"]), Said::Blank])]);
    assert_eq!(whole.check(), Ok(()));
    insta::assert_json_snapshot!("result", whole);
    let Outcome::Cards { cards } = &whole.outcome else { panic!() };
    let counts = count(&whole.template, cards);
    let counted = CardResultBody { outcome: Outcome::Counts { counts }, captures: vec![], ..whole.clone() };
    assert_eq!(counted.check(), Ok(()));
    insta::assert_json_snapshot!("result_counts", counted);
    for body in [whole, counted] {
        let text = serde_json::to_string(&body).unwrap();
        assert_eq!(serde_json::from_str::<CardResultBody>(&text).unwrap(), body);
    }
}

#[test]
fn answers_that_the_template_does_not_have_are_refused() {
    let refused =
        |said: Said| matches!(body(vec![card(1, &[said])]).check(), Err(CardResultError::Answer { .. }));
    assert!(refused(marked(&["blue"])));
    assert!(refused(marked(&[])));
    assert!(refused(marked(&["green", "red"])));
    assert!(refused(doubt(&["blue"])));
    assert!(refused(Said::Handwriting));
    let mut unknown = card(1, &[]);
    unknown.fields.insert("q9".into(), Field::default());
    assert!(matches!(body(vec![unknown]).check(), Err(CardResultError::Answer { .. })));
    let surer = Field::read(Said::Blank, Confidence(1001));
    let mut card = card(1, &[]);
    card.fields.insert("q1".into(), surer);
    assert!(matches!(body(vec![card]).check(), Err(CardResultError::Answer { .. })));
}

#[test]
fn too_many_too_long_and_twice_are_refused() {
    let many = (0..1001).map(|n| card(n, &[])).collect();
    assert_eq!(body(many).check(), Err(CardResultError::TooMany(1001)));
    assert_eq!(body(vec![card(1024, &[])]).check(), Err(CardResultError::Number(1024)));
    assert_eq!(body(vec![card(1, &[]), card(1, &[])]).check(), Err(CardResultError::CardTwice(1)));
    let long = Said::Words { text: "x".repeat(ANSWER_MAX + 1) };
    assert!(matches!(body(vec![card(1, &[Said::Blank, long])]).check(), Err(CardResultError::Text(_))));
}

#[test]
fn counts_of_other_things_are_refused() {
    let mut counts = count(&template("traffic-light"), &[card(1, &[marked(&["green"])])]);
    let of = |counts: &Counts| CardResultBody {
        outcome: Outcome::Counts { counts: counts.clone() },
        ..body(vec![])
    };
    assert_eq!(of(&counts).check(), Ok(()));
    counts.questions.get_mut("q1").unwrap().blank = 2;
    assert_eq!(of(&counts).check(), Err(CardResultError::Counts));
    counts = Counts { cards: 5000, ..Counts::default() };
    assert_eq!(of(&counts).check(), Err(CardResultError::Counts));
}

use proptest::prelude::*;

use super::*;
use crate::{
    card::{Said, shipped},
    pupil::{
        PupilSaid,
        testing::{class, round, round_with_card},
    },
};

fn chosen(name: &str) -> PupilAnswer {
    PupilAnswer::Chosen { names: vec![name.to_owned()] }
}

fn begin(number: u16) -> PupilSession {
    PupilSession::begin(EntityId([1; 16]), &class("groep 6", 30), number).unwrap()
}

#[test]
fn one_question_per_screen_about_one_pupil_until_done() {
    let round = round("quick");
    let mut pupil = begin(7);
    let mut screens = vec![PupilSession::choose(&class("groep 6", 2)), pupil.screen(&round)];
    for answer in [chosen("3"), chosen("4"), chosen("yes")] {
        assert_eq!(pupil.done(&round, None, None, 1), Err(SessionError::NotDone));
        pupil.answer(&round, answer).unwrap();
        screens.push(pupil.screen(&round));
    }
    insta::assert_json_snapshot!("screens", screens);
    insta::assert_json_snapshot!("session", pupil);
    let (body, card) = pupil.done(&round, None, None, 9).unwrap();
    assert_eq!((body.number, body.at, card), (7, 9, None));
    assert_eq!(body.said(About::Mastery), Some(&PupilSaid::Step { step: 3 }));
    assert_eq!(body.said(About::Help), Some(&PupilSaid::YesNo { yes: true }));
    assert!(body.fits(&round.form));
}

#[test]
fn what_no_choice_is_is_refused_and_changes_nothing() {
    let round = round("quick");
    let mut pupil = begin(7);
    let before = pupil.clone();
    for wrong in [
        chosen("5"),
        chosen("yes"),
        chosen(""),
        PupilAnswer::Chosen { names: vec![] },
        PupilAnswer::Chosen { names: vec!["1".into(), "2".into()] },
        PupilAnswer::Words { text: "drie".into() },
        PupilAnswer::Photo { capture: EntityId([1; 16]) },
    ] {
        assert_eq!(pupil.answer(&round, wrong), Err(SessionError::NoSuchAnswer));
    }
    assert_eq!(pupil.back(), Err(SessionError::AtStart));
    assert_eq!(pupil, before);
    let none = PupilSession::begin(EntityId([1; 16]), &class("groep 6", 30), 31);
    assert_eq!(none, Err(SessionError::NoSuchNumber(31)));
}

#[test]
fn going_back_shows_what_was_said_and_saying_it_anew_counts() {
    let round = round("quick");
    let mut pupil = begin(7);
    pupil.answer(&round, chosen("1")).unwrap();
    pupil.back().unwrap();
    let Screen::Question(question) = pupil.screen(&round) else { panic!() };
    assert_eq!((question.said, question.can_go_back), (Some(chosen("1")), false));
    pupil.answer(&round, chosen("2")).unwrap();
    pupil.answer(&round, PupilAnswer::Skip).unwrap();
    pupil.answer(&round, PupilAnswer::Skip).unwrap();
    assert_eq!(pupil.answer(&round, PupilAnswer::Skip), Err(SessionError::NothingAsked));
    let (body, _) = pupil.done(&round, None, None, 9).unwrap();
    assert_eq!(body.said(About::Mastery), Some(&PupilSaid::Step { step: 2 }));
    assert_eq!(body.said(About::Effort), Some(&PupilSaid::Skipped));
    let mut again = begin(7);
    for answer in [chosen("4"), PupilAnswer::Skip, chosen("no")] {
        again.answer(&round, answer).unwrap();
    }
    let (anew, _) = again.done(&round, Some(body), None, 20).unwrap();
    assert_eq!(anew.answers[&About::Mastery].turn, 2);
    assert_eq!(anew.said(About::Mastery), Some(&PupilSaid::Step { step: 4 }));
    assert_eq!(anew.at, 9, "the first time counts");
}

#[test]
fn a_digital_exit_card_is_filled_in_after_the_questions() {
    let template = shipped(crate::card::Language::Nl).into_iter().find(|t| t.id == "check-question").unwrap();
    let round = round_with_card(template.clone());
    let mut pupil = begin(3);
    while let Screen::Question(question) = pupil.screen(&round) {
        let answer = match question.choices.first() {
            Some(first) => chosen(&first.name),
            None => PupilAnswer::Words { text: " Omdat het zo is ".into() },
        };
        pupil.answer(&round, answer).unwrap();
    }
    let (_, card) = pupil.done(&round, None, None, 9).unwrap();
    let card = card.unwrap();
    assert_eq!((card.id.number, card.id.run), (3, None));
    assert_eq!(card.fields.len(), template.questions.len());
    let open = template.questions.iter().find(|question| question.ask.open());
    if let Some(open) = open {
        let answer = card.fields[&open.key].answer().unwrap();
        assert_eq!(
            (answer.said, answer.by),
            (Said::Words { text: "Omdat het zo is".into() }, crate::card::By::Pupil)
        );
    }
}

proptest! {
    /// Whatever a pupil presses, there is one screen, it is theirs, and it speaks of nobody else.
    #[test]
    fn whatever_is_pressed_one_screen_and_nobody_elses(presses in prop::collection::vec((0..4u8, "[a-z0-9]{0,4}"), 0..40)) {
        let round = round("whole");
        let mut pupil = begin(7);
        for (kind, text) in presses {
            let _ = match kind {
                0 => pupil.back(),
                1 => pupil.answer(&round, PupilAnswer::Skip),
                2 => pupil.answer(&round, PupilAnswer::Words { text }),
                _ => pupil.answer(&round, chosen(&text)),
            };
            let json = serde_json::to_string(&pupil.screen(&round)).unwrap();
            prop_assert!(json.contains(r#""number":7"#) && json.matches(r#""number""#).count() == 1, "{}", json);
            prop_assert!(!json.contains("entity:") && !json.contains("groep 6"));
            let back = serde_json::to_string(&pupil).unwrap();
            prop_assert_eq!(&serde_json::from_str::<PupilSession>(&back).unwrap(), &pupil);
        }
    }
}

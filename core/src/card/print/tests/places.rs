//! Where things are: what the reader relies on.

use super::*;
use crate::card::{
    form::{CardForm, Spot},
    print::style::{PT, styles},
};

fn apart(a: Spot, b: Spot) -> f32 {
    let gap = |a0: f32, a1: f32, b0: f32, b1: f32| (b0 - a1).max(a0 - b1);
    gap(a.x, a.x + a.w, b.x, b.x + b.w).max(gap(a.y, a.y + a.h, b.y, b.y + b.h))
}

fn pitch(size: CardSize) -> (f32, f32) {
    match size {
        CardSize::A7 => (16.0, 11.0),
        CardSize::A6 | CardSize::A5 => (16.0, 12.0),
        CardSize::A6Large | CardSize::A5Large => (19.0, 14.0),
    }
}

fn check_form(name: &str, size: CardSize, form: &CardForm) {
    let fixed = [&[form.code][..], &form.marks[..]].concat();
    for (at, spot) in form.boxes.iter().enumerate() {
        let side = if matches!(size, CardSize::A6Large | CardSize::A5Large) { 7.0 } else { 5.0 };
        assert_eq!((spot.at.w, spot.at.h), (side, side), "{name}");
        assert!(spot.at.x >= 5.4 && spot.at.x + side <= form.w - 5.4, "{name}: {:?}", spot.at);
        assert!(spot.at.y >= 5.4 && spot.at.y + side <= form.h - 5.4, "{name}: {:?}", spot.at);
        assert!(fixed.iter().all(|fixed| apart(*fixed, spot.at) >= 1.99), "{name}: {:?}", spot.at);
        assert!(form.writing.iter().all(|area| apart(*area, spot.at) >= 1.0), "{name}: {:?}", spot.at);
        for other in &form.boxes[..at] {
            let (dx, dy) = ((spot.at.x - other.at.x).abs(), (spot.at.y - other.at.y).abs());
            let (across, down) = pitch(size);
            assert!(dx >= across - 0.01 || dy >= down - 0.01, "{name}: {:?} {:?}", spot.at, other.at);
        }
    }
    for (at, area) in form.writing.iter().enumerate() {
        assert!(area.h >= 6.5 && area.w >= 40.0, "{name}");
        assert!(fixed.iter().all(|fixed| apart(*fixed, *area) >= 0.5), "{name}: {area:?}");
        assert!(form.writing[..at].iter().all(|other| apart(*other, *area) > 2.0), "{name}");
    }
    for (question, asked) in form.questions.iter().enumerate() {
        let of = form.boxes.iter().filter(|spot| spot.question == question).map(|spot| spot.option);
        assert_eq!(of.collect::<Vec<_>>(), (0..asked.options.len()).collect::<Vec<_>>(), "{name}");
    }
    let open = form.questions.iter().filter(|question| question.options.is_empty()).count();
    assert_eq!(form.writing.len(), open, "{name}");
}

#[test]
fn boxes_are_far_enough_apart_and_clear_of_all_else_on_every_shipped_card() {
    for (name, layout) in shipped_layouts() {
        check_form(&name, layout.size, &layout.form);
    }
}

#[test]
fn every_shipped_template_fits_a6_and_a5_also_in_large_print() {
    let fonts = fonts();
    for template in both_languages() {
        for size in [CardSize::A6, CardSize::A5, CardSize::A6Large, CardSize::A5Large] {
            assert!(layout(&fonts, &template, size).is_ok(), "{} {size:?}", template.id);
        }
    }
}

#[test]
fn what_is_mostly_written_on_does_not_fit_a7_and_says_what_does() {
    let fonts = fonts();
    for template in both_languages() {
        let much = ["three-two-one", "learned-and-hard"].contains(&template.id.as_str());
        match layout(&fonts, &template, CardSize::A7) {
            Ok(_) => assert!(!much, "{}", template.id),
            Err(PrintError::DoesNotFit { part: Part::Question(_), size: CardSize::A7, fits }) => {
                assert!(much, "{}", template.id);
                assert_eq!(fits, [CardSize::A6, CardSize::A6Large, CardSize::A5, CardSize::A5Large]);
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[test]
fn three_questions_of_four_answers_fit_every_size() {
    let template = asking(&[
        choice(&["A", "B", "C", "D"]),
        choice(&["A", "B", "C", "D"]),
        choice(&["A", "B", "C", "D"]),
    ]);
    for size in SIZES {
        let layout = layout(&fonts(), &template, size).unwrap();
        assert_eq!(layout.form.boxes.len(), 12);
        check_form("three by four", size, &layout.form);
    }
}

#[test]
fn nothing_is_set_smaller_than_people_can_read() {
    for size in SIZES {
        let (text, rest) = match size {
            CardSize::A7 => (9.0, 9.0),
            CardSize::A6 | CardSize::A5 => (11.0, 11.0),
            CardSize::A6Large | CardSize::A5Large => (14.0, 14.0),
        };
        for style in styles(size) {
            assert!(style.text >= text * PT - 0.01, "{size:?}");
            assert!(style.goal >= rest * PT - 0.01 && style.title.1 >= text * PT - 0.01, "{size:?}");
            assert!(style.number >= 18.0 * PT - 0.01, "{size:?}");
        }
    }
}

#[test]
fn a_longer_card_has_fewer_lines_and_never_none() {
    let open = Ask::Open { lines: 6 };
    let roomy = layout(&fonts(), &asking(std::slice::from_ref(&open)), CardSize::A6).unwrap();
    let full = layout(&fonts(), &asking(&[open.clone(), open.clone(), choice(&["ja", "nee"])]), CardSize::A6)
        .unwrap();
    assert!(roomy.form.writing[0].h > full.form.writing[0].h);
    assert!(full.form.writing.iter().all(|area| area.h >= 3.0 * 8.0));
}

#[test]
fn a_card_with_room_between_its_questions_has_some_at_the_foot() {
    for id in ["smileys", "effort-and-mood"] {
        for size in [CardSize::A6, CardSize::A5] {
            let form = layout(&fonts(), &template(id), size).unwrap().form;
            let last = form.boxes.last().unwrap().at;
            assert!(form.marks[2].y - (last.y + last.h) > 7.0, "{id} {size:?}: {last:?}");
        }
    }
}

//! The reader through its front door, on desks drawn here.

use super::super::code::{CardCode, CardSize, PrintedCodes};
use super::reading::{Doubt, Warning, Why};
use super::testing::{Desk, OneForm, TEMPLATE, code, form, newer_code, printed};
use super::{Luma, Reading, look, read_photo};

fn read(desk: &Desk) -> Reading {
    read_photo(desk.luma(), &OneForm(form()), &printed())
}

fn near(a: [f32; 2], b: [f32; 2], by: f32) -> bool {
    (a[0] - b[0]).hypot(a[1] - b[1]) < by
}

#[test]
fn cards_at_any_angle_are_read_with_their_answers_and_places() {
    for turn in [0.0, 33.0, 90.0, 171.0, 260.0] {
        let mut desk = Desk::new(760, 760);
        desk.lay(&code(7).text(), [380.0, 380.0], 4.0, turn, &[1, 7]);
        let reading = read(&desk);
        assert_eq!(reading.cards.len(), 1, "{turn}: {:?}", reading.unreadable);
        let card = &reading.cards[0];
        assert_eq!((card.code, card.printed, card.duplicate), (code(7), true, false));
        let answers: Vec<_> = card.questions.iter().map(|q| (q.answer.clone(), q.uncertain)).collect();
        assert_eq!(answers, [(vec![1], false), (vec![3], false)], "{turn}");
        let (sine, cosine) = f32::to_radians(turn).sin_cos();
        let corner = [-52.5 * 4.0, -74.25 * 4.0];
        let expected =
            [380.0 + corner[0] * cosine - corner[1] * sine, 380.0 + corner[0] * sine + corner[1] * cosine];
        assert!(near(card.quad_px[0], expected, 2.0), "{turn}: {:?} {expected:?}", card.quad_px[0]);
        assert_eq!((reading.unreadable.len(), reading.warnings.len()), (0, 0), "{:?}", reading.warnings);
    }
}

#[test]
fn a_question_with_two_crosses_is_a_doubt_and_one_without_is_a_blank() {
    let mut desk = Desk::new(460, 640);
    desk.lay(&code(3).text(), [230.0, 320.0], 4.0, 2.0, &[0, 2]);
    let questions = &read(&desk).cards[0].questions;
    assert_eq!((questions[0].uncertain, questions[0].doubt), (true, Some(Doubt::SeveralAnswers)));
    assert_eq!((questions[1].uncertain, questions[1].answer.len()), (false, 0));
}

#[test]
fn a_covered_box_is_a_doubt() {
    let mut desk = Desk::new(460, 640);
    desk.lay(&code(3).text(), [230.0, 320.0], 4.0, 0.0, &[0]);
    // Over the third box of the first question.
    desk.cover(20 + 63 * 4, 23 + 38 * 4, 20 + 71 * 4, 23 + 47 * 4);
    let questions = &read(&desk).cards[0].questions;
    assert_eq!(questions[0].doubt, Some(Doubt::Covered));
    assert_eq!(questions[1].doubt, None);
}

#[test]
fn the_same_code_twice_in_one_photo_is_told() {
    let mut desk = Desk::new(900, 640);
    desk.lay(&code(3).text(), [230.0, 320.0], 4.0, 0.0, &[0]);
    desk.lay(&code(3).text(), [670.0, 320.0], 4.0, 0.0, &[1]);
    let reading = read(&desk);
    assert_eq!(reading.cards.iter().filter(|card| card.duplicate && card.code == code(3)).count(), 2);
    assert!(reading.warnings.contains(&Warning::Duplicates));
}

#[test]
fn cards_of_others_and_of_unknown_templates_are_named() {
    let mut desk = Desk::new(900, 640);
    let other = CardCode::new(CardSize::A6, TEMPLATE, 77, 3).unwrap();
    let unknown = CardCode::new(CardSize::A6, 99, 0x00C_0FFE, 3).unwrap();
    desk.lay(&other.text(), [230.0, 320.0], 4.0, 0.0, &[0]);
    desk.lay(&unknown.text(), [670.0, 320.0], 4.0, 0.0, &[1]);
    let reading = read(&desk);
    let card = |code| reading.cards.iter().find(|card| card.code == code).unwrap();
    assert!(!card(other).printed && card(other).questions.len() == 2);
    assert!(!card(unknown).printed && card(unknown).questions.is_empty());
    assert_eq!(reading.warnings.len(), 2);
    assert!(
        reading.warnings.contains(&Warning::UnknownRun)
            && reading.warnings.contains(&Warning::UnknownTemplate)
    );
}

#[test]
fn other_codes_wrong_checksums_and_newer_cards_are_reported_with_their_place() {
    let wrong = format!("{}0000", &code(3).text()[..12]);
    let newer = newer_code();
    let all = [
        ("HTTP://OOGST.NL/", Why::NotACard),
        (wrong.as_str(), Why::WrongChecksum),
        (newer.as_str(), Why::NewerFormat),
    ];
    for (text, why) in all {
        let mut desk = Desk::new(460, 640);
        desk.lay(text, [230.0, 320.0], 4.0, 0.0, &[]);
        let reading = read(&desk);
        assert!(reading.cards.is_empty());
        let seen: Vec<Why> = reading.unreadable.iter().map(|seen| seen.why).collect();
        assert_eq!(seen, [why]);
        assert!(near(reading.unreadable[0].quad_px[0], [20.0, 23.0], 3.0), "{:?}", reading.unreadable);
    }
}

#[test]
fn codes_of_other_sizes_are_told_as_such_beside_a_card() {
    for (text, turn) in [
        ("https://example.org/win-a-prize", 0.0f32),
        ("https://example.org/a?very=long&address=that&takes=a&larger=code&and&more&and&more&and=more", 25.0),
        ("https://example.org/x", 140.0),
    ] {
        let mut desk = Desk::new(1100, 700);
        desk.lay(&code(3).text(), [250.0, 340.0], 4.0, 3.0, &[0]);
        let other = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).unwrap();
        let side = other.size() as f32;
        assert!(side > 21.0);
        let (sine, cosine) = turn.to_radians().sin_cos();
        for (at, grey) in desk.data.iter_mut().enumerate() {
            let (x, y) = ((at % 1100) as f32 - 800.0, (at / 1100) as f32 - 340.0);
            let (u, v) = ((x * cosine + y * sine) / 6.0, (y * cosine - x * sine) / 6.0);
            if u.abs().max(v.abs()) < side / 2.0 + 4.0 {
                let module = |at: f32| (at + side / 2.0).floor() as i32;
                *grey = if other.get_module(module(u), module(v)) { 35 } else { 225 };
            }
        }
        let reading = read(&desk);
        assert_eq!(reading.cards.len(), 1, "{text}");
        let whys: Vec<Why> = reading.unreadable.iter().map(|seen| seen.why).collect();
        assert_eq!(whys, [Why::NotACard], "{text}");
        let half = side * 3.0;
        let corner = [800.0 + -half * cosine + half * sine, 340.0 - half * cosine - half * sine];
        let found = reading.unreadable[0].quad_px[0];
        assert!(near(found, corner, 8.0), "{text}: {found:?} {corner:?}");
    }
}

#[test]
fn a_card_whose_code_is_covered_is_reported_not_dropped() {
    let mut desk = Desk::new(460, 640);
    desk.lay(&code(3).text(), [230.0, 320.0], 4.0, 0.0, &[]);
    desk.cover(30, 30, 150, 150);
    let reading = read(&desk);
    assert!(reading.cards.is_empty());
    assert_eq!(reading.unreadable.len(), 1);
    assert_eq!(reading.unreadable[0].why, Why::Covered);
    assert!(near(reading.unreadable[0].quad_px[2], [440.0, 617.0], 3.0), "{:?}", reading.unreadable);
}

#[test]
fn the_printed_list_rescues_a_code_that_blur_destroyed() {
    let mut desk = Desk::new(360, 480);
    desk.lay(&code(3).text(), [180.0, 240.0], 2.9, 12.0, &[]);
    desk.blur(3);
    let known = read(&desk);
    assert_eq!(known.cards.iter().map(|card| card.code).collect::<Vec<_>>(), [code(3)]);
    let unknown = read_photo(desk.luma(), &OneForm(form()), &PrintedCodes::default());
    assert!(unknown.cards.is_empty(), "the blur must be too much without the list");
    assert_eq!(unknown.unreadable.len(), 1);
    // A list without this card gives no other card instead.
    let mut others = printed();
    others.runs[0].first = 4;
    assert!(read_photo(desk.luma(), &OneForm(form()), &others).cards.is_empty());
}

#[test]
fn pictures_without_cards_give_nothing_and_do_not_panic() {
    let mut state = 9u32;
    for (width, height) in [(1, 1), (1, 300), (300, 1), (2, 2), (7, 9), (320, 240)] {
        for kind in 0..3 {
            let data: Vec<u8> = (0..width * height)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    [0, 255, (state >> 24) as u8][kind]
                })
                .collect();
            let luma = Luma::new(width, height, &data).unwrap();
            let reading = read_photo(luma, &OneForm(form()), &printed());
            assert_eq!((reading.cards.len(), reading.unreadable.len()), (0, 0));
            assert_eq!(reading.warnings[0], Warning::NoCards);
            assert_eq!(reading.warnings.contains(&Warning::TooDark), kind == 0, "{width} × {height}");
            assert_eq!(look(luma).cards, 0);
        }
    }
}

#[test]
fn three_squares_that_stand_askew_to_each_other_are_no_card_before_the_shutter() {
    // As far apart as a code's corners, on the slant: a checked tablecloth is full of these.
    let module = 6usize;
    let mut data = vec![225u8; 400 * 400];
    for (left, top) in [(200, 100), (260, 160), (140, 160)] {
        for at in 0..49 * module * module {
            let (x, y) = (at % (7 * module), at / (7 * module));
            let off = |at: usize| (at / module).abs_diff(3);
            if off(x).max(off(y)) != 2 {
                data[(top + y) * 400 + left + x] = 35;
            }
        }
    }
    assert_eq!(look(Luma::new(400, 400, &data).unwrap()).cards, 0);
}

#[test]
fn pixels_that_do_not_fit_their_size_are_refused() {
    assert!(Luma::new(0, 0, &[]).is_err());
    assert!(Luma::new(3, 3, &[0; 8]).is_err());
    assert!(Luma::new(usize::MAX, 2, &[0; 8]).is_err());
    assert!(Luma::new(20_000, 20_000, &[]).is_err());
}

#[test]
fn the_same_photo_gives_the_same_reading() {
    let mut desk = Desk::new(460, 640);
    desk.lay(&code(3).text(), [230.0, 320.0], 4.0, 5.0, &[0, 5]);
    assert_eq!(read(&desk), read(&desk));
}

//! What can't be printed, and says why.

use proptest::prelude::*;

use super::*;

fn refused(template: &CardTemplate, size: CardSize) -> PrintError {
    layout(&fonts(), template, size).unwrap_err()
}

#[test]
fn a_run_has_numbers_to_1023_and_at_least_one_card() {
    let light = template("traffic-light");
    let of = |first_number, count| print(&light, &PrintOptions { first_number, ..options(Paper::A6, count) });
    assert!(matches!(of(1, 0), Err(PrintError::None)));
    assert!(matches!(of(1, 1024), Err(PrintError::TooMany { first: 1, count: 1024 })));
    assert!(matches!(of(1023, 2), Err(PrintError::TooMany { .. })));
    assert!(matches!(of(u16::MAX, u16::MAX), Err(PrintError::TooMany { .. })));
    assert_eq!(of(1023, 1).unwrap().codes.len(), 1);
    let large = PrintOptions { large_print: true, ..options(Paper::A7, 1) };
    assert!(matches!(print(&light, &large), Err(PrintError::NoLargePrint)));
}

#[test]
fn a_title_of_one_endless_word_is_refused_and_not_cut() {
    let long = CardTemplate { title: "Zelfreflectie".repeat(4), ..template("smileys") };
    assert!(matches!(refused(&long, CardSize::A6), PrintError::DoesNotFit { part: Part::Title, .. }));
}

#[test]
fn the_question_that_does_not_fit_is_named_with_the_sizes_that_would_do() {
    let long = "Ik kan aan een ander uitleggen waarom het zo is, met een voorbeeld erbij.".to_owned();
    let many = Ask::SeveralChoices { options: (1..=5).map(|n| format!("{n}. {long}")).collect() };
    let template = asking(&[choice(&["ja", "nee"]), many]);
    match refused(&template, CardSize::A7) {
        PrintError::DoesNotFit { part, size, fits } => {
            assert_eq!((part, size), (Part::Question("q2".into()), CardSize::A7));
            assert!(fits.contains(&CardSize::A5), "{fits:?}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn letters_that_the_fonts_lack_are_told_and_emoji_are_printed() {
    let fonts = fonts();
    let titled = |title: &str| CardTemplate { title: title.into(), ..template("smileys") };
    assert!(matches!(refused(&titled("هل فهمت؟"), CardSize::A6), PrintError::RightToLeft(Part::Title)));
    let chinese = refused(&titled("Dit is 学"), CardSize::A6);
    assert!(matches!(chinese, PrintError::NoLetter { part: Part::Title, letter: '学' }));
    assert!(layout(&fonts, &titled("Hoe ging het? 😀"), CardSize::A6).is_ok());
    assert!(layout(&fonts, &titled("Πώς πήγε; Как дела?"), CardSize::A6).is_ok());
}

#[test]
fn a_template_beyond_its_limits_is_refused_before_it_is_set() {
    let long = CardTemplate { title: "x ".repeat(5_000), ..template("smileys") };
    assert!(matches!(refused(&long, CardSize::A6), PrintError::Template(_)));
}

fn words(most: usize) -> impl Strategy<Value = String> {
    let word = "[a-zé-ü]{1,14}";
    prop::collection::vec(word, 1..12).prop_map(move |words| {
        let text: String = words.join(" ").chars().take(most).collect();
        text.trim().to_owned()
    })
}

fn ask() -> impl Strategy<Value = Ask> {
    let options = || prop::collection::vec(words(80), 2..=6);
    prop_oneof![
        (words(30), words(30)).prop_map(|(low, high)| Ask::Scale { low, high }),
        (words(30), words(30), words(30)).prop_map(|(green, orange, red)| Ask::TrafficLight {
            green,
            orange,
            red
        }),
        (3u8..=4).prop_map(|faces| Ask::Smileys { faces }),
        options().prop_map(|options| Ask::OneChoice { options }),
        options().prop_map(|options| Ask::SeveralChoices { options }),
        (1u8..=16).prop_map(|lines| Ask::Open { lines }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_asked_fits_cleanly_or_is_refused(asks in prop::collection::vec(ask(), 1..=6), title in words(60), goal in prop::option::of(words(120))) {
        let template = CardTemplate { title, goal, ..asking(&asks) };
        for size in SIZES {
            let Ok(layout) = layout(&fonts(), &template, size) else { continue };
            let inside = |x: f32, y: f32, w: f32, h: f32| {
                x >= 5.4 && y >= 5.4 && x + w <= layout.form.w - 5.4 && y + h <= layout.form.h - 5.4
            };
            for spot in &layout.form.boxes {
                prop_assert!(inside(spot.at.x, spot.at.y, spot.at.w, spot.at.h));
                let clear = layout.form.marks.iter().chain([&layout.form.code]).all(|fixed| {
                    spot.at.x >= fixed.x + fixed.w + 1.9
                        || spot.at.y >= fixed.y + fixed.h + 1.9
                        || fixed.x >= spot.at.x + spot.at.w + 1.9
                        || fixed.y >= spot.at.y + spot.at.h + 1.9
                });
                prop_assert!(clear, "{:?} {:?}", size, spot);
            }
            let wanted: usize = template.questions.iter().map(|question| question.ask.options().len()).sum();
            prop_assert_eq!(layout.form.boxes.len(), wanted);
        }
    }
}

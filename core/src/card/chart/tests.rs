//! Tests of the picture: its size, what is on it, and that nothing on it can break it.

use oogst_domain::card::{
    CardId, Confidence, ExitCard, Field, Language, LessonResult, Piles, Said, shipped, view,
};

use super::{ChartWords, chart, style};

fn words() -> ChartWords {
    ChartWords {
        subtitle: "28 kaarten · di 17 nov".into(),
        goal: "Leerdoel".into(),
        got_it: "Snapt het".into(),
        almost: "Bijna".into(),
        not_yet: "Nog niet".into(),
        apart: "Nog te bekijken".into(),
        blank: "niets ingevuld".into(),
        uncertain: "twijfel".into(),
        written: "iets geschreven".into(),
        no_cards: "Nog geen kaarten gelezen.".into(),
        say_right: "Zeg eerst welk antwoord goed is.".into(),
        foot: "Groep 6b".into(),
    }
}

/// Every card answers the first option of each question, but every seventh is blank and every ninth in doubt.
fn lesson(id: &str, cards: u16) -> LessonResult {
    let template = shipped(Language::Nl).into_iter().find(|template| template.id == id).unwrap();
    let card = |number: u16| {
        let fields = template.questions.iter().map(|question| {
            let options = question.ask.options();
            let said = match (options.first(), number % 7, number % 9) {
                (_, 0, _) => Said::Blank,
                (_, _, 0) => Said::Uncertain { options: Default::default() },
                (None, ..) => Said::Handwriting,
                (Some(first), ..) => Said::Options { options: [first.name.to_owned()].into() },
            };
            (question.key.clone(), Field::read(said, Confidence(990)))
        });
        ExitCard { id: CardId { number, run: None }, fields: fields.collect() }
    };
    view(&template, &(1..=cards).map(card).collect::<Vec<_>>())
}

fn drawn(result: &LessonResult, words: &ChartWords) -> image::RgbImage {
    let png = chart(result, words).unwrap();
    image::load_from_memory_with_format(&png, image::ImageFormat::Png).unwrap().into_rgb8()
}

fn pixels(picture: &image::RgbImage, colour: style::Colour) -> usize {
    picture.pixels().filter(|pixel| pixel.0 == colour).count()
}

#[test]
fn no_card_one_a_class_and_a_thousand_are_pictures_of_1600_pixels() {
    let heights = [0, 1, 28, 1000].map(|cards| {
        let picture = drawn(&lesson("traffic-light", cards), &words());
        assert_eq!(picture.width(), 1600);
        picture.height()
    });
    assert!(heights.is_sorted(), "{heights:?}");
    assert!((heights[3] as f32) < style::HEIGHT_MAX, "{heights:?}");
}

#[test]
fn every_shipped_card_has_a_chart() {
    for language in [Language::Nl, Language::En] {
        for template in shipped(language) {
            assert!(chart(&view(&template, &[]), &words()).is_ok(), "{}", template.id);
        }
    }
}

#[test]
fn a_bar_is_as_long_as_its_part_of_the_cards() {
    // Half as many cards give the answer: half as much leaf in the bar, the piles' own leaf taken away.
    let mut result = lesson("traffic-light", 28);
    result.piles = Piles::None;
    let leaf = |result: &LessonResult| pixels(&drawn(result, &words()), style::LEAF) as f32;
    result.questions[0].options[0].count = 28;
    let whole = leaf(&result);
    result.questions[0].options[0].count = 14;
    let part = leaf(&result) / whole;
    assert!((part - 0.5).abs() < 0.03, "{part}");
}

#[test]
fn doubts_and_blanks_are_shown_and_never_filled() {
    let mut result = lesson("traffic-light", 28);
    result.piles = Piles::None;
    let before = drawn(&result, &words());
    for question in &mut result.questions {
        (question.blank, question.uncertain) = (0, 0);
    }
    let after = drawn(&result, &words());
    assert!(before.height() > after.height());
    // Outlined and hatched, in quiet ink only.
    assert!(pixels(&before, style::QUIET) > pixels(&after, style::QUIET) + 500);
    assert_eq!(pixels(&before, style::LEAF), pixels(&after, style::LEAF));
}

#[test]
fn each_card_has_its_tile() {
    let mut result = lesson("traffic-light", 0);
    result.cards = 28;
    let tint = |got_it: Vec<CardId>, result: &mut LessonResult| {
        result.piles = Piles::Sorted { got_it, almost: vec![], not_yet: vec![], apart: vec![] };
        pixels(&drawn(result, &words()), style::LEAF_TINT)
    };
    let cards = |count: u16| (1..=count).map(|number| CardId { number, run: None }).collect::<Vec<_>>();
    let one = tint(cards(1), &mut result);
    let eight = tint(cards(8), &mut result);
    assert!(one > 1000, "{one}");
    assert!((7 * one..=9 * one).contains(&eight), "{one} {eight}");
}

#[test]
fn a_result_without_piles_or_cards_says_so() {
    let silent = ChartWords { no_cards: String::new(), say_right: String::new(), ..words() };
    let empty = lesson("traffic-light", 0);
    assert_ne!(drawn(&empty, &words()), drawn(&empty, &silent));
    let to_say = lesson("check-question", 5);
    assert!(matches!(to_say.piles, Piles::SayRightAnswer { .. }));
    assert_ne!(drawn(&to_say, &words()), drawn(&to_say, &silent));
}

#[test]
fn endless_and_hostile_text_stays_on_the_page() {
    let endless = "Leerlingvolgsysteemgegevensbeschermingseffectbeoordeling".repeat(500);
    let mut result = lesson("success-criteria", 28);
    result.title = endless.clone();
    result.goal = Some("\u{202e}\u{0}\n😀 العربية".repeat(400));
    for question in &mut result.questions {
        question.text = endless.clone();
        question.options.iter_mut().for_each(|option| option.label = endless.clone());
    }
    let said = ChartWords { got_it: endless.clone(), apart: endless.clone(), foot: endless, ..words() };
    let picture = drawn(&result, &said);
    // The edges stay paper: nothing runs off the page.
    let clean = |x: u32| (0..picture.height()).all(|y| picture.get_pixel(x, y).0 == style::PAPER);
    assert!(clean(30) && clean(1570));
}

#[test]
fn what_is_too_high_is_refused_before_memory_is_taken() {
    let mut result = lesson("success-criteria", 28);
    let questions = result.questions.clone();
    (0..200).for_each(|_| result.questions.extend(questions.clone()));
    assert!(chart(&result, &words()).is_err());
}

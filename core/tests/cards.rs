//! Exit cards on a fresh store: printed, filled in, photographed, read, decided about.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::path::PathBuf;

use common::Place;
use oogst_core::{
    App,
    card::{
        self, CardsError, CropOf, PrintRequest, ScanRequest, Scanned,
        print::{Paper, Printed, raster},
        read::{Warning, Why},
    },
    media::MediaError,
    paper::fonts::Fonts,
};
use oogst_domain::card::{CardResultBody, ExitCard, Language, Piles, Said, view};

/// Pixels per millimetre of the photos here: what a phone makes of two dozen cards is half of it.
const SCALE: f32 = 6.0;

fn print(app: &App, count: u16) -> Printed {
    let template = card::find(app, "check-question", Language::Nl).unwrap().template;
    let size = Paper::A6;
    let request = PrintRequest { template, size, count, numbered: true, large_print: false, first_number: 1 };
    card::print_cards(app, &request).unwrap()
}

/// The first sheet on a grey desk, with crosses in these boxes: card, question, option.
fn photo(place: &Place, name: &str, printed: &Printed, crosses: &[(usize, usize, usize)]) -> PathBuf {
    let sheet = &printed.sheets[0];
    let drawn = raster(&Fonts::open().unwrap(), &sheet.ops, sheet.w, sheet.h, SCALE).unwrap();
    let around = 60;
    let (wide, high) = (drawn.width + 2 * around, drawn.height + 2 * around);
    let mut desk = image::GrayImage::from_pixel(wide, high, image::Luma([90]));
    for y in 0..drawn.height {
        for x in 0..drawn.width {
            let ink = drawn.pixels[(y * drawn.width + x) as usize];
            desk.put_pixel(x + around, y + around, image::Luma([30 + (f32::from(ink) * 0.78) as u8]));
        }
    }
    for (at, question, option) in crosses {
        let card = &sheet.cards[*at];
        let spots = printed.form.boxes.iter();
        let spot = spots.clone().find(|spot| (spot.question, spot.option) == (*question, *option)).unwrap();
        let (x, y) = ((card.at.x + spot.at.x) * SCALE, (card.at.y + spot.at.y) * SCALE);
        for step in 0..=400 {
            let along = spot.at.w * SCALE * (0.1 + 0.8 * step as f32 / 400.0);
            for (dx, dy) in [(along, along), (along, spot.at.w * SCALE - along)] {
                for (px, py) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
                    let at = ((x + dx + px) as u32 + around, (y + dy + py) as u32 + around);
                    desk.put_pixel(at.0, at.1, image::Luma([50]));
                }
            }
        }
    }
    let path = place.path(name);
    desk.save(&path).unwrap();
    path
}

fn scan(app: &App, photos: &[PathBuf]) -> Scanned {
    let request = ScanRequest { lesson: Some("groep 6, les 4".into()), ..ScanRequest::default() };
    card::scan(app, photos, &request, &mut |_| {}).unwrap()
}

fn said(body: &CardResultBody, number: u16, question: &str) -> Said {
    let cards: &[ExitCard] = card::cards(body).unwrap();
    let card = cards.iter().find(|card| card.id.number == number).unwrap();
    card.fields[question].answer().unwrap().said
}

fn options(names: &[&str]) -> Said {
    Said::Options { options: names.iter().map(|name| (*name).to_owned()).collect() }
}

#[test]
fn a_sheet_of_cards_is_read_before_any_team_is_joined() {
    let place = Place::new();
    let app = place.app();
    let printed = print(&app, 4);
    let photo = photo(&place, "desk.png", &printed, &[(0, 0, 1), (0, 1, 0), (1, 0, 1), (1, 1, 2), (2, 0, 3)]);
    let scanned = scan(&app, &[photo]);
    let reading = scanned.photos[0].reading.as_ref().unwrap();
    assert_eq!((reading.cards.len(), reading.unreadable.len()), (4, 0), "{reading:#?}");
    assert!(reading.cards.iter().all(|card| card.printed && !card.duplicate));
    let (id, body) = &scanned.results[0];
    assert_eq!(said(body, 1, "q1"), options(&["b"]));
    assert_eq!(said(body, 3, "q1"), options(&["d"]));
    assert_eq!(said(body, 4, "q1"), Said::Blank);
    assert_eq!(said(body, 4, "q3"), Said::Blank, "lines to write on are no writing");
    assert!(body.numbered && body.lesson.as_deref() == Some("groep 6, les 4"));

    // Only the teacher knows which answer is right; the piles follow.
    let body = card::say_right(&app, *id, &["b".to_owned()]).unwrap();
    let Piles::Sorted { got_it, almost, not_yet, apart } =
        view(&body.template, card::cards(&body).unwrap()).piles
    else {
        panic!("no piles")
    };
    let numbers = |pile: Vec<oogst_domain::card::CardId>| pile.iter().map(|id| id.number).collect::<Vec<_>>();
    assert_eq!((numbers(got_it), numbers(almost)), (vec![1], vec![2]));
    assert_eq!((numbers(not_yet), numbers(apart)), (vec![3], vec![4]));

    // The photo is a sealed capture like any other, and the crops come out of it.
    let captures = oogst_core::capture::list(&app.store, None, 50).unwrap();
    assert_eq!(captures.iter().map(|capture| capture.id).collect::<Vec<_>>(), body.captures);
    let wanted = CropOf { card: card::cards(&body).unwrap()[1].id, question: "q1".into() };
    let crops = card::crops(&app, &body, std::slice::from_ref(&wanted)).unwrap();
    let crop = image::load_from_memory(&crops[0].jpeg).unwrap();
    assert!(crop.width() > 4 * crop.height(), "a row of boxes is wide: {}×{}", crop.width(), crop.height());
}

#[test]
fn a_persons_word_wins_and_stays_when_the_photo_is_read_again() {
    let place = Place::new();
    let app = place.app();
    let printed = print(&app, 4);
    let first = photo(&place, "first.png", &printed, &[(0, 0, 1)]);
    let (id, _) = scan(&app, &[first]).results[0].clone();
    card::decide(&app, id, 1, None, "q1", &["c".to_owned()]).unwrap();
    // The rest of the cards, in a second photo; the first card says something else there.
    let second = photo(&place, "second.png", &printed, &[(0, 0, 3), (2, 0, 0)]);
    let again = scan(&app, &[second]);
    let (same, body) = &again.results[0];
    assert_eq!(*same, id, "the same cards of the same lesson are one result");
    assert_eq!(said(body, 1, "q1"), options(&["c"]));
    assert_eq!(body.captures.len(), 2);
    // Blank in one photo, crossed in the other: asked about, never guessed.
    assert!(!said(body, 3, "q1").certain());
    assert_eq!(card::results(&app).unwrap().len(), 1);

    let wrong = |number, question: &str, answer: &str| {
        card::decide(&app, id, number, None, question, &[answer.to_owned()]).unwrap_err()
    };
    assert!(matches!(wrong(9, "q1", "a"), CardsError::UnknownCard { number: 9 }));
    assert!(matches!(wrong(1, "q1", "z"), CardsError::NoSuchAnswer { .. }));
    assert!(matches!(wrong(1, "q9", "a"), CardsError::NoSuchAnswer { .. }));
}

#[test]
fn cards_that_were_printed_elsewhere_are_named_and_kept_apart() {
    let (here, elsewhere) = (Place::new(), Place::new());
    let (app, other) = (here.app(), elsewhere.app());
    let own = photo(&here, "own.png", &print(&app, 4), &[(0, 0, 1)]);
    let foreign = photo(&here, "foreign.png", &print(&other, 4), &[(0, 0, 2)]);
    let scanned = scan(&app, &[own, foreign]);
    let warnings = &scanned.photos[1].reading.as_ref().unwrap().warnings;
    assert!(warnings.contains(&Warning::UnknownRun), "{warnings:?}");
    assert_eq!(scanned.results.len(), 2, "never mixed");
}

#[test]
fn a_copied_card_is_told_apart() {
    let place = Place::new();
    let app = place.app();
    let printed = print(&app, 4);
    // The second sheet's first card is a photocopy of the first's: the same sheet twice beside each other.
    let once = photo(&place, "once.png", &printed, &[(0, 0, 1)]);
    let one = image::open(&once).unwrap().into_luma8();
    let mut both = image::GrayImage::new(one.width() * 2, one.height());
    image::imageops::replace(&mut both, &one, 0, 0);
    image::imageops::replace(&mut both, &one, i64::from(one.width()), 0);
    let path = place.path("both.png");
    both.save(&path).unwrap();
    let reading = scan(&app, &[path]).photos.remove(0).reading.unwrap();
    assert_eq!(reading.cards.len(), 8);
    assert!(
        reading.cards.iter().all(|card| card.duplicate) && reading.warnings.contains(&Warning::Duplicates)
    );
}

#[test]
fn what_is_no_photo_of_cards_is_said_and_loses_nothing_of_the_others() {
    let place = Place::new();
    let app = place.app();
    let printed = print(&app, 4);
    let good = photo(&place, "good.png", &printed, &[(0, 0, 1)]);
    let save = |name: &str, picture: image::GrayImage| {
        picture.save(place.path(name)).unwrap();
        place.path(name)
    };
    let black = save("black.png", image::GrayImage::new(800, 600));
    let dot = save("dot.png", image::GrayImage::new(1, 1));
    let noise = image::GrayImage::from_fn(900, 700, |x, y| {
        image::Luma([(x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503_177)) >> 13) as u8])
    });
    let noise = save("noise.png", noise);
    let text = place.file("text.jpg", b"no photo");
    let gone = place.path("gone.jpg");
    let scanned = scan(&app, &[black, dot, noise, text, gone, good]);
    for photo in &scanned.photos[..3] {
        assert_eq!(photo.reading.as_ref().unwrap().cards.len(), 0, "{}", photo.path.display());
    }
    let refused = |at: usize| scanned.photos[at].reading.as_ref().unwrap_err();
    assert!(matches!(refused(3), CardsError::Media(MediaError::Unknown)), "{:?}", refused(3));
    assert!(matches!(refused(4), CardsError::Source { .. }));
    assert_eq!(scanned.photos[5].reading.as_ref().unwrap().cards.len(), 4);
    assert_eq!(scanned.results.len(), 1);
}

#[test]
fn a_code_that_is_covered_is_a_card_that_is_seen() {
    let place = Place::new();
    let app = place.app();
    let printed = print(&app, 4);
    let path = photo(&place, "whole.png", &printed, &[]);
    let mut desk = image::open(&path).unwrap().into_luma8();
    let code = printed.form.code;
    for y in 0..(code.h * SCALE) as u32 {
        for x in 0..(code.w * SCALE) as u32 {
            let card = &printed.sheets[0].cards[0];
            let at = (
                ((card.at.x + code.x) * SCALE) as u32 + x + 60,
                ((card.at.y + code.y) * SCALE) as u32 + y + 60,
            );
            desk.put_pixel(at.0, at.1, image::Luma([150]));
        }
    }
    let covered = place.path("covered.png");
    desk.save(&covered).unwrap();
    let reading = scan(&app, &[covered]).photos.remove(0).reading.unwrap();
    assert_eq!(reading.cards.len(), 3);
    let whys: Vec<Why> = reading.unreadable.iter().map(|seen| seen.why).collect();
    assert!(matches!(whys[..], [Why::Covered | Why::Blurred]), "{whys:?}");
}

#[test]
fn the_same_card_is_the_same_template_and_another_is_refused_with_the_reason() {
    let place = Place::new();
    let app = place.app();
    let known = card::find(&app, "traffic-light", Language::Nl).unwrap();
    let (first, second) = (
        card::create(&app, known.template.clone()).unwrap(),
        card::create(&app, known.template.clone()).unwrap(),
    );
    assert_eq!(first, second);
    assert!(card::find(&app, "traffic-light", Language::Nl).unwrap().mine);
    let mut long = known.template.clone();
    long.questions[0].text = "lang ".repeat(2000);
    assert!(matches!(card::create(&app, long).unwrap_err(), CardsError::Sheets(_)));
    assert!(matches!(card::find(&app, "nope", Language::Nl), Err(CardsError::UnknownTemplate(_))));
}

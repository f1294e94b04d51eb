//! Tests that the truth is true: of the pixels, not of the code that drew them.

use image::GrayImage;
use serde_json::Value;

use super::write::Request;
use super::{Desk, DeskOptions, Level, draw};

fn desk(level: Level, seed: u64, cards: usize) -> Desk {
    let request = Request::parse(&["--template", "success-criteria", "--cards", "8"]).unwrap();
    let options = DeskOptions { level, seed, cards, width: 1600, height: 1200, odd: None };
    draw(&request.printed().unwrap(), &options)
}

fn grey(desk: &Desk) -> GrayImage {
    image::load_from_memory(&desk.jpeg).unwrap().into_luma8()
}

fn cards(desk: &Desk) -> &Vec<Value> {
    desk.truth["cards"].as_array().unwrap()
}

/// A place in a quad of the truth, from 0 to 1 along and down it.
fn at(quad: &Value, u: f64, v: f64) -> (f64, f64) {
    let p = |corner: usize, axis: usize| quad[corner][axis].as_f64().unwrap();
    let mix = |axis: usize| {
        (p(0, axis) * (1.0 - u) + p(1, axis) * u) * (1.0 - v) + (p(3, axis) * (1.0 - u) + p(2, axis) * u) * v
    };
    (mix(0), mix(1))
}

/// The mean over a part of a quad.
fn mean(photo: &GrayImage, quad: &Value, from: f64, to: f64) -> f64 {
    let step = |i: usize| from + (to - from) * (i as f64 + 0.5) / 12.0;
    let places = (0..144).map(|i| at(quad, step(i % 12), step(i / 12)));
    let values =
        places.filter_map(|(x, y)| photo.get_pixel_checked(x as u32, y as u32).map(|p| f64::from(p.0[0])));
    let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    sum / f64::from(count.max(1))
}

#[test]
fn the_same_seed_draws_the_same_file_and_another_seed_another() {
    let one = desk(Level::Normal, 7, 3);
    assert_eq!(one.jpeg, desk(Level::Normal, 7, 3).jpeg);
    assert_eq!(one.truth, desk(Level::Normal, 7, 3).truth);
    assert_ne!(one.jpeg, desk(Level::Normal, 8, 3).jpeg);
}

#[test]
fn codes_are_where_the_truth_says() {
    for level in [Level::Demo, Level::Easy, Level::Normal, Level::Hard] {
        let desk = desk(level, 3, 6);
        let photo = grey(&desk);
        for card in cards(&desk).iter().filter(|card| card["code_visible"].as_f64() > Some(0.999)) {
            // The finder's eye at the top left is dark, the white ring round it is light.
            let value = |u: f64, v: f64| {
                let (x, y) = at(&card["code_px"], u / 21.0, v / 21.0);
                f64::from(photo.get_pixel(x as u32, y as u32).0[0])
            };
            let (eye, corner, ring) = (value(3.5, 3.5), value(17.5, 3.5), value(-1.5, 3.5));
            assert!(
                eye + 40.0 < ring && corner + 40.0 < ring,
                "{level:?} {} {eye} {corner} {ring}",
                card["id"]
            );
        }
    }
}

#[test]
fn filled_boxes_are_darker_than_empty_ones() {
    let desk = desk(Level::Demo, 5, 8);
    let photo = grey(&desk);
    let (mut filled, mut empty) = (Vec::new(), Vec::new());
    for card in cards(&desk) {
        for ticked in card["fields"][0]["boxes"].as_array().unwrap() {
            let inner = mean(&photo, &ticked["box_px"], 0.25, 0.75);
            match (ticked["state"].as_str(), ticked["mark"].as_str()) {
                (Some("empty"), _) => empty.push(inner),
                (_, Some("fill" | "cross" | "scribble")) => filled.push(inner),
                _ => {}
            }
        }
    }
    assert!(filled.len() > 2 && empty.len() > 5, "{} {}", filled.len(), empty.len());
    let average = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    assert!(average(&filled) + 20.0 < average(&empty), "{filled:?} {empty:?}");
}

#[test]
fn a_tidy_desk_hides_nothing_and_a_pile_does() {
    let visible = |desk: &Desk| -> Vec<f64> {
        cards(desk).iter().map(|card| card["visible"].as_f64().unwrap()).collect()
    };
    assert!(visible(&desk(Level::Easy, 2, 8)).iter().filter(|part| **part > 0.99).count() >= 7);
    let piles = (1..7).flat_map(|seed| visible(&desk(Level::Hard, seed, 8)));
    assert!(piles.filter(|part| *part < 0.95).count() > 2);
}

#[test]
fn answers_agree_with_the_boxes() {
    let desk = desk(Level::Hard, 11, 8);
    for field in cards(&desk).iter().flat_map(|card| card["fields"].as_array().unwrap()) {
        let boxes = field["boxes"].as_array().unwrap();
        let marked: Vec<&Value> = boxes
            .iter()
            .filter(|ticked| ticked["state"] == "marked")
            .map(|ticked| &ticked["option"])
            .collect();
        assert_eq!(marked, field["answer"].as_array().unwrap().iter().collect::<Vec<_>>());
        assert_eq!(field["must_be_uncertain"] == true, field["case"] == "double");
        assert!(field["multi"] == true || marked.len() <= 1 || field["must_be_uncertain"] == true);
    }
}

#[test]
fn words_that_mean_nothing_are_refused() {
    for words in [
        &["--level", "harder"][..],
        &["--cards", "0"],
        &["--cards"],
        &["--pixels", "1x1"],
        &["--pixels", "99999x9"],
        &["--size", "a4"],
        &["--colour", "red"],
    ] {
        assert!(Request::parse(words).is_none(), "{words:?}");
    }
    assert!(Request::parse(&["--template", "no-such"]).unwrap().printed().is_err());
}

//! What is written in the areas to write in.

use oogst_core::card::form::Spot;

use crate::fixtures::handwriting::{Hand, width};
use crate::fixtures::rng::Rng;

use super::grain::Tile;
use super::pen::{Ink, Picture, Tool};

const WORDS: [&str; 12] = [
    "ik vond het best moeilijk maar nu snap ik het",
    "breuken met een andere noemer gelijk maken",
    "een half en een kwart is samen drie kwart",
    "samen rekenen met de stroken hielp goed",
    "waarom mag je de noemers niet optellen",
    "ik wil nog oefenen met grote getallen",
    "eerst tekenen en dan pas uitrekenen",
    "het ging te snel bij de laatste som",
    "de uitleg op het bord was duidelijk",
    "dat ik moet vragen als ik iets niet weet",
    "niks",
    "meer tijd graag",
];

/// Writes into an area, or leaves it empty; says whether anything was written.
pub(super) fn write(on: &mut Picture, area: &Spot, tool: &Tool, grain: &Tile, rng: &mut Rng) -> bool {
    if rng.unit() < 0.18 {
        return false;
    }
    let hand = Hand::of(rng.bits());
    let words: Vec<&str> = rng.pick(&WORDS).split(' ').collect();
    let (mut x, mut y) = (area.x + rng.between(1.0, 3.0), area.y + rng.between(5.2, 6.6));
    let right = area.x + area.w * rng.between(0.85, 1.0);
    let climb = rng.wobble(0.02);
    let mut ink = Ink::within(area.x - 2.0, area.y - 4.0, area.x + area.w + 4.0, area.y + area.h + 5.0);
    for word in words {
        let long = width(&hand, word);
        if x + long > right && x > area.x + 4.0 {
            (x, y) = (area.x + rng.between(1.0, 3.0), y + 8.0);
        }
        if y > area.y + area.h - 0.5 {
            break;
        }
        let (strokes, end) = hand.write(rng, word, x, y + (x - area.x) * climb);
        strokes.iter().for_each(|stroke| ink.stroke(stroke, tool, 0.25, rng));
        x = end + hand.x_height * rng.between(0.7, 1.2);
    }
    ink.dry(on, tool, grain, rng);
    true
}

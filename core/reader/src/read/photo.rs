//! From a photo to a [`Reading`].

use super::super::code::{CardCode, CodeError, PrintedCodes};
use super::super::form::{CODE_MODULES, CardForm, Spot};
use super::boxes::decide::{Box4, covered, decide};
use super::boxes::features::{Seen, look_at};
use super::boxes::model::{CLASSES, Model};
use super::boxes::plane::Plane;
use super::boxes::snap::{Snapped, snap};
use super::foreign::foreign;
use super::geometry::{Homography, Point, centre, distance};
use super::locate::{Located, MOST_CARDS, locate};
use super::look::too_dark;
use super::plane::Luma;
use super::qr::read::Outcome;
use super::reading::{BoxReading, CardReading, Quad, QuestionReading, Reading, Unreadable, Warning, Why};
use super::squares::squares_at_all_sizes;

/// Below so many pixels per module a code is too small to be read for sure.
const TOO_SMALL: f32 = 2.0;
/// Below so many a retake is advised.
const SMALL: f32 = 2.5;
/// The most boxes on a card that are looked at; a card has room for about sixty.
const MOST_BOXES: usize = 200;
/// Millimetres around a question's boxes in its crop: the option's letter is left of the box.
const CROP_AROUND: [f32; 4] = [7.0, 3.0, 3.0, 3.0];
/// Millimetres around a place for writing in its crop: left, top, right, bottom. Children write above the line, and beyond it.
const WRITING_AROUND: [f32; 4] = [1.5, 2.0, 1.5, 1.5];

/// Where the reader learns which boxes a card has.
pub trait Forms {
    /// The form of the cards with this code; `None` when their template is not known here.
    fn form(&self, code: &CardCode) -> Option<&CardForm>;
}

/// Reads all cards in a photo, upright. The same pixels give the same reading; nothing panics; time and memory are
/// bounded by the number of pixels and [`MOST_CARDS`].
#[must_use]
pub fn read_photo(luma: Luma<'_>, forms: &dyn Forms, printed: &PrintedCodes) -> Reading {
    let squares = squares_at_all_sizes(&luma);
    let located = locate(luma, &squares, printed);
    let mut reading = Reading::default();
    if located.len() >= MOST_CARDS {
        reading.warnings.push(Warning::TooManyCards);
    }
    let others = foreign(&luma, &squares, &located);
    for card in located {
        match card.outcome {
            Outcome::Card(code) => {
                let form = forms.form(&code);
                reading.cards.push(read_card(&luma, &card, code, form, printed));
                if form.is_none() {
                    warn(&mut reading, Warning::UnknownTemplate);
                }
            }
            _ => reading.unreadable.push(unreadable(&luma, &card)),
        }
    }
    let others = others.into_iter().map(|code| Unreadable { quad_px: quad(code), why: Why::NotACard });
    reading.unreadable.extend(others);
    finish(&mut reading);
    if reading.cards.is_empty() {
        if reading.unreadable.is_empty() {
            warn(&mut reading, Warning::NoCards);
        }
        if too_dark(&luma) {
            warn(&mut reading, Warning::TooDark);
        }
    }
    reading
}

/// Duplicates, warnings, and an order that does not depend on how cards were found: top to bottom, left to right.
fn finish(reading: &mut Reading) {
    let codes: Vec<CardCode> = reading.cards.iter().map(|card| card.code).collect();
    for card in &mut reading.cards {
        card.duplicate = codes.iter().filter(|code| **code == card.code).count() > 1;
    }
    let place = |quad: &Quad| (quad[0][1] as i64 / 64, quad[0][0] as i64);
    reading.cards.sort_by_key(|card| place(&card.quad_px));
    reading.unreadable.sort_by_key(|seen| place(&seen.quad_px));
    if reading.cards.iter().any(|card| card.duplicate) {
        warn(reading, Warning::Duplicates);
    }
    if reading.cards.iter().any(|card| !card.printed) {
        warn(reading, Warning::UnknownRun);
    }
    let small = reading.cards.iter().any(|card| card.px_per_module < SMALL)
        || reading.unreadable.iter().any(|seen| seen.why == Why::TooSmall);
    if small {
        warn(reading, Warning::ComeCloser);
    }
}

fn warn(reading: &mut Reading, warning: Warning) {
    if !reading.warnings.contains(&warning) {
        reading.warnings.push(warning);
    }
}

fn px_per_module(corners: &[Point; 4]) -> f32 {
    let least = (0..4).map(|at| distance(corners[at], corners[(at + 1) % 4])).fold(f64::MAX, f64::min);
    (least / CODE_MODULES as f64) as f32
}

fn quad(points: [Point; 4]) -> Quad {
    points.map(|point| point.map(|at| at as f32))
}

fn unreadable(luma: &Luma<'_>, card: &Located) -> Unreadable {
    let code = card.placing.map.quad(card.placing.frame.code.corners());
    let lone = card.placing.known_marks() == 0;
    let why = match &card.outcome {
        Outcome::Other(CodeError::Newer { .. }) => Why::NewerFormat,
        Outcome::Other(CodeError::WrongChecksum) => Why::WrongChecksum,
        Outcome::Other(_) => Why::NotACard,
        _ if !luma.holds(centre(&code), 4.0) => Why::OutsidePhoto,
        _ if px_per_module(&code) < TOO_SMALL => Why::TooSmall,
        Outcome::Unread(_) => Why::Blurred,
        _ => Why::Covered,
    };
    Unreadable { quad_px: quad(if lone { code } else { card.placing.quad() }), why }
}

/// What the model is shown of a card's boxes.
pub(super) fn see_boxes(luma: &Luma<'_>, map: &Homography, form: &CardForm) -> (Vec<Snapped>, Vec<Seen>) {
    let boxes = form.boxes.get(..form.boxes.len().min(MOST_BOXES)).unwrap_or_default();
    let spots: Vec<Spot> = boxes.iter().map(|spot| spot.at).collect();
    let Some(plane) = Plane::of(luma, map, &spots) else { return (Vec::new(), Vec::new()) };
    let snapped = snap(&plane, &spots);
    let seen = look_at(&plane, boxes, &snapped);
    (snapped, seen)
}

fn read_card(
    luma: &Luma<'_>,
    card: &Located,
    code: CardCode,
    form: Option<&CardForm>,
    printed: &PrintedCodes,
) -> CardReading {
    let map = card.placing.map;
    let corners = card.placing.code.unwrap_or_else(|| map.quad(card.placing.frame.code.corners()));
    CardReading {
        code,
        printed: printed.contains(&code),
        duplicate: false,
        quad_px: quad(card.placing.quad()),
        px_per_module: px_per_module(&corners),
        homography: map.0,
        questions: form.map(|form| questions(luma, &map, form)).unwrap_or_default(),
        writing_px: form
            .map(|form| {
                form.writing
                    .iter()
                    .map(|spot| quad(map.quad(around(spot, WRITING_AROUND).corners())))
                    .collect()
            })
            .unwrap_or_default(),
    }
}

/// A place on a card with so many millimetres to its left, above it, to its right and below it.
fn around(spot: &Spot, [left, top, right, bottom]: [f32; 4]) -> Spot {
    Spot { x: spot.x - left, y: spot.y - top, w: spot.w + left + right, h: spot.h + top + bottom }
}

fn questions(luma: &Luma<'_>, map: &Homography, form: &CardForm) -> Vec<QuestionReading> {
    let (snapped, seen) = see_boxes(luma, map, form);
    let model = Model::embedded();
    let mut readings = Vec::new();
    for (question, asked) in form.questions.iter().enumerate() {
        let mut all = Vec::new();
        let mut boxes = Vec::new();
        let mut whole: Option<Spot> = None;
        for (at, spot) in form.boxes.iter().enumerate().filter(|(_, spot)| spot.question == question) {
            let shift = snapped.get(at).map_or([0.0; 2], |snapped| snapped.shift);
            let moved = Spot { x: spot.at.x + shift[0], y: spot.at.y + shift[1], ..spot.at };
            let corners = map.quad(moved.corners());
            let inside = corners.iter().all(|corner| luma.holds(*corner, 1.0));
            let (chances, covered) = match (seen.get(at), model) {
                (Some(seen), Some(model)) => (model.chances(seen), covered(seen.least_side, inside)),
                _ => ([1.0 / CLASSES as f32; CLASSES], true),
            };
            let [empty, marked, touched, cancelled] = chances;
            all.push(Box4 { option: spot.option, chances, covered });
            let quad_px = quad(corners);
            boxes.push(BoxReading {
                option: spot.option,
                empty,
                marked,
                touched,
                cancelled,
                covered,
                quad_px,
            });
            whole = Some(whole.map_or(moved, |whole| join(&whole, &moved)));
        }
        let Some(whole) = whole else { continue };
        let decision = decide(&all, asked.several);
        let crop = around(&whole, CROP_AROUND);
        readings.push(QuestionReading {
            question,
            answer: decision.answer,
            uncertain: decision.doubt.is_some(),
            doubt: decision.doubt,
            confidence: decision.confidence,
            boxes,
            crop_px: quad(map.quad(crop.corners())),
        });
    }
    readings
}

fn join(a: &Spot, b: &Spot) -> Spot {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Spot { x, y, w: (a.x + a.w).max(b.x + b.w) - x, h: (a.y + a.h).max(b.y + b.h) - y }
}

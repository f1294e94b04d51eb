//! The truth about one card, as the scorer reads it.

use oogst_core::card::form::{CODE_MODULES, CardForm, Spot};
use serde_json::{Value, json};

use super::lay::Card;
use super::make::{Filled, spot_of};
use super::photo::Photo;
use super::seen::{grown, seen};

/// The truth about one card.
pub(super) fn told(photo: &Photo, mirrors: &[f32], form: &CardForm, card: &Filled, laid: &Card<'_>) -> Value {
    let place = |(u, v): (f32, f32)| laid.see(&photo.camera, u, v);
    let quad = |spot: &Spot| spot.corners().map(|[u, v]| place((u, v)));
    let whole = spot_of(form).map(place);
    let code = quad(&form.code);
    let fields = card.meant.iter().map(|meant| {
        let quads: Vec<_> = meant.boxes.iter().map(|ticked| quad(&form.boxes[ticked.spot].at)).collect();
        let least = quads.iter().map(|quad| seen(photo, mirrors, quad, laid.label)).fold(1.0, f32::min);
        let boxes = meant.boxes.iter().zip(&quads).map(|(ticked, quad)| {
            let mark = ticked.mark.map(|mark| mark.name());
            json!({"option": ticked.option, "state": ticked.state, "mark": mark, "box_px": corners(quad)})
        });
        json!({
            "key": meant.key, "multi": meant.several, "answer": meant.answer, "case": meant.case,
            "must_be_uncertain": meant.doubtful, "boxes": boxes.collect::<Vec<_>>(), "occluded": least < 0.9,
        })
    });
    let side = (0..4).map(|at| {
        let (a, b) = (code[at], code[(at + 1) % 4]);
        (a.0 - b.0).hypot(a.1 - b.1)
    });
    let largest = form.writing.iter().max_by(|a, b| (a.w * a.h).total_cmp(&(b.w * b.h)));
    json!({
        "id": card.code.number.to_string(),
        "code": card.code.text(),
        "code_modules": CODE_MODULES,
        "size_mm": [form.w, form.h],
        "pen": card.pen,
        "handwriting": card.written,
        "fields": fields.collect::<Vec<_>>(),
        "quad_px": corners(&whole),
        "px_per_mm": rounded(photo.camera.scale(laid.place.x, laid.place.y), 3),
        "code_px": corners(&code),
        "handwriting_px": largest.map(|spot| corners(&quad(spot))),
        "visible": rounded(seen(photo, mirrors, &whole, laid.label), 3),
        "code_visible": rounded(seen(photo, mirrors, &grown(&code, 1.15), laid.label), 3),
        "code_px_per_module": rounded(side.fold(f32::MAX, f32::min) / CODE_MODULES as f32, 2),
    })
}

fn corners(quad: &[(f32, f32); 4]) -> Vec<[f64; 2]> {
    quad.iter().map(|(x, y)| [rounded(*x, 2), rounded(*y, 2)]).collect()
}

/// To so many places.
pub(super) fn rounded(value: f32, places: i32) -> f64 {
    let ten = 10f64.powi(places);
    (f64::from(value) * ten).round() / ten
}
